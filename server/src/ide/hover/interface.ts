/** Hover on an interface: its IS-IS neighbors first, or why it has none. */
import { formatIpv4, formatIpv6 } from '../../base/ip.ts';
import type { AdjacencyProblem, FailedAdjacency } from '../../isis/results.ts';
import type { Device, Interface } from '../../model/device.ts';
import type { IsisCircuit, IsisInstance, Level } from '../../model/isis.ts';
import type { Link, Network, Router, SilentEnd } from '../../model/network.ts';
import { routerOf } from '../../model/routers.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { data, type Line, list, type MarkdownDocument, paragraph, say, strong, table, words } from '../markdown.ts';
import { ADJACENCY_PROBLEM, levelListText, levelsText, routerAt, shortList } from './words.ts';

interface Circuit {
  readonly instance: IsisInstance;
  readonly circuit: IsisCircuit;
}

/** The interface across a link; on a silent end IS-IS does not run. */
type FarEnd = SilentEnd;

interface Neighbor {
  readonly other: FarEnd;
  readonly levels: Level[];
}

interface FailedNeighbor {
  readonly other: FarEnd;
  readonly levels: readonly Level[];
  readonly problem: AdjacencyProblem;
}

const NEIGHBOR_ROWS = 12;

export function interfaceHover(analysed: AnalysedNetwork, device: Device, each: Interface): MarkdownDocument {
  const router = routerOf(analysed.network, device);
  const circuits = device.isis.flatMap((instance) =>
    instance.circuits.filter((circuit) => circuit.interface === each.name).map((circuit) => ({ instance, circuit })),
  );
  const links = router ? linksOf(analysed, router, each) : [];
  const { up, failed } = neighborsOn(analysed, links);
  const title = strong(say`${each.name} of ${device.name}`);
  return [
    paragraph(say`${title}: ${verdict(analysed, router, each, circuits, up, failed)}.`),
    ...neighborTable(analysed, up, failed),
    list(settings(each, circuits)),
  ];
}

function verdict(
  analysed: AnalysedNetwork,
  router: Router | undefined,
  each: Interface,
  circuits: readonly Circuit[],
  up: readonly Neighbor[],
  failed: readonly FailedNeighbor[],
): Line {
  if (each.shutdown) return [words('shut down')];
  if (circuits.length === 0) return say`IS-IS does not run here${neighborsOnly(analysed, router, each)}`;
  if (up.length > 0) {
    const names = up.map(
      ({ other, levels }) => say`${routerAt(analysed.network, other.router)} (${words(levelListText(levels))})`,
    );
    return say`adjacent to ${shortList(names, 4)}`;
  }
  if (circuits.every(({ circuit }) => circuit.passive))
    return [words('passive: its prefix is advertised, no adjacency is formed')];
  if (each.kind === 'loopback') return [words('loopback in IS-IS')];
  if (failed.length > 0) return [words('no adjacency')];
  const dangles = analysed.simulation.dangling.some(
    (dangling) => dangling.interface === each.name && router?.speakers.includes(dangling.speaker),
  );
  return [words(dangles ? 'the far end is in no file of this network' : 'no neighbor on this subnet')];
}

/** Who runs IS-IS on the subnet of an interface that does not. */
function neighborsOnly({ network }: AnalysedNetwork, router: Router | undefined, each: Interface): Line {
  const link = network.links.find(({ silent }) =>
    silent.some((end) => end.router === router?.index && end.interface.name === each.name),
  );
  const others = (link?.attachments ?? []).flatMap(({ speaker }) => network.speakers[speaker]?.router ?? []);
  if (others.length === 0) return [];
  return say`, yet it runs on this subnet on ${shortList(
    [...new Set(others)].map((other) => routerAt(network, other)),
    4,
  )}`;
}

function linksOf(
  { network }: AnalysedNetwork,
  router: Router,
  each: Interface,
): readonly { readonly link: Link; readonly end: number }[] {
  return network.links.flatMap((link) => {
    const end = link.attachments.findIndex(
      (attachment) => router.speakers.includes(attachment.speaker) && attachment.interface.name === each.name,
    );
    return end < 0 ? [] : [{ link, end }];
  });
}

function neighborsOn(
  { network, simulation }: AnalysedNetwork,
  links: readonly { readonly link: Link; readonly end: number }[],
): { readonly up: readonly Neighbor[]; readonly failed: readonly FailedNeighbor[] } {
  const up = new Map<number, { other: FarEnd; levels: Level[] }>();
  const failed: FailedNeighbor[] = [];
  for (const { link, end } of links) {
    for (const adjacency of simulation.adjacencies) {
      const far = adjacency.link === link.index ? otherEnd(adjacency.ends, end) : undefined;
      const other = far === undefined ? undefined : attachedEnd(network, link, far);
      if (far === undefined || !other) continue;
      const known = up.get(far);
      if (known) known.levels.push(adjacency.level);
      else up.set(far, { other, levels: [adjacency.level] });
    }
    for (const failure of simulation.failedAdjacencies) {
      if (failure.link !== link.index) continue;
      const other = failedEnd(network, link, failure, end);
      if (other) failed.push({ other, levels: failure.levels, problem: failure.problem });
    }
  }
  return { up: [...up.values()], failed };
}

function otherEnd(ends: readonly [number, number], own: number): number | undefined {
  if (ends[0] === own) return ends[1];
  return ends[1] === own ? ends[0] : undefined;
}

function failedEnd(network: Network, link: Link, failure: FailedAdjacency, own: number): FarEnd | undefined {
  if (failure.problem === 'one-side-only') return failure.ends[0] === own ? link.silent[failure.ends[1]] : undefined;
  const far = otherEnd(failure.ends, own);
  return far === undefined ? undefined : attachedEnd(network, link, far);
}

function attachedEnd(network: Network, link: Link, position: number): FarEnd | undefined {
  const attachment = link.attachments[position];
  const speaker = attachment && network.speakers[attachment.speaker];
  return speaker && { router: speaker.router, interface: attachment.interface, address: attachment.address };
}

function neighborTable(
  analysed: AnalysedNetwork,
  up: readonly Neighbor[],
  failed: readonly FailedNeighbor[],
): MarkdownDocument {
  const rows = [
    ...failed.map(({ other, levels, problem }) =>
      neighborRow(
        analysed,
        other,
        say`no adjacency at ${words(levelListText(levels))}: ${words(ADJACENCY_PROBLEM[problem])}`,
      ),
    ),
    ...up.map(({ other, levels }) => neighborRow(analysed, other, [words(levelListText(levels))])),
  ];
  if (rows.length === 0) return [];
  const hidden = rows.length - NEIGHBOR_ROWS;
  const shown = table(['Neighbor', 'Interface', 'Address', 'Adjacency'], rows.slice(0, NEIGHBOR_ROWS));
  return hidden > 0 ? [shown, paragraph(say`and ${hidden} more.`)] : [shown];
}

function neighborRow({ network }: AnalysedNetwork, far: FarEnd, state: Line): readonly Line[] {
  const address = typeof far.address === 'number' ? formatIpv4(far.address) : formatIpv6(far.address);
  return [routerAt(network, far.router), [data(far.interface.name)], [words(address)], state];
}

function settings(each: Interface, circuits: readonly Circuit[]): readonly Line[] {
  const addresses = [
    ...each.ipv4.map(({ address, prefix }) => `${formatIpv4(address)}/${prefix.length}`),
    ...each.ipv6.map(({ address, prefix }) => `${formatIpv6(address)}/${prefix.length}`),
  ].map((text) => [words(text)]);
  const borrowed = each.unnumbered ? say`borrowed from ${each.unnumbered.value}` : undefined;
  const lines: Line[] = [addresses.length > 0 ? shortList(addresses, 6) : (borrowed ?? [words('no IP address')])];
  if (each.vrf) lines.push(say`VRF ${each.vrf.value}`);
  if (each.description) lines.push([data(each.description.value, 100)]);
  for (const { instance, circuit } of circuits) lines.push(circuitLine(instance, circuit, each.kind === 'loopback'));
  const ldp = ldpLine(each, circuits);
  if (ldp) lines.push(ldp);
  return lines;
}

function circuitLine(instance: IsisInstance, circuit: IsisCircuit, loopback: boolean): Line {
  const tag = instance.tag ? say` ${instance.tag}` : [];
  const metric = (level: Level): string => String(circuit.metric[level]);
  const metrics =
    metric(1) === metric(2) ? `metric ${metric(1)}` : `metric ${metric(1)} in level 1, ${metric(2)} in level 2`;
  const mode = circuit.passive ? ['passive'] : loopback ? [] : [circuit.network];
  return say`IS-IS${tag}: ${words([circuitLevels(instance, circuit), metrics, ...mode].join(', '))}`;
}

/** What is left of the circuit's levels on this instance (D2). */
function circuitLevels({ levels }: IsisInstance, circuit: IsisCircuit): string {
  const both = { 1: levels[1] && circuit.levels[1], 2: levels[2] && circuit.levels[2] };
  return both[1] || both[2] ? levelsText(both) : 'no level in common with its instance';
}

/** Label switching matters on links only. */
function ldpLine(each: Interface, circuits: readonly Circuit[]): Line | undefined {
  if (each.kind === 'loopback' || circuits.every(({ circuit }) => circuit.passive)) return undefined;
  const byInstance = circuits.some(({ instance }) => instance.ldpAutoconfig[1] || instance.ldpAutoconfig[2]);
  const on = each.ldp?.value ?? byInstance;
  return [words(on ? 'LDP on' : 'LDP off')];
}
