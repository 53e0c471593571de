/** What can fail in a network, one thing at a time: links and legs of LANs with neighbors on them, or routers. */

import type { RouterIndex } from '../../model/network.ts';
import { compareText } from '../../model/order.ts';
import type { Down } from '../../mpls/robustness.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { type Port, topologyIds, type Wire } from './ids.ts';
import { linkState } from './link-state.ts';

export type Failure =
  /** The interfaces that go down: both ends of a line, one leg of a LAN, or all of a LAN. */
  { readonly kind: 'link'; readonly ports: Down['ports'] } | { readonly kind: 'node'; readonly router: RouterIndex };

export type FailureKind = Failure['kind'];

const downPort = ({ router, interface: on }: Port): Down['ports'][number] => ({ router, interface: on.name });

function linkFailures(analysed: AnalysedNetwork, wire: Wire): Failure[] {
  const meeting = wire.ports.filter((port) => linkState(analysed, wire, port).levels.length > 0);
  if (meeting.length === 0) return [];
  const whole: Failure = { kind: 'link', ports: wire.ports.map(downPort) };
  if (wire.lan === undefined) return [whole];
  return [whole, ...meeting.map((port): Failure => ({ kind: 'link', ports: [downPort(port)] }))];
}

/** In a stable order: by subnet, or by name. */
export function failuresOf(analysed: AnalysedNetwork, kind: FailureKind): readonly Failure[] {
  if (kind === 'link') return topologyIds(analysed).wires.flatMap((wire) => linkFailures(analysed, wire));
  const { network, simulation } = analysed;
  const meeting = new Set(
    simulation.adjacencies.flatMap(({ link, ends }) =>
      ends.map((end) => network.speakers[network.links[link]?.attachments[end]?.speaker ?? -1]?.router),
    ),
  );
  return network.routers
    .filter(({ index }) => meeting.has(index))
    .sort((a, b) => compareText(a.name, b.name) || a.index - b.index)
    .map(({ index }) => ({ kind: 'node', router: index }));
}

export function downOf(failures: readonly Failure[]): Down {
  return {
    routers: failures.flatMap((failure) => (failure.kind === 'node' ? [failure.router] : [])),
    ports: failures.flatMap((failure) => (failure.kind === 'link' ? failure.ports : [])),
  };
}
