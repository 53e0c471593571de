/** The language server as a Node process. */
import { setImmediate } from 'node:timers/promises';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node.js';
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

function serveProcess(connection: Connection): void {
  const { log } = serve(connection, host);
  // The last resort: a defect must not take the editor's server down.
  process.on('uncaughtException', (error) => log.unexpected('the event loop', error));
  process.on('unhandledRejection', (reason) => log.unexpected('a promise', reason));
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
