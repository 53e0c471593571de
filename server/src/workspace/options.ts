/** What people can set about an analysis; the same for editor settings and command line. */
import type { SeveritySetting } from '../rules/rule.ts';

export interface AnalysisOptions {
  /** Overrides by finding code. */
  readonly severities: Readonly<Record<string, SeveritySetting>>;
  /**
   * Which loopbacks count as a PE's service loopback: interface names (`Loopback0`) or prefixes
   * (`10.255.0.0/16`) that its address must lie in. Empty: found from BGP (D23).
   */
  readonly serviceLoopbacks: readonly string[];
  /** Folders (workspace keys) that are networks of their own, besides those with an `isis-lens.json` (5.2). */
  readonly boundaries: readonly string[];
}

export const defaultOptions: AnalysisOptions = { severities: {}, serviceLoopbacks: [], boundaries: [] };
