/** Label distribution while its lines are read. */
import type { Sourced, Span } from '../../../base/text.ts';
import type { FilterReference } from '../../../model/isis.ts';
import type { OpenSection } from '../../schema/mode.ts';

interface FilterDraft {
  readonly filter: FilterReference;
  readonly span: Span;
}

export interface LdpDraft {
  /** `mpls ldp`, where lines for it go. */
  section: OpenSection | undefined;
  /** Interfaces named in it. */
  readonly interfaces: Map<string, Span>;
  /** Interfaces kept out of what the IGP switches on. */
  readonly excluded: Map<string, Span>;
  routerId: Sourced<string> | undefined;
  /** `label local allocate for`. */
  allocate: { readonly filter: 'host-routes' | FilterReference; readonly span: Span } | undefined;
  /** `label local advertise disable`. */
  advertiseNothing: Span | undefined;
  /** `label local advertise for ACL`, by name; in effect only where nothing else is advertised. */
  readonly advertiseFor: Map<string, FilterDraft>;
}

export const newLdp = (): LdpDraft => ({
  section: undefined,
  interfaces: new Map(),
  excluded: new Map(),
  routerId: undefined,
  allocate: undefined,
  advertiseNothing: undefined,
  advertiseFor: new Map(),
});
