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
/** Milliseconds. A half-typed line is no statement about the other routers until the typing rests. */
const REST = 300;

export interface Analysis {
  /**
   * The text of the workspace has changed. `typingIn`: a file in which a line is being typed; what
   * other files are told about it waits until the typing rests.
   */
  readonly changed: (typingIn?: string) => void;
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

  function stop(): void {
    clearTimeout(timer);
    round.cancel();
    done();
  }

  const run = quietly(log, 'analysis', async (typingIn: string | undefined) => {
    const present = workspace();
    if (!present) return;
    const ownRound = createSwitch();
    round = ownRound;
    const pace = createPace(host, ownRound);
    for (const _ of present.analysisSteps()) await pace();
    const snapshot = present.snapshot();
    const waiting = publish(snapshot, typingIn);
    if (waiting) schedule(REST, undefined);
  });

  function schedule(pause: number, typingIn: string | undefined): void {
    // Begun before the old round ends: there is no idle moment between them.
    const end = activity.begin('analysing');
    stop();
    done = end;
    timer = setTimeout(() => void run(typingIn).then(end), pause);
  }

  return {
    changed: (typingIn) => {
      const now = host.now();
      schedule(now - lastChange > QUIET ? 0 : PAUSE, typingIn);
      lastChange = now;
    },
    stop,
  };
}
