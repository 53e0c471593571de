import { expect, it } from 'vitest';
import type { Host } from '../../src/lsp/host.ts';
import type { Log } from '../../src/lsp/log.ts';
import { createShown } from '../../src/lsp/shown.ts';
import type { WorkspaceSnapshot } from '../../src/workspace/snapshot.ts';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Questions about `words`, which stand for the state of the workspace. */
function shownWords() {
  let refreshes = 0;
  const open = new Set(['a', 'b']);
  const host = { nextTurn: turn } as Host;
  const log = {} as Log;
  const snapshot = {} as WorkspaceSnapshot;
  const words = { a: 'one', b: 'two' };
  const shown = createShown(
    host,
    log,
    (file) => open.has(file),
    () => refreshes++,
  );
  return {
    words,
    open,
    ask: (file: 'a' | 'b') => shown.answer(snapshot, file, 'word', () => words[file]),
    edited: shown.edited,
    /** How often the editor was told after an analysis. */
    analysed: async (): Promise<number> => {
      const before = refreshes;
      shown.analysed(snapshot);
      for (let turns = 0; turns < 5; turns++) await turn();
      return refreshes - before;
    },
  };
}

it('tells the editor when an answer on screen would differ, once', async () => {
  const { words, ask, analysed } = shownWords();
  expect([ask('a'), ask('b')]).toEqual(['one', 'two']);
  expect(await analysed()).toBe(0);
  words.b = 'three';
  expect(await analysed()).toBe(1);
  expect(await analysed()).toBe(0);
  ask('b');
  expect(await analysed()).toBe(0);
});

it('says nothing about what is not on screen', async () => {
  const { words, open, ask, edited, analysed } = shownWords();
  ask('a');
  ask('b');
  edited('a');
  open.delete('b');
  words.a = 'other';
  words.b = 'other';
  expect(await analysed()).toBe(0);
});
