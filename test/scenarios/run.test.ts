/** Executes every scenario in this folder; README.md says how to write one. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import { defaultOptions } from '../../server/src/workspace/options.ts';
import type { WorkspaceSnapshot } from '../../server/src/workspace/snapshot.ts';
import { createWorkspace } from '../../server/src/workspace/workspace.ts';
import { expectedFixProblems, findingProblems, fixAllProblems, fixProblems, tableProblems } from './runner/check.ts';
import { readScenarios, type Scenario } from './runner/scenario.ts';

const folder = import.meta.dirname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.md') && name !== 'README.md' && !name.startsWith('networks/'))
  .sort();
const parser = await createParser(await loadGrammarsFromDisk());

function analyse(scenario: Scenario, files: ReadonlyMap<string, string>): WorkspaceSnapshot {
  const workspace = createWorkspace(parser, (file) => files.get(file));
  workspace.setOptions({ ...defaultOptions, ...scenario.settings });
  for (const [name, text] of files) workspace.setFile(name, text);
  return workspace.snapshot();
}

describe.each(sources)('%s', (name) => {
  const scenarios = readScenarios(join(folder, name));

  test('holds scenarios', () => {
    expect(scenarios.length).toBeGreaterThan(0);
  });

  test.each(scenarios.map(({ title, read }) => [title, read] as const))('%s', (_, read) => {
    const scenario = read();
    const snapshot = analyse(scenario, scenario.files);
    expect([...snapshot.devices.keys()].sort(), 'every file is a configuration').toEqual(
      [...scenario.files.keys()].sort(),
    );
    const problems = [
      ...findingProblems(scenario, snapshot.findings()),
      ...scenario.tables.flatMap((table) => tableProblems(snapshot, table)),
      ...scenario.fixes.flatMap((fix) => expectedFixProblems(scenario, snapshot, fix)),
      ...fixProblems(scenario, snapshot, (files) => analyse(scenario, files)),
      ...fixAllProblems(scenario, snapshot, (files) => analyse(scenario, files)),
    ];
    expect(problems.join('\n\n')).toBe('');
  });
});
