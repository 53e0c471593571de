/** From a supposition in the ids of a picture to the network as it would be. */
import type { RouterIndex } from '../../model/network.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { listText, routerName } from '../../rules/words.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import type { SupposedChanges } from '../../workspace/suppose.ts';
import type { Supposition } from './answers.ts';
import { type TopologyIds, topologyIds, type Wire } from './ids.ts';
import type { LinkId, RouterId } from './scene.ts';

/** What a supposition starts from. Routers have the same indices before and after. */
export interface SupposedFrom {
  readonly before: JudgedNetwork;
  readonly failedRouters: ReadonlySet<RouterIndex>;
}

/** A network as it would be, beside the network as it is. */
export interface WhatIf extends SupposedFrom {
  readonly after: JudgedNetwork;
  readonly failedLinks: readonly LinkId[];
  /** What is supposed, in words: `PE1 – ABR1 down`. */
  readonly title: string;
}

const isRouter = (id: RouterId | LinkId): id is RouterId => id.startsWith('router:');

/** `PE1 – ABR1`, or the leg of a LAN: `PE1 on 10.0.0.0/24`. */
function linkTitle(
  { network }: AnalysedNetwork,
  { wire, port }: NonNullable<ReturnType<TopologyIds['linkOf']>>,
): string {
  const { ports, subnet } = wire;
  if (port) return `${routerName(network, port.router)} on ${subnet ?? port.interface.name}`;
  return ports.map(({ router }) => routerName(network, router)).join(' – ');
}

/** Undefined when an element or a fix is not there (any more). */
export function whatIf(
  snapshot: WorkspaceSnapshot,
  before: JudgedNetwork,
  { failed, fixes }: Supposition,
): WhatIf | undefined {
  const ids = topologyIds(before);
  const failedRouters = new Set<RouterIndex>();
  const failedLinks: LinkId[] = [];
  const failedPorts: SupposedChanges['failedPorts'][number][] = [];
  const titles: string[] = [];
  for (const id of new Set(failed)) {
    if (isRouter(id)) {
      const router = ids.routerOf(id);
      if (router === undefined) return undefined;
      failedRouters.add(router);
      titles.push(routerName(before.network, router));
      continue;
    }
    const link = ids.linkOf(id);
    if (!link) return undefined;
    failedLinks.push(id);
    failedPorts.push(...portsOf(link.wire, link.port));
    titles.push(linkTitle(before, link));
  }
  const chosen = fixes.flatMap(({ finding: key, fix }) => {
    const finding = before.findings().find((each) => each.key === key);
    return finding ? [{ finding, fix }] : [];
  });
  if (chosen.length < fixes.length) return undefined;
  const after = snapshot.suppose(before, { failedRouters: [...failedRouters], failedPorts, fixes: chosen });
  if (!after) return undefined;
  const fixed = chosen.map(({ finding, fix }) => snapshot.fixes(finding)[fix]?.title ?? '');
  const title = [...(titles.length > 0 ? [`${listText(titles)} down`] : []), ...fixed].join('; ');
  return { before, after, failedRouters, failedLinks, title };
}

const portsOf = ({ ports }: Wire, leg: Wire['ports'][number] | undefined): SupposedChanges['failedPorts'] =>
  (leg ? [leg] : ports).map(({ router, interface: on }) => ({ router, interface: on.name }));
