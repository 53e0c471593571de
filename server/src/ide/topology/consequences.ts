/** What a supposition changes against the network as it is, in words and in the picture. */
import type { Ipv4Prefix } from '../../base/ip.ts';
import type { Level } from '../../model/isis.ts';
import type { RouterIndex } from '../../model/network.ts';
import type { Finding } from '../../rules/rule.ts';
import { verb } from '../../rules/words.ts';
import { diagnosticOf } from '../diagnostics.ts';
import type { Consequences, FailedLink, Supposed } from './answers.ts';
import { verdictText } from './break-text.ts';
import { containersOf } from './containers.ts';
import { homeOfLan } from './drawing.ts';
import { type Port, topologyIds } from './ids.ts';
import { linkState } from './link-state.ts';
import { type ChangedPair, changedPairs, pairKey } from './pairs.ts';
import type { LinkId, NodeId, RouterId } from './scene.ts';
import type { WhatIf } from './suppose.ts';

/** A router that many pairs need would name hundreds of thousands; nobody reads so many, and no page can show them. */
const MOST_NAMED = 200;

export function supposedOf(what: WhatIf): Supposed {
  return { consequences: consequencesOf(what), ...changedElements(what) };
}

function consequencesOf(what: WhatIf): Consequences {
  const { before, after, failedRouters, title } = what;
  const { routers } = topologyIds(before);
  const isEdge = (index: RouterIndex): boolean => before.mpls.providerEdges.some(({ router }) => router === index);
  const { lost, mended } = changedPairs(what, after);
  const ends = ({ ingress, egress, services }: ChangedPair) => ({
    from: routers[ingress] ?? 'router:',
    to: routers[egress] ?? 'router:',
    services,
  });
  const loopbacks = new Map<number, Ipv4Prefix | undefined>(
    before.mpls.providerEdges.map(({ router, loopback }) => [router, loopback?.configured]),
  );
  const reasonOf = ({ egress, verdict }: (typeof lost)[number]): string => {
    const prefix = loopbacks.get(egress);
    return (prefix && verdictText(after.network, verdict, prefix)) ?? '';
  };
  const { gone, fresh } = changedFindings(what);
  return {
    broken: lost.slice(0, MOST_NAMED).map((pair) => ({ ...ends(pair), reason: reasonOf(pair) })),
    mended: mended.slice(0, MOST_NAMED).map(ends),
    findingsGone: gone.map(({ key }) => key),
    findingsNew: fresh.slice(0, MOST_NAMED).map((finding) => ({
      code: finding.code,
      message: diagnosticOf(finding).message,
      source: { file: finding.file, range: finding.range },
    })),
    totals: { broken: lost.length, mended: mended.length, findingsNew: fresh.length },
    sentence: sentence(title, count(lost), count(mended), [...failedRouters].some(isEdge)),
  };
}

const count = (pairs: readonly ChangedPair[]): number => new Set(pairs.map(pairKey)).size;

/** A PE that is down has lost all its pairs: they go without saying. */
function sentence(title: string, lost: number, mended: number, edgeFailed: boolean): string {
  const pairs = (number: number, one: string, many: string): string =>
    `${number} PE ${verb(number, 'pair', 'pairs')} ${verb(number, one, many)}`;
  const none = edgeFailed ? 'No other PE pair loses its path' : 'No PE pair loses its path';
  const losing = lost === 0 ? none : pairs(lost, 'loses its path', 'lose their path');
  const working = mended === 0 ? '' : ` ${pairs(mended, 'works', 'work')} again.`;
  return `Simulated: ${title}. ${losing}.${working}`;
}

/** The same cause has the same key, or at least stands at the same place. */
const placeOf = ({ code, file, range, prefix }: Finding): string =>
  `${code} ${file} ${range.start.line} ${range.start.character} ${prefix ?? ''}`;

/** What stands in the files of failed routers is beside the point. */
function changedFindings({ before, after, failedRouters }: WhatIf): {
  readonly gone: readonly Finding[];
  readonly fresh: readonly Finding[];
} {
  const off = new Set([...failedRouters].map((index) => before.network.routers[index]?.device.file));
  const relevant = (findings: readonly Finding[]): Finding[] => findings.filter(({ file }) => !off.has(file));
  const [was, is] = [relevant(before.findings()), relevant(after.findings())];
  const missingIn = (others: readonly Finding[]): ((finding: Finding) => boolean) => {
    const keys = new Set(others.map(({ key }) => key));
    const places = new Set(others.map(placeOf));
    return (finding) => !keys.has(finding.key) && !places.has(placeOf(finding));
  };
  return { gone: was.filter(missingIn(is)), fresh: is.filter(missingIn(was)) };
}

/** Links are those of the picture as it is; a fix may bring neighbors together on them. */
function changedElements({ before, after, failedRouters, failedLinks }: WhatIf): Omit<Supposed, 'consequences'> {
  const [ids, idsAfter] = [topologyIds(before), topologyIds(after)];
  const failed = new Set<RouterId | LinkId>(failedLinks);
  for (const router of failedRouters) failed.add(ids.routers[router] ?? 'router:');
  const links: { id: LinkId; levels: readonly Level[] }[] = [];
  for (const wire of ids.wires) {
    wire.ids.forEach((id, position) => {
      const port = wire.ports[position];
      if (!port || failed.has(id)) return;
      const own = wire.lan === undefined ? wire.ports : [port];
      if (own.some(({ router }) => failedRouters.has(router))) {
        failed.add(id);
        return;
      }
      const idAfter = idsAfter.linkAt(port.router, port.interface.name);
      const wireAfter = idAfter === undefined ? undefined : idsAfter.linkOf(idAfter)?.wire;
      const portAfter = wireAfter?.ports.find(
        (each) => each.router === port.router && each.interface.name === port.interface.name,
      );
      const levels = wireAfter && portAfter ? linkState(after, wireAfter, portAfter).levels : [];
      const same = linkState(before, wire, port).levels;
      if (levels.join() !== same.join()) links.push({ id, levels });
    });
  }
  return { failed: [...failed], failedLinks: failedLinks.map((id) => failedLink(before, id)), links };
}

function failedLink(before: WhatIf['before'], id: LinkId): FailedLink {
  const [ids, containers] = [topologyIds(before), containersOf(before)];
  const known = (nodes: readonly (NodeId | undefined)[]): NodeId[] => nodes.filter((node) => node !== undefined);
  const end = ({ router }: Port): NodeId[] => known([ids.routers[router], containers.home[router]]);
  const { wire, port } = ids.linkOf(id) ?? {};
  if (!wire) return { id, ends: [] };
  if (!port) return { id, ends: wire.ports.map(end) };
  return { id, ends: [end(port), known([wire.lan, homeOfLan(containers, wire.ports)])] };
}
