/** The view "Network": networks, areas, routers, their loopbacks and neighbors, each level asked for when it is opened. */
import * as vscode from 'vscode';
import { toRange, toTreeItem } from './network-items.ts';
import {
  type ExplainParams,
  NETWORK_TREE,
  SHOW_TOPOLOGY_COMMAND,
  type Status,
  type TreeNode,
  WAY_IN_TREE,
} from './protocol.ts';
import type { Ask } from './questions.ts';

const VIEW = 'isisLens.network';
/** Milliseconds. While somebody types, the tree waits. */
const REST = 300;

export interface NetworkView extends vscode.Disposable {
  readonly show: (status: Status) => void;
  readonly children: (node?: TreeNode) => Promise<readonly TreeNode[]>;
  readonly item: (node: TreeNode) => vscode.TreeItem;
  /** What is selected in the view. */
  readonly selection: () => readonly TreeNode[];
}

type RouterPart = Extract<TreeNode, { readonly source: object }>;

/** The topology looks at what is configured there. */
const showInTopology = ({ source: { file, range } }: RouterPart): Thenable<unknown> =>
  vscode.commands.executeCommand(SHOW_TOPOLOGY_COMMAND, { uri: file, position: range.start });

const openPlace = ({ source: { file, range } }: RouterPart): Thenable<unknown> =>
  vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(file), { selection: toRange(range) });

/** What is asked where a node is explained; the rest is picked. */
function questionOf(node: RouterPart): Partial<ExplainParams> {
  const uri = node.source.file;
  if (node.kind === 'router') return { uri, router: node.name };
  return node.kind === 'loopback' ? { uri, prefix: node.prefix } : { uri };
}

export function createNetworkView(ask: Ask, explain: (given: Partial<ExplainParams>) => Promise<void>): NetworkView {
  const changed = new vscode.EventEmitter<undefined>();
  /** Undefined while nothing has been read: then there is nothing to ask, and no server is started for it. */
  let networks: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** By the ids of their children, of what was revealed last. */
  let parents = new Map<string, TreeNode>();
  /** A refresh in between would forget what is to be selected. */
  let revealing: Promise<void> = Promise.resolve();

  const children = (node?: TreeNode): Promise<readonly TreeNode[]> => ask(NETWORK_TREE, node ? { node: node.id } : {});
  const item = (node: TreeNode): vscode.TreeItem => toTreeItem(node, node.kind === 'network' && networks === 1);
  const view = vscode.window.createTreeView<TreeNode>(VIEW, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: item,
      getParent: ({ id }) => parents.get(id),
      getChildren: async (node) => (networks === undefined ? [] : [...(await children(node))]),
    },
  });

  /** The router of the place where the cursor is. */
  async function reveal(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const { document, selection } = editor;
    const uri = document.uri.toString();
    const way: readonly TreeNode[] = await ask(WAY_IN_TREE, { uri, position: selection.active });
    const router = way.at(-1);
    if (!router) {
      void vscode.window.showInformationMessage(vscode.l10n.t('This file is no router of a network.'));
      return;
    }
    // There is something, whether or not the server has said how much.
    networks ??= 0;
    parents = new Map(way.slice(1).flatMap(({ id }, at) => (way[at] ? [[id, way[at]] as const] : [])));
    const done = Promise.resolve(view.reveal(router, { select: true, focus: true, expand: true }));
    revealing = done.catch(() => undefined);
    await done;
  }

  const refresh = (): void => void revealing.then(() => changed.fire(undefined));

  function show(status: Status): void {
    const { error } = status.findings;
    view.badge =
      error > 0
        ? { value: error, tooltip: error === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', error) }
        : undefined;
    if (status.state === 'indexing' || status.state === 'analysing') return;
    networks = status.networks;
    clearTimeout(timer);
    timer = setTimeout(refresh, REST);
  }

  const registrations = vscode.Disposable.from(
    view,
    changed,
    vscode.commands.registerCommand('isisLens.network.reveal', reveal),
    vscode.commands.registerCommand('isisLens.network.open', openPlace),
    vscode.commands.registerCommand('isisLens.network.showInTopology', showInTopology),
    vscode.commands.registerCommand('isisLens.network.explain', (node: RouterPart) => explain(questionOf(node))),
  );
  return {
    show,
    children,
    item,
    selection: () => view.selection,
    dispose: () => {
      clearTimeout(timer);
      registrations.dispose();
    },
  };
}
