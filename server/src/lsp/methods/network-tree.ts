/** isisLens/networkTree. */
import { networkTree, type TreeNode } from '../../ide/api.ts';
import { answering } from '../guard.ts';
import { NetworkTreeRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export function registerNetworkTree({ connection, log, complete, uriOf }: Session): void {
  connection.onRequest(
    NetworkTreeRequest,
    answering(log, NetworkTreeRequest.method, [], async (params, token): Promise<readonly TreeNode[]> => {
      const snapshot = await complete(token);
      if (!snapshot) return [];
      return networkTree(snapshot, params?.node).map((node) =>
        'source' in node ? { ...node, source: { ...node.source, file: uriOf(node.source.file) } } : node,
      );
    }),
  );
}
