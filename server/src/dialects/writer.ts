/**
 * What fixes ask of a dialect: changes named by their meaning, answered as text edits in the file's own
 * style. Rules decide what has to change, a writer knows the words.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { TextEdit } from '../base/text.ts';
import type { Device, Interface, InterfaceAddress } from '../model/device.ts';
import type { InterLevelDistribution, IsisInstance, Level } from '../model/isis.ts';
import type {
  AccessList,
  AccessListEntry,
  PolicyClause,
  PrefixList,
  PrefixListEntry,
  RoutePolicy,
} from '../model/policy.ts';
import type { StructureKind, StructureReference } from '../model/structures.ts';

/** Which part of a policy stops a route. Given by the caller: evaluating policies is the simulation's business. */
export interface PolicyJudge {
  /** The clause that denies explicitly on the way into a level; undefined for the implicit deny at the end. */
  readonly denyingClause: (
    device: Device,
    policy: RoutePolicy,
    prefix: Ipv4Prefix,
    to: Level,
  ) => PolicyClause | undefined;
  /** The policy permits the prefix on its way into a level, for certain. */
  readonly lets: (device: Device, policy: RoutePolicy, prefix: Ipv4Prefix, to: Level) => boolean;
  readonly decidingPrefixListEntry: (list: PrefixList, prefix: Ipv4Prefix) => PrefixListEntry | undefined;
  readonly decidingAccessListEntry: (list: AccessList, prefix: Ipv4Prefix) => AccessListEntry | undefined;
}

/** Collects changes to one file. Changes that belong together (two prefixes for one new list) are written together. */
export interface ConfigEditor {
  /** Let the prefixes pass between levels: extend the policy that is there, else write one. */
  readonly distribute: (instance: IsisInstance, from: Level, to: Level, prefixes: readonly Ipv4Prefix[]) => void;
  /** Give a distribution without a (working) policy one that permits only the prefixes. */
  readonly restrict: (
    instance: IsisInstance,
    statement: InterLevelDistribution,
    prefixes: readonly Ipv4Prefix[],
  ) => void;
  /** Take a distribution away, with the policy and lists nothing else uses. */
  readonly removeDistribution: (statement: InterLevelDistribution) => void;
  readonly runIsisOn: (on: Interface, instance: IsisInstance) => void;
  readonly makePassive: (on: Interface, instance: IsisInstance) => void;
  readonly bringUp: (on: Interface) => void;
  readonly setHostMask: (on: Interface, address: InterfaceAddress<Ipv4Prefix>) => void;
  readonly enableLdp: (on: Interface) => void;
  readonly setPointToPoint: (on: Interface) => void;
  readonly useWideMetrics: (instance: IsisInstance) => void;
  /** Take a structure away, with the ones only it uses. */
  readonly removeStructure: (kind: StructureKind, name: string) => void;
  readonly renameReference: (reference: StructureReference, name: string) => void;
  /** All changes as edits that do not overlap, in file order; undefined when one of them cannot be written. */
  readonly edits: () => readonly TextEdit[] | undefined;
}

export interface ConfigWriter {
  readonly edit: (device: Device, judge: PolicyJudge) => ConfigEditor;
}
