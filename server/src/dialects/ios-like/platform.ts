/** What a system with this language does its own way when a Device is made of what was read. */
import type { Sourced, Span } from '../../base/text.ts';
import type { VendorBehaviour } from '../../model/behaviour.ts';
import type { Authentication, IsisCircuit, LevelSet } from '../../model/isis.ts';
import type { LabelBlock, PrefixSid } from '../../model/segment-routing.ts';
import type { Pseudowire } from '../../model/vpn.ts';
import type { InterfaceNames } from '../common/interface-names.ts';
import type { DeviceDraft } from './draft/device.ts';
import type { AuthenticationDraft, InterfaceDraft } from './draft/interface.ts';
import type { IsisDraft } from './draft/isis.ts';

/** How an interface takes part in an instance. */
export interface Taking {
  readonly span: Span;
  readonly passive: boolean;
  readonly families: IsisCircuit['families'];
}

export interface Platform {
  /** Id of the dialect. */
  readonly dialect: string;
  readonly behaviour: VendorBehaviour;
  readonly interfaces: InterfaceNames;
  readonly takesPart: (instance: IsisDraft, each: InterfaceDraft) => Taking | undefined;
  readonly authenticationOf: (draft: AuthenticationDraft) => Authentication | undefined;
  /** Levels of an instance that does not name any. */
  readonly defaultLevels: (device: DeviceDraft, instance: IsisDraft) => LevelSet;
  /** Whether hellos are padded where nothing is configured. */
  readonly padsHellos: boolean;
  /** Whether neighbors are refused that run other address families, in a single topology (D32). */
  readonly checksFamilies: boolean;
  /** MTU of an interface, or of the parent of a subinterface, that names none; undefined where the manual gives none. */
  readonly defaultMtu: (name: string) => number | undefined;
  /** LDP as an interface itself has it, on or off. */
  readonly ldpOf: (device: DeviceDraft, each: InterfaceDraft) => Sourced<boolean> | undefined;
  readonly defaultLabelBlock: LabelBlock;
  readonly prefixSidsOf: (device: DeviceDraft, instance: IsisDraft) => readonly PrefixSid[];
  readonly pseudowiresOf: (device: DeviceDraft) => readonly Pseudowire[];
}
