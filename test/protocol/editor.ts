/**
 * An editor without a window: drives the built server over stdio. It answers what the server asks and
 * records what the server says; `stop` fails when a message came that nobody handled, or the server
 * logged an error that the test did not expect.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type FileChangeType,
  type Hover,
  type InitializeResult,
  type LocationLink,
  type MessageConnection,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node.js';
import type { Status } from '../../server/src/lsp/protocol.ts';

const SERVER = resolve('dist/server.cjs');

export interface EditorOptions {
  readonly folders: readonly string[];
  /** `isisLens` settings by folder URI; '' holds those of the window. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
}

const CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } },
    hover: { contentFormat: ['markdown'] },
    definition: { linkSupport: true },
    completion: {
      completionItem: { snippetSupport: true, insertReplaceSupport: true, documentationFormat: ['markdown'] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  window: { workDoneProgress: true },
};

export interface Editor {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  readonly published: readonly PublishDiagnosticsParams[];
  /** Diagnostics as an editor shows them now, by URI; cleared files are absent. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Text of window/logMessage and window/showMessage, newest last. */
  readonly log: readonly { readonly type: number; readonly message: string }[];
  readonly shown: readonly { readonly type: number; readonly message: string }[];
  readonly progress: readonly { readonly kind: string; readonly [key: string]: unknown }[];
  readonly registrations: ReadonlySet<string>;
  readonly statuses: readonly Status[];
  /** What the server asked to have asked again, newest last. */
  readonly refreshes: readonly string[];
  /** Sends `initialized`: the server begins. */
  readonly begin: () => Promise<void>;
  /** Error logs that match are part of the test. */
  readonly expectErrors: (pattern: RegExp) => void;
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  readonly edit: (uri: string, ...changes: { range: Range; text: string }[]) => Promise<void>;
  readonly close: (uri: string) => Promise<void>;
  readonly textOf: (uri: string) => string;
  readonly fileEvents: (...events: [uri: string, type: FileChangeType][]) => Promise<void>;
  readonly configure: (scope: string, settings: unknown) => Promise<void>;
  readonly hover: (uri: string, position: Position) => Promise<string>;
  readonly definition: (uri: string, position: Position) => Promise<LocationLink[]>;
  readonly codeActions: (uri: string, range: Range, only?: string[]) => Promise<CodeAction[]>;
  readonly resolve: (action: CodeAction) => Promise<CodeAction>;
  /** Applies to open documents; answers the files that are not open with their edits. */
  readonly apply: (edit: WorkspaceEdit) => Promise<ReadonlyMap<string, readonly TextEdit[]>>;
  readonly idle: () => Promise<Status>;
  readonly stop: () => Promise<void>;
}

export const uriOf = (...path: string[]): string => pathToFileURL(join(...path)).href;

const offsetOf = (text: string, { line, character }: Position): number => {
  let from = 0;
  for (let at = 0; at < line; at++) from = text.indexOf('\n', from) + 1;
  return from + character;
};

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start));
  return sorted.reduce(
    (now, { range, newText }) =>
      now.slice(0, offsetOf(now, range.start)) + newText + now.slice(offsetOf(now, range.end)),
    text,
  );
}

/** Starts the server and sends `initialize`, not yet `initialized`. */
export async function launch(options: EditorOptions): Promise<Editor> {
  if (!existsSync(SERVER)) throw new Error('dist/server.cjs is not built: npm run build');
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  let standardError = '';
  child.stderr.on('data', (data) => {
    standardError += String(data);
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );

  const settings = new Map(Object.entries(options.settings ?? {}));
  const documents = new Map<string, { text: string; version: number }>();
  const published: PublishDiagnosticsParams[] = [];
  const diagnostics = new Map<string, readonly Diagnostic[]>();
  const log: { type: number; message: string }[] = [];
  const shown: { type: number; message: string }[] = [];
  const progress: { kind: string }[] = [];
  const registrations = new Set<string>();
  const statuses: Status[] = [];
  const refreshes: string[] = [];
  const expected: RegExp[] = [];
  const unhandled: string[] = [];

  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    if (params.diagnostics.length > 0) diagnostics.set(params.uri, params.diagnostics);
    else diagnostics.delete(params.uri);
  });
  connection.onNotification('window/logMessage', (params) => void log.push(params));
  connection.onNotification('window/showMessage', (params) => void shown.push(params));
  connection.onNotification('isisLens/status', (status) => void statuses.push(status));
  connection.onNotification('$/progress', ({ value }) => void progress.push(value));
  connection.onRequest('window/workDoneProgress/create', () => null);
  for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']) {
    connection.onRequest(method, () => {
      refreshes.push(method);
      return null;
    });
  }
  connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
    items.map(({ scopeUri }) => settings.get(scopeUri ?? '') ?? null),
  );
  connection.onRequest('client/registerCapability', ({ registrations: asked }: RegistrationParams) => {
    for (const { method } of asked) registrations.add(method);
    return null;
  });
  connection.onUnhandledNotification(({ method }) => void unhandled.push(`notification ${method}`));
  (connection as MessageConnection).onRequest((method) => {
    unhandled.push(`request ${method}`);
    return null;
  });
  connection.onError(([error]) => void unhandled.push(`connection error ${error.message}`));
  connection.listen();

  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: options.folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
    capabilities: options.capabilities ?? CAPABILITIES,
    initializationOptions: options.initializationOptions,
  });

  const isExpected = ({ message }: { message: string }): boolean => expected.some((pattern) => pattern.test(message));
  const textOf = (uri: string): string => documents.get(uri)?.text ?? '';

  async function edit(uri: string, ...changes: { range: Range; text: string }[]): Promise<void> {
    const document = documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    document.version++;
    for (const { range, text } of changes) document.text = applyEdits(document.text, [{ range, newText: text }]);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: changes,
    });
  }

  return {
    connection,
    process: child,
    initialized,
    published,
    diagnostics,
    log,
    shown,
    progress,
    registrations,
    statuses,
    refreshes,
    begin: () => connection.sendNotification('initialized', {}),
    expectErrors: (pattern) => void expected.push(pattern),
    open: async (uri, text, languageId = 'cisco-ios') => {
      documents.set(uri, { text, version: 1 });
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    edit,
    close: async (uri) => {
      documents.delete(uri);
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    textOf,
    fileEvents: (...events) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: events.map(([uri, type]) => ({ uri, type })),
      }),
    configure: async (scope, value) => {
      settings.set(scope, value);
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    },
    hover: async (uri, position) => {
      const answer = await connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri },
        position,
      });
      return answer ? (answer.contents as { value: string }).value : '';
    },
    definition: async (uri, position) =>
      (await connection.sendRequest<LocationLink[] | null>('textDocument/definition', {
        textDocument: { uri },
        position,
      })) ?? [],
    codeActions: (uri, range, only) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: diagnostics.get(uri) ?? [], ...(only ? { only } : {}), triggerKind: 1 },
      }),
    resolve: (action) => connection.sendRequest('codeAction/resolve', action),
    apply: async ({ documentChanges = [] }) => {
      const elsewhere = new Map<string, readonly TextEdit[]>();
      for (const change of documentChanges) {
        if (!('edits' in change)) throw new Error('only text edits are expected');
        const { uri, version } = change.textDocument;
        const edits = change.edits as TextEdit[];
        const document = documents.get(uri);
        if (!document) elsewhere.set(uri, edits);
        else {
          if (version !== document.version) throw new Error(`${uri}: edit is for version ${version}`);
          // An editor applies the edits together; from the end none moves another.
          const sorted = [...edits].sort(
            (a, b) => offsetOf(document.text, b.range.start) - offsetOf(document.text, a.range.start),
          );
          await edit(uri, ...sorted.map(({ range, newText }) => ({ range, text: newText })));
        }
      }
      return elsewhere;
    },
    idle: () => connection.sendRequest<Status>('isisLens/status', { waitForIdle: true }),
    stop: async () => {
      if (child.exitCode === null) {
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
      }
      const code = await exited;
      connection.dispose();
      const errors = log.filter((entry) => entry.type === 1 && !isExpected(entry)).map(({ message }) => message);
      const wrong = [...unhandled, ...errors, ...(standardError ? [`stderr: ${standardError}`] : [])];
      if (code !== 0) wrong.push(`exit code ${code}`);
      if (wrong.length > 0) throw new Error(`the server misbehaved:\n${wrong.join('\n')}`);
    },
  };
}

/** A server that has read the folders and published its findings. */
export async function start(options: EditorOptions): Promise<Editor> {
  const editor = await launch(options);
  await editor.begin();
  await editor.idle();
  return editor;
}
