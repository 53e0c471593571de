/**
 * The chain behind a route: from the line the prefix comes from, through each border's decision, to
 * the router that has it (5.3).
 */
import { formatIpv4, type Ipv4Prefix, prefixText } from '../base/ip.ts';
import type { Level } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import type { Advert, Passage } from './adverts.ts';
import { type LevelRoute, type Reachable, routeNextHops } from './level-route.ts';
import { fact, listText, type Narrator } from './narrator.ts';
import { prefixKey } from './prefix-lists.ts';
import type { Fact, NextHop } from './results.ts';
import type { TableEntry } from './tables.ts';
import type { Process, World } from './world.ts';

export interface Derivations {
  /** How the prefix gets into a speaker's LSP. */
  readonly originFacts: (prefix: Ipv4Prefix, advert: Advert) => Fact[];
  /** From the origin to the speaker that has this route. */
  readonly routeFacts: (prefix: Ipv4Prefix, route: LevelRoute<Advert>) => Fact[];
  /** From the origin to the entry in the router's table. */
  readonly entryFacts: (router: RouterIndex, prefix: Ipv4Prefix, entry: TableEntry) => Fact[];
}

const TYPE_WORDS = {
  1: 'a level-1 route',
  2: 'a level-2 route',
  3: 'an inter-area route leaked into level 1',
} as const;

export function createDerivations(world: World, narrator: Narrator): Derivations {
  const { nameOf, speakerName, routerOf, placeAt, sectionOf, circuitOf, viaText } = narrator;

  function routeFacts(prefix: Ipv4Prefix, route: LevelRoute<Advert>): Fact[] {
    const [winner] = route.winners;
    if (!winner) return [];
    const hops = routeNextHops(world, route);
    const others = [...new Set(route.winners.slice(1).map(({ speaker }) => speakerName(speaker)))];
    const also = others.length > 0 ? `; ${listText(others)} advertise it at the same total metric` : '';
    const path = route.metric - winner.metric;
    return [
      ...originFacts(prefix, winner),
      fact(
        `${speakerName(route.speaker)} reads it in ${speakerName(winner.speaker)}'s level-${route.area.level} LSP: path ${path} + advertised ${winner.metric} = metric ${route.metric}, via ${viaText(hops)}${also}`,
        circuitOf(route.speaker, hops[0]?.interface),
      ),
    ];
  }

  function filterText({ decision, statement }: Passage): string {
    return statement?.filter ? ` — ${decision.text}` : '';
  }

  function passageFacts(prefix: Ipv4Prefix, advert: Advert, passage: Passage, from: Level): Fact[] {
    const { process, route, native, statement, decision } = passage;
    const before = route ? routeFacts(prefix, route) : native ? originFacts(prefix, native) : [];
    const border = nameOf(process.router);
    const place = decision.place ?? (statement ? placeAt(process.router, statement.span) : sectionOf(advert.speaker));
    const filter = filterText(passage);
    const text =
      from === 1
        ? `${border}, a level-1-2 router, passes it up into its level-2 LSP with metric ${advert.metric}${filter}`
        : `${border} leaks it down into its level-1 LSP with metric ${advert.metric} and the down bit set${filter}`;
    return [...before, fact(text, place)];
  }

  function originFacts(prefix: Ipv4Prefix, advert: Advert): Fact[] {
    const { origin, speaker, level, metric } = advert;
    const [router, name] = [routerOf(speaker), speakerName(speaker)];
    const text = prefixText(prefix);
    switch (origin.kind) {
      case 'circuit': {
        const passive = origin.circuit.passive ? ' (passive)' : '';
        return [
          fact(
            `${name}: ${origin.interface.name} has ${formatIpv4(origin.address.address)}/${origin.address.prefix.length}`,
            placeAt(router, origin.address.span),
          ),
          fact(
            `IS-IS runs on ${origin.interface.name}${passive}: ${name} puts ${text} into its level-${level} LSP with metric ${metric}`,
            placeAt(router, origin.circuit.span),
          ),
        ];
      }
      case 'redistribution': {
        const { statement, source, decision } = origin;
        const filter = statement.policy ? ` — ${decision.text}` : '';
        return [
          fact(`${name} has ${text} as a ${statement.source} route`, placeAt(router, source.span)),
          fact(
            `${name} redistributes it into its level-${level} LSP with metric ${metric}${filter}`,
            decision.place ?? placeAt(router, statement.span),
          ),
        ];
      }
      case 'default':
        return [
          fact(
            `${name} originates a default route into its level-${level} LSP`,
            placeAt(router, origin.statement.span),
          ),
        ];
      case 'summary': {
        const names = origin.contributors.slice(0, 3).map(prefixText);
        const more = origin.contributors.length - names.length;
        const parts = more > 0 ? `${names.join(', ')} and ${more} more` : listText(names);
        return [
          fact(
            `${name} summarises ${parts} as ${text} in level ${level}, metric ${metric}: the more specific prefixes are not passed on`,
            placeAt(router, origin.configured.summary.span),
          ),
        ];
      }
      case 'up':
        return passageFacts(prefix, advert, origin.passage, 1);
      case 'down':
        return passageFacts(prefix, advert, origin.passage, 2);
    }
  }

  function entryFacts(router: RouterIndex, prefix: Ipv4Prefix, entry: TableEntry): Fact[] {
    const [name, text] = [nameOf(router), prefixText(prefix)];
    switch (entry.kind) {
      case 'connected': {
        const [own] = entry.process.owned.get(prefixKey(prefix)) ?? [];
        const where = own ? `on ${own.interface.name}` : 'by its own configuration';
        return [fact(`${name} has ${text} itself, ${where}`, placeAt(router, own?.address.span))];
      }
      case 'static':
        return entry.found.routes.map(({ span }) =>
          fact(`${name} has a static route to ${text}`, placeAt(router, span)),
        );
      case 'summary':
        return [
          ...originFacts(prefix, entry.advert),
          fact(`${name} holds a discard route for ${text}: what no more specific route matches is dropped here`),
        ];
      case 'attached': {
        const hops = routeNextHops(world, entry.route);
        return attachedFacts(entry.process, entry.route, hops);
      }
      case 'route': {
        const external = entry.rank > 3;
        const kind = TYPE_WORDS[(external ? entry.rank - 3 : entry.rank) as keyof typeof TYPE_WORDS];
        return [
          ...routeFacts(prefix, entry.route),
          fact(
            `${name} installs ${text} as ${kind}${external ? ' with external metric' : ''}, metric ${entry.route.metric}`,
            sectionOf(entry.route.speaker),
          ),
        ];
      }
    }
  }

  function attachedFacts(process: Process, route: LevelRoute<Reachable>, hops: readonly NextHop[]): Fact[] {
    const borders = [...new Set(route.winners.map(({ speaker }) => speakerName(speaker)))];
    const [first] = route.winners;
    return [
      fact(
        `${listText(borders)} ${borders.length === 1 ? 'sets' : 'set'} the attached bit in ${borders.length === 1 ? 'its' : 'their'} level-1 LSP: other areas are reachable there through level 2`,
        first && sectionOf(first.speaker),
      ),
      fact(
        `${nameOf(process.router)} takes a default route towards the nearest of the attached routers: metric ${route.metric}, via ${viaText(hops)}`,
        circuitOf(route.speaker, hops[0]?.interface),
      ),
    ];
  }

  return { originFacts, routeFacts, entryFacts };
}
