/** Hover on a NET: the area and backbone the router stands in, and whether its system ID is its own (D1, D7). */
import type { LevelComponent } from '../../isis/simulation.ts';
import type { Device } from '../../model/device.ts';
import type { IsisInstance, Net } from '../../model/isis.ts';
import { areaText, systemIdText } from '../../model/net-text.ts';
import type { Network, Router, Speaker } from '../../model/network.ts';
import { routerOf } from '../../model/routers.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { type Line, list, type MarkdownDocument, paragraph, say, strong, words } from '../markdown.ts';
import { plural, routerNames } from './words.ts';

export function netHover(
  analysed: AnalysedNetwork,
  device: Device,
  instance: IsisInstance,
  net: Net,
): MarkdownDocument {
  const { network, simulation } = analysed;
  const router = routerOf(network, device);
  const speaker = router?.speakers
    .map((each) => network.speakers[each])
    .find((each) => each?.instance === instance || each?.instance.tag === instance.tag);
  const twins = routersOf(
    network,
    network.speakers.filter((each) => each.systemId === net.systemId && each.index !== speaker?.index),
  );
  const title = strong(say`Area ${words(areaText(net.area))}, system ID ${words(systemIdText(net.systemId))}`);
  const verdict = twins.length > 0 ? say`: ${strong(say`the system ID is also that of ${routerNames(twins)}`)}.` : [];
  const components = speaker ? simulation.components.filter((each) => each.speakers.includes(speaker.index)) : [];
  const items = components.map((component) => componentLine(network, component));
  return [paragraph(say`${title}${verdict}`), ...(items.length > 0 ? [list(items)] : [])];
}

function componentLine(network: Network, { level, speakers, borders, dangling }: LevelComponent): Line {
  const members = speakersAt(network, speakers);
  const more = dangling.length > 0 ? ', and more beyond these files' : '';
  if (level === 2) return say`level 2: one backbone piece of ${plural(members.length, 'router')}${words(more)}`;
  const exits =
    borders.length > 0 ? say`border routers ${routerNames(speakersAt(network, borders))}` : [words('no border router')];
  return say`level 1: area of ${plural(members.length, 'router')} (${routerNames(members)}), ${exits}${words(more)}`;
}

function speakersAt(network: Network, indices: readonly number[]): readonly Router[] {
  return routersOf(
    network,
    indices.flatMap((index) => network.speakers[index] ?? []),
  );
}

function routersOf(network: Network, speakers: readonly Speaker[]): readonly Router[] {
  return [...new Set(speakers.map(({ router }) => router))].flatMap((index) => network.routers[index] ?? []);
}
