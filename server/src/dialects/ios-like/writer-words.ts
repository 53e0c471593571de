/** The words of one system for the changes that fixes ask for. */
import type { Ipv4Prefix } from '../../base/ip.ts';
import type { Interface } from '../../model/device.ts';
import type { IsisInstance, Level } from '../../model/isis.ts';
import type { AccessList, PrefixList } from '../../model/policy.ts';
import type { LineEdits } from '../line-edits.ts';

export interface WriterWords {
  /** How wide the configuration indents where a section shows no habit of its own. */
  readonly indent: string;
  /** Between the entries of a new prefix list. */
  readonly listStep: number;
  /** Lists are sections with their entries, where the file shows nothing else. */
  readonly listsAreSections: boolean;
  /** An address with a host mask. */
  readonly hostAddress: (address: string) => string;
  /** A match of one prefix in an access list. */
  readonly accessMatch: (kind: AccessList['kind'], prefix: Ipv4Prefix) => string;
  /** Without a policy. */
  readonly distribution: (from: Level, to: Level) => string;
  readonly insertDistribution: (lines: LineEdits, instance: IsisInstance, text: string) => void;
  readonly runIsis: (tag: string) => string;
  readonly makePassive: (lines: LineEdits, on: Interface, instance: IsisInstance) => void;
  readonly enableLdp: (lines: LineEdits, on: Interface) => void;
  /** False where the system has no such setting. */
  readonly useWideMetrics: (lines: LineEdits, instance: IsisInstance) => boolean;
}

/** Written as a section with its entries, unlike one line for each. */
export const isSection = ({ entries, section }: PrefixList): boolean =>
  entries[0] === undefined || entries[0].span.line !== section.firstLine;

/** A line into an interface, behind `after`. */
export function insertInto(lines: LineEdits, on: Interface, after: number, indent: string, text: string): void {
  lines.insert(after + 1, [`${on.section.bodyIndent || indent}${text}`]);
}
