/** How far the analysis is, and what it found. */
import * as vscode from 'vscode';
import type { Status } from './protocol.ts';

export interface StatusBar extends vscode.Disposable {
  readonly show: (status: Status) => void;
  readonly hide: () => void;
}

function counts({ findings: { error, warning } }: Status): string {
  if (error > 0) return `$(error) ${error}`;
  return warning > 0 ? `$(warning) ${warning}` : '$(check)';
}

function text(status: Status): string {
  switch (status.state) {
    case 'indexing':
      return '$(sync~spin) IS-IS';
    case 'stopped':
      return '$(circle-slash) IS-IS';
    default:
      return `${counts(status)} IS-IS`;
  }
}

function tooltip({ state, routers, networks, findings, skippedFiles }: Status): string {
  if (state === 'indexing') return vscode.l10n.t('IS-IS Lens is reading the router configurations of the workspace.');
  if (state === 'stopped') {
    return vscode.l10n.t(
      'IS-IS Lens was stopped before it had read all files, so it judges nothing. Click to analyse.',
    );
  }
  const lines = [
    vscode.l10n.t('IS-IS Lens: {0} routers in {1} networks', routers, networks),
    vscode.l10n.t('{0} errors, {1} warnings, {2} notes', findings.error, findings.warning, findings.info),
  ];
  if (skippedFiles > 0) lines.push(vscode.l10n.t('{0} files were left out; the output says why', skippedFiles));
  return lines.join('\n');
}

export function createStatusBar(): StatusBar {
  const item = vscode.window.createStatusBarItem('isisLens.status', vscode.StatusBarAlignment.Left);
  item.name = 'IS-IS Lens';
  return {
    show: (status) => {
      const nothing = status.routers === 0 && status.state !== 'stopped';
      if (status.state === 'disabled' || nothing) {
        item.hide();
        return;
      }
      item.text = text(status);
      item.tooltip = tooltip(status);
      item.command = status.state === 'stopped' ? 'isisLens.analyseWorkspace' : 'workbench.actions.view.problems';
      item.accessibilityInformation = { label: item.tooltip };
      item.show();
    },
    hide: () => item.hide(),
    dispose: () => item.dispose(),
  };
}
