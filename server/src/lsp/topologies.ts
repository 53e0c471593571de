/** The topologies a client looks at: each keeps its last scene, so that changes are small and nothing jumps. */
import {
  chooseNetwork,
  type Expanded,
  findingsAtOnce,
  type NetworkChoice,
  type NodeId,
  type Point,
  type Scene,
  sceneDelta,
  sceneOf,
  topologyNetworks,
} from '../ide/api.ts';
import type { Finding } from '../rules/rule.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { toClientScene, type UriOf } from './convert.ts';
import type { Topology, TopologyChange } from './protocol.ts';

export interface View {
  readonly expanded: Expanded;
  readonly positions: Readonly<Record<NodeId, Point>>;
}

export interface Topologies {
  /** `fresh`: lay out anew. */
  readonly open: (snapshot: WorkspaceSnapshot, choice: NetworkChoice, view: View, fresh: boolean) => Topology;
  /** The scene with the places the client has last seen; undefined when there is no such network. */
  readonly peek: (snapshot: WorkspaceSnapshot, network: string, view: View) => Scene | undefined;
  readonly close: (network: string) => void;
  /** Tells the client what has changed in the networks it looks at. */
  readonly update: (snapshot: WorkspaceSnapshot) => void;
}

interface Known extends View {
  /** As the client has it. Stays after closing, so that a panel opened again looks the same. */
  scene: Scene;
  revision: number;
  isOpen: boolean;
}

export function createTopologies(uriOf: UriOf, send: (change: TopologyChange) => void): Topologies {
  const known = new Map<string, Known>();

  function build(
    snapshot: WorkspaceSnapshot,
    analysed: JudgedNetwork,
    { expanded, positions }: View,
    previous: Scene | undefined,
    findings?: readonly Finding[],
  ): Scene {
    const options = { expanded, positions, ...(previous ? { previous } : {}) };
    return toClientScene(sceneOf(snapshot, analysed, options, findings), uriOf);
  }

  function change(snapshot: WorkspaceSnapshot, network: string, topology: Known): void {
    const analysed = chooseNetwork(snapshot, { id: network });
    if (!analysed) {
      known.delete(network);
      send({ network, revision: topology.revision + 1, delta: null });
      return;
    }
    const scene = build(snapshot, analysed, topology, topology.scene);
    const delta = sceneDelta(topology.scene, scene);
    if (!delta) return;
    topology.scene = scene;
    topology.revision++;
    send({ network, revision: topology.revision, delta });
  }

  return {
    open: (snapshot, choice, view, fresh) => {
      const networks = topologyNetworks(snapshot);
      const analysed = chooseNetwork(snapshot, choice);
      if (!analysed) return { networks, revision: 0, scene: null };
      const { id } = analysed.network;
      const before = known.get(id);
      // What is not judged yet comes as a change.
      const scene = build(snapshot, analysed, view, fresh ? undefined : before?.scene, findingsAtOnce(analysed));
      const revision = (before?.revision ?? 0) + 1;
      known.set(id, { ...view, scene, revision, isOpen: true });
      return { networks, revision, scene };
    },
    peek: (snapshot, network, view) => {
      const analysed = chooseNetwork(snapshot, { id: network });
      return analysed && build(snapshot, analysed, view, known.get(network)?.scene);
    },
    close: (network) => {
      const topology = known.get(network);
      if (topology) topology.isOpen = false;
    },
    update: (snapshot) => {
      for (const [network, topology] of known) if (topology.isOpen) change(snapshot, network, topology);
    },
  };
}
