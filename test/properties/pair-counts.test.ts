/** Pairs are counted by sets of PEs: as many as asking pair by pair finds, whatever the services travel over. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { simulate } from '../../server/src/isis/simulate.ts';
import { buildNetwork } from '../../server/src/model/build-network.ts';
import type { Device } from '../../server/src/model/device.ts';
import { analyseMpls } from '../../server/src/mpls/analyse.ts';
import type { MplsAnalysis } from '../../server/src/mpls/analysis.ts';
import { UNJUDGED_REASONS } from '../../server/src/mpls/unjudged.ts';
import type { NetworkPlan } from '../generators/network-plan.ts';
import { randomServices } from '../generators/random-services.ts';
import { randomTransports, withTransports } from '../generators/random-transports.ts';
import { inMixedDialects } from '../generators/renderers.ts';
import { loadDevices } from './devices.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

let devicesOf: (plan: NetworkPlan) => Device[];
beforeAll(async () => {
  devicesOf = await loadDevices();
});

const networks = randomServices
  .chain(inMixedDialects)
  .chain((plan) => fc.record({ plan: fc.constant(plan), transports: randomTransports(plan.routers.length) }));

/** Two VRFs exchange routes, or may. */
function share(a: Device, b: Device, surely: boolean): boolean {
  return a.vrfs.some((own) =>
    b.vrfs.some((other) => {
      const passes = (from: typeof own, to: typeof own): boolean =>
        from.exportTargets.some(({ value }) => to.importTargets.some((each) => each.value === value));
      return (
        passes(own, other) || passes(other, own) || (!surely && (own.targetsFromPolicy || other.targetsFromPolicy))
      );
    }),
  );
}

function countedOneByOne({ providerEdges, peers, verdict }: MplsAnalysis) {
  const reasons = providerEdges.flatMap(({ router: ingress }) =>
    peers(ingress).map((egress) => {
      const answer = verdict(ingress, egress);
      return answer.state === 'unknown' ? answer.reason : 'judged';
    }),
  );
  const count = (each: (typeof reasons)[number]): number => reasons.filter((reason) => reason === each).length;
  return {
    judged: count('judged'),
    unjudged: UNJUDGED_REASONS.map((reason) => ({ reason, pairs: count(reason) })).filter(({ pairs }) => pairs > 0),
  };
}

describe('pairs by verdict', () => {
  test('are as many as asking each pair finds', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(networks, ({ plan, transports }) => {
        const network = buildNetwork('', withTransports(devicesOf(plan), transports));
        const mpls = analyseMpls(simulate(network), []);
        const counts = mpls.pairCounts();
        for (const { reason } of counts.unjudged) seen.add(reason);
        expect(counts).toEqual(countedOneByOne(mpls));
      }),
      { numRuns: RUNS },
    );
    for (const reason of ['srv6-not-judged', 'ipv6-not-judged', 'route-targets-unknown', 'sr-mpls-not-judged']) {
      expect(seen).toContain(reason);
    }
  });

  test('share what their route targets say, and are judged where they surely share it', () => {
    fc.assert(
      fc.property(networks, ({ plan, transports }) => {
        const network = buildNetwork('', withTransports(devicesOf(plan), transports));
        const mpls = analyseMpls(simulate(network), []);
        const device = (router: number): Device => network.routers[router]?.device as Device;
        for (const { router } of mpls.providerEdges) {
          const peers = new Set(mpls.peers(router));
          for (const other of peers) {
            expect(share(device(router), device(other), false)).toBe(true);
            expect(mpls.services(router, other).length).toBeGreaterThan(0);
          }
          for (const other of mpls.judgedPeers(router)) {
            expect(share(device(router), device(other), true)).toBe(true);
            expect(mpls.peers(other)).toContain(router);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});
