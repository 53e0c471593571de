/**
 * Why a router knows a prefix, or why not, as a chain of facts with places (I6, 5.3). Worded anew on
 * each question, since positions move with edits.
 */
import { type IpPrefix, type Ipv4Prefix, prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import { messageKey } from '../messages/message.ts';
import type { RouterIndex } from '../model/network.ts';
import { createAbsences } from './absence.ts';
import { createDerivations } from './derivation.ts';
import { DEFAULT_ROUTE, type Distribution } from './distribution.ts';
import { createNarrator, fact, stop } from './narrator.ts';
import { prefixKey } from './prefix-lists.ts';
import type { DanglingCircuit, Fact, Knowledge } from './results.ts';
import type { Tables } from './tables.ts';
import type { Unseen } from './unseen.ts';
import type { World } from './world.ts';

export interface Explained {
  readonly world: World;
  readonly distribution: Distribution;
  readonly tables: Tables;
  readonly unseen: Unseen;
  readonly knowledge: (router: RouterIndex, prefix: IpPrefix) => Knowledge;
}

/** Each fact once, in the order of first mention. */
function once(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter(({ text }) => {
    const key = messageKey(text);
    return !seen.has(key) && seen.add(key);
  });
}

/** Answers `Simulation.explain`. */
export function createExplain({
  world,
  distribution,
  tables,
  unseen,
  knowledge,
}: Explained): (router: RouterIndex, prefix: IpPrefix) => readonly Fact[] {
  const narrator = createNarrator(world);
  const { nameOf, speakerName, sectionOf, circuitOf } = narrator;
  const derivations = createDerivations(world, narrator);
  const { originFacts, entryFacts } = derivations;
  const { missingOriginFacts, absenceFacts } = createAbsences(world, distribution, unseen, narrator, derivations);

  function danglingFacts(because: readonly DanglingCircuit[]): Fact[] {
    return because.map(({ speaker, interface: own }) =>
      stop(say('absent.far-end', { router: speakerName(speaker), interface: own }), circuitOf(speaker, own)),
    );
  }

  /** What the router has instead of the exact prefix. */
  function insteadFacts(router: RouterIndex, known: Knowledge): Fact[] {
    const name = nameOf(router);
    const covering = known.state === 'summary-only' ? known.covering : DEFAULT_ROUTE;
    const entry = covering.family === 'ipv4' ? tables.entry(router, covering) : undefined;
    if (covering.family !== 'ipv4' || !entry) return [fact(say('absent.no-default', { router: name }))];
    const text = say('absent.instead', {
      router: name,
      covering: known.state === 'summary-only' ? prefixText(covering) : undefined,
    });
    return [fact(text), ...entryFacts(router, covering, entry)];
  }

  function absent(router: RouterIndex, prefix: Ipv4Prefix): Fact[] {
    const at = { router: nameOf(router), prefix: prefixText(prefix) };
    const [process] = tables.processes(router);
    if (!process) return [stop(say('absent.no-instance', { router: at.router }))];
    const natives = world.natives.get(prefixKey(prefix)) ?? [];
    const origins = natives.flatMap((native) => originFacts(prefix, { ...native }));
    const conclusion = fact(say('absent.not-learned', at), sectionOf((process.level1[0] ?? process.level2)?.index));
    const known = knowledge(router, prefix);
    const barrier = tables.barrier(router, prefix);
    if (barrier) {
      const by = barrier.text;
      const text =
        barrier.kind === 'filtered'
          ? say('absent.filtered', { ...at, by })
          : say('absent.barred', { router: at.router, by });
      return [...origins, stop(text, barrier.place), conclusion, ...insteadFacts(router, known)];
    }
    if (known.state === 'unknown') {
      const policies = known.undecided.map((place) => stop(say('absent.undecided'), place));
      const redistributed = known.unread.map((place) => stop(say('absent.unread'), place));
      return [...origins, conclusion, ...danglingFacts(known.because), ...policies, ...redistributed];
    }
    const summarised = world.summaries.some((summary) => prefixKey(summary.prefix) === prefixKey(prefix));
    const reasons =
      natives.length === 0 && !summarised ? missingOriginFacts(prefix) : [...origins, ...absenceFacts(process, prefix)];
    return [...reasons, conclusion, ...insteadFacts(router, known)];
  }

  return (router, prefix) => {
    if (prefix.family !== 'ipv4') return [fact(say('absent.ipv6', { prefix: prefixText(prefix) }))];
    const entry = tables.entry(router, prefix);
    return once(entry ? entryFacts(router, prefix, entry) : absent(router, prefix));
  };
}
