/** Hover on a VRF or a route target: which PEs share it, and whether traffic gets there. */
import type { Device } from '../../model/device.ts';
import type { RouterIndex } from '../../model/network.ts';
import { routerOf } from '../../model/routers.ts';
import type { Vrf } from '../../model/vpn.ts';
import type { LspVerdict } from '../../mpls/analysis.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { join, type Line, list, type MarkdownDocument, paragraph, say, strong, words } from '../markdown.ts';
import { plural, routerLine, routerNames, shortList } from './words.ts';

export function vrfHover(analysed: AnalysedNetwork, device: Device, name: string): MarkdownDocument {
  const vrf = device.vrfs.find((each) => each.name === name);
  const router = routerOf(analysed.network, device);
  if (!vrf || !router) return [];
  return [paragraph(say`${strong(say`VRF ${name}`)}: ${reach(analysed, router.index, name)}.`), list(vrfLines(vrf))];
}

/** Traffic out of this VRF and into it, PE by PE. */
function reach({ network, mpls, simulation }: AnalysedNetwork, router: RouterIndex, name: string): Line {
  const peers = mpls.peers(router).filter((peer) => mpls.services(router, peer).includes(name));
  if (peers.length === 0)
    return say`no PE it is connected to here shares it${words(simulation.dangling.length > 0 ? ', but the network goes on beyond these files' : '')}`;
  const names = (all: readonly RouterIndex[]): Line => routerNames(all.map((index) => network.routers[index]));
  const inState = (state: LspVerdict['state']): Line | undefined => {
    const to = peers.filter((peer) => mpls.verdict(router, peer).state === state);
    const from = peers.filter((peer) => mpls.verdict(peer, router).state === state);
    if (to.length === 0 && from.length === 0) return undefined;
    if (to.join() === from.join()) return say`to and from ${names(to)}`;
    return join([
      ...(to.length > 0 ? [say`to ${names(to)}`] : []),
      ...(from.length > 0 ? [say`from ${names(from)}`] : []),
    ]);
  };
  const [broken, unknown] = [inState('broken'), inState('unknown')];
  const shared = say`shared with ${plural(peers.length, 'PE')}`;
  if (broken) return say`${strong(say`broken ${broken}`)}, ${shared}`;
  if (unknown) return say`not judged ${unknown}, ${shared}`;
  return say`works to and from ${names(peers)}`;
}

function vrfLines({ rd, exportTargets, importTargets, targetsFromPolicy }: Vrf): readonly Line[] {
  const values = (all: Vrf['exportTargets']): Line =>
    all.length === 0
      ? say`nothing`
      : shortList(
          [...new Set(all.map(({ value }) => value))].map((value) => say`${value}`),
          6,
        );
  return [
    rd ? say`route distinguisher ${rd.value}` : say`no route distinguisher`,
    say`exports ${values(exportTargets)}, imports ${values(importTargets)}`,
    ...(targetsFromPolicy ? [say`more route targets come from a policy, so its PEs are not all known`] : []),
  ];
}

export function routeTargetHover({ network }: AnalysedNetwork, target: string): MarkdownDocument {
  const members = (side: 'exportTargets' | 'importTargets'): readonly Line[] =>
    network.routers.flatMap((router) =>
      router.device.vrfs
        .filter((vrf) => vrf[side].some(({ value }) => value === target))
        .map((vrf) => say`${routerLine(router)} ${vrf.name}`),
    );
  const line = (verb: string, all: readonly Line[]): Line =>
    all.length === 0 ? say`${words(verb)} by no VRF here` : say`${words(verb)} by ${shortList(all, 6)}`;
  return [
    paragraph([strong(say`Route target ${target}`)]),
    list([line('exported', members('exportTargets')), line('imported', members('importTargets'))]),
  ];
}
