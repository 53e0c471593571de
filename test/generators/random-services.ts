/** Random networks that carry VPNs. */
import fc from 'fast-check';
import type { NetworkPlan } from './network-plan.ts';
import { randomNetwork } from './random-network.ts';

/** With PEs of two VPNs, and LDP on point-to-point links where it is not forgotten. */
export const randomServices: fc.Arbitrary<NetworkPlan> = randomNetwork.chain((plan) =>
  fc
    .record({
      vpns: fc.array(fc.constantFrom(undefined, undefined, 1, 2), {
        minLength: plan.routers.length,
        maxLength: plan.routers.length,
      }),
      unlabelled: fc.array(fc.nat(60), { maxLength: 2 }).map((numbers) => new Set(numbers)),
    })
    .map(({ vpns, unlabelled }) => {
      let ports = 0;
      return {
        routers: plan.routers.map((router, index) => ({ ...router, vpn: vpns[index] })),
        links: plan.links.map((link) => ({
          ...link,
          ends: link.ends.map((end) => ({ ...end, ldp: !link.lan && !unlabelled.has(ports++) })),
        })),
      };
    }),
);
