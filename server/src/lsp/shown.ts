/**
 * Answers that an editor keeps on screen until it is told to ask again, such as lenses. After an
 * analysis they are computed anew, and the editor is told only when one of them would differ.
 */
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { quietly } from './guard.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';

type Answer = (snapshot: WorkspaceSnapshot) => unknown;

export interface Shown {
  /** Answers, and remembers the question. A later question of the same `key` in the file takes its place. */
  readonly answer: <T>(snapshot: WorkspaceSnapshot, file: string, key: string, ask: (on: WorkspaceSnapshot) => T) => T;
  /** The file was edited: its editor asks again by itself. */
  readonly edited: (file: string) => void;
  /** Compares in small steps; a newer call ends an older one. */
  readonly analysed: (snapshot: WorkspaceSnapshot) => void;
}

interface Question {
  readonly ask: Answer;
  readonly answered: string;
}

const textOf = (answer: unknown): string => JSON.stringify(answer) ?? '';

/** `isOpen`: questions about files that are closed are forgotten. */
export function createShown(host: Host, log: Log, isOpen: (file: string) => boolean, refresh: () => void): Shown {
  const files = new Map<string, Map<string, Question>>();
  let latest = 0;

  const compare = quietly(log, 'what is shown', async (snapshot: WorkspaceSnapshot) => {
    const own = ++latest;
    for (const [file, questions] of [...files]) {
      if (!isOpen(file)) files.delete(file);
      else {
        for (const { ask, answered } of [...questions.values()]) {
          await host.nextTurn();
          if (own !== latest) return;
          if (textOf(ask(snapshot)) === answered) continue;
          // All that is on screen is asked for anew.
          files.clear();
          refresh();
          return;
        }
      }
    }
  });

  return {
    answer: (snapshot, file, key, ask) => {
      const answer = ask(snapshot);
      const questions = files.get(file) ?? new Map<string, Question>();
      files.set(file, questions.set(key, { ask, answered: textOf(answer) }));
      return answer;
    },
    edited: (file) => void files.delete(file),
    analysed: (snapshot) => void compare(snapshot),
  };
}
