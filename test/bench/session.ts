/** One session with the built language server over stdio, as an editor holds it. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Position,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const SERVER = path.resolve('dist/server.cjs');

export interface Session {
  readonly open: (file: string) => Promise<void>;
  readonly edit: (file: string, range: Range, text: string) => Promise<void>;
  readonly hover: (file: string, position: Position) => Promise<unknown>;
  /** Resolves when everything is indexed, judged and published. */
  readonly idle: () => Promise<unknown>;
  /** Findings published last, by file name. */
  readonly findings: ReadonlyMap<string, number>;
  /** Resident memory of the server process in MB, now and at its peak; undefined where the system does not say. */
  readonly memory: () => { readonly now: number; readonly peak: number } | undefined;
  readonly stop: () => Promise<void>;
}

function memoryOf(pid: number | undefined): { now: number; peak: number } | undefined {
  const file = `/proc/${pid}/status`;
  if (!fs.existsSync(file)) return undefined;
  const text = fs.readFileSync(file, 'utf8');
  const megabytes = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Starts the server on a folder and waits for its answer to `initialize`. */
export async function startSession(folder: string): Promise<Session> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const findings = new Map<string, number>();
  const versions = new Map<string, number>();
  const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  connection.onNotification('textDocument/publishDiagnostics', ({ uri: about, diagnostics }) => {
    findings.set(path.posix.basename(decodeURIComponent(about)), diagnostics.length);
  });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: path.basename(folder) }],
    capabilities: {
      workspace: { workspaceFolders: true },
      textDocument: { publishDiagnostics: { relatedInformation: true } },
    },
  });
  await connection.sendNotification('initialized', {});
  return {
    open: async (file) => {
      versions.set(file, 1);
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(file), languageId: 'cisco-ios', version: 1, text },
      });
    },
    edit: async (file, range, text) => {
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(file), version },
        contentChanges: [{ range, text }],
      });
    },
    hover: (file, position) =>
      connection.sendRequest('textDocument/hover', { textDocument: { uri: uri(file) }, position }),
    idle: () => connection.sendRequest('isisLens/status', { waitForIdle: true }),
    findings,
    memory: () => memoryOf(child.pid),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}
