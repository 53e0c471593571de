/**
 * Network: the routers of one boundary (D31, 5.2) and the links their subnets imply (D5).
 * The types are here; `buildNetwork` is in build-network.ts. Indices are stable only within one
 * Network value: routers are sorted by name, then file.
 */
import type { DirectedGraph } from 'graphology';
import type { IpPrefix } from '../base/ip.ts';
import type { Device, Interface } from './device.ts';
import type { IsisCircuit, IsisInstance } from './isis.ts';
import type { OtherVersion } from './versions.ts';

/** Index into Network.routers. */
export type RouterIndex = number;
/** Index into Network.speakers. */
export type SpeakerIndex = number;

export interface Router {
  readonly index: RouterIndex;
  readonly name: string;
  readonly device: Device;
  /** Its IS-IS instances; several on one router are separate speakers. */
  readonly speakers: readonly SpeakerIndex[];
}

/** One IS-IS instance of one router: a node of the simulation. */
export interface Speaker {
  readonly index: SpeakerIndex;
  readonly router: RouterIndex;
  readonly instance: IsisInstance;
  /** Twelve hex digits; undefined when no valid NET is configured: then it takes no part. */
  readonly systemId: string | undefined;
  /** Manual area addresses. */
  readonly areas: readonly string[];
}

/** One circuit on one link. */
export interface Attachment {
  readonly speaker: SpeakerIndex;
  readonly circuit: IsisCircuit;
  readonly interface: Interface;
  /** The address that lies in the link's subnet, in its family's representation. */
  readonly address: number | bigint;
}

/** An up interface in a link's subnet on which no IS-IS runs. */
export interface SilentEnd {
  readonly router: RouterIndex;
  readonly interface: Interface;
  readonly address: number | bigint;
}

/** A subnet with at least one active (not shut, not passive) IS-IS circuit on it. */
export interface Link {
  readonly index: number;
  readonly subnet: IpPrefix;
  readonly attachments: readonly Attachment[];
  readonly silent: readonly SilentEnd[];
}

export interface Network {
  /** Boundary key, e.g. the folder's path; shown to people. */
  readonly id: string;
  /** The same object in networks whose routers, speakers and links stand in the same places: only metrics and lists differ. */
  readonly places: object;
  readonly routers: readonly Router[];
  /** Files that hold another version of one of them, and take no part. */
  readonly otherVersions: readonly OtherVersion[];
  readonly speakers: readonly Speaker[];
  readonly links: readonly Link[];
  /** Routers (key `r<index>`) and links (key `l<index>`) as nodes, attachments as edges both ways. */
  readonly graph: DirectedGraph;
  readonly routerByName: ReadonlyMap<string, RouterIndex>;
  /** The file's main router first; see routers.ts. */
  readonly routersByFile: ReadonlyMap<string, readonly RouterIndex[]>;
}
