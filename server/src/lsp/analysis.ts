/**
 * When findings are computed and published. Every change asks for a new round after a short pause; a
 * newer change makes a running round pointless. Requests do not wait for rounds: the workspace
 * answers them from the present text, doing just the work they need.
 */
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Activity } from './activity.ts';
import { quietly } from './guard.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import { createPace, createSwitch } from './pacing.ts';

/** Milliseconds. Fast typing comes in bursts closer than this. */
const PAUSE = 30;
/** Milliseconds. After this much quiet a change is answered at once: it may well be the only one. */
const QUIET = 100;
/** Milliseconds. A line that is being typed is no statement about the other routers until the typing rests. */
const REST = 300;
/** Milliseconds. A line that is no whole command yet has longer: people look things up in the middle of one. */
const THOUGHT = 3000;

/** A change within one line that may not be what the person means yet. */
export interface Typing {
  readonly file: string;
  /** The line is no command by now, and may become one. */
  readonly halfTyped: boolean;
}

export interface Analysis {
  /**
   * The text of the workspace has changed. While a line is being typed, what other files are told
   * about it waits: until another change shows that the line is done, or the typing rests.
   */
  readonly changed: (typing?: Typing) => void;
  /** Resolves when the changes so far are analysed, whoever has been told. */
  readonly settled: () => Promise<void>;
  /** Stops timers and rounds; nothing is published until the next change. */
  readonly stop: () => void;
}

export interface AnalysisParts {
  readonly host: Host;
  readonly log: Log;
  readonly activity: Activity;
  /** Undefined while there is nothing to judge yet. */
  readonly workspace: () => Workspace | undefined;
  /** Publishes all findings, or those of one file; the answer says whether any others are out of date. */
  readonly publish: (snapshot: WorkspaceSnapshot, only: string | undefined) => boolean;
}

export function createAnalysis({ host, log, activity, workspace, publish }: AnalysisParts): Analysis {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = createSwitch();
  let done: () => void = () => undefined;
  let lastChange = Number.NEGATIVE_INFINITY;
  let isSettled = true;
  let waiting: (() => void)[] = [];

  function halt(): void {
    clearTimeout(timer);
    round.cancel();
    done();
  }

  function settle(): void {
    isSettled = true;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  const run = quietly(log, 'analysis', async (typing: Typing | undefined) => {
    const ownRound = createSwitch();
    round = ownRound;
    try {
      const present = workspace();
      if (!present) return settle();
      const pace = createPace(host, ownRound);
      for (const _ of present.analysisSteps()) await pace();
      const heldBack = publish(present.snapshot(), typing?.file);
      settle();
      if (heldBack) schedule(typing?.halfTyped ? THOUGHT : REST, undefined);
    } catch (error) {
      // What a newer change makes pointless is settled by the round of that change.
      if (!ownRound.isCancelled) settle();
      throw error;
    }
  });

  function schedule(pause: number, typing: Typing | undefined): void {
    // Begun before the old round ends: there is no idle moment between them.
    const end = activity.begin('analysing');
    halt();
    done = end;
    timer = setTimeout(() => void run(typing).then(end), pause);
  }

  return {
    changed: (typing) => {
      const now = host.now();
      isSettled = false;
      schedule(now - lastChange > QUIET ? 0 : PAUSE, typing);
      lastChange = now;
    },
    settled: () => (isSettled ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    stop: () => {
      halt();
      settle();
    },
  };
}
