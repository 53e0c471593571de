/** Why a prefix does not arrive: where its way ends, and what ends it (5.3). */
import { type Ipv4Prefix, prefixContains, prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import type { Device, Interface, InterfaceAddress } from '../model/device.ts';
import { isUp } from '../model/interfaces.ts';
import { LEVELS, type Level } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import type { Advert, Crossing } from './adverts.ts';
import type { Derivations } from './derivation.ts';
import type { Distribution } from './distribution.ts';
import type { LevelArea } from './level-graph.ts';
import { RANKS } from './level-route.ts';
import { addressFact, fact, type Narrator, stop } from './narrator.ts';
import { prefixKey } from './prefix-lists.ts';
import type { Fact } from './results.ts';
import type { Unseen } from './unseen.ts';
import type { Process, World } from './world.ts';

export interface Absences {
  /** Nobody advertises the prefix: who has it, and why no LSP carries it. */
  readonly missingOriginFacts: (prefix: Ipv4Prefix) => Fact[];
  /** Somebody advertises it: why it does not come to the process. */
  readonly absenceFacts: (process: Process, prefix: Ipv4Prefix) => Fact[];
}

const sameLsp = (a: Advert, b: Advert): boolean => a.speaker === b.speaker && a.level === b.level;

interface Owner {
  readonly router: RouterIndex;
  readonly device: Device;
  readonly interface: Interface;
  readonly address: InterfaceAddress<Ipv4Prefix>;
}

export function createAbsences(
  world: World,
  distribution: Distribution,
  unseen: Unseen,
  narrator: Narrator,
  { routeFacts }: Derivations,
): Absences {
  const { nameOf, placeAt, sectionOf, levelOf } = narrator;

  /** The interface whose subnet fits best; customers' VRFs do not count. */
  function findOwner(prefix: Ipv4Prefix): Owner | undefined {
    let best: Owner | undefined;
    for (const { index: router, device } of world.network.routers) {
      for (const one of device.interfaces) {
        if (one.vrf) continue;
        for (const address of one.ipv4) {
          if (!prefixContains(address.prefix, prefix)) continue;
          if (best && best.address.prefix.length >= address.prefix.length) continue;
          best = { router, device, interface: one, address };
        }
      }
    }
    return best;
  }

  /** What keeps an owner's prefix out of its LSPs. */
  function notAdvertisedFact(owner: Owner, text: string): Fact {
    const { router, device, interface: own, address } = owner;
    const port = { router: device.name, interface: own.name };
    const at = { ...port, prefix: text };
    if (!isUp(device, own)) return stop(say('absent.shutdown', port), placeAt(router, own.shutdown ?? address.span));
    const instance = device.isis.find(({ circuits }) => circuits.some((circuit) => circuit.interface === own.name));
    const circuit = instance?.circuits.find((candidate) => candidate.interface === own.name);
    if (!instance || !circuit) return stop(say('absent.not-enabled', at), placeAt(router, address.span));
    const section = placeAt(router, instance.section.span);
    if (instance.nets.length === 0) return stop(say('absent.no-net', { router: device.name }), section);
    if (instance.advertisePassiveOnly && !circuit.passive) {
      return stop(say('absent.suppressed', at), placeAt(router, instance.advertisePassiveOnly));
    }
    if (!LEVELS.some((level) => circuit.levels[level] && instance.levels[level])) {
      return stop(say('absent.levels', at), placeAt(router, circuit.levelsSpan ?? circuit.span));
    }
    return stop(say('absent.withheld', { router: device.name, prefix: text }), placeAt(router, circuit.span));
  }

  function missingOriginFacts(prefix: Ipv4Prefix): Fact[] {
    const text = prefixText(prefix);
    const owner = findOwner(prefix);
    if (!owner) return [stop(say('absent.nowhere', { prefix: text }))];
    const { router, interface: own, address } = owner;
    const has = addressFact(nameOf(router), own, address, placeAt(router, address.span));
    // A host inside an advertised subnet: the subnet is what routers learn.
    if (world.natives.has(prefixKey(address.prefix))) {
      const subnet = prefixText(address.prefix);
      return [has, stop(say('absent.subnet', { prefix: text, subnet }), placeAt(router, address.span))];
    }
    return [has, notAdvertisedFact(owner, text)];
  }

  /** Areas whose LSPs carry the prefix. */
  function areasWith(prefix: Ipv4Prefix): LevelArea[] {
    const state = distribution.state(prefix);
    const indices = new Set(RANKS.flatMap((rank) => [...state.adverts(rank).keys()]));
    return world.areas.filter(({ index }) => indices.has(index));
  }

  function crossingFact(prefix: Ipv4Prefix, process: Process, from: Level, crossing: Crossing): Fact | undefined {
    const border = nameOf(process.router);
    const section = sectionOf((process.level2 ?? process.level1[0])?.index);
    if (crossing.kind === 'passes') {
      const { by } =
        distribution
          .state(prefix)
          .suppressed(6)
          .find(({ advert }) => crossing.adverts.some((one) => sameLsp(one, advert))) ?? {};
      if (!by) return undefined;
      const text = say('absent.summary', { router: border, summary: prefixText(by.prefix), level: by.level });
      return stop(text, placeAt(process.router, by.summary.span));
    }
    const { reason, statement, decision } = crossing;
    const place = decision?.place ?? (statement && placeAt(process.router, statement.span)) ?? section;
    const byFilter = reason === 'filter' || reason === 'undecided';
    const text = say('absent.stopped', {
      router: border,
      prefix: prefixText(prefix),
      to: from === 1 ? 2 : 1,
      stop: byFilter ? 'filter' : reason,
      by: byFilter ? decision?.text : undefined,
    });
    return stop(text, place);
  }

  /** An LSP of its own area carries the prefix, and it cannot be reached. */
  function noPathFact(process: Process, area: LevelArea): Fact {
    return stop(
      say('absent.no-path', { router: nameOf(process.router), within: levelOf(area) }),
      sectionOf((process.level1[0] ?? process.level2)?.index),
    );
  }

  /** Why the prefix does not come up from where it is native. */
  function upwardFacts(prefix: Ipv4Prefix, present: readonly LevelArea[]): Fact[] {
    const state = distribution.state(prefix);
    return present
      .filter(({ level }) => level === 1)
      .flatMap((area) => {
        const borders = unseen.bordersOf(area);
        if (borders.length === 0) {
          return [stop(say('absent.no-border', { within: levelOf(area) }))];
        }
        return borders.flatMap((process) => {
          const best = state.best(process, 6);
          const crossing = state.crossing(process, best?.rank === 4 ? 4 : 1);
          const pathless = crossing.kind === 'stops' && crossing.reason === 'other-route' && !best;
          return pathless ? noPathFact(process, area) : (crossingFact(prefix, process, 1, crossing) ?? []);
        });
      });
  }

  function ownSummaryFact(border: Process, prefix: Ipv4Prefix, { level, origin }: Advert): Fact {
    const span = origin.kind === 'summary' ? origin.configured.summary.span : undefined;
    return stop(
      say('absent.own-summary', { router: nameOf(border.router), prefix: prefixText(prefix), level }),
      placeAt(border.router, span),
    );
  }

  /** Why the prefix is absent from a level of the asking process. */
  function absenceFacts(process: Process, prefix: Ipv4Prefix): Fact[] {
    const present = areasWith(prefix);
    const own = [
      ...process.level1.map(({ index }) => world.areas[world.areaOf[1][index] ?? -1]),
      process.level2 && world.areas[world.areaOf[2][process.level2.index] ?? -1],
    ].filter((area): area is LevelArea => area !== undefined);
    const shared = own.find((area) => present.includes(area));
    if (shared) return [noPathFact(process, shared)];
    const backbones = present.filter(({ level }) => level === 2);
    const backbone = own.find(({ level }) => level === 2);
    const seesBackbone =
      backbone && (backbone.speakers.length > 1 || backbone.dangling.length > 0 || process.level1.length === 0);
    if (seesBackbone) {
      if (backbones.length === 0) return upwardFacts(prefix, present);
      return [stop(say('absent.pieces', { router: nameOf(process.router), prefix: prefixText(prefix) }))];
    }
    const facts: Fact[] = [];
    for (const area of own.filter(({ level }) => level === 1)) {
      const borders = unseen.bordersOf(area).filter((border) => border !== process);
      if (borders.length === 0) {
        facts.push(stop(say('absent.no-border', { within: levelOf(area) })));
      }
      const ignorant = new Set<string>();
      for (const border of borders) {
        const known = distribution.state(prefix).best(border, 6);
        if (known && (known.rank === 2 || known.rank === 5)) {
          facts.push(...routeFacts(prefix, known.route));
          const stopped = crossingFact(prefix, border, 2, distribution.state(prefix).crossing(border, known.rank));
          if (stopped) facts.push(stopped);
          continue;
        }
        const summary = distribution.summarised(border, prefix);
        if (summary) {
          facts.push(ownSummaryFact(border, prefix, summary));
          continue;
        }
        if (border.owned.has(prefixKey(prefix))) {
          const stopped = crossingFact(prefix, border, 2, distribution.state(prefix).crossing(border, 2));
          if (stopped) facts.push(stopped);
          continue;
        }
        ignorant.add(nameOf(border.router));
        facts.push(...absenceFacts(border, prefix));
      }
      if (ignorant.size > 0) {
        facts.push(fact(say('absent.ignorant', { routers: [...ignorant], within: levelOf(area) })));
      }
    }
    return facts;
  }

  return { missingOriginFacts, absenceFacts };
}
