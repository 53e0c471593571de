/** Counts for a status bar and for logs. */
import type { Severity } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export interface NetworkStatus {
  readonly id: string;
  readonly routers: number;
}

export interface WorkspaceStatus {
  readonly networks: readonly NetworkStatus[];
  readonly routers: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

export function workspaceStatus(snapshot: WorkspaceSnapshot): WorkspaceStatus {
  const findings: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of snapshot.findings()) findings[severity]++;
  const networks = snapshot.networks.map(({ network }) => ({ id: network.id, routers: network.routers.length }));
  return { networks, routers: networks.reduce((sum, { routers }) => sum + routers, 0), findings };
}
