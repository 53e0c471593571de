/** Which loopback stands for a router, and whose loopback a prefix is. */
import { type IpPrefix, type Ipv4Prefix, prefixEquals } from '../base/ip.ts';
import type { Device, Interface, InterfaceAddress } from '../model/device.ts';
import { inVrfOf, isUp } from '../model/interfaces.ts';
import type { Router, RouterIndex } from '../model/network.ts';
import type { MplsAnalysis, ServiceLoopback } from '../mpls/analysis.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';

type LoopbackAddress = Pick<InterfaceAddress<Ipv4Prefix>, 'address' | 'prefix'>;

/** PEs with this service loopback; the address alone names it too when it has a wider mask. */
export function providerEdgesAt(mpls: MplsAnalysis, prefix: IpPrefix): readonly RouterIndex[] {
  return mpls.providerEdges
    .filter(
      ({ loopback }) => loopback && [loopback.host, loopback.configured].some((each) => prefixEquals(each, prefix)),
    )
    .map(({ router }) => router);
}

/** Service loopback of a PE, else the first loopback in IS-IS. */
export function loopbackOf({ device }: Router, service: ServiceLoopback | undefined): LoopbackAddress | undefined {
  if (service) return { address: service.host.address, prefix: service.configured };
  return device.interfaces.find((one) => one.kind === 'loopback' && isUp(device, one) && inIsis(device, one))?.ipv4[0];
}

function inIsis({ isis }: Device, one: Interface): boolean {
  return isis.some(
    (instance) => inVrfOf(one, instance) && instance.circuits.some((circuit) => circuit.interface === one.name),
  );
}

/** The prefix under which a router's loopback is learned. */
export function loopbackPrefixOf({ network, mpls }: AnalysedNetwork, index: RouterIndex): Ipv4Prefix | undefined {
  const router = network.routers[index];
  return router && loopbackOf(router, mpls.providerEdges.find((edge) => edge.router === index)?.loopback)?.prefix;
}
