/** Prefixes that LDP gives labels to, where not all of them. */
import type { Span } from '../../base/text.ts';
import type { FilterReference } from '../../model/isis.ts';
import type { LabelFilter } from '../../model/vpn.ts';

interface Filtering<F> {
  readonly filter: F;
  readonly span: Span;
}

/** What the lines of a file say of it. */
export interface LabelFiltersDraft {
  readonly allocate: Filtering<'host-routes' | FilterReference> | undefined;
  /** Where advertising everything is switched off. */
  readonly advertiseNothing: Span | undefined;
  readonly advertiseFor: ReadonlyMap<string, Filtering<FilterReference>>;
}

export function labelFiltersOf(ldp: LabelFiltersDraft): readonly LabelFilter[] {
  const filters: LabelFilter[] = [];
  if (ldp.allocate) filters.push({ effect: 'allocate', ...ldp.allocate });
  // What is advertised for a list decides only where advertising everything is switched off.
  if (!ldp.advertiseNothing) return filters;
  for (const some of ldp.advertiseFor.values()) filters.push({ effect: 'advertise', ...some });
  if (ldp.advertiseFor.size === 0) filters.push({ effect: 'advertise', filter: 'none', span: ldp.advertiseNothing });
  return filters;
}
