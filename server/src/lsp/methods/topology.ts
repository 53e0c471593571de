/** isisLens/topology, isisLens/topologyClose, isisLens/elementAt, isisLens/findElements, isisLens/exportTopology. */
import {
  elementAt,
  exportScene,
  findLinks,
  type Marks,
  networkWithId,
  neutralise,
  reachOf,
  supposedOf,
  TOPOLOGY_FORMATS,
} from '../../ide/api.ts';
import { type Asked, askedOf, wantedPath, wantedPrefix } from '../asked.ts';
import { answering, quietly } from '../guard.ts';
import {
  ElementAtRequest,
  type ExportTopologyParams,
  ExportTopologyRequest,
  FindElementsRequest,
  TopologyCloseNotification,
  TopologyRequest,
} from '../protocol.ts';
import type { Session } from '../session.ts';

const NOTHING = { networks: [], revision: 0, scene: null };

function marksOf(asked: Asked, { subject, ends }: ExportTopologyParams): Marks {
  const prefix = subject && wantedPrefix(asked, subject);
  return {
    reach: prefix && reachOf(asked.analysed, prefix, asked.supposed),
    path: ends && wantedPath(asked, ends),
    supposed: asked.supposed && supposedOf(asked.supposed),
  };
}

export function registerTopology(session: Session): void {
  const { connection, log, complete, fileOf, topologies } = session;
  const asked = askedOf(session);
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
    FindElementsRequest,
    answering(log, FindElementsRequest.method, [], async ({ network, words, limit }, token) => {
      const snapshot = await complete(token);
      const analysed = snapshot && networkWithId(snapshot, network);
      const found = analysed ? findLinks(analysed, String(words), Number(limit) || 0) : [];
      return found.map((link) => ({ ...link, words: neutralise(link.words) }));
    }),
  );
  connection.onRequest(
    ExportTopologyRequest,
    answering(log, ExportTopologyRequest.method, null, async (params, token) => {
      const { network, format, expanded = 'auto', positions = {} } = params;
      const found = await asked(params, token);
      const scene = found && topologies.peek(found.snapshot, network, { expanded, positions });
      return scene && TOPOLOGY_FORMATS.includes(format) ? exportScene(scene, format, marksOf(found, params)) : null;
    }),
  );
}
