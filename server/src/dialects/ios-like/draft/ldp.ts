/** Global label distribution settings while lines are read. */
import type { Sourced, Span } from '../../../base/text.ts';
import type { FilterReference } from '../../../model/isis.ts';

export interface LdpDraft {
  /** Label switching. */
  enabled: boolean;
  /** LDP is stopped although label switching is on. */
  shutdown: boolean;
  protocolIsLdp: boolean;
  /** Interfaces run LDP only where they say so. */
  disabledByDefault: boolean;
  routerId: Sourced<string> | undefined;
  /** `mpls ldp label` / `allocate global …`. */
  allocate: { readonly filter: 'host-routes' | FilterReference; readonly span: Span } | undefined;
  /** `no mpls ldp advertise-labels`. */
  advertiseNothing: Span | undefined;
  /** `mpls ldp advertise-labels for ACL`, by name; in effect only where nothing else is advertised. */
  readonly advertiseFor: Map<string, { readonly filter: FilterReference; readonly span: Span }>;
}

export const newLdp = (): LdpDraft => ({
  enabled: true,
  shutdown: false,
  protocolIsLdp: true,
  disabledByDefault: false,
  routerId: undefined,
  allocate: undefined,
  advertiseNothing: undefined,
  advertiseFor: new Map(),
});
