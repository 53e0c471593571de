/**
 * Which PEs share a service (D24). PEs are compared by classes of equal VRFs, never one by one: a
 * thousand PEs of one VPN are one class.
 */
import type { Network, RouterIndex } from '../model/network.ts';
import type { Vrf } from '../model/vpn.ts';
import type { ProviderEdge, ServicePair } from './analysis.ts';
import { perDevice } from './per-device.ts';
import { layer2Families } from './provider-edges.ts';

export interface Services {
  readonly peers: (router: RouterIndex) => readonly RouterIndex[];
  readonly services: (at: RouterIndex, other: RouterIndex) => readonly string[];
  readonly pairs: () => readonly ServicePair[];
}

/** VRFs (or layer-2 memberships) that are alike in everything that decides who shares them. */
interface ServiceClass {
  readonly name: string;
  readonly imports: ReadonlySet<string>;
  readonly exports: ReadonlySet<string>;
  /** Route targets come from a policy: may be shared with every VRF (D24). */
  readonly open: boolean;
  /** Layer-2 families are shared by name. */
  readonly family: string | undefined;
  readonly members: RouterIndex[];
}

/** Classes that share a service with one, by what they import and export. */
function sharingOf(classes: readonly ServiceClass[]): (own: ServiceClass) => ReadonlySet<ServiceClass> {
  const importing = new Map<string, ServiceClass[]>();
  const exporting = new Map<string, ServiceClass[]>();
  const enter = (into: Map<string, ServiceClass[]>, keys: Iterable<string>, each: ServiceClass): void => {
    for (const key of keys) {
      const known = into.get(key);
      if (known) known.push(each);
      else into.set(key, [each]);
    }
  };
  for (const each of classes) {
    enter(importing, each.imports, each);
    enter(exporting, each.exports, each);
  }
  const layer3 = classes.filter(({ family }) => family === undefined);
  const open = layer3.filter((each) => each.open);
  const known = new Map<ServiceClass, ReadonlySet<ServiceClass>>();
  const find = ({ family, open: isOpen, imports, exports }: ServiceClass): readonly ServiceClass[] => {
    if (family !== undefined) return classes.filter((each) => each.family === family);
    if (isOpen) return layer3;
    const sent = [...imports].flatMap((target) => exporting.get(target) ?? []);
    const taken = [...exports].flatMap((target) => importing.get(target) ?? []);
    return [...open, ...sent, ...taken];
  };
  return (own) => {
    const found = known.get(own) ?? new Set(find(own));
    known.set(own, found);
    return found;
  };
}

const targets = (list: Vrf['importTargets']): ReadonlySet<string> => new Set(list.map(({ value }) => value));

interface Membership {
  readonly key: string;
  readonly shape: Omit<ServiceClass, 'members'>;
}

const NONE: ReadonlySet<string> = new Set();

/** What a device takes part in, whether or not it is a PE. */
const membershipsOf = perDevice((device): readonly Membership[] => {
  const layer3 = device.vrfs.map((vrf): Membership => {
    const imports = targets(vrf.importTargets);
    const exports = targets(vrf.exportTargets);
    const { name, targetsFromPolicy: open } = vrf;
    const key = JSON.stringify([name, open, [...imports].sort(), [...exports].sort()]);
    return { key, shape: { name, imports, exports, open, family: undefined } };
  });
  const layer2 = layer2Families(device).map((family): Membership => {
    const name = family === 'l2vpn-evpn' ? 'EVPN' : 'VPLS';
    return { key: family, shape: { name, imports: NONE, exports: NONE, open: false, family } };
  });
  return [...layer3, ...layer2];
});

function collectClasses(network: Network, edges: readonly ProviderEdge[]) {
  const classes = new Map<string, ServiceClass>();
  const ofRouter = new Map<RouterIndex, ServiceClass[]>();
  for (const { router, vrfs } of edges) {
    const device = network.routers[router]?.device;
    if (!device) continue;
    const own: ServiceClass[] = [];
    ofRouter.set(router, own);
    for (const { key, shape } of membershipsOf(device)) {
      if (shape.family === undefined && !vrfs.includes(shape.name)) continue;
      const known = classes.get(key) ?? { ...shape, members: [] };
      classes.set(key, known);
      known.members.push(router);
      own.push(known);
    }
  }
  return { classes: [...classes.values()], ofRouter };
}

/** Pseudowires whose far end is the service loopback of another PE, both ways. */
function collectPseudowires(network: Network, edges: readonly ProviderEdge[]) {
  const byLoopback = new Map<number, RouterIndex>();
  for (const { router, loopback } of edges) if (loopback) byLoopback.set(loopback.host.address, router);
  const wires = new Map<RouterIndex, Map<RouterIndex, string[]>>();
  const enter = (from: RouterIndex, to: RouterIndex, name: string): void => {
    const known = wires.get(from) ?? new Map<RouterIndex, string[]>();
    wires.set(from, known);
    const names = known.get(to) ?? [];
    if (!names.includes(name)) known.set(to, [...names, name].sort());
  };
  for (const { router } of edges) {
    for (const { peer, vcId } of network.routers[router]?.device.pseudowires ?? []) {
      const other = byLoopback.get(peer);
      if (other === undefined || other === router) continue;
      enter(router, other, `pseudowire ${vcId}`);
      enter(other, router, `pseudowire ${vcId}`);
    }
  }
  return wires;
}

function sameProvider(network: Network, a: RouterIndex, b: RouterIndex): boolean {
  const first = network.routers[a]?.device.bgp?.asn;
  const second = network.routers[b]?.device.bgp?.asn;
  return first === undefined || second === undefined || first === second;
}

/**
 * `group` numbers the physically separate parts of the network: PEs of different parts, or of
 * different autonomous systems (whose borders rewrite next hops), need no path to each other.
 */
export function findServices(
  network: Network,
  edges: readonly ProviderEdge[],
  group: (router: RouterIndex) => number,
): Services {
  const { classes, ofRouter } = collectClasses(network, edges);
  const sharing = sharingOf(classes);
  const wires = collectPseudowires(network, edges);
  const related = (a: RouterIndex, b: RouterIndex): boolean =>
    a !== b && group(a) === group(b) && sameProvider(network, a, b);

  const known = new Map<RouterIndex, readonly RouterIndex[]>();
  const peers = (router: RouterIndex): readonly RouterIndex[] => {
    let answer = known.get(router);
    if (!answer) {
      const found = new Set<RouterIndex>(wires.get(router)?.keys());
      for (const own of ofRouter.get(router) ?? []) {
        for (const other of sharing(own)) for (const member of other.members) found.add(member);
      }
      answer = [...found].filter((other) => related(router, other)).sort((a, b) => a - b);
      known.set(router, answer);
    }
    return answer;
  };

  const services = (at: RouterIndex, other: RouterIndex): readonly string[] => {
    if (!related(at, other)) return [];
    const theirs = new Set(ofRouter.get(other));
    const names = (ofRouter.get(at) ?? [])
      .filter((own) => [...theirs].some((each) => sharing(own).has(each)))
      .map(({ name }) => name);
    return [...new Set([...names.sort(), ...(wires.get(at)?.get(other) ?? [])])];
  };

  let all: readonly ServicePair[] | undefined;
  return {
    peers,
    services,
    pairs: () => {
      all ??= edges.flatMap(({ router }) =>
        peers(router).map((egress) => ({ ingress: router, egress, services: services(router, egress) })),
      );
      return all;
    },
  };
}
