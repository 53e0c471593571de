/**
 * The chain behind a route: from the line the prefix comes from, through each border's decision, to
 * the router that has it (5.3).
 */
import { type Ipv4Prefix, prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import type { Level } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import type { Advert, Passage } from './adverts.ts';
import { type LevelRoute, type Reachable, routeNextHops } from './level-route.ts';
import { addressFact, fact, type Narrator } from './narrator.ts';
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

/** By rank; what has an external metric comes three ranks later. */
const KINDS = { 1: 'L1', 2: 'L2', 3: 'L1-IA' } as const;

/** Summarised prefixes that a fact names. */
const CONTRIBUTORS = 3;

export function createDerivations(world: World, narrator: Narrator): Derivations {
  const { nameOf, speakerName, routerOf, placeAt, sectionOf, circuitOf, viaOf } = narrator;

  function routeFacts(prefix: Ipv4Prefix, route: LevelRoute<Advert>): Fact[] {
    const [winner] = route.winners;
    if (!winner) return [];
    const hops = routeNextHops(world, route);
    const others = [...new Set(route.winners.slice(1).map(({ speaker }) => speakerName(speaker)))];
    return [
      ...originFacts(prefix, winner),
      fact(
        say('route.read', {
          router: speakerName(route.speaker),
          from: speakerName(winner.speaker),
          level: route.area.level,
          path: route.metric - winner.metric,
          advertised: winner.metric,
          via: viaOf(hops),
          also: others,
        }),
        circuitOf(route.speaker, hops[0]?.interface),
      ),
    ];
  }

  function passageFacts(prefix: Ipv4Prefix, advert: Advert, passage: Passage, from: Level): Fact[] {
    const { process, route, native, statement, decision } = passage;
    const before = route ? routeFacts(prefix, route) : native ? originFacts(prefix, native) : [];
    const place = decision.place ?? (statement ? placeAt(process.router, statement.span) : sectionOf(advert.speaker));
    const by = statement?.filter && decision.text;
    const passed = { router: nameOf(process.router), metric: advert.metric, by };
    return [...before, fact(from === 1 ? say('route.passed-up', passed) : say('route.leaked-down', passed), place)];
  }

  function originFacts(prefix: Ipv4Prefix, advert: Advert): Fact[] {
    const { origin, speaker, level, metric } = advert;
    const [router, name] = [routerOf(speaker), speakerName(speaker)];
    const text = prefixText(prefix);
    switch (origin.kind) {
      case 'circuit': {
        const { interface: on, address, circuit } = origin;
        return [
          addressFact(name, on, address, placeAt(router, address.span)),
          fact(
            say('route.advertised', {
              router: name,
              prefix: text,
              interface: on.name,
              passive: circuit.passive,
              level,
              metric,
            }),
            placeAt(router, circuit.span),
          ),
        ];
      }
      case 'redistribution': {
        const { statement, source, decision } = origin;
        const by = statement.policy && decision.text;
        return [
          fact(
            say('route.source', { router: name, prefix: text, source: statement.source }),
            placeAt(router, source.span),
          ),
          fact(
            say('route.redistributed', { router: name, level, metric, by }),
            decision.place ?? placeAt(router, statement.span),
          ),
        ];
      }
      case 'default':
        return [fact(say('route.default-originated', { router: name, level }), placeAt(router, origin.statement.span))];
      case 'summary': {
        const shown = origin.contributors.slice(0, CONTRIBUTORS).map(prefixText);
        const prefixes = { shown, more: origin.contributors.length - shown.length };
        return [
          fact(
            say('route.summarised', { router: name, prefix: text, prefixes, level, metric }),
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
    const at = { router: nameOf(router), prefix: prefixText(prefix) };
    switch (entry.kind) {
      case 'connected': {
        const [own] = entry.process.owned.get(prefixKey(prefix)) ?? [];
        const text = say('route.connected', { ...at, interface: own?.interface.name });
        return [fact(text, placeAt(router, own?.address.span))];
      }
      case 'static':
        return entry.found.routes.map(({ span }) => fact(say('route.static', at), placeAt(router, span)));
      case 'summary':
        return [...originFacts(prefix, entry.advert), fact(say('route.discard', at))];
      case 'attached': {
        const hops = routeNextHops(world, entry.route);
        return attachedFacts(entry.process, entry.route, hops);
      }
      case 'route': {
        const external = entry.rank > 3;
        const kind = KINDS[(external ? entry.rank - 3 : entry.rank) as keyof typeof KINDS];
        return [
          ...routeFacts(prefix, entry.route),
          fact(
            say('route.installed', { ...at, kind, external, metric: entry.route.metric }),
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
      fact(say('route.attached', { borders }), first && sectionOf(first.speaker)),
      fact(
        say('route.default', { router: nameOf(process.router), metric: route.metric, via: viaOf(hops) }),
        circuitOf(route.speaker, hops[0]?.interface),
      ),
    ];
  }

  return { originFacts, routeFacts, entryFacts };
}
