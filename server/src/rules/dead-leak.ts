/** A distribution between levels on a router that does not join them. */
import { say } from '../messages/catalogue.ts';
import { type InterLevelDistribution, type IsisInstance, LEVELS, type Level } from '../model/isis.ts';
import type { Router, SpeakerIndex } from '../model/network.ts';
import { findingAt } from './finding.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork, Rule } from './rule.ts';

const code = 'dead-leak';

interface DeadLeak {
  readonly router: Router;
  readonly instance: IsisInstance;
  readonly statement: InterLevelDistribution;
  /** The level itself, whatever neighbors do, or a neighbor at it. */
  readonly lacks: 'level' | 'neighbor';
  readonly level: Level;
}

/** Speakers that have a neighbor at a level, or may have one: a failed adjacency, or a circuit nobody else in the files is on (D31). */
const sociable = perNetwork(({ simulation, network }: AnalysedNetwork) => {
  const found = { 1: new Set<SpeakerIndex>(), 2: new Set<SpeakerIndex>() };
  const add = (level: Level, link: number, end: number): void => {
    const speaker = network.links[link]?.attachments[end]?.speaker;
    if (speaker !== undefined) found[level].add(speaker);
  };
  for (const { link, ends, level } of simulation.adjacencies) for (const end of ends) add(level, link, end);
  for (const { link, ends, levels } of simulation.failedAdjacencies) {
    for (const level of levels) for (const end of ends) add(level, link, end);
  }
  // On a LAN as on a point-to-point link, the files may lack the neighbor.
  for (const { attachments } of network.links) {
    const [only, ...others] = attachments;
    if (!only || others.length > 0 || only.circuit.passive) continue;
    for (const level of LEVELS) if (only.circuit.levels[level]) found[level].add(only.speaker);
  }
  return found;
});

/** A level at which the speaker certainly has no neighbor. */
function lonelyLevel(analysed: AnalysedNetwork, speaker: SpeakerIndex): Level | undefined {
  if (analysed.network.routers.length < 2) return undefined;
  return LEVELS.find((level) => !sociable(analysed)[level].has(speaker));
}

function deadLeaks(analysed: AnalysedNetwork): DeadLeak[] {
  const { network } = analysed;
  return network.speakers.flatMap((speaker) => {
    const router = network.routers[speaker.router];
    const { instance } = speaker;
    if (!router || instance.interLevel.length === 0) return [];
    // Several instances that join levels together (D48): which one lacks a level says nothing then.
    if (router.speakers.length > 1 && router.device.behaviour.mergesInstances) return [];
    const { levels } = instance;
    const missing = LEVELS.find((each) => !levels[each]);
    const level = missing ?? lonelyLevel(analysed, speaker.index);
    if (!level) return [];
    const lacks = missing ? 'level' : 'neighbor';
    return instance.interLevel
      .filter(({ implied }) => !implied)
      .map((statement) => ({ router, instance, statement, lacks, level }));
  });
}

const keyOf = ({ router, instance, statement }: DeadLeak): string =>
  `${code}:${router.name}:${instance.tag}:${statement.from}-${statement.to}`;

export const deadLeak: Rule = {
  code,
  severity: 'warning',
  documentation: {
    title: 'A leak does nothing where it stands',
    whatItFinds:
      'A redistribution between levels on a router that is not level-1-2, or that has no neighbor at one of the two levels.',
    whyItMatters:
      'Only a router in both levels passes routes between them. The line suggests that loopbacks are leaked here while nothing happens, and whoever relies on it has one exit less than they think.',
    howToMend:
      'Move the leak to the level-1-2 routers of the area, or give this router both levels. The quick fix removes the line and the policy only it uses.',
    sources: ['D2', 'D13', 'RFC 5302'],
  },
  check: (analysed) =>
    deadLeaks(analysed).map((each) => {
      const { router, statement, lacks, level } = each;
      const { from, to } = statement;
      return findingAt(analysed.network, router.index, statement.span, {
        code,
        severity: 'warning',
        message: say('dead-leak', { router: router.name, from, to, lacks, level }),
        key: keyOf(each),
      });
    }),
  mends: (finding, analysed) => {
    const dead = deadLeaks(analysed).find((each) => keyOf(each) === finding.key);
    if (!dead) return [];
    return [
      {
        title: 'Remove this leak',
        // A neighbor that is missing may come back.
        preferred: dead.lacks === 'level',
        apply: (plan) => plan.editor(dead.router.index)?.removeDistribution(dead.statement),
      },
    ];
  },
};
