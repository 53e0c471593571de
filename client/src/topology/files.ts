/** What a person keeps of the topology: pictures, and where they put things. */
import * as vscode from 'vscode';
import type { Picture } from './conversation.ts';
import type { Positions } from './messages.ts';
import { positionsOf } from './page-messages.ts';

const POSITIONS_FILE = 'isis-lens-positions.json';
/** A positions file of ten thousand routers is smaller. */
const LARGEST = 4_000_000;
const KEPT = 'isisLens.topology.positions';

interface Format {
  readonly name: string;
  readonly ending: string;
  /** In the name of the file. */
  readonly what: string;
}

const FORMATS: Readonly<Record<Picture['format'], Format>> = {
  svg: { name: 'SVG', ending: 'svg', what: 'topology' },
  png: { name: 'PNG', ending: 'png', what: 'topology' },
  drawio: { name: 'draw.io', ending: 'drawio', what: 'topology' },
  csv: { name: 'CSV', ending: 'csv', what: 'learners' },
};

/** Of the network's files; its id is the folder's path, or its URI where that is none of a file. */
function folderOf(network: string): vscode.Uri | undefined {
  const uri = /^[a-z][\w+.-]+:/i.test(network) ? vscode.Uri.parse(network) : vscode.Uri.file(network);
  return vscode.workspace.getWorkspaceFolder(uri) ? uri : vscode.workspace.workspaceFolders?.[0]?.uri;
}

const nameOf = (network: string): string => network.split('/').findLast((part) => part !== '') ?? 'network';

const beside = (network: string, name: string): { defaultUri?: vscode.Uri } => {
  const folder = folderOf(network);
  return folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {};
};

/** `core-topology.svg`, `core-topology-simulated.svg`. */
export function pictureName({ network, format, simulated }: Picture): string {
  const { what, ending } = FORMATS[format];
  return `${nameOf(network).replaceAll(/[^\w.-]/g, '_')}-${what}${simulated ? '-simulated' : ''}.${ending}`;
}

export async function savePicture(picture: Picture, content: Uint8Array): Promise<void> {
  const { network, format } = picture;
  const { name, ending } = FORMATS[format];
  const target = await vscode.window.showSaveDialog({
    ...beside(network, pictureName(picture)),
    title: vscode.l10n.t('Export Topology'),
    filters: { [name]: [ending] },
  });
  if (target) await vscode.workspace.fs.writeFile(target, content);
}

export async function exportPositions(network: string, positions: Positions): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    ...beside(network, POSITIONS_FILE),
    title: vscode.l10n.t('Save Positions'),
    filters: { JSON: ['json'] },
  });
  if (!target) return;
  const sorted = Object.fromEntries(Object.entries(positions).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = `${JSON.stringify({ positions: sorted }, null, 2)}\n`;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

/** Undefined when it is no such file. */
export function parsePositions(text: string): Positions | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'positions' in value
      ? positionsOf(value.positions)
      : undefined;
  } catch {
    return undefined;
  }
}

export async function importPositions(network: string): Promise<Positions | undefined> {
  const [source] =
    (await vscode.window.showOpenDialog({
      ...beside(network, POSITIONS_FILE),
      title: vscode.l10n.t('Load Positions'),
      filters: { JSON: ['json'] },
    })) ?? [];
  if (!source) return undefined;
  const { size } = await vscode.workspace.fs.stat(source);
  const content = size <= LARGEST ? await vscode.workspace.fs.readFile(source) : new Uint8Array();
  const positions = parsePositions(new TextDecoder().decode(content));
  if (!positions) void vscode.window.showErrorMessage(vscode.l10n.t('This file holds no positions of a topology.'));
  return positions;
}

export interface KeptPositions {
  readonly of: (network: string) => Positions;
  readonly keep: (network: string, positions: Positions) => Promise<void>;
}

export function keptPositions(state: vscode.Memento): KeptPositions {
  const all = (): Readonly<Record<string, Positions>> => state.get(KEPT, {});
  return {
    of: (network) => all()[network] ?? {},
    keep: async (network, positions) => {
      const { [network]: _, ...others } = all();
      await state.update(KEPT, Object.keys(positions).length > 0 ? { ...others, [network]: positions } : others);
    },
  };
}
