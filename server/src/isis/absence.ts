/** Why a prefix does not arrive: where its way ends, and what ends it (5.3). */
import { formatIpv4, type Ipv4Prefix, prefixContains, prefixText } from '../base/ip.ts';
import type { Device, Interface, InterfaceAddress } from '../model/device.ts';
import { isUp } from '../model/interfaces.ts';
import { LEVELS, type Level } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import type { Advert, Crossing } from './adverts.ts';
import type { Derivations } from './derivation.ts';
import type { Distribution } from './distribution.ts';
import type { LevelArea } from './level-graph.ts';
import { RANKS } from './level-route.ts';
import { capital, fact, listText, type Narrator, stop } from './narrator.ts';
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

const REASONS = {
  platform: 'its platform does not carry routes between these levels',
  'not-configured': 'nothing is configured to do so',
  external: 'its platform carries external level-1 routes by an export policy only',
  overload: 'it is overloaded and withholds inter-level routes',
  own: 'it holds the prefix itself',
  'other-route': 'its own best route to it is not of that level',
} as const;

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
  const { nameOf, placeAt, sectionOf, areaText } = narrator;

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
    const name = `${device.name} ${own.name}`;
    if (!isUp(device, own)) {
      return stop(
        `${name} is shut down, so nothing of it is advertised`,
        placeAt(router, own.shutdown ?? address.span),
      );
    }
    const instance = device.isis.find(({ circuits }) => circuits.some((circuit) => circuit.interface === own.name));
    const circuit = instance?.circuits.find((candidate) => candidate.interface === own.name);
    if (!instance || !circuit) {
      return stop(`IS-IS does not run on ${name}: no LSP carries ${text}`, placeAt(router, address.span));
    }
    const section = placeAt(router, instance.section.span);
    if (instance.nets.length === 0) return stop(`${device.name} has no valid NET: its IS-IS does not start`, section);
    if (instance.advertisePassiveOnly && !circuit.passive) {
      return stop(
        `${device.name} advertises passive circuits only, and ${own.name} is not passive: no LSP carries ${text}`,
        placeAt(router, instance.advertisePassiveOnly),
      );
    }
    if (!LEVELS.some((level) => circuit.levels[level] && instance.levels[level])) {
      return stop(
        `${name} is set to a level that ${device.name} does not do: no LSP carries ${text}`,
        placeAt(router, circuit.levelsSpan ?? circuit.span),
      );
    }
    return stop(`${device.name} keeps ${text} out of its LSPs`, placeAt(router, circuit.span));
  }

  function missingOriginFacts(prefix: Ipv4Prefix): Fact[] {
    const text = prefixText(prefix);
    const owner = findOwner(prefix);
    if (!owner) return [stop(`No router in these files has or originates ${text}`)];
    const { router, interface: own, address } = owner;
    const written = `${formatIpv4(address.address)}/${address.prefix.length}`;
    const has = fact(`${nameOf(router)}: ${own.name} has ${written}`, placeAt(router, address.span));
    // A host inside an advertised subnet: the subnet is what routers learn.
    if (world.natives.has(prefixKey(address.prefix))) {
      return [has, stop(`LSPs carry ${prefixText(address.prefix)}, not ${text}`, placeAt(router, address.span))];
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
    const [border, text] = [nameOf(process.router), prefixText(prefix)];
    const doing = from === 1 ? 'pass it up into level 2' : `leak ${text} into level 1`;
    const section = sectionOf((process.level2 ?? process.level1[0])?.index);
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
    const why =
      reason === 'filter' || reason === 'undecided' ? (decision?.text ?? 'its filter denies it') : REASONS[reason];
    return stop(`${border} does not ${doing}: ${why}`, place);
  }

  /** An LSP of its own area carries the prefix, and it cannot be reached. */
  function noPathFact(process: Process, area: LevelArea): Fact {
    return stop(
      `${nameOf(process.router)} stands in ${areaText(area)} too, yet no usable path leads from it to an advertising router: look for metric styles that differ, LSP authentication, overload, or one system ID twice`,
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
          return [stop(`${capital(areaText(area))} has no level-1-2 router with a level-2 neighbor`)];
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
      `${nameOf(border.router)} originates the summary ${prefixText(prefix)} itself, in level ${level} only`,
      placeAt(border.router, span),
    );
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
    if (shared) return [noPathFact(process, shared)];
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
        const names = [...ignorant];
        facts.push(
          fact(
            `${listText(names)}, the border of ${areaText(area)}, ${names.length === 1 ? 'has' : 'have'} no route to it`,
          ),
        );
      }
    }
    return facts;
  }

  return { missingOriginFacts, absenceFacts };
}
