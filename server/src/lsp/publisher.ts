/** Publishes findings, and only what changed: one router's edit changes another's, but seldom many. */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';

export interface FileDiagnostics {
  readonly uri: string;
  /** Of the open document they were computed from. */
  readonly version: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Publisher {
  /**
   * `current` is all there is, by file; files that are absent are cleared. With `only`, the rest
   * stays as it was published and the answer says whether that is out of date.
   */
  readonly publish: (current: ReadonlyMap<string, FileDiagnostics>, only?: string) => boolean;
  readonly clear: () => void;
}

interface Published {
  readonly uri: string;
  /** The diagnostics as sent, for comparison. */
  readonly text: string;
}

export function createPublisher(send: (params: PublishDiagnosticsParams) => void): Publisher {
  const published = new Map<string, Published>();

  function sendIfChanged(file: string, { uri, version, diagnostics }: FileDiagnostics): void {
    const text = JSON.stringify(diagnostics);
    const before = published.get(file);
    if (before && before.uri !== uri) send({ uri: before.uri, diagnostics: [] });
    if (before?.uri === uri && before.text === text) return;
    if (diagnostics.length === 0) published.delete(file);
    else published.set(file, { uri, text });
    if (diagnostics.length === 0 && before === undefined) return;
    send({ uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) });
  }

  const withdraw = (file: string): void => {
    const before = published.get(file);
    if (before) sendIfChanged(file, { uri: before.uri, version: undefined, diagnostics: [] });
  };

  const isOutdated = (file: string, now: FileDiagnostics | undefined): boolean =>
    (published.get(file)?.text ?? '[]') !== JSON.stringify(now?.diagnostics ?? []);

  return {
    publish: (current, only) => {
      const files = new Set([...published.keys(), ...current.keys()]);
      for (const file of only === undefined ? files : [only]) {
        const now = current.get(file);
        if (now) sendIfChanged(file, now);
        else withdraw(file);
      }
      if (only === undefined) return false;
      return [...files].some((file) => file !== only && isOutdated(file, current.get(file)));
    },
    clear: () => {
      for (const file of [...published.keys()]) withdraw(file);
    },
  };
}
