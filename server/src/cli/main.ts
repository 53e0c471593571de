/** Entry of the command `isis-lens` (command-line contract in docs/cli.md). */
import { readFileSync } from 'node:fs';
import { DEFAULT_INCLUDE } from '../files/candidates.ts';
import { rules } from '../rules/registry.ts';
import { defaultOptions } from '../workspace/options.ts';
import { parseRequest, type Request, UsageError } from './arguments.ts';
import { check } from './commands/check.ts';
import type { CommandContext, Outcome } from './commands/context.ts';
import { explain } from './commands/explain.ts';
import { learners } from './commands/learners.ts';
import { routes } from './commands/routes.ts';
import { sweep } from './commands/sweep.ts';
import { topology } from './commands/topology.ts';
import { HELP } from './help.ts';
import { loadFolder } from './load-folder.ts';
import { startProgress } from './progress.ts';
import { coloured, plain } from './terminal.ts';

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : '';
}

type FolderRequest = Extract<Request, { readonly folder: string }>;

function perform(request: FolderRequest, context: CommandContext): Outcome {
  switch (request.command) {
    case 'check':
      return check(context, request.format, request.failOn);
    case 'learners':
      return learners(context, request.prefix, request.json);
    case 'routes':
      return routes(context, request.router, request.json);
    case 'explain':
      return explain(context, request.router, request.prefix, request.json);
    case 'sweep':
      return sweep(context, request);
    case 'topology':
      return topology(context, request.format, request.network, request.all);
  }
}

async function analyse(request: FolderRequest): Promise<Outcome> {
  const progress = startProgress();
  const severities = request.command === 'check' ? request.severities : {};
  const { snapshot, lines, warnings } = await loadFolder(
    request.folder,
    { ...defaultOptions, severities },
    progress.report,
  );
  // The line is taken away before anything else is said.
  progress.stop();
  for (const warning of warnings) process.stderr.write(`isis-lens: ${warning}\n`);
  if (snapshot.devices.size === 0) {
    throw new UsageError(
      `'${request.folder}' holds no router configuration of a known dialect (${DEFAULT_INCLUDE.join(', ')})`,
    );
  }
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'];
  const paint = colour ? coloured : plain;
  const outcome = perform(request, { snapshot, lines, paint, progress: progress.report, version: ownVersion() });
  progress.stop();
  return outcome;
}

async function run(argv: readonly string[]): Promise<number> {
  const request = parseRequest(argv, new Set(rules.map((rule) => rule.code)));
  switch (request.command) {
    case 'help':
      process.stdout.write(HELP);
      return 0;
    case 'version':
      process.stdout.write(`${ownVersion()}\n`);
      return 0;
    case 'lsp': {
      // Loaded only here: the other commands start faster without it.
      const { startStdioServer } = await import('../lsp/node-server.ts');
      return startStdioServer();
    }
    default: {
      const { output, exitCode } = await analyse(request);
      process.stdout.write(output);
      return exitCode;
    }
  }
}

// A reader that stops early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const said =
      error instanceof UsageError
        ? error.message
        : `internal error: ${error instanceof Error ? error.stack : String(error)}`;
    process.stderr.write(`isis-lens: ${said}\n`);
    process.exitCode = 2;
  },
);
