/** Names, places and phrases that every explanation uses. */
import type { Place, Span } from '../base/text.ts';
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
  readonly viaText: (hops: readonly NextHop[]) => string;
  /** `level 2`, `level 1 of area 49.0001`. */
  readonly areaText: (area: LevelArea) => string;
}

export const fact = (text: string, place?: Place): Fact => ({ text, place });
/** A step that keeps the prefix from the asking router. */
export const stop = (text: string, place?: Place): Fact => ({ text, place, stops: true });

/** `A`, `A and B`, `A, B and C`. */
export const listText = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

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
    viaText: (hops) =>
      listText([...new Set(hops.map((hop) => `${nameOf(hop.router)} (${hop.interface}, ${hop.address})`))]),
    areaText: (area) => {
      if (area.level === 2) return 'level 2';
      const names = new Set(area.speakers.flatMap((speaker) => network.speakers[speaker]?.areas ?? []));
      return `level 1 of area ${listText([...names].sort().map(areaText))}`;
    },
  };
}
