/**
 * Times scenes as the language server builds them, in this process and its CPU time: from nothing, with the scene before, and
 * how much goes to the client. Simulation and findings are other figures.
 * usage: node scripts/run-ts.mjs test/bench/topology.ts [ROUTERS]...
 */
import { recogniseDialect } from '../../server/src/dialects/registry.ts';
import { buildScene, type SceneOptions } from '../../server/src/ide/topology/build-scene.ts';
import type { Scene } from '../../server/src/ide/topology/scene.ts';
import { simulate } from '../../server/src/isis/simulate.ts';
import { buildNetwork } from '../../server/src/model/build-network.ts';
import { analyseMpls } from '../../server/src/mpls/analyse.ts';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import type { AnalysedNetwork } from '../../server/src/rules/rule.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import { generateNetwork } from './generate.ts';
import { spread } from './statistics.ts';

const DEFAULT_SIZES = [100, 1000, 10_000];
const ROUNDS = 7;

const parser = await createParser(await loadGrammarsFromDisk());

function analyse(routers: number): AnalysedNetwork {
  const devices = generateNetwork(routers).flatMap(({ file, text }) => {
    const dialect = recogniseDialect(text);
    if (!dialect) throw new Error(`${file} is not recognised`);
    return dialect.lower(parser.parse(dialect.grammar, text), file);
  });
  const network = buildNetwork('', devices);
  const simulation = simulate(network);
  return { network, simulation, mpls: analyseMpls(simulation, []) };
}

/** What was diagnosed once per network is kept with it, so every round has a network object of its own. */
function timeScenes(
  analysed: AnalysedNetwork,
  options: SceneOptions,
): { readonly scene: Scene; readonly text: string } {
  let scene: Scene | undefined;
  const samples = Array.from({ length: ROUNDS }, () => {
    const input = { analysed: { ...analysed }, findings: [], fixes: () => [] };
    const started = process.cpuUsage();
    scene = buildScene(input, options);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  if (!scene) throw new Error('no scene was built');
  return {
    scene,
    text: `${spread(samples).median.toFixed(1)} ms median, ${Math.max(...samples).toFixed(1)} ms at worst`,
  };
}

function report(what: string, { scene, text }: ReturnType<typeof timeScenes>): void {
  const { areas, routers, lans, links } = scene;
  const elements = areas.length + routers.length + lans.length + links.length;
  const size = (JSON.stringify(scene).length / 1000).toFixed(0);
  console.log(`  ${what.padEnd(28)} ${text}; ${elements} elements, ${size} kB`);
}

const sizes = process.argv.slice(2).map(Number);
for (const routers of sizes.length > 0 ? sizes : DEFAULT_SIZES) {
  const analysed = analyse(routers);
  console.log(`\ntopology of ${routers} routers`);
  const opened = timeScenes(analysed, {});
  report('as it opens', opened);
  report('the same, after an edit', timeScenes(analysed, { previous: opened.scene }));
  const all = timeScenes(analysed, { expanded: 'all' });
  report('with all areas open', all);
  report('the same, after an edit', timeScenes(analysed, { expanded: 'all', previous: all.scene }));
}
