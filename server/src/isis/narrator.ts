/** Names and places that every explanation uses. */
import { groupBy } from '../base/group-by.ts';
import { formatIpv4, type Ipv4Prefix } from '../base/ip.ts';
import type { Place, Span } from '../base/text.ts';
import { say } from '../messages/catalogue.ts';
import type { LevelName, Via } from '../messages/english/routes.ts';
import type { Message } from '../messages/message.ts';
import type { Interface, InterfaceAddress } from '../model/device.ts';
import { areaText } from '../model/net-text.ts';
import type { RouterIndex, SpeakerIndex } from '../model/network.ts';
import type { LevelArea } from './level-graph.ts';
import type { Fact, NextHop } from './results.ts';
import type { World } from './world.ts';

export interface Narrator {
  readonly nameOf: (router: RouterIndex) => string;
  readonly speakerName: (speaker: SpeakerIndex) => string;
  readonly routerOf: (speaker: SpeakerIndex) => RouterIndex;
  readonly placeAt: (router: RouterIndex, span: Span | undefined) => Place | undefined;
  /** The header of the speaker's instance. */
  readonly sectionOf: (speaker: SpeakerIndex | undefined) => Place | undefined;
  /** The line that switches IS-IS on for an interface of the speaker. */
  readonly circuitOf: (speaker: SpeakerIndex, interfaceName: string | undefined) => Place | undefined;
  /** Each way once. */
  readonly viaOf: (hops: readonly NextHop[]) => readonly Via[];
  readonly levelOf: (area: LevelArea) => LevelName;
}

export const fact = (text: Message, place?: Place): Fact => ({ text, place });
/** An interface has the address. */
export const addressFact = (
  router: string,
  { name }: Interface,
  { address, prefix }: InterfaceAddress<Ipv4Prefix>,
  place: Place | undefined,
): Fact =>
  fact(say('route.address', { router, interface: name, address: `${formatIpv4(address)}/${prefix.length}` }), place);
/** A step that keeps the prefix from the asking router. */
export const stop = (text: Message, place?: Place): Fact => ({ text, place, stops: true });

export function createNarrator({ network }: World): Narrator {
  const routerOf = (speaker: SpeakerIndex): RouterIndex => network.speakers[speaker]?.router ?? -1;
  const nameOf = (router: RouterIndex): string => network.routers[router]?.name ?? '?';
  const placeAt = (router: RouterIndex, span: Span | undefined): Place | undefined => {
    const file = network.routers[router]?.device.file;
    return span && file !== undefined ? { file, span } : undefined;
  };
  return {
    routerOf,
    nameOf,
    placeAt,
    speakerName: (speaker) => nameOf(routerOf(speaker)),
    sectionOf: (speaker) =>
      speaker === undefined ? undefined : placeAt(routerOf(speaker), network.speakers[speaker]?.instance.section.span),
    circuitOf: (speaker, interfaceName) => {
      const circuits = network.speakers[speaker]?.instance.circuits;
      const span = circuits?.find((circuit) => circuit.interface === interfaceName)?.span;
      return placeAt(routerOf(speaker), span);
    },
    viaOf: (hops) => {
      const ways = hops.map((hop) => ({ router: nameOf(hop.router), interface: hop.interface, address: hop.address }));
      return [...groupBy(ways, (way) => JSON.stringify(way)).values()].map(([way]) => way);
    },
    levelOf: ({ level, speakers }) => {
      const areas = level === 2 ? [] : speakers.flatMap((speaker) => network.speakers[speaker]?.areas ?? []);
      return { level, areas: [...new Set(areas)].sort().map(areaText) };
    },
  };
}
