/** Usual whole things a dialect offers to write, such as a leak with its policy. */
import type { Device } from '../model/device.ts';

export interface Snippet {
  /** What people type to find it, e.g. `leak-policy`. */
  readonly label: string;
  /** One line of meaning. */
  readonly help: string;
  /** Kinds of section it is written in, as `CommandContext.modes` names them. */
  readonly modes: readonly string[];
  /**
   * Lines without line ends. Values to fill in stand as `${1:LEAK}`; the same number is the same value
   * everywhere. What comes out of the Device goes through `placeholder`.
   */
  readonly lines: (device: Device) => readonly string[];
}

/** A value to fill in, with what is proposed for it. */
export const placeholder = (number: number, proposal: string): string =>
  `\${${number}:${proposal.replaceAll(/[\\$}]/g, '\\$&')}}`;

/** A line as it stands before anybody fills in values. */
export const withProposals = (line: string): string =>
  line.replaceAll(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, (_, proposal: string) => proposal.replaceAll(/\\(.)/g, '$1'));
