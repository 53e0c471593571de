/** What every command works with. */
import type { AnalysedNetwork } from '../../rules/rule.ts';
import type { WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import type { Paint } from '../terminal.ts';

export interface CommandContext {
  readonly snapshot: WorkspaceSnapshot;
  /** Lines of a file as read, for excerpts; undefined when the file is gone. */
  readonly lines: (file: string) => readonly string[] | undefined;
  readonly paint: Paint;
  readonly version: string;
}

/** What a command prints on standard output, and its exit code. */
export interface Outcome {
  readonly output: string;
  readonly exitCode: 0 | 1;
}

export interface NamedRouter {
  readonly analysed: AnalysedNetwork;
  readonly index: number;
}

/** Every router of that name: labs side by side may each have a `PE1`. Names compare without case. */
export function routersNamed(snapshot: WorkspaceSnapshot, name: string): NamedRouter[] {
  const wanted = name.toLowerCase();
  return snapshot.networks.flatMap((analysed) =>
    analysed.network.routers.flatMap((router) =>
      router.name.toLowerCase() === wanted ? [{ analysed, index: router.index }] : [],
    ),
  );
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;
