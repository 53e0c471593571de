/** Entry of the command `isis-lens` (command-line contract in docs/cli.md). */
import { readFileSync } from 'node:fs';
import { USUAL_ENDINGS } from '../files/candidates.ts';
import { coverageOf } from '../ide/api.ts';
import { rules } from '../rules/registry.ts';
import { defaultOptions } from '../workspace/options.ts';
import { parseRequest, type Request, type Sources, UsageError } from './arguments.ts';
import { check } from './commands/check.ts';
import type { CommandContext, Outcome } from './commands/context.ts';
import { explain } from './commands/explain.ts';
import { learners } from './commands/learners.ts';
import { routes } from './commands/routes.ts';
import { sweep } from './commands/sweep.ts';
import { topology } from './commands/topology.ts';
import { notJudgedLines } from './coverage-text.ts';
import { HELP } from './help.ts';
import { loadFolder } from './load-folder.ts';
import { STANDARD_INPUT } from './places.ts';
import { startProgress } from './progress.ts';
import { coloured, plain } from './terminal.ts';

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : '';
}

type FolderRequest = Extract<Request, Sources>;

/** Everything but `check` is a question about what was read. */
const answersWithoutRouters = ({ command }: FolderRequest): boolean => command === 'check';

/** Output for programs says it itself. */
const isForPeople = (request: FolderRequest): boolean =>
  'json' in request ? !request.json : request.command === 'topology' || request.format === 'pretty';

function perform(request: FolderRequest, context: CommandContext): Outcome {
  switch (request.command) {
    case 'check':
      return check(context, request);
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

const say = (message: string): boolean => process.stderr.write(`isis-lens: ${message}\n`);

async function analyse(request: FolderRequest): Promise<Outcome> {
  const progress = startProgress();
  const severities = request.command === 'check' ? request.severities : {};
  const loaded = await loadFolder(request, { ...defaultOptions, severities }, progress.report);
  const { snapshot, lines } = loaded;
  const coverage = coverageOf(snapshot);
  // The line is taken away before anything else is said.
  progress.stop();
  for (const warning of loaded.warnings) say(warning);
  if (isForPeople(request)) for (const line of notJudgedLines(coverage)) say(line);
  const nothing = snapshot.devices.size === 0 ? nothingRead(request) : undefined;
  if (nothing && !answersWithoutRouters(request)) throw new UsageError(nothing);
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'];
  const paint = colour ? coloured : plain;
  const version = ownVersion();
  const outcome = perform(request, { snapshot, coverage, lines, paint, progress: progress.report, version });
  progress.stop();
  if (nothing) say(nothing);
  return nothing ? { ...outcome, exitCode: 2 } : outcome;
}

function nothingRead({ places }: Sources): string {
  const names = USUAL_ENDINGS.map((ending) => `.${ending}`).join(', ');
  return places[0] === STANDARD_INPUT
    ? 'standard input is no router configuration of a known dialect'
    : `${places.map((place) => `'${place}'`).join(', ')} holds no router configuration of a known dialect; files ending in ${names} or in nothing are looked at, --include PATTERN adds others`;
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
