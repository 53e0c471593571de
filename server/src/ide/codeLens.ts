/**
 * Code lenses: who learns a service loopback, and what an IS-IS instance is in its network. Places first,
 * which cost nothing; the words when somebody looks.
 */
import { type Ipv4Prefix, parsePrefix, prefixText } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import { type IsisInstance, LEVELS } from '../model/isis.ts';
import { areaText } from '../model/net-text.ts';
import type { Router } from '../model/network.ts';
import { routersOfFile } from '../model/routers.ts';
import { perNetwork } from '../rules/memo.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { type LeakOutcome, leakOutcome, speakerOf } from './hover/leak.ts';
import { countManners, learnersOf } from './learners.ts';

/** What a lens is about; names it again after edits. */
export type LensSubject =
  | { readonly kind: 'loopback'; readonly prefix: string }
  | { readonly kind: 'instance'; readonly router: string; readonly tag: string };

export interface CodeLens {
  readonly span: Span;
  readonly subject: LensSubject;
}

/** In order of lines. */
export function codeLenses(snapshot: WorkspaceSnapshot, file: string): readonly CodeLens[] {
  const analysed = snapshot.networkOf(file);
  if (!analysed) return [];
  const routers = routersOfFile(analysed.network, file);
  const loopbacks = analysed.mpls.providerEdges.flatMap(({ router, loopback }): CodeLens[] =>
    loopback && routers.some(({ index }) => index === router)
      ? [{ span: loopback.span, subject: { kind: 'loopback', prefix: prefixText(loopback.configured) } }]
      : [],
  );
  const instances = routers.flatMap(({ name, device }) =>
    device.isis.map(
      ({ tag, section }): CodeLens => ({ span: section.span, subject: { kind: 'instance', router: name, tag } }),
    ),
  );
  return [...loopbacks, ...instances].sort((a, b) => a.span.line - b.span.line);
}

/** The words of a lens; undefined when what it is about is gone. */
export function lensTitle(snapshot: WorkspaceSnapshot, file: string, subject: LensSubject): string | undefined {
  const analysed = snapshot.networkOf(file);
  if (!analysed) return undefined;
  if (subject.kind === 'loopback') {
    const prefix = parsePrefix(subject.prefix);
    return prefix?.family === 'ipv4' ? loopbackTitle(analysed, prefix) : undefined;
  }
  const router = routersOfFile(analysed.network, file).find(({ name }) => name === subject.router);
  const instance = router?.device.isis.find(({ tag }) => tag === subject.tag);
  return router && instance && instanceTitle(analysed, router, instance);
}

/** How a loopback is known where it is not learned, as few words as a lens has room for. */
const INSTEAD = {
  'default-only': 'by default only',
  'summary-only': 'by summary only',
  none: 'not at all',
  unknown: 'unknown',
} as const;

function loopbackTitle(analysed: AnalysedNetwork, prefix: Ipv4Prefix): string {
  if (analysed.simulation.originators(prefix).length === 0) return 'not in IS-IS';
  const { others } = learnersOf(analysed, prefix);
  const edges = others.filter(({ providerEdge }) => providerEdge);
  const [counted, what] = edges.length > 0 ? [edges, 'PEs'] : [others, 'routers'];
  const learned = counted.filter(({ knowledge }) => knowledge.state === 'learned').length;
  const lacking = counted.filter(({ knowledge }) => knowledge.state !== 'learned');
  const instead = countManners(lacking).flatMap(([manner, count]) =>
    manner in INSTEAD ? [`${count} ${INSTEAD[manner as keyof typeof INSTEAD]}`] : [],
  );
  return [`learned by ${learned} of ${counted.length} ${what}`, ...instead].join(' · ');
}

function instanceTitle(analysed: AnalysedNetwork, router: Router, instance: IsisInstance): string {
  const { levels, nets } = instance;
  const areas = [...new Set(nets.map(({ value }) => areaText(value.area)))];
  const speaker = speakerOf(analysed, router, instance);
  const neighbors = (speaker && adjacencyCounts(analysed).get(speaker.index)) ?? 0;
  return [
    `L${LEVELS.filter((level) => levels[level]).join('-')}`,
    areas.length > 0 ? `area ${areas.join(', ')}` : 'no valid NET',
    `${neighbors} ${neighbors === 1 ? 'adjacency' : 'adjacencies'}`,
    ...leakTexts(analysed, router, instance),
  ].join(' · ');
}

/** Neighbors by speaker; one on both levels of a link counts once. */
const adjacencyCounts = perNetwork(({ network, simulation }): ReadonlyMap<number, number> => {
  const seen = new Set<string>();
  const counts = new Map<number, number>();
  for (const { link, ends } of simulation.adjacencies) {
    const key = `${link} ${ends.join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const end of ends) {
      const speaker = network.links[link]?.attachments[end]?.speaker;
      if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
    }
  }
  return counts;
});

function leakTexts(analysed: AnalysedNetwork, { device }: Router, instance: IsisInstance): readonly string[] {
  return instance.interLevel
    .filter(({ from }) => from === 2)
    .flatMap((distribution) => {
      const outcome = leakOutcome(analysed, device, instance, distribution);
      return outcome ? [outcomeText(outcome)] : [];
    });
}

function outcomeText(outcome: LeakOutcome): string {
  switch (outcome.kind) {
    case 'idle':
      return outcome.unknown ? 'leak unknown' : 'leaks nothing';
    case 'by-route':
      return 'leaks by more than the prefix';
    case 'passes':
      return `leaks ${outcome.effect.permitted.length} of ${outcome.candidates} PE loopbacks`;
  }
}
