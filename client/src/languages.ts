/** Ids of the languages the server reads: those package.json contributes, which is their only list. */
import type * as vscode from 'vscode';

export type Languages = ReadonlySet<string>;

interface Manifest {
  readonly contributes: { readonly languages: readonly { readonly id: string }[] };
}

export function languagesOf({ extension }: vscode.ExtensionContext): Languages {
  const { contributes } = extension.packageJSON as Manifest;
  return new Set(contributes.languages.map(({ id }) => id));
}
