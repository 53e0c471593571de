/** The networks there are to draw, and the scene of one. */
import type { Finding } from '../../rules/rule.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import { fileName } from '../hover/words.ts';
import { buildScene, type SceneOptions } from './build-scene.ts';
import type { Scene } from './scene.ts';

export interface TopologyNetwork {
  readonly id: string;
  /** Last part of the folder's path; `.` for the folder that everything is in. */
  readonly name: string;
  readonly routers: number;
}

/** By id. */
export function topologyNetworks({ networks }: WorkspaceSnapshot): readonly TopologyNetwork[] {
  return networks.map(({ network: { id, routers } }) => ({ id, name: fileName(id) || '.', routers: routers.length }));
}

export interface NetworkChoice {
  readonly id?: string | undefined;
  readonly file?: string | undefined;
}

export function networkWithId({ networks }: WorkspaceSnapshot, id: string): JudgedNetwork | undefined {
  return networks.find(({ network }) => network.id === id);
}

/** The network named; without a name that of the file, and without that the one with the most routers. */
export function chooseNetwork(snapshot: WorkspaceSnapshot, { id, file }: NetworkChoice): JudgedNetwork | undefined {
  if (id !== undefined) return networkWithId(snapshot, id);
  const ofFile = file === undefined ? undefined : snapshot.networkOf(file);
  return ofFile ?? [...snapshot.networks].sort((a, b) => b.network.routers.length - a.network.routers.length)[0];
}

/** Larger networks are drawn before they are judged. */
const JUDGED_FIRST = 1000;

/** What can be said of a network at once: nothing yet of a large one that is still being judged. */
export function findingsAtOnce(analysed: JudgedNetwork): readonly Finding[] {
  return analysed.isJudged() || analysed.network.routers.length <= JUDGED_FIRST ? analysed.findings() : [];
}

export function sceneOf(
  snapshot: WorkspaceSnapshot,
  analysed: JudgedNetwork,
  options: SceneOptions,
  findings: readonly Finding[] = analysed.findings(),
): Scene {
  return buildScene({ analysed, findings, fixes: snapshot.fixes }, options);
}
