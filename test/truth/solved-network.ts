/**
 * A solved network: configurations, and the routing tables and VPN pings that a real IS-IS
 * implementation printed for them. The format is described in test/truth/README.md.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Device } from '../../server/src/model/device.ts';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import type { AnalysedNetwork } from '../../server/src/rules/rule.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import { createWorkspace } from '../../server/src/workspace/workspace.ts';

export interface SolvedRoute {
  readonly prefix: string;
  readonly level: 'L1' | 'L2';
  /** Null where the implementation does not print it. */
  readonly interArea: boolean | null;
  readonly metric: number;
  /** Router names; a solver may list one of several equal ones, or one twice. */
  readonly nextHops: readonly string[];
}

export type SolvedTables = Readonly<Record<string, readonly SolvedRoute[]>>;

export interface SolvedNetwork {
  readonly case: string;
  readonly what: string;
  readonly solved_by: string;
  readonly ribs: SolvedTables;
  /** The same network solved by a second implementation. */
  readonly ribs_holo?: SolvedTables;
  /** Percentage of answered pings between customer VRFs, by `R1->R2`. */
  readonly l3vpn_pings?: Readonly<Record<string, number>>;
}

export async function readSolvedNetwork(folder: string): Promise<SolvedNetwork> {
  return JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as SolvedNetwork;
}

/** Analyses the configurations of the folder as one network, each router rewritten if `write` is given. */
export async function analyseFolder(folder: string, write?: (device: Device) => string): Promise<AnalysedNetwork> {
  const parser = await createParser(await loadGrammarsFromDisk());
  const workspace = createWorkspace(parser, () => undefined);
  const rewritten = createWorkspace(parser, () => undefined);
  const names = (await readdir(join(folder, 'configs'))).sort();
  for (const name of names) workspace.setFile(name, await readFile(join(folder, 'configs', name), 'utf8'));
  const [network] = workspace.snapshot().networks;
  if (!network) throw new Error(`no router configuration is recognised in ${folder}`);
  if (!write) return network;
  for (const { device } of network.network.routers) rewritten.setFile(device.file, write(device));
  const [other] = rewritten.snapshot().networks;
  if (!other) throw new Error(`nothing of ${folder} is recognised after it was rewritten`);
  return other;
}
