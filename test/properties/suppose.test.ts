/** Supposing is the same as doing: failures against edited files, fixes against applied edits. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prefixText } from '../../server/src/base/ip.ts';
import { messageText } from '../../server/src/messages/catalogue.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../../server/src/workspace/snapshot.ts';
import type { SupposedChanges } from '../../server/src/workspace/suppose.ts';
import { randomServices } from '../generators/random-services.ts';
import { inDialect, inMixedDialects, render } from '../generators/renderers.ts';
import { applyFileEdits } from '../scenarios/runner/edits.ts';
import { analyse, type Files } from './files.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

function onlyNetwork(snapshot: WorkspaceSnapshot): JudgedNetwork {
  const [analysed, ...others] = snapshot.networks;
  if (!analysed || others.length > 0) throw new Error('a plan is one network');
  return analysed;
}

const NOTHING: SupposedChanges = { failedRouters: [], failedPorts: [], fixes: [] };

function supposed(snapshot: WorkspaceSnapshot, changes: Partial<SupposedChanges>): JudgedNetwork {
  const made = snapshot.suppose(onlyNetwork(snapshot), { ...NOTHING, ...changes });
  if (!made) throw new Error('not there');
  return made;
}

/** What is known and what works, by names: indices of speakers may differ where an instance is gone. */
function answers({ network, simulation, mpls }: JudgedNetwork) {
  const name = (router: number): string => network.routers[router]?.name ?? '';
  return {
    routes: network.routers.map(({ index }) =>
      simulation.routes(index).map((route) => ({
        ...route,
        prefix: prefixText(route.prefix),
        advertisers: route.advertisers.map(name),
        nextHops: route.nextHops.map((hop) => ({ ...hop, router: name(hop.router) })),
      })),
    ),
    pairs: mpls.pairs.map(({ ingress, egress, services }) => [
      name(ingress),
      name(egress),
      services,
      mpls.verdict(ingress, egress),
    ]),
    unknown: network.routers.map(({ index }) =>
      mpls.providerEdges.map(({ loopback }) => loopback && simulation.knowledge(index, loopback.configured).state),
    ),
  };
}

const findingTexts = (findings: ReturnType<JudgedNetwork['findings']>): string[] =>
  findings
    .map(({ key, severity, message, affected }) => `${key} ${severity} ${affected.join()} ${messageText(message)}`)
    .sort();

const plans = randomServices.filter(({ links }) => links.length > 0).map((plan) => inDialect(plan, 'cisco-ios'));

const shutDown = (text: string, name: string): string =>
  text.replace(`interface ${name}\n`, `interface ${name}\n shutdown\n`);

/** Nothing but interfaces that are down. */
function switchedOff(text: string): string {
  const blocks = text.split(/^!\n/m).filter((block) => /^(hostname|interface (?!Loopback))/.test(block));
  return `${blocks.join('!\n').replaceAll(/^interface .*$/gm, '$&\n shutdown')}!\nend\n`;
}

describe('failures', () => {
  test('links that are down are interfaces that somebody shut down', () => {
    const drawn = plans.chain((plan) =>
      fc.record({
        plan: fc.constant(plan),
        chosen: fc.subarray([...plan.links], { minLength: 1, maxLength: Math.min(2, plan.links.length) }),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ plan, chosen }) => {
        const files: Files = render(plan);
        const snapshot = analyse(files);
        const { network } = onlyNetwork(snapshot);
        const ends = chosen.flatMap((link) =>
          link.ends.map((end) => ({ name: plan.routers[end.router]?.name ?? '', interface: end.interface })),
        );
        const edited = new Map(files);
        for (const end of ends) {
          const file = `${end.name}.cfg`;
          edited.set(file, shutDown(edited.get(file) ?? '', end.interface));
        }
        const failedPorts = ends.map((end) => ({
          router: network.routerByName.get(end.name) ?? -1,
          interface: end.interface,
        }));
        const after = supposed(snapshot, { failedPorts });
        const fresh = onlyNetwork(analyse(edited));
        expect(edited).not.toEqual(files);
        expect(answers(after)).toEqual(answers(fresh));
        expect(findingTexts(after.findings())).toEqual(findingTexts(fresh.findings()));
      }),
      { numRuns: RUNS },
    );
  });

  test('a router that is down is a file that holds nothing but interfaces that are down', () => {
    const drawn = plans.chain((plan) =>
      fc.record({
        plan: fc.constant(plan),
        index: fc.constantFrom(...plan.links.flatMap(({ ends }) => ends.map(({ router }) => router))),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ plan, index }) => {
        const files: Files = render(plan);
        const snapshot = analyse(files);
        const name = plan.routers[index]?.name ?? '';
        const file = `${name}.cfg`;
        const edited = new Map(files).set(file, switchedOff(files.get(file) ?? ''));
        const after = supposed(snapshot, {
          failedRouters: [onlyNetwork(snapshot).network.routerByName.get(name) ?? -1],
        });
        const fresh = onlyNetwork(analyse(edited));
        expect(answers(after)).toEqual(answers(fresh));
        const elsewhere = (network: JudgedNetwork): string[] =>
          findingTexts(network.findings().filter((finding) => finding.file !== file));
        expect(elsewhere(after)).toEqual(elsewhere(fresh));
      }),
      { numRuns: RUNS },
    );
  });
});

test('a fix that is supposed is a fix that is applied', () => {
  let fixes = 0;
  fc.assert(
    fc.property(randomServices.chain(inMixedDialects), (plan) => {
      const files: Files = render(plan);
      const snapshot = analyse(files);
      for (const finding of snapshot.findings()) {
        snapshot.fixes(finding).forEach((fix, position) => {
          fixes++;
          const after = supposed(snapshot, { fixes: [{ finding, fix: position }] });
          const fresh = onlyNetwork(analyse(applyFileEdits(files, fix.edits)));
          expect(findingTexts(after.findings())).toEqual(findingTexts(fresh.findings()));
          expect(answers(after)).toEqual(answers(fresh));
        });
      }
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
  expect(fixes).toBeGreaterThan(0);
});
