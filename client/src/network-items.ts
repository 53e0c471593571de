/** How the nodes of the network tree look, and what a screen reader says of them. */
import * as vscode from 'vscode';
import type { TreeNode } from './protocol.ts';

type Kind<K extends TreeNode['kind']> = Extract<TreeNode, { readonly kind: K }>;
type Counts = Kind<'router'>['findings'];
type Problem = NonNullable<Kind<'neighbor'>['problem']>;

/** Parts of a description; what does not apply is left out. */
const list = (...parts: (string | undefined)[]): string => parts.filter((part) => part).join(' · ');

const routersText = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 router') : vscode.l10n.t('{0} routers', count);

/** The worst of them, in words: colour alone would not do. */
function findingsText({ error, warning, info }: Counts): string | undefined {
  if (error > 0) return error === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', error);
  if (warning > 0) return warning === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', warning);
  if (info > 0) return info === 1 ? vscode.l10n.t('1 note') : vscode.l10n.t('{0} notes', info);
  return undefined;
}

function icon(name: string, { error, warning }: Pick<Counts, 'error' | 'warning'> = { error: 0, warning: 0 }) {
  if (error > 0) return new vscode.ThemeIcon(name, new vscode.ThemeColor('list.errorForeground'));
  if (warning > 0) return new vscode.ThemeIcon(name, new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon(name);
}

const levelsText = (levels: readonly number[]): string =>
  levels.length === 2 ? vscode.l10n.t('level 1-2') : vscode.l10n.t('level {0}', levels[0] ?? '');

function problemText(problem: Problem): string {
  switch (problem) {
    case 'area':
      return vscode.l10n.t('no area in common');
    case 'level':
      return vscode.l10n.t('no level in common');
    case 'network-type':
      return vscode.l10n.t('point-to-point against broadcast');
    case 'subnet':
      return vscode.l10n.t('subnets differ');
    case 'duplicate-address':
      return vscode.l10n.t('both ends have the same address');
    case 'authentication':
      return vscode.l10n.t('authentication differs');
    case 'mtu':
      return vscode.l10n.t('MTU differs');
    case 'address-family':
      return vscode.l10n.t('no address family in common');
    case 'system-id':
      return vscode.l10n.t('both have the same system ID');
    case 'passive-one-side':
      return vscode.l10n.t('one end is passive');
    case 'one-side-only':
      return vscode.l10n.t('IS-IS runs on one end only');
  }
}

interface Look {
  readonly label: string;
  readonly description: string;
  readonly icon: vscode.ThemeIcon;
}

const withPiece = (name: string, piece: number): string =>
  piece > 1 ? vscode.l10n.t('{0}, piece {1}', name, piece) : name;

function neighborLook({ name, interface: on, levels, metrics, problem }: Kind<'neighbor'>): Look {
  if (problem !== undefined) {
    const description = list(on, vscode.l10n.t('no adjacency: {0}', problemText(problem)));
    return { label: name ?? '', description, icon: icon('debug-disconnect', { error: 1, warning: 0 }) };
  }
  if (name === undefined) {
    const description = list(on, levelsText(levels), vscode.l10n.t('the far end is in no file'));
    return { label: vscode.l10n.t('Unseen router'), description, icon: icon('question') };
  }
  const metric = vscode.l10n.t('metric {0}', [...new Set(metrics)].join('/'));
  return { label: name, description: list(on, levelsText(levels), metric), icon: icon('link') };
}

/** Why a file is left aside, in the words of the command line. */
function leftText(because: Kind<'left-file'>['because']): string {
  switch (because) {
    case 'not recognised':
      return vscode.l10n.t('not recognised');
    case 'name not included':
      return vscode.l10n.t('name not included');
    case 'too large':
      return vscode.l10n.t('too large');
    case 'not text':
      return vscode.l10n.t('not text');
    case 'nothing to read':
      return vscode.l10n.t('nothing to read');
    default:
      return vscode.l10n.t(
        'other version of {0}',
        vscode.workspace.asRelativePath(because.slice('other version of '.length)),
      );
  }
}

function notJudgedText({ files, routers, pairs }: Kind<'not-judged'>): string {
  const part = (count: number, text: (count: number) => string): string | undefined =>
    count > 0 ? text(count) : undefined;
  return list(
    part(pairs.unjudged, (count) => vscode.l10n.t('{0} pairs', count)),
    part(pairs.silenced, (count) => vscode.l10n.t('{0} broken pairs switched off', count)),
    part(routers.missing, (count) => vscode.l10n.t('{0} far ends in no file', count)),
    part(routers.withoutIsis, (count) => vscode.l10n.t('{0} without IS-IS', count)),
    part(files, (count) => vscode.l10n.t('{0} files left out', count)),
  );
}

function look(node: TreeNode): Look {
  switch (node.kind) {
    case 'network': {
      const { name, routers, findings } = node;
      const description = list(routersText(routers), findingsText(findings));
      const folder = vscode.workspace.workspaceFolders?.[0]?.name;
      return { label: name === '.' ? (folder ?? name) : name, description, icon: icon('type-hierarchy', findings) };
    }
    case 'area': {
      const { name, piece, routers, providerEdges, findings } = node;
      const edges = providerEdges > 0 ? vscode.l10n.t('{0} PE', providerEdges) : undefined;
      const description = list(routersText(routers), edges, findingsText(findings));
      return { label: withPiece(vscode.l10n.t('Area {0}', name), piece), description, icon: icon('layers', findings) };
    }
    case 'backbone': {
      const { piece, routers, findings } = node;
      const description = list(vscode.l10n.t('level 2'), routersText(routers), findingsText(findings));
      return { label: withPiece(vscode.l10n.t('Backbone'), piece), description, icon: icon('layers-active', findings) };
    }
    case 'outside': {
      const description = list(routersText(node.routers), findingsText(node.findings));
      return { label: vscode.l10n.t('Outside IS-IS'), description, icon: icon('circle-slash', node.findings) };
    }
    case 'range': {
      const description = list(routersText(node.routers), findingsText(node.findings));
      return { label: `${node.first} … ${node.last}`, description, icon: icon('list-unordered', node.findings) };
    }
    case 'router': {
      const { name, levels, providerEdge, border, findings } = node;
      const role = providerEdge ? vscode.l10n.t('PE') : border ? vscode.l10n.t('border') : undefined;
      const own = ([1, 2] as const).filter((level) => levels[level]);
      const description = list(role, own.length > 0 ? levelsText(own) : undefined, findingsText(findings));
      const picture = providerEdge ? 'server-environment' : border ? 'server-process' : 'server';
      return { label: name, description, icon: icon(picture, findings) };
    }
    case 'loopback': {
      const { prefix, interface: on, learned, others } = node;
      const reach = others > 0 ? vscode.l10n.t('learned by {0} of {1} other PEs', learned, others) : undefined;
      return {
        label: prefix,
        description: list(on, reach),
        icon: icon('target', { error: 0, warning: others - learned }),
      };
    }
    case 'neighbor':
      return neighborLook(node);
    case 'not-judged':
      return { label: vscode.l10n.t('Not judged'), description: notJudgedText(node), icon: icon('eye-closed') };
    case 'left-file': {
      const label = vscode.workspace.asRelativePath(vscode.Uri.parse(node.file));
      return { label, description: list(leftText(node.because), node.evidence), icon: icon('file') };
    }
    case 'unjudged-pairs':
      return { label: vscode.l10n.t('{0} pairs', node.pairs), description: node.reason, icon: icon('question') };
  }
}

const LEAVES: ReadonlySet<TreeNode['kind']> = new Set(['loopback', 'neighbor', 'left-file', 'unjudged-pairs']);

/** Without a file or a reason to list, routers and far ends are said in the line itself. */
const isLeaf = (node: TreeNode): boolean =>
  LEAVES.has(node.kind) || (node.kind === 'not-judged' && node.files + node.pairs.unjudged === 0);

export function toRange({ start, end }: Kind<'router'>['source']['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function toTreeItem(node: TreeNode, only: boolean): vscode.TreeItem {
  const { label, description, icon: iconPath } = look(node);
  const state = isLeaf(node) ? 'None' : only ? 'Expanded' : 'Collapsed';
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState[state]);
  item.id = node.id;
  item.description = description;
  item.iconPath = iconPath;
  item.contextValue = node.kind;
  item.accessibilityInformation = { label: [label, ...description.split(' · ')].join(', '), role: 'treeitem' };
  if (node.kind === 'network') item.tooltip = node.network;
  if (node.kind === 'left-file') {
    const arguments_ = [vscode.Uri.parse(node.file)];
    item.command = { title: vscode.l10n.t('Open Configuration'), command: 'vscode.open', arguments: arguments_ };
  }
  if ('source' in node) {
    const uri = vscode.Uri.parse(node.source.file);
    // The file's colour and count of problems, as everywhere in the editor.
    if (node.kind === 'router') item.resourceUri = uri;
    const options: vscode.TextDocumentShowOptions = { selection: toRange(node.source.range) };
    item.command = { title: vscode.l10n.t('Open Configuration'), command: 'vscode.open', arguments: [uri, options] };
  }
  return item;
}
