/** The command line as typed, turned into one well-formed request or a sentence that says what is wrong. */
import { parseArgs } from 'node:util';
import { type IpPrefix, parsePrefix } from '../base/ip.ts';
import { type FailureKind, TOPOLOGY_FORMATS, type TopologyFormat } from '../ide/api.ts';
import type { SeveritySetting } from '../rules/rule.ts';

export const CHECK_FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];
const FAIL_LEVELS = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_LEVELS)[number];
const SEVERITIES = ['off', 'hint', 'info', 'warning', 'error'] as const satisfies readonly SeveritySetting[];

/** What every command that reads configurations is told about them. */
export interface Sources {
  /** A folder, `-` for standard input, or (for `check`) several folders and files. */
  readonly places: readonly string[];
  /** Patterns of files to look at beside those of usual names. */
  readonly include: readonly string[];
}

export type Request =
  | { readonly command: 'help' | 'version' }
  | (Sources & {
      readonly command: 'check';
      readonly format: CheckFormat;
      readonly failOn: FailOn;
      readonly severities: Readonly<Record<string, SeveritySetting>>;
      /** What is left unread or unjudged fails, too. */
      readonly strict: boolean;
    })
  | (Sources & { readonly command: 'learners'; readonly prefix: IpPrefix; readonly json: boolean })
  | (Sources & {
      readonly command: 'routes';
      readonly router: { readonly name: string } | 'all';
      readonly json: boolean;
    })
  | (Sources & {
      readonly command: 'explain';
      readonly router: string;
      readonly prefix: IpPrefix;
      readonly json: boolean;
    })
  | (Sources & {
      readonly command: 'topology';
      readonly format: TopologyFormat;
      readonly network: string | undefined;
      /** Every container open, however many there are. */
      readonly all: boolean;
    })
  | (Sources & {
      readonly command: 'sweep';
      readonly kind: FailureKind;
      readonly depth: 1 | 2;
      /** Part `part` of `parts`, counted from 1. */
      readonly shard: { readonly part: number; readonly parts: number };
      readonly json: boolean;
    })
  | { readonly command: 'lsp' };

/** A mistake of the caller: one line, what is wrong and how to mend it. Exit code 2. */
export class UsageError extends Error {}

function oneOf<T extends string>(values: readonly T[], text: string, option: string): T {
  const found = values.find((value) => value === text);
  if (!found) throw new UsageError(`${option} takes one of ${values.join(', ')}; got '${text}'`);
  return found;
}

function severities(settings: readonly string[], knownCodes: ReadonlySet<string>): Record<string, SeveritySetting> {
  const chosen: Record<string, SeveritySetting> = {};
  for (const setting of settings) {
    const [code = '', level] = setting.split('=');
    if (level === undefined)
      throw new UsageError(`--rule takes CODE=SEVERITY, e.g. --rule single-leak-router=off; got '${setting}'`);
    if (!knownCodes.has(code)) throw new UsageError(`--rule: there is no rule '${code}'; docs/rules lists them`);
    chosen[code] = oneOf(SEVERITIES, level, `--rule ${code}`);
  }
  return chosen;
}

function prefixArgument(text: string | undefined): IpPrefix {
  if (text === undefined) throw new UsageError('a prefix is missing, e.g. 10.255.0.1/32');
  const prefix = parsePrefix(text);
  if (!prefix) throw new UsageError(`'${text}' is not an address or prefix; write e.g. 10.255.0.1/32`);
  return prefix;
}

const FAILURES = ['links', 'nodes'] as const;
const KIND: Readonly<Record<(typeof FAILURES)[number], FailureKind>> = { links: 'link', nodes: 'node' };
const DEPTHS = ['1', '2'] as const;

function shardArgument(text: string): { readonly part: number; readonly parts: number } {
  const [, first, second] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  const [part, parts] = [Number(first), Number(second)];
  if (!(part <= parts)) throw new UsageError(`--shard takes I/N, the I-th of N parts, e.g. 1/4; got '${text}'`);
  return { part, parts };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        'fail-on': { type: 'string' },
        rule: { type: 'string', multiple: true },
        strict: { type: 'boolean' },
        include: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        all: { type: 'boolean' },
        network: { type: 'string' },
        fail: { type: 'string' },
        depth: { type: 'string' },
        shard: { type: 'string' },
        stdio: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

type Option = keyof ReturnType<typeof parse>['values'];
const TAKES: Readonly<Record<string, { readonly positionals: number; readonly options: readonly Option[] }>> = {
  check: { positionals: Number.POSITIVE_INFINITY, options: ['format', 'fail-on', 'rule', 'strict', 'include'] },
  learners: { positionals: 2, options: ['json', 'include'] },
  routes: { positionals: 2, options: ['json', 'all', 'include'] },
  explain: { positionals: 3, options: ['json', 'include'] },
  topology: { positionals: 1, options: ['format', 'network', 'all', 'include'] },
  sweep: { positionals: 1, options: ['fail', 'depth', 'shard', 'json', 'include'] },
  lsp: { positionals: 0, options: ['stdio'] },
};

/** `knownCodes`: the codes of all rules. Throws UsageError. */
export function parseRequest(argv: readonly string[], knownCodes: ReadonlySet<string>): Request {
  const { values, positionals } = parse(argv);
  const [command, ...rest] = positionals;
  if (values.version) return { command: 'version' };
  if (values.help || command === undefined || command === 'help') return { command: 'help' };
  const takes = Object.hasOwn(TAKES, command) ? TAKES[command] : undefined;
  if (!takes) throw new UsageError(`there is no command '${command}'; isis-lens --help lists them`);
  for (const name of Object.keys(values) as Option[]) {
    if (!takes.options.includes(name))
      throw new UsageError(`'${command}' does not take --${name}; isis-lens --help lists what it takes`);
  }
  const allowed = command === 'routes' && values.all ? 1 : takes.positionals;
  if (rest.length > allowed)
    throw new UsageError(`'${command}' was given too many arguments: '${rest[allowed]}' is left over`);
  const json = values.json ?? false;
  const include = values.include ?? [];
  const from = (...places: (string | undefined)[]): Sources => {
    const given = places.flatMap((place) => (place === undefined ? [] : [place]));
    if (given.length > 1 && given.includes('-')) throw new UsageError("'-' (standard input) stands alone");
    if (include.includes('')) throw new UsageError("--include takes a pattern of files, e.g. --include '**/*.rtr'");
    return { places: given.length > 0 ? given : ['.'], include };
  };
  switch (command) {
    case 'check':
      return {
        command,
        ...from(...rest),
        format: oneOf(CHECK_FORMATS, values.format ?? 'pretty', '--format'),
        failOn: oneOf(FAIL_LEVELS, values['fail-on'] ?? 'error', '--fail-on'),
        severities: severities(values.rule ?? [], knownCodes),
        strict: values.strict ?? false,
      };
    case 'learners':
      return { command, prefix: prefixArgument(rest[0]), ...from(rest[1]), json };
    case 'routes': {
      if (values.all) return { command, router: 'all', ...from(rest[0]), json };
      const [router, folder] = rest;
      if (router === undefined) throw new UsageError("'routes' takes a router's name or --all");
      return { command, router: { name: router }, ...from(folder), json };
    }
    case 'explain': {
      const [router, prefix, folder] = rest;
      if (router === undefined) throw new UsageError("'explain' takes a router's name and a prefix");
      return { command, router, prefix: prefixArgument(prefix), ...from(folder), json };
    }
    case 'topology': {
      if (values.format === undefined) throw new UsageError(`'topology' takes --format ${TOPOLOGY_FORMATS.join('|')}`);
      const format = oneOf(TOPOLOGY_FORMATS, values.format, '--format');
      return { command, ...from(rest[0]), format, network: values.network, all: values.all ?? false };
    }
    case 'sweep':
      return {
        command,
        ...from(rest[0]),
        kind: KIND[oneOf(FAILURES, values.fail ?? 'links', '--fail')],
        depth: oneOf(DEPTHS, values.depth ?? '1', '--depth') === '2' ? 2 : 1,
        shard: shardArgument(values.shard ?? '1/1'),
        json,
      };
    default:
      if (!values.stdio)
        throw new UsageError("'lsp' takes --stdio: the language server speaks on standard input and output");
      return { command: 'lsp' };
  }
}
