/** isisLens/topology, isisLens/topologyClose, isisLens/elementAt, isisLens/exportTopology. */
import { elementAt, exportScene, TOPOLOGY_FORMATS } from '../../ide/api.ts';
import { answering, quietly } from '../guard.ts';
import { ElementAtRequest, ExportTopologyRequest, TopologyCloseNotification, TopologyRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

const NOTHING = { networks: [], revision: 0, scene: null };

export function registerTopology({ connection, log, complete, fileOf, topologies }: Session): void {
  connection.onRequest(
    TopologyRequest,
    answering(log, TopologyRequest.method, NOTHING, async (params, token) => {
      const { network, uri, expanded = 'auto', positions = {}, fresh = false } = params;
      const snapshot = await complete(token);
      const choice = { id: network, file: uri === undefined ? undefined : fileOf(uri) };
      return snapshot ? topologies.open(snapshot, choice, { expanded, positions }, fresh) : NOTHING;
    }),
  );
  connection.onNotification(
    TopologyCloseNotification,
    quietly(log, TopologyCloseNotification.method, ({ network }) => topologies.close(network)),
  );
  connection.onRequest(
    ElementAtRequest,
    answering(log, ElementAtRequest.method, null, async ({ uri, position }, token) => {
      const snapshot = await complete(token);
      return (snapshot && elementAt(snapshot, fileOf(uri), position)) ?? null;
    }),
  );
  connection.onRequest(
    ExportTopologyRequest,
    answering(log, ExportTopologyRequest.method, null, async (params, token) => {
      const { network, format, expanded = 'auto', positions = {}, highlight } = params;
      const snapshot = await complete(token);
      const scene = snapshot && topologies.peek(snapshot, network, { expanded, positions });
      return scene && TOPOLOGY_FORMATS.includes(format) ? exportScene(scene, format, highlight) : null;
    }),
  );
}
