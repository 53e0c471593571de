/** Hover on a host name: what the router is in the network. */

import { formatIpv4 } from '../../base/ip.ts';
import { messageText } from '../../messages/catalogue.ts';
import type { IsisInstance, Level } from '../../model/isis.ts';
import { LEVELS } from '../../model/isis.ts';
import { areaText } from '../../model/net-text.ts';
import type { Router, RouterIndex } from '../../model/network.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { data, type Line, list, type MarkdownDocument, paragraph, say, strong, words } from '../markdown.ts';
import { neighborsOf } from '../neighbors.ts';
import { levelListText, levelsText, placeLine, routerAt, shortList } from './words.ts';

export function routerHover(analysed: AnalysedNetwork, index: RouterIndex): MarkdownDocument {
  const router = analysed.network.routers[index];
  if (!router) return [];
  const { device } = router;
  const span = device.hostname?.span ?? { line: 0, start: 0, end: 0 };
  const instances = router.speakers.flatMap((speaker) => analysed.network.speakers[speaker]?.instance ?? []);
  const items: Line[] = [
    ...instances.map((instance) => instanceLine(instance)),
    neighborsLine(analysed, router),
    ...providerEdgeLines(analysed, index),
    say`${words(device.behaviour.vendor)}, ${placeLine({ file: device.file, span })}`,
  ];
  return [paragraph(say`${strong([data(router.name)])}: ${role(analysed, router, instances)}.`), list(items)];
}

function role(analysed: AnalysedNetwork, router: Router, instances: readonly IsisInstance[]): Line {
  if (instances.length === 0) return [words('runs no IS-IS')];
  const isProviderEdge = analysed.mpls.providerEdges.some((each) => each.router === router.index);
  const borders = analysed.simulation.components.some((component) =>
    component.borders.some((speaker) => router.speakers.includes(speaker)),
  );
  const leaks = instances.some((instance) => instance.interLevel.some(({ from, to }) => from === 2 && to === 1));
  const parts = [
    isProviderEdge ? 'PE' : undefined,
    borders ? `border router${leaks ? ' that leaks level 2 into level 1' : ' without a leak into level 1'}` : undefined,
    borders
      ? undefined
      : `${instances.map((instance) => levelsText(instance.levels).replace(' ', '-')).join(', ')} router`,
  ];
  return [words(parts.filter((part) => part !== undefined).join(', '))];
}

function instanceLine(instance: IsisInstance): Line {
  return say`IS-IS${instance.tag ? say` ${instance.tag}` : []}: ${instanceDetail(instance)}`;
}

export function instanceDetail(instance: IsisInstance): Line {
  const areas = [...new Set(instance.nets.map(({ value }) => areaText(value.area)))];
  const area = areas.length > 0 ? `area ${areas.join(', ')}` : 'no valid NET';
  return say`${words(area)}, ${words(levelsText(instance.levels))}, ${instance.circuits.length} circuits`;
}

function neighborsLine(analysed: AnalysedNetwork, router: Router): Line {
  const levels = new Map<RouterIndex, Set<Level>>();
  for (const { other, levels: common, problem } of neighborsOf(analysed, router)) {
    if (!other || problem !== undefined) continue;
    levels.set(other.router, new Set([...(levels.get(other.router) ?? []), ...common]));
  }
  if (levels.size === 0) return [words('no IS-IS neighbor')];
  const names = [...levels].map(
    ([other, at]) =>
      say`${routerAt(analysed.network, other)} (${words(levelListText(LEVELS.filter((level) => at.has(level))))})`,
  );
  return say`neighbors: ${shortList(names, 6)}`;
}

function providerEdgeLines({ mpls }: AnalysedNetwork, index: RouterIndex): readonly Line[] {
  const edge = mpls.providerEdges.find((each) => each.router === index);
  if (!edge) return [];
  const vrfs = edge.vrfs.map((vrf) => [data(vrf)]);
  const lines: Line[] = vrfs.length > 0 ? [say`VRFs: ${shortList(vrfs, 6)}`] : [];
  if (!edge.loopback) return [...lines, [words('service loopback not found')]];
  const { host, interface: name, found } = edge.loopback;
  return [
    ...lines,
    say`service loopback ${words(formatIpv4(host.address))} on ${data(name)} (${data(messageText(found), 80)})`,
  ];
}
