/** The language server as a Node process. */
import { setImmediate } from 'node:timers/promises';
import { type Connection, ConnectionError, createConnection, ProposedFeatures } from 'vscode-languageserver/node.js';
import { nodeFileSystem } from '../node/file-system.ts';
import { loadGrammarsFromDisk } from '../node/load-grammars.ts';
import { createParser } from '../syntax/parser.ts';
import type { Host } from './host.ts';
import { serve } from './language-server.ts';

const host: Host = {
  fileSystem: nodeFileSystem,
  loadParser: async () => createParser(await loadGrammarsFromDisk()),
  nextTurn: () => setImmediate(),
  now: () => performance.now(),
};

const LOST: ReadonlySet<unknown> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_IPC_CHANNEL_CLOSED', 'ECONNRESET']);

function isConnectionLost(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof Error && 'code' in error && LOST.has(error.code));
}

function serveProcess(connection: Connection): void {
  const { log } = serve(connection, host);
  // The last resort: a defect must not take the editor's server down. Without a client there is nobody to tell.
  const survive = (where: string) => (error: unknown) => {
    if (isConnectionLost(error)) process.exit(1);
    log.unexpected(where, error);
  };
  process.on('uncaughtException', survive('the event loop'));
  process.on('unhandledRejection', survive('a promise'));
}

/** Serves the parent process, over the transport that the arguments name (`--node-ipc`, `--stdio`, …). */
export function serveByArguments(): void {
  serveProcess(createConnection(ProposedFeatures.all));
}

/** Serves standard input and output. Resolves with the exit code when the client goes away. */
export function startStdioServer(): Promise<number> {
  const ended = new Promise<number>((resolve) => process.stdin.once('end', () => resolve(0)));
  serveProcess(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
  return ended;
}
