/** From the Markdown of a scenario to files and expectations. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dialects } from '../../../server/src/dialects/registry.ts';
import { type ExpectedFinding, isMark, readMarks } from './expectations.ts';
import { type Fence, readMarkdown, type Section, type Table } from './markdown.ts';
import { applyDiff, type PatchLine } from './patch.ts';

export interface ExpectedFix {
  readonly code: string;
  /** File of the finding. */
  readonly file: string;
  readonly title: string | undefined;
  /** Lines taken away and added, by file. */
  readonly changes: ReadonlyMap<string, readonly string[]>;
  readonly line: number;
}

export interface Scenario {
  readonly title: string;
  readonly source: string;
  readonly line: number;
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly ExpectedFinding[];
  readonly fixes: readonly ExpectedFix[];
  /** Tables of facts, by their head. */
  readonly tables: readonly Table[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Short names of dialects: fences that hold whole files. */
const CONFIGURATIONS: ReadonlySet<string> = new Set(dialects.map(({ shortName }) => shortName));

interface Draft {
  lines: PatchLine[];
  endOfLine: string;
  endsWithNewline: boolean;
}

const numbered = ({ lines, line }: Fence): PatchLine[] =>
  lines.map((text, at) => ({ text, sourceLine: line + 1 + at }));

function titleOf(fence: Fence, source: string): string {
  const title = fence.attributes.get('title');
  if (!title) throw new Error(`${source}:${fence.line}: the fence needs title=<file name>`);
  return title;
}

function readFile(fence: Fence): Draft {
  return {
    lines: numbered(fence),
    endOfLine: fence.attributes.get('eol') === 'crlf' ? '\r\n' : '\n',
    endsWithNewline: !fence.attributes.has('no-final-newline'),
  };
}

function networkFiles(path: string): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const { blocks } of readMarkdown(readFileSync(path, 'utf8'))) {
    for (const block of blocks) {
      if (block.kind === 'fence' && CONFIGURATIONS.has(block.language))
        drafts.set(titleOf(block, path), readFile(block));
    }
  }
  return drafts;
}

function readFix(fence: Fence): ExpectedFix {
  const [code = '', file = ''] = [...fence.attributes.keys()].filter((name) => name !== 'title' && name !== 'of');
  const changes = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of fence.lines) {
    if (/^[+-]/.test(line)) current?.push(line);
    else if (line.trim() !== '') {
      current = [];
      changes.set(line.trim(), current);
    }
  }
  return {
    code,
    file: fence.attributes.get('of') ?? file,
    title: fence.attributes.get('title'),
    changes,
    line: fence.line,
  };
}

function findingsTable({ rows, line }: Table): ExpectedFinding[] {
  return rows.map(([finding = '', file = '', at = '', says = ''], index) => {
    const [severity, code = ''] = finding.split(' ');
    return {
      file,
      severity: severity as ExpectedFinding['severity'],
      code,
      says,
      sourceLine: line + 2 + index,
      at: { kind: 'words', words: at.replaceAll('`', '') },
    };
  });
}

function readScenario(section: Section, source: string): Scenario {
  const drafts = new Map<string, Draft>();
  const tables: Table[] = [];
  const findings: ExpectedFinding[] = [];
  const fixes: ExpectedFix[] = [];
  let settings: Record<string, unknown> = {};
  for (const block of section.blocks) {
    if (block.kind === 'text') {
      const network = /^Network: \[[^\]]*\]\(([^)]+)\)(?: only (.+))?$/.exec(block.text);
      if (network?.[1]) {
        const files = networkFiles(join(dirname(source), network[1]));
        for (const name of network[2]?.split(',').map((each) => each.trim()) ?? files.keys()) {
          const draft = files.get(name);
          if (!draft) throw new Error(`${source}:${block.line}: there is no ${name} in the network`);
          drafts.set(name, draft);
        }
      }
      const without = /^Without: (.+)$/.exec(block.text);
      for (const name of without?.[1]?.split(',') ?? []) {
        if (!drafts.delete(name.trim()))
          throw new Error(`${source}:${block.line}: there is no ${name.trim()} to leave out`);
      }
    } else if (block.kind === 'table') {
      if (block.head[0] === 'finding') findings.push(...findingsTable(block));
      else tables.push(block);
    } else if (CONFIGURATIONS.has(block.language)) drafts.set(titleOf(block, source), readFile(block));
    else if (block.language === 'diff') {
      const draft = drafts.get(titleOf(block, source));
      if (!draft) throw new Error(`${source}:${block.line}: there is no ${titleOf(block, source)} to change`);
      drafts.set(titleOf(block, source), { ...draft, lines: applyDiff(draft.lines, numbered(block), isMark) });
    } else if (block.language === 'fix') fixes.push(readFix(block));
    else if (block.language === 'json') settings = JSON.parse(block.lines.join('\n'));
    else
      throw new Error(`${source}:${block.line}: a fence is one of ${[...CONFIGURATIONS].join(', ')}, diff, fix, json`);
  }
  const files = new Map<string, string>();
  for (const [name, { lines, endOfLine, endsWithNewline }] of drafts) {
    const { lines: kept, expected } = readMarks(name, lines);
    findings.push(...expected);
    files.set(name, kept.join(endOfLine) + (endsWithNewline ? endOfLine : ''));
  }
  return { title: section.title, source, line: section.line, files, findings, fixes, tables, settings };
}

/** Every second-level section of a file is one scenario. It is read when asked for: a mistake in one leaves the others. */
export function readScenarios(source: string): { readonly title: string; readonly read: () => Scenario }[] {
  return readMarkdown(readFileSync(source, 'utf8'))
    .slice(1)
    .map((section) => ({ title: section.title, read: () => readScenario(section, source) }));
}
