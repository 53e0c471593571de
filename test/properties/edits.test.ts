/** I3: after any edits, in the workspace that has seen them, everything is as from a cold start. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { parsePrefix, prefixText } from '../../server/src/base/ip.ts';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { createParser, type SyntaxParser } from '../../server/src/syntax/parser.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../../server/src/workspace/snapshot.ts';
import { createWorkspace } from '../../server/src/workspace/workspace.ts';
import type { NetworkPlan } from '../generators/network-plan.ts';
import { randomEdits } from '../generators/random-edits.ts';
import { randomServices } from '../generators/random-services.ts';
import { inDialects, inMixedDialects, render } from '../generators/renderers.ts';
import { engineTables } from './tables.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

let parser: SyntaxParser;
beforeAll(async () => {
  parser = await createParser(await loadGrammarsFromDisk());
});

const asWritten = (plan: NetworkPlan): NetworkPlan =>
  inDialects(
    plan,
    plan.routers.map(({ dialect }) => dialect),
  );

/** Everything that an edit could leave stale, as plain data. */
function answersOf({ network, simulation, mpls }: JudgedNetwork) {
  return {
    routers: network.routers.map(({ index, name, device, speakers }) => ({ index, name, device, speakers })),
    speakers: network.speakers,
    links: network.links,
    adjacencies: simulation.adjacencies,
    failed: simulation.failedAdjacencies,
    dangling: simulation.dangling,
    components: simulation.components,
    tables: engineTables(simulation),
    edges: mpls.providerEdges,
    pairs: mpls.pairs.map((pair) => ({ ...pair, verdict: mpls.verdict(pair.ingress, pair.egress) })),
    unreached: mpls.providerEdges.map(({ router }) => mpls.unreached(router)),
    gaps: mpls.labelGaps(),
    explained: network.routers.map(({ index, device }) =>
      device.interfaces
        .flatMap(({ ipv4 }) => ipv4.map(({ prefix }) => parsePrefix(prefixText(prefix))))
        .slice(0, 1)
        .flatMap((prefix) => (prefix ? simulation.explain((index + 1) % network.routers.length, prefix) : [])),
    ),
  };
}

const answers = (snapshot: WorkspaceSnapshot) => ({
  networks: snapshot.networks.map(answersOf),
  findings: snapshot.findings(),
});

test('edits one after the other give what a cold start gives', () => {
  const edits = randomServices.chain(inMixedDialects).chain((plan) => randomEdits(plan, 'mostly-quiet'));
  fc.assert(
    fc.property(edits, fc.boolean(), (plans, judgesEach) => {
      let texts: ReadonlyMap<string, string> = new Map();
      const edited = createWorkspace(parser, (file) => texts.get(file));
      for (const plan of plans) {
        const before = texts;
        texts = render(asWritten(plan));
        for (const [file, text] of texts) if (before.get(file) !== text) edited.editFile(file, text);
        // What is not asked for is not computed, and the next edit builds on what is older.
        if (!judgesEach && plan !== plans.at(-1)) {
          expect(edited.snapshot().networks.length).toBeGreaterThan(0);
          continue;
        }
        const fresh = createWorkspace(parser, (file) => texts.get(file));
        for (const [file, text] of texts) fresh.setFile(file, text);
        expect(answers(edited.snapshot())).toEqual(answers(fresh.snapshot()));
      }
    }),
    { numRuns: RUNS },
  );
});
