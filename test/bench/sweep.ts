/** Time of one what-if and of whole sweeps on generated networks, analysis of the network itself left out. Arguments: sizes in routers. */
import { supposedOf, topologyIds, whatIf } from '../../server/src/ide/api.ts';
import { downOf, type FailureKind, failuresOf } from '../../server/src/ide/topology/failures.ts';
import { sweep } from '../../server/src/ide/topology/sweep.ts';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import { createWorkspace } from '../../server/src/workspace/workspace.ts';
import { generateNetwork } from './generate.ts';
import { spread } from './statistics.ts';

/** Links of the backbone, whose failure concerns everybody. */
const SUPPOSED = 20;

const sizes = process.argv.slice(2).map(Number);
const parser = await createParser(await loadGrammarsFromDisk());

/** Of this process, in seconds: other programs on the machine do not count. */
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

for (const size of sizes.length > 0 ? sizes : [100, 500]) {
  const workspace = createWorkspace(parser, () => undefined);
  for (const { file, text } of generateNetwork(size)) workspace.setFile(file, text);
  const snapshot = workspace.snapshot();
  const [network] = snapshot.networks;
  if (!network) throw new Error('a generated network is one network');
  network.findings();
  const times = topologyIds(network)
    .wires.slice(0, SUPPOSED)
    .map(({ ids }) => {
      const before = cpuSeconds();
      const supposed = whatIf(snapshot, network, { failed: ids, fixes: [] });
      if (!supposed) throw new Error('a link of the network can fail');
      supposedOf(supposed);
      return (cpuSeconds() - before) * 1000;
    });
  console.log(
    `${size} routers, what a failed link changes: ${spread(times).median.toFixed(0)} ms of CPU in the median`,
  );
  const kinds: readonly FailureKind[] = ['link', 'node'];
  for (const kind of kinds) {
    const tried = failuresOf(network, kind).filter((failure) => !network.mpls.robustness()(downOf([failure]))).length;
    const [wall, cpu] = [performance.now(), cpuSeconds()];
    const { scenarios, steps } = sweep(snapshot, { kind, depth: 1, part: 1, parts: 1 });
    const cuts = [...steps()].flat().length;
    const seconds = (performance.now() - wall) / 1000;
    console.log(
      `${size} routers, ${kind}s: ${scenarios} failures, ${tried} tried, ${cuts} cuts, ${seconds.toFixed(2)} s (${(cpuSeconds() - cpu).toFixed(2)} s of CPU)`,
    );
  }
}
