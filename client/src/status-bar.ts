/** How far the analysis is, what it found in which network, and what can be done about it. */
import * as vscode from 'vscode';
import { SHOW_TOPOLOGY_COMMAND, type Status } from './protocol.ts';

export interface StatusBar extends vscode.Disposable {
  readonly show: (status: Status) => void;
  readonly hide: () => void;
}

/** A check mark only where something was judged and nothing was left. */
function counts({ findings: { error, warning }, coverage: { routers, pairs }, leftFiles }: Status): string {
  if (error > 0) return `$(error) ${error}`;
  if (warning > 0) return `$(warning) ${warning}`;
  if (routers.read === routers.withoutIsis) return '$(circle-slash)';
  return leftFiles + pairs.unjudged + pairs.silenced > 0 ? '$(question)' : '$(check)';
}

function coverageLines({ coverage: { routers, pairs }, leftFiles }: Status): string[] {
  const running = routers.read - routers.withoutIsis;
  const lines =
    running === 0
      ? [vscode.l10n.t('No router runs IS-IS: nothing is judged')]
      : [vscode.l10n.t('{0} routers and {1} pairs of PEs judged', running, pairs.judged)];
  if (pairs.unjudged > 0) lines.push(vscode.l10n.t('{0} pairs not judged', pairs.unjudged));
  if (routers.missing > 0) lines.push(vscode.l10n.t('{0} far ends in no file', routers.missing));
  if (running > 0 && routers.withoutIsis > 0) {
    lines.push(vscode.l10n.t('{0} routers without IS-IS', routers.withoutIsis));
  }
  if (leftFiles > 0) lines.push(vscode.l10n.t('{0} files left out; the network view names them', leftFiles));
  return lines;
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

function tooltip(status: Status): string {
  const { state, routers, networks, findings, byNetwork, skippedFiles } = status;
  if (state === 'indexing') return vscode.l10n.t('IS-IS Lens is reading the router configurations of the workspace.');
  if (state === 'stopped') {
    return vscode.l10n.t('IS-IS Lens was stopped before it had read all files, so it judges nothing.');
  }
  const lines = [
    vscode.l10n.t('IS-IS Lens: {0} routers in {1} networks', routers, networks),
    vscode.l10n.t('{0} errors, {1} warnings, {2} notes', findings.error, findings.warning, findings.info),
    ...coverageLines(status),
  ];
  if (networks > 1) {
    for (const { name, routers: own, findings: found } of byNetwork) {
      lines.push(vscode.l10n.t('{0}: {1} routers, {2} errors, {3} warnings', name, own, found.error, found.warning));
    }
    if (networks > byNetwork.length) lines.push(vscode.l10n.t('and {0} more networks', networks - byNetwork.length));
  }
  if (skippedFiles > 0) lines.push(vscode.l10n.t('{0} files were left out; the output says why', skippedFiles));
  return lines.join('\n');
}

interface Action extends vscode.QuickPickItem {
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

function actions(): readonly Action[] {
  const action = (icon: string, label: string, command: string, ...values: readonly unknown[]): Action => ({
    label: `$(${icon}) ${label}`,
    command,
    arguments: values,
  });
  return [
    action('warning', vscode.l10n.t('Show problems'), 'workbench.actions.view.problems'),
    action('type-hierarchy', vscode.l10n.t('Show the network'), 'isisLens.network.focus'),
    action('map', vscode.l10n.t('Show the topology'), SHOW_TOPOLOGY_COMMAND),
    action('question', vscode.l10n.t('Explain why a router learns a prefix, or not'), 'isisLens.explain'),
    action('refresh', vscode.l10n.t('Analyse the workspace anew'), 'isisLens.analyseWorkspace'),
    action('output', vscode.l10n.t('Show output'), 'isisLens.showOutput'),
    action('gear', vscode.l10n.t('Settings'), 'workbench.action.openSettings', '@ext:isis-lens.isis-lens'),
  ];
}

/** What a click on the status bar offers. */
export async function showActions(): Promise<void> {
  const picked = await vscode.window.showQuickPick(actions(), { title: vscode.l10n.t('IS-IS Lens') });
  if (picked) await vscode.commands.executeCommand(picked.command, ...(picked.arguments ?? []));
}

export function createStatusBar(): StatusBar {
  const item = vscode.window.createStatusBarItem('isisLens.status', vscode.StatusBarAlignment.Left);
  item.name = 'IS-IS Lens';
  item.command = 'isisLens.showActions';
  return {
    show: (status) => {
      const nothing = status.routers + status.leftFiles === 0 && status.state !== 'stopped';
      if (status.state === 'disabled' || nothing) {
        item.hide();
        return;
      }
      item.text = text(status);
      item.tooltip = tooltip(status);
      item.accessibilityInformation = { label: item.tooltip };
      item.show();
    },
    hide: () => item.hide(),
    dispose: () => item.dispose(),
  };
}
