/** From a place in a configuration to what is drawn of it. */
import { type IpPrefix, prefixText } from '../../base/ip.ts';
import type { Position } from '../../base/text.ts';
import { deviceAt } from '../../model/file-devices.ts';
import type { RouterIndex } from '../../model/network.ts';
import { routerOf, routersOfFile } from '../../model/routers.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import type { WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import { addressOwners } from '../definition.ts';
import { type LocatedSubject, subjectAt } from '../subject.ts';
import { containersOf } from './containers.ts';
import { homeOfLan } from './drawing.ts';
import { topologyIds } from './ids.ts';
import type { AreaId, HiddenElement, LinkId, RouterId } from './scene.ts';

/** The link of the interface or address under the cursor, else a router: the address's owner, else the file's. */
export interface ElementAt extends HiddenElement {
  /** Id of the network the file is in. */
  readonly network: string;
  /** The router the line belongs to. */
  readonly router: RouterId;
  /** Canonical; undefined when no address or prefix is under the cursor. */
  readonly prefix: string | undefined;
}

export interface PlacedElement {
  readonly router: RouterIndex;
  readonly link: LinkId | undefined;
}

/** Undefined in a file that is no router of a network. */
export function elementAt(snapshot: WorkspaceSnapshot, file: string, at: Position): ElementAt | undefined {
  const analysed = snapshot.networkOf(file);
  const onLine = analysed && elementOnLine(analysed, file, at.line);
  if (!analysed || !onLine) return undefined;
  const located = subjectAt(snapshot, file, at);
  const named = located && elementNamed(located);
  const ids = topologyIds(analysed);
  const [place, own] = [hiddenElement(analysed, named ?? onLine), ids.routers[onLine.router]];
  if (!place || !own) return undefined;
  const prefix = located && prefixUnder(located);
  return { network: analysed.network.id, ...place, router: own, prefix: prefix && prefixText(prefix) };
}

/** As it is drawn when the containers around it are open. */
export function hiddenElement(analysed: AnalysedNetwork, { router, link }: PlacedElement): HiddenElement | undefined {
  const element = link ?? topologyIds(analysed).routers[router];
  return element && { element, areas: areasAround(analysed, router, link) };
}

function areasAround(analysed: AnalysedNetwork, router: RouterIndex, link: LinkId | undefined): readonly AreaId[] {
  const containers = containersOf(analysed);
  const on = link && topologyIds(analysed).linkOf(link);
  const homes = (on?.port ? [on.port] : (on?.wire.ports ?? [{ router }])).map((port) => containers.home[port.router]);
  if (on?.port) homes.push(homeOfLan(containers, on.wire.ports));
  return [...new Set(homes)].filter((home) => home !== undefined);
}

/** A line of an interface on a link is that link; any other line is the router. */
export function elementOnLine(analysed: AnalysedNetwork, file: string, line: number): PlacedElement | undefined {
  const routers = routersOfFile(analysed.network, file);
  const [main, ...logical] = routers.map(({ device }) => device);
  const device = main && deviceAt([main, ...logical], line);
  const router = routers.find((each) => each.device === device)?.index;
  if (!device || router === undefined) return undefined;
  const on = device.interfaces.find(({ section }) => section.firstLine <= line && line <= section.lastLine);
  return { router, link: on && topologyIds(analysed).linkAt(router, on.name) };
}

/** What the words under the cursor name, wherever they stand. */
function elementNamed({ subject, cursor, analysed }: LocatedSubject): PlacedElement | undefined {
  const { network } = analysed;
  const { linkAt } = topologyIds(analysed);
  switch (subject.kind) {
    case 'hostname':
      return { router: subject.router, link: undefined };
    case 'interface': {
      const router = routerOf(network, cursor.device)?.index;
      return router === undefined ? undefined : { router, link: linkAt(router, subject.interface.name) };
    }
    case 'address': {
      const [owner] = addressOwners(network, cursor.device, subject.mention);
      return owner && { router: owner.router.index, link: linkAt(owner.router.index, owner.interface.name) };
    }
    default:
      return undefined;
  }
}

/** As it is written, else the subnet of the interface that owns the address. */
function prefixUnder({ subject, cursor, analysed }: LocatedSubject): IpPrefix | undefined {
  if (subject.kind !== 'address') return undefined;
  const { mention } = subject;
  return mention.prefix ?? addressOwners(analysed.network, cursor.device, mention)[0]?.address.prefix ?? mention.host;
}
