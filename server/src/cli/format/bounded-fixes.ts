/**
 * Fixes up to a size. In a network where nothing is leaked, every finding's fix writes the same policies on all border
 * routers: hundreds of megabytes that nobody reads.
 */
import type { Finding, Fix } from '../../rules/rule.ts';

/** Characters of text that fixes write, all findings together. */
const ENOUGH = 5_000_000;

export interface BoundedFixes {
  readonly fixes: (finding: Finding) => readonly Fix[];
  /** Findings asked for after that, whose fixes were not worked out. */
  readonly withheld: () => number;
}

export function boundedFixes(fixes: (finding: Finding) => readonly Fix[], enough = ENOUGH): BoundedFixes {
  let written = 0;
  let withheld = 0;
  return {
    fixes: (finding) => {
      if (written >= enough) {
        withheld++;
        return [];
      }
      const own = fixes(finding);
      for (const { edits } of own) for (const { newText } of edits) written += newText.length;
      return own;
    },
    withheld: () => withheld,
  };
}
