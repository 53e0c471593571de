/** Asks the client for the settings, and tells the person about values that were left out. */
import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { rules } from '../rules/registry.ts';
import type { ClientFeatures } from './client-features.ts';
import { quietly } from './guard.ts';
import type { Log } from './log.ts';
import {
  checkFolderSettings,
  checkWindowSettings,
  defaultWindowSettings,
  SETTINGS_SECTION,
  type WindowSettings,
} from './settings.ts';
import { type WorkspaceFolder, workspaceFolder } from './workspace-folders.ts';

export interface ReadSettings {
  readonly window: WindowSettings;
  readonly folders: readonly WorkspaceFolder[];
}

export interface SettingsReader {
  readonly read: (folderUris: readonly string[]) => Promise<ReadSettings>;
  /** For clients that send settings instead of answering questions. */
  readonly sent: (settings: unknown) => void;
}

export function createSettingsReader(connection: Connection, log: Log, features: () => ClientFeatures): SettingsReader {
  const knownCodes = new Set(rules.map((rule) => rule.code));
  let sent: unknown;
  let told = '';

  /** The window's settings, then each folder's. */
  async function ask(folderUris: readonly string[]): Promise<readonly unknown[]> {
    if (!features().configuration) return [sent, ...folderUris.map(() => sent)];
    const items = [
      { section: SETTINGS_SECTION },
      ...folderUris.map((scopeUri) => ({ section: SETTINGS_SECTION, scopeUri })),
    ];
    let answers: unknown = [];
    await quietly(log, 'workspace/configuration', async () => {
      answers = await connection.workspace.getConfiguration(items);
    })();
    return Array.isArray(answers) ? answers : [];
  }

  /** Once, until the mistakes change. */
  function tell(problems: readonly string[]): void {
    const unique = [...new Set(problems)];
    const text = unique.join(' ');
    for (const problem of unique) if (!told.includes(problem)) log.warn(problem);
    if (text !== '' && text !== told) {
      const message = { type: MessageType.Warning, message: `IS-IS Lens: ${text}` };
      void connection.sendNotification(ShowMessageNotification.type, message);
    }
    told = text;
  }

  return {
    read: async (folderUris) => {
      const [windowRaw, ...folderRaw] = await ask(folderUris);
      const window = checkWindowSettings(windowRaw ?? defaultWindowSettings, knownCodes);
      const folders = folderUris.map((uri, index) => ({ uri, ...checkFolderSettings(folderRaw[index]) }));
      tell([...window.problems, ...folders.flatMap(({ problems }) => problems)]);
      return { window: window.settings, folders: folders.map(({ uri, settings }) => workspaceFolder(uri, settings)) };
    },
    sent: (settings) => {
      sent = typeof settings === 'object' && settings !== null ? Reflect.get(settings, SETTINGS_SECTION) : undefined;
    },
  };
}
