/** `isis-lens topology`: the picture of a network as a file. */
import { chooseNetwork, exportScene, sceneOf, type TopologyFormat, topologyNetworks } from '../../ide/api.ts';
import { UsageError } from '../arguments.ts';
import { printable } from '../terminal.ts';
import type { CommandContext, Outcome } from './context.ts';

/** Data are complete; pictures are collapsed where they would not be readable. */
const PICTURES: ReadonlySet<TopologyFormat> = new Set(['svg', 'drawio']);

export function topology(
  { snapshot }: CommandContext,
  format: TopologyFormat,
  network: string | undefined,
  all: boolean,
): Outcome {
  const networks = topologyNetworks(snapshot);
  const names = networks.map(({ id }) => printable(id || '.')).join(', ');
  if (network === undefined && networks.length > 1) {
    throw new UsageError(`there are ${networks.length} networks in this folder; choose one with --network: ${names}`);
  }
  const analysed = chooseNetwork(snapshot, { id: network === '.' ? '' : network });
  if (!analysed) throw new UsageError(`there is no network '${network}' in this folder; there are: ${names}`);
  const expanded = PICTURES.has(format) && !all ? 'auto' : 'all';
  return { output: exportScene(sceneOf(snapshot, analysed, { expanded }), format), exitCode: 0 };
}
