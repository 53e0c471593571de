/** Fixtures through the real pipeline, and what an editor would show of them. */
import type { Position, Span } from '../../src/base/text.ts';
import { definition } from '../../src/ide/definition.ts';
import { hover } from '../../src/ide/hover.ts';
import { renderMarkdown } from '../../src/ide/markdown.ts';
import { references } from '../../src/ide/references.ts';
import { loadGrammarsFromDisk } from '../../src/node/load-grammars.ts';
import { createParser } from '../../src/syntax/parser.ts';
import type { WorkspaceSnapshot } from '../../src/workspace/snapshot.ts';
import { createWorkspace } from '../../src/workspace/workspace.ts';
import { parseFixture } from './fixture.ts';

const parser = await createParser(await loadGrammarsFromDisk());

export type Files = ReadonlyMap<string, string>;

export function openFiles(files: Files): WorkspaceSnapshot {
  const workspace = createWorkspace(parser, (file) => files.get(file));
  const marker = '/isis-lens.json';
  workspace.setBoundaryFolders(
    [...files.keys()].flatMap((file) => (file.endsWith(marker) ? file.slice(0, -marker.length) : [])),
  );
  for (const [file, text] of files) if (!file.endsWith(marker)) workspace.setFile(file, text);
  return workspace.snapshot();
}

/** A network on screen, asked by pointing at its text. */
export interface Screen {
  readonly files: Files;
  readonly snapshot: WorkspaceSnapshot;
  /** Hover as Markdown; empty when there is none. `line` is a line of the file with `$0` at the cursor. */
  readonly hover: (file: string, line: string) => string;
  /** Targets as `file:line: the words`. */
  readonly definition: (file: string, line: string) => readonly string[];
  readonly references: (file: string, line: string, includeDefinition?: boolean) => readonly string[];
}

export function screen(files: Files): Screen {
  const snapshot = openFiles(files);
  const show = (file: string, span: Span): string => {
    const line = files.get(file)?.split('\n')[span.line] ?? '';
    return `${file}:${span.line + 1}: ${line.slice(span.start, span.end)}`;
  };
  return {
    files,
    snapshot,
    hover: (file, line) => {
      const found = hover(snapshot, file, positionOf(files, file, line));
      return found ? renderMarkdown(found.document, (key) => key) : '';
    },
    definition: (file, line) => {
      const found = definition(snapshot, file, positionOf(files, file, line));
      return (found?.targets ?? []).map((target) => show(target.file, target.span));
    },
    references: (file, line, includeDefinition = false) =>
      references(snapshot, file, positionOf(files, file, line), includeDefinition).map((place) =>
        show(place.file, place.span),
      ),
  };
}

/** A network in the fixture language. */
export const screenOf = (source: string): Screen => screen(parseFixture(source).files);

/** Position of `$0`, in the only line of the file that reads so without it. */
export function positionOf(files: Files, file: string, lineWithCursor: string): Position {
  const wanted = lineWithCursor.replace('$0', '').trim();
  const lines = (files.get(file) ?? '').split('\n');
  const matches = lines.flatMap((line, index) => (line.trim() === wanted ? [index] : []));
  const [line] = matches;
  if (line === undefined || matches.length > 1) {
    throw new Error(`${file} has ${matches.length} lines that read: ${wanted}`);
  }
  const indent = (lines[line] ?? '').length - (lines[line] ?? '').trimStart().length;
  return { line, character: indent + lineWithCursor.trim().indexOf('$0') };
}
