/** The shape of a rule: one file per finding code holds documentation, check and fix. */
import type { Steps } from '../base/steps.ts';
import type { FileEdit, Range } from '../base/text.ts';
import type { ConfigEditor } from '../dialects/writer.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { Message } from '../messages/message.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { MplsAnalysis } from '../mpls/analysis.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type SeveritySetting = Severity | 'off';

export interface RelatedPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: Message;
}

export interface Finding {
  /** Stable public code, e.g. `unleaked-loopback`. */
  readonly code: string;
  readonly severity: Severity;
  /** What, why, and what to do. `messageText` gives the words. */
  readonly message: Message;
  readonly file: string;
  readonly range: Range;
  /** Router the finding is about. */
  readonly router: string;
  /** Canonical prefix, where the finding is about one. */
  readonly prefix: string | undefined;
  /** Names of the other routers that suffer. */
  readonly affected: readonly string[];
  /** The broken pairs of PEs it names, from ingress to egress, in order; at most the first hundred. */
  readonly pairs: readonly (readonly [from: string, to: string])[];
  /** Pairs beyond those. */
  readonly morePairs: number;
  readonly related: readonly RelatedPlace[];
  /** Shown as faded (unused structures). */
  readonly unnecessary: boolean;
  /**
   * Same cause, same key: findings are deduplicated by it, and a fix claims to remove all findings
   * with its key. Starts with the code.
   */
  readonly key: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** Preferred fix of its finding; at most one. */
  readonly preferred: boolean;
}

/** Everything a check may look at: one analysed network. */
export interface AnalysedNetwork {
  readonly network: Network;
  readonly simulation: Simulation;
  readonly mpls: MplsAnalysis;
}

export interface RuleDocumentation {
  readonly title: string;
  readonly whatItFinds: string;
  readonly whyItMatters: string;
  readonly howToMend: string;
  /** Rules of the domain reference and standards behind it. */
  readonly sources: readonly string[];
}

/** Collects the changes of one or of many fixes, file by file. */
export interface FixPlan {
  /** Undefined when the device's dialect has no writer. */
  readonly editor: (router: RouterIndex) => ConfigEditor | undefined;
  /** Undefined when one of the changes cannot be written. */
  readonly edits: () => readonly FileEdit[] | undefined;
}

/** One way to mend a finding, before it is written out: so that the mends of many findings add up. */
export interface Mend {
  readonly title: string;
  readonly preferred: boolean;
  readonly apply: (plan: FixPlan) => void;
}

export interface Rule {
  readonly code: string;
  /** Highest severity it reports by default; a check may lower it per finding. */
  readonly severity: Severity;
  readonly documentation: RuleDocumentation;
  readonly check: (network: AnalysedNetwork) => readonly Finding[];
  /** Finds out in steps what the check would otherwise find out at once. */
  readonly prepare?: (network: AnalysedNetwork) => Steps<void>;
  /** Computed on demand: most findings are never fixed. */
  readonly mends?: (finding: Finding, network: AnalysedNetwork) => readonly Mend[];
}
