/**
 * The graph one level component's LSPs describe: routers and pseudonodes (D5), arcs that both ends
 * advertise (D10). Nodes are numbered within the component, so that an unchanged component keeps its
 * numbers, and with them its shortest paths, when the network around it changes (I4).
 */
import type { IsisInstance, Level } from '../model/isis.ts';
import type { Attachment, Network, Speaker } from '../model/network.ts';
import { lspAuthenticationAgrees } from './authentication.ts';
import { type ComponentPaths, SENDS_NARROW, SENDS_WIDE, type Shape, type StyleSet } from './component-paths.ts';
import type { Adjacency, DanglingCircuit } from './results.ts';

/** RFC 5305: a link with this wide metric is kept out of SPF. */
const UNUSABLE_METRIC = 0xffffff;

/** One direction between two nodes of the component, bound to the configuration it comes from. */
export interface BoundArc {
  /** Circuit the arc leaves by; undefined from a pseudonode. */
  readonly out: Attachment | undefined;
  /** Circuit of the router it leads to; undefined to a pseudonode. */
  readonly into: Attachment | undefined;
}

export interface LevelGraph {
  readonly level: Level;
  /** Speaker of each router node; nodes after these are pseudonodes. */
  readonly speakers: readonly number[];
  readonly shape: Shape;
  readonly arcs: readonly BoundArc[];
  readonly dangling: readonly DanglingCircuit[];
}

/** A component with its shortest paths, which may stem from an earlier simulation. */
export interface LevelArea extends LevelGraph {
  readonly index: number;
  readonly paths: ComponentPaths;
}

export function sentStyles(speaker: Speaker, level: Level): StyleSet {
  const style = speaker.instance.metricStyle[level];
  return (style.sendsNarrow ? SENDS_NARROW : 0) | (style.sendsWide ? SENDS_WIDE : 0);
}

export function acceptedStyles(speaker: Speaker, level: Level): StyleSet {
  const style = speaker.instance.metricStyle[level];
  return (style.acceptsNarrow ? SENDS_NARROW : 0) | (style.acceptsWide ? SENDS_WIDE : 0);
}

/** D11: in steady state, an overload bit that is only set after a reload is not. */
export function isOverloaded({ overload }: IsisInstance, level: Level): boolean {
  return overload !== undefined && !overload.onlyOnStartup && overload.levels[level];
}

interface ArcList {
  readonly from: number[];
  readonly to: number[];
  readonly metric: number[];
  readonly bound: BoundArc[];
}

function addArc(arcs: ArcList, [from, to]: readonly [number, number], metric: number, bound: BoundArc): void {
  arcs.from.push(from);
  arcs.to.push(to);
  arcs.metric.push(metric);
  arcs.bound.push(bound);
}

export function usableMetric(attachment: Attachment, level: Level): number | undefined {
  const metric = attachment.circuit.metric[level];
  return metric === 'maximum' || metric >= UNUSABLE_METRIC ? undefined : metric;
}

/** Who is designated on a LAN, in the eyes of `position`: priority, then system ID for the unknown MAC (D5). */
function designatedFor(
  position: number,
  neighbors: ReadonlyMap<number, readonly number[]>,
  rank: (position: number) => readonly [number, string],
): number {
  let best = position;
  for (const candidate of neighbors.get(position) ?? []) {
    const [priority, systemId] = rank(candidate);
    const [bestPriority, bestSystemId] = rank(best);
    if (priority > bestPriority || (priority === bestPriority && systemId > bestSystemId)) best = candidate;
  }
  return best;
}

/**
 * `speakers` ascending, `adjacencies` those of this component and level in link order.
 */
export function buildLevelGraph(
  network: Network,
  level: Level,
  speakers: readonly number[],
  adjacencies: readonly Adjacency[],
  dangling: readonly DanglingCircuit[],
): LevelGraph {
  const localOf = new Map(speakers.map((speaker, local) => [speaker, local]));
  const speakerAt = (attachment: Attachment): Speaker | undefined => network.speakers[attachment.speaker];
  const arcs: ArcList = { from: [], to: [], metric: [], bound: [] };
  const sends = speakers.map((index) => {
    const speaker = network.speakers[index];
    return speaker ? sentStyles(speaker, level) : 0;
  });
  let nodeCount = speakers.length;

  const addPointToPoint = (a: Attachment, b: Attachment): void => {
    const [first, second] = [localOf.get(a.speaker), localOf.get(b.speaker)];
    if (first === undefined || second === undefined) return;
    const [there, back] = [usableMetric(a, level), usableMetric(b, level)];
    if (there !== undefined) addArc(arcs, [first, second], there, { out: a, into: b });
    if (back !== undefined) addArc(arcs, [second, first], back, { out: b, into: a });
  };

  const addLan = (attachments: readonly Attachment[], neighbors: ReadonlyMap<number, readonly number[]>): void => {
    const rank = (position: number): readonly [number, string] => {
      const attachment = attachments[position];
      const systemId = attachment && speakerAt(attachment)?.systemId;
      return [attachment?.circuit.priority[level] ?? 0, systemId ?? ''];
    };
    const chosen = new Map(
      [...neighbors.keys()].map((position) => [position, designatedFor(position, neighbors, rank)]),
    );
    const pseudonodes = new Map<number, number>();
    for (const [position, designated] of [...chosen].sort(([a], [b]) => a - b)) {
      // A pseudonode lists whom its router hears, and only those that agree on it list it (two-way check).
      if (chosen.get(designated) !== designated) continue;
      const [own, lan] = [attachments[position], attachments[designated]];
      const [ownSpeaker, lanSpeaker] = [own && speakerAt(own), lan && speakerAt(lan)];
      if (!own || !lan || !ownSpeaker || !lanSpeaker) continue;
      if (!lspAuthenticationAgrees(network, level, ownSpeaker, lanSpeaker)) continue;
      const [node, host] = [localOf.get(own.speaker), localOf.get(lan.speaker)];
      if (node === undefined || host === undefined) continue;
      let pseudonode = pseudonodes.get(designated);
      if (pseudonode === undefined) {
        pseudonode = nodeCount++;
        pseudonodes.set(designated, pseudonode);
        sends.push(sends[host] ?? 0);
      }
      const metric = usableMetric(own, level);
      if (metric !== undefined) addArc(arcs, [node, pseudonode], metric, { out: own, into: undefined });
      addArc(arcs, [pseudonode, node], 0, { out: undefined, into: own });
    }
  };

  for (let at = 0; at < adjacencies.length; ) {
    const linkIndex = adjacencies[at]?.link ?? 0;
    const attachments = network.links[linkIndex]?.attachments ?? [];
    const lanNeighbors = new Map<number, number[]>();
    for (; at < adjacencies.length && adjacencies[at]?.link === linkIndex; at++) {
      const [first, second] = adjacencies[at]?.ends ?? [0, 0];
      const [a, b] = [attachments[first], attachments[second]];
      if (!a || !b) continue;
      if (a.circuit.network === 'broadcast') {
        lanNeighbors.set(first, [...(lanNeighbors.get(first) ?? []), second]);
        lanNeighbors.set(second, [...(lanNeighbors.get(second) ?? []), first]);
        continue;
      }
      const [aSpeaker, bSpeaker] = [speakerAt(a), speakerAt(b)];
      if (aSpeaker && bSpeaker && lspAuthenticationAgrees(network, level, aSpeaker, bSpeaker)) addPointToPoint(a, b);
    }
    if (lanNeighbors.size > 0) addLan(attachments, lanNeighbors);
  }

  const transit = new Uint8Array(nodeCount).fill(1);
  const twinOf = new Int32Array(nodeCount);
  const firstWith = new Map<string, number>();
  for (let node = 0; node < nodeCount; node++) {
    twinOf[node] = node;
    const speaker = network.speakers[speakers[node] ?? -1];
    if (!speaker || node >= speakers.length) continue;
    if (isOverloaded(speaker.instance, level)) transit[node] = 0;
    const systemId = speaker.systemId ?? '';
    const first = firstWith.get(systemId);
    if (first === undefined) firstWith.set(systemId, node);
    else twinOf[node] = first;
  }
  return {
    level,
    speakers,
    arcs: arcs.bound,
    dangling,
    shape: {
      nodeCount,
      routerCount: speakers.length,
      sends: Uint8Array.from(sends),
      transit,
      twinOf,
      from: Int32Array.from(arcs.from),
      to: Int32Array.from(arcs.to),
      metric: Float64Array.from(arcs.metric),
    },
  };
}
