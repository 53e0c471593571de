/** One consistent state of the workspace: what every ide/ feature, the language server and the command line ask. */
import type { Steps } from '../base/steps.ts';
import type { Device } from '../model/device.ts';
import type { FileDevices } from '../model/file-devices.ts';
import type { AnalysedNetwork, Finding, Fix } from '../rules/rule.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { LeftFile } from './left-files.ts';
import type { SupposedChanges } from './suppose.ts';

export interface JudgedNetwork extends AnalysedNetwork {
  /** With the configured severities, sorted by file, position, code. */
  readonly findings: () => readonly Finding[];
  /** Broken pairs of which no finding speaks, for its rule is switched off. */
  readonly silencedPairs: () => number;
  /** Whether the findings are there without further work. */
  readonly isJudged: () => boolean;
  /** That work in steps, for those who have others to answer meanwhile. */
  readonly steps: () => Steps<void>;
}

/** What became of the files. */
export interface SeenFiles {
  readonly seen: number;
  /** Those that are not read and may be missed, by name. */
  readonly left: readonly LeftFile[];
}

export interface WorkspaceSnapshot {
  readonly files: SeenFiles;
  /** All devices, by file key, in file order; `deviceAt` says which one a line belongs to. */
  readonly devices: ReadonlyMap<string, FileDevices>;
  /** Every network, by id in order. Analysed lazily: asking for one runs its simulation. */
  readonly networks: readonly JudgedNetwork[];
  /** The network a file's devices stand in; undefined for a file of no known dialect. */
  readonly networkOf: (file: string) => JudgedNetwork | undefined;
  /** The devices of that network, without building it. */
  readonly devicesBeside: (file: string) => readonly Device[];
  /** Findings of all networks with the configured severities, sorted by file, position, code. */
  readonly findings: () => readonly Finding[];
  readonly findingsIn: (file: string) => readonly Finding[];
  readonly fixes: (finding: Finding) => readonly Fix[];
  /**
   * One of the networks as it would be; the last few are kept. Nothing else of the workspace changes.
   * Undefined when a fix is not there any more.
   */
  readonly suppose: (analysed: AnalysedNetwork, changes: SupposedChanges) => JudgedNetwork | undefined;
  /** Tree of an open file (incrementally kept), or a fresh one of any other file; undefined when it has no known dialect. */
  readonly tree: (file: string) => SyntaxTree | undefined;
}
