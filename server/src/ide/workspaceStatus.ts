/** Counts for a status bar and for logs. */
import type { Severity } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { topologyNetworks } from './topology/networks.ts';

export type FindingCounts = Readonly<Record<Severity, number>>;

export interface NetworkStatus {
  readonly id: string;
  /** For people; see `TopologyNetwork`. */
  readonly name: string;
  readonly routers: number;
  readonly findings: FindingCounts;
}

export interface WorkspaceStatus {
  readonly networks: readonly NetworkStatus[];
  readonly routers: number;
  readonly findings: FindingCounts;
}

export function workspaceStatus(snapshot: WorkspaceSnapshot): WorkspaceStatus {
  const empty = () => ({ error: 0, warning: 0, info: 0, hint: 0 });
  const total = empty();
  const tallies = new Map(snapshot.networks.map((network) => [network, empty()]));
  for (const { severity, file } of snapshot.findings()) {
    total[severity]++;
    const network = snapshot.networkOf(file);
    const tally = network && tallies.get(network);
    if (tally) tally[severity]++;
  }
  const names = topologyNetworks(snapshot);
  const networks = snapshot.networks.map((analysed, at) => {
    const { id, routers } = analysed.network;
    return { id, name: names[at]?.name ?? id, routers: routers.length, findings: tallies.get(analysed) ?? empty() };
  });
  return { networks, routers: networks.reduce((sum, { routers }) => sum + routers, 0), findings: total };
}
