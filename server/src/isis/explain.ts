/**
 * Why a router knows a prefix, or why not: the chain of facts from the line the prefix comes from,
 * through each border's decision, to the router that asks (I6, 5.3). Worded anew on each question,
 * since positions move with edits.
 */
import { formatIpv4, type IpPrefix, type Ipv4Prefix, prefixContains, prefixText } from '../base/ip.ts';
import type { Place, Span } from '../base/text.ts';
import type { Level } from '../model/isis.ts';
import { areaText as areaAddress } from '../model/net-text.ts';
import type { RouterIndex, SpeakerIndex } from '../model/network.ts';
import { type Advert, type Crossing, DEFAULT_ROUTE, type Distribution, type Passage } from './distribution.ts';
import type { LevelArea } from './level-graph.ts';
import { type LevelRoute, levelOfRank, RANKS, type Reachable, routeNextHops } from './level-route.ts';
import { prefixKey } from './prefix-lists.ts';
import type { DanglingCircuit, Fact, NextHop } from './results.ts';
import type { TableEntry, Tables } from './tables.ts';
import type { Unseen } from './unseen.ts';
import type { Process, World } from './world.ts';

export interface Explanations {
  readonly explain: (router: RouterIndex, prefix: IpPrefix) => readonly Fact[];
}

export interface Explained {
  readonly world: World;
  readonly distribution: Distribution;
  readonly tables: Tables;
  readonly unseen: Unseen;
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

export function createExplanations({ world, distribution, tables, unseen }: Explained): Explanations {
  const { network } = world;
  const routerOf = (speaker: SpeakerIndex): RouterIndex => network.speakers[speaker]?.router ?? -1;
  const nameOf = (router: RouterIndex): string => network.routers[router]?.name ?? '?';
  const speakerName = (speaker: SpeakerIndex): string => nameOf(routerOf(speaker));
  const placeAt = (router: RouterIndex, span: Span | undefined): Place | undefined => {
    const file = network.routers[router]?.device.file;
    return span && file !== undefined ? { file, span } : undefined;
  };
  const sectionOf = (speaker: SpeakerIndex): Place | undefined =>
    placeAt(routerOf(speaker), network.speakers[speaker]?.instance.section.span);
  const fact = (text: string, place?: Place): Fact => ({ text, place });
  const stop = (text: string, place?: Place): Fact => ({ text, place, stops: true });

  const viaText = (hops: readonly NextHop[]): string =>
    list([...new Set(hops.map((hop) => `${nameOf(hop.router)} (${hop.interface}, ${hop.address})`))]);

  /** Where the router's way starts: its own circuit's line. */
  function firstCircuit(speaker: SpeakerIndex, hops: readonly NextHop[]): Place | undefined {
    const circuits = network.speakers[speaker]?.instance.circuits;
    const span = circuits?.find((circuit) => circuit.interface === hops[0]?.interface)?.span;
    return placeAt(routerOf(speaker), span);
  }

  /** From the origin to the speaker that has this route. */
  function routeFacts(prefix: Ipv4Prefix, level: Level, route: LevelRoute<Advert>): Fact[] {
    const [winner] = route.winners;
    if (!winner) return [];
    const hops = routeNextHops(world, route);
    const others = [...new Set(route.winners.slice(1).map(({ speaker }) => speakerName(speaker)))];
    const also = others.length > 0 ? `; ${list(others)} advertise it at the same total metric` : '';
    const path = route.metric - winner.metric;
    return [
      ...originFacts(prefix, winner),
      fact(
        `${speakerName(route.speaker)} reads it in ${speakerName(winner.speaker)}'s level-${level} LSP: path ${path} + advertised ${winner.metric} = metric ${route.metric}, via ${viaText(hops)}${also}`,
        firstCircuit(route.speaker, hops),
      ),
    ];
  }

  function filterText({ decision, statement }: Passage): string {
    return statement?.filter ? ` — ${decision.text}` : '';
  }

  function passageFacts(prefix: Ipv4Prefix, advert: Advert, passage: Passage, from: Level): Fact[] {
    const { process, route, native, statement, decision } = passage;
    const before = route
      ? routeFacts(prefix, from, route)
      : native
        ? originFacts(prefix, { ...native, external: false })
        : [];
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
        const parts = more > 0 ? `${names.join(', ')} and ${more} more` : list(names);
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

  const TYPE_WORDS = { 1: 'a level-1 route', 2: 'a level-2 route', 3: 'an inter-area route leaked into level 1' };

  function entryFacts(router: RouterIndex, prefix: Ipv4Prefix, entry: TableEntry): Fact[] {
    const [name, text] = [nameOf(router), prefixText(prefix)];
    switch (entry.kind) {
      case 'connected': {
        const [own] = entry.process.owned.get(prefixKey(prefix)) ?? [];
        const where = own ? `on ${own.interface.name}` : 'by its own configuration';
        return [fact(`${name} has ${text} itself, ${where}`, placeAt(router, own?.address.span))];
      }
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
        const level = levelOfRank(entry.rank);
        const kind = TYPE_WORDS[entry.rank > 3 ? ((entry.rank - 3) as 1 | 2 | 3) : (entry.rank as 1 | 2 | 3)];
        return [
          ...routeFacts(prefix, level, entry.route),
          fact(
            `${name} installs ${text} as ${kind}${entry.rank > 3 ? ' with external metric' : ''}, metric ${entry.route.metric}`,
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
        `${list(borders)} ${borders.length === 1 ? 'sets' : 'set'} the attached bit in ${borders.length === 1 ? 'its' : 'their'} level-1 LSP: other areas are reachable there through level 2`,
        first && sectionOf(first.speaker),
      ),
      fact(
        `${nameOf(process.router)} takes a default route towards the nearest of the attached routers: metric ${route.metric}, via ${viaText(hops)}`,
        firstCircuit(route.speaker, hops),
      ),
    ];
  }

  /** The prefix is configured somewhere, but no LSP carries it. */
  function missingOriginFacts(prefix: Ipv4Prefix): Fact[] {
    const text = prefixText(prefix);
    for (const router of network.routers) {
      for (const one of router.device.interfaces) {
        const address = one.ipv4.find((candidate) => prefixContains(candidate.prefix, prefix));
        if (!address) continue;
        const name = `${router.name}: ${one.name}`;
        const place = placeAt(router.index, address.span);
        const instance = router.device.isis.find(({ circuits }) =>
          circuits.some((circuit) => circuit.interface === one.name),
        );
        const circuit = instance?.circuits.find((candidate) => candidate.interface === one.name);
        const facts = [fact(`${name} has ${formatIpv4(address.address)}/${address.prefix.length}`, place)];
        const shut = one.shutdown && placeAt(router.index, one.shutdown);
        if (shut) facts.push(stop(`${name} is shut down, so nothing of it is advertised`, shut));
        else if (!circuit || !instance)
          facts.push(stop(`IS-IS does not run on ${name}: no LSP carries ${text}`, place));
        else if (instance.nets.length === 0) {
          facts.push(
            stop(
              `${router.name} has no valid NET: its IS-IS does not start`,
              placeAt(router.index, instance.section.span),
            ),
          );
        } else if (instance.advertisePassiveOnly && !circuit.passive) {
          facts.push(
            stop(
              `${router.name} advertises passive circuits only, and ${one.name} is not passive: no LSP carries ${text}`,
              placeAt(router.index, instance.advertisePassiveOnly),
            ),
          );
        } else {
          facts.push(
            stop(`${router.name} keeps ${text} out of its LSPs`, placeAt(router.index, circuit.span) ?? place),
          );
        }
        return facts;
      }
    }
    return [stop(`No router in these files has or originates ${text}`)];
  }

  /** Areas whose LSPs carry the prefix. */
  function areasWith(prefix: Ipv4Prefix): LevelArea[] {
    const state = distribution.state(prefix);
    const indices = new Set(RANKS.flatMap((rank) => [...state.adverts(rank).keys()]));
    return world.areas.filter(({ index }) => indices.has(index));
  }

  const areaText = (area: LevelArea): string => {
    if (area.level === 2) return 'level 2';
    const names = [...new Set(area.speakers.flatMap((speaker) => network.speakers[speaker]?.areas ?? []))].sort();
    return `level 1 of area ${list(names.map(areaAddress))}`;
  };

  const REASONS = {
    platform: 'its platform does not carry routes between these levels',
    'not-configured': 'nothing is configured to do so',
    overload: 'it is overloaded and withholds inter-level routes',
    own: 'it holds the prefix itself',
    'other-route': 'its own best route to it is not of that level',
  };

  function crossingFact(prefix: Ipv4Prefix, process: Process, from: Level, crossing: Crossing): Fact | undefined {
    const [border, text] = [nameOf(process.router), prefixText(prefix)];
    const doing = from === 1 ? 'pass it up into level 2' : `leak ${text} into level 1`;
    const section = placeAt(process.router, (process.level2 ?? process.level1[0])?.instance.section.span);
    if (crossing.kind === 'passes') {
      const { by } =
        distribution
          .state(prefix)
          .suppressed(6)
          .find(({ advert }) => crossing.adverts.some((one) => sameLsp(one, advert))) ?? {};
      if (!by) return undefined;
      const place = placeAt(process.router, by.summary.span);
      return stop(`${border} advertises the summary ${prefixText(by.prefix)} in level ${by.level} in its place`, place);
    }
    const { reason, statement, decision } = crossing;
    const place = decision?.place ?? (statement && placeAt(process.router, statement.span)) ?? section;
    const why = reason === 'filter' ? (decision?.text ?? 'its filter denies it') : REASONS[reason];
    return stop(`${border} does not ${doing}: ${why}`, place);
  }

  const sameLsp = (a: Advert, b: Advert): boolean => a.speaker === b.speaker && a.level === b.level;

  /** Why the prefix does not come up from where it is native. */
  function upwardFacts(prefix: Ipv4Prefix, present: readonly LevelArea[]): Fact[] {
    const state = distribution.state(prefix);
    return present
      .filter(({ level }) => level === 1)
      .flatMap((area) => {
        const borders = unseen.bordersOf(area);
        if (borders.length === 0) {
          return [stop(`${capital(areaText(area))} has no level-1-2 router with a level-2 neighbor`)];
        }
        return borders.flatMap((process) => crossingFact(prefix, process, 1, state.crossing(process, 1)) ?? []);
      });
  }

  /** Why the prefix is absent from a level of the asking process. */
  function absenceFacts(process: Process, prefix: Ipv4Prefix): Fact[] {
    const present = areasWith(prefix);
    const name = nameOf(process.router);
    const own = [
      ...process.level1.map(({ index }) => world.areas[world.areaOf[1][index] ?? -1]),
      process.level2 && world.areas[world.areaOf[2][process.level2.index] ?? -1],
    ].filter((area): area is LevelArea => area !== undefined);
    const shared = own.find((area) => present.includes(area));
    if (shared) {
      return [
        stop(
          `${name} stands in ${areaText(shared)} too, yet no usable path leads from it to an advertising router: look for metric styles that differ, LSP authentication, overload, or one system ID twice`,
          placeAt(process.router, (process.level1[0] ?? process.level2)?.instance.section.span),
        ),
      ];
    }
    const backbones = present.filter(({ level }) => level === 2);
    const backbone = own.find(({ level }) => level === 2);
    const seesBackbone =
      backbone && (backbone.speakers.length > 1 || backbone.dangling.length > 0 || process.level1.length === 0);
    if (seesBackbone) {
      if (backbones.length === 0) return upwardFacts(prefix, present);
      return [stop(`The level-2 backbone is in pieces: ${prefixText(prefix)} is in another one than ${name}`)];
    }
    const facts: Fact[] = [];
    for (const area of own.filter(({ level }) => level === 1)) {
      const borders = unseen.bordersOf(area).filter((border) => border !== process);
      if (borders.length === 0) {
        facts.push(stop(`${capital(areaText(area))} has no level-1-2 router with a level-2 neighbor`));
      }
      const ignorant = new Set<string>();
      for (const border of borders) {
        const known = distribution.state(prefix).best(border, 6);
        if (known && (known.rank === 2 || known.rank === 5)) {
          facts.push(...routeFacts(prefix, 2, known.route));
          const stop = crossingFact(prefix, border, 2, distribution.state(prefix).crossing(border, known.rank));
          if (stop) facts.push(stop);
          continue;
        }
        if (border.owned.has(prefixKey(prefix))) {
          const stop = crossingFact(prefix, border, 2, distribution.state(prefix).crossing(border, 2));
          if (stop) facts.push(stop);
          continue;
        }
        ignorant.add(nameOf(border.router));
        facts.push(...absenceFacts(border, prefix));
      }
      if (ignorant.size > 0) {
        const names = [...ignorant];
        facts.push(
          stop(
            `${list(names)}, the border of ${areaText(area)}, ${names.length === 1 ? 'has' : 'have'} no route to it`,
          ),
        );
      }
    }
    return facts;
  }

  function danglingFacts(because: readonly DanglingCircuit[]): Fact[] {
    return because.map((circuit) => {
      const span = network.speakers[circuit.speaker]?.instance.circuits.find(
        (candidate) => candidate.interface === circuit.interface,
      )?.span;
      return stop(
        `${speakerName(circuit.speaker)} ${circuit.interface} leads to a router that is in no file: the prefix may come that way`,
        placeAt(routerOf(circuit.speaker), span),
      );
    });
  }

  function fallbackFacts(router: RouterIndex, prefix: Ipv4Prefix): Fact[] {
    const name = nameOf(router);
    for (let length = prefix.length - 1; length > 0; length--) {
      const candidate = distribution.prefixes().find((one) => one.length === length && prefixContains(one, prefix));
      const entry = candidate && tables.entry(router, candidate);
      if (candidate && entry) {
        return [
          fact(`${name} has only the less specific ${prefixText(candidate)}`),
          ...entryFacts(router, candidate, entry),
        ];
      }
    }
    const entry = tables.entry(router, DEFAULT_ROUTE);
    if (!entry) return [fact(`${name} has no default route either`)];
    return [fact(`${name} has only a default route`), ...entryFacts(router, DEFAULT_ROUTE, entry)];
  }

  /** Each fact once, in the order of first mention. */
  function once(facts: readonly Fact[]): Fact[] {
    const seen = new Set<string>();
    return facts.filter(({ text }) => !seen.has(text) && seen.add(text));
  }

  function explain(router: RouterIndex, prefix: IpPrefix): readonly Fact[] {
    const [name, text] = [nameOf(router), prefixText(prefix)];
    if (prefix.family !== 'ipv4') return [fact(`${text}: IPv6 is not simulated`)];
    const entry = tables.entry(router, prefix);
    if (entry) return once(entryFacts(router, prefix, entry));
    const [process] = tables.processes(router);
    if (!process) return [stop(`${name} runs no IS-IS instance with a valid NET`)];
    const natives = world.natives.get(prefixKey(prefix)) ?? [];
    const origins = natives.flatMap((native) => originFacts(prefix, { ...native, external: false }));
    const absent = fact(
      `${name} does not learn ${text}`,
      sectionOf((process.level1[0] ?? process.level2)?.index ?? -1),
    );
    const because = unseen.mayCarry(process, prefix);
    if (because) return once([...origins, absent, ...danglingFacts(because)]);
    const reasons =
      areasWith(prefix).length === 0 && natives.length === 0
        ? missingOriginFacts(prefix)
        : [...origins, ...absenceFacts(process, prefix)];
    return once([...reasons, absent, ...fallbackFacts(router, prefix)]);
  }

  return { explain };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
