/** isisLens/networkTree, isisLens/wayInTree: the view of networks, one level at a time, and the way to a router in it. */
import { networkTree, type TreeNode, wayInTree } from '../../ide/api.ts';
import { answering } from '../guard.ts';
import { NetworkTreeRequest, WayInTreeRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export function registerNetworkTree({ connection, log, complete, uriOf, fileOf }: Session): void {
  function toClient(node: TreeNode): TreeNode {
    if (node.kind === 'left-file') return { ...node, file: uriOf(node.file) };
    return 'source' in node ? { ...node, source: { ...node.source, file: uriOf(node.source.file) } } : node;
  }
  connection.onRequest(
    NetworkTreeRequest,
    answering(log, NetworkTreeRequest.method, [], async (params, token): Promise<readonly TreeNode[]> => {
      const snapshot = await complete(token);
      return snapshot ? networkTree(snapshot, params?.node).map(toClient) : [];
    }),
  );
  connection.onRequest(
    WayInTreeRequest,
    answering(log, WayInTreeRequest.method, [], async ({ uri, position }, token): Promise<readonly TreeNode[]> => {
      const snapshot = await complete(token);
      return snapshot ? wayInTree(snapshot, fileOf(uri), position.line).map(toClient) : [];
    }),
  );
}
