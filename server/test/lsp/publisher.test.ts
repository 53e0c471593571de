import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver';
import { createPublisher, type FileDiagnostics } from '../../src/lsp/publisher.ts';

function publisher() {
  const sent: [string, number][] = [];
  const { publish, clear } = createPublisher(({ uri, diagnostics }: PublishDiagnosticsParams) => {
    sent.push([uri, diagnostics.length]);
  });
  const take = () => sent.splice(0);
  return { publish, clear, take };
}

function found(...entries: [file: string, ...messages: string[]][]): Map<string, FileDiagnostics> {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  return new Map(
    entries.map(([file, ...messages]) => [
      file,
      {
        uri: `file://${file}`,
        version: undefined,
        diagnostics: messages.map((message) => ({ range, message, severity: DiagnosticSeverity.Error })),
      },
    ]),
  );
}

describe('publisher', () => {
  it('sends only what changed, and clears what is gone', () => {
    const { publish, take } = publisher();
    publish(found(['/a', 'x'], ['/b', 'y']));
    expect(take()).toEqual([
      ['file:///a', 1],
      ['file:///b', 1],
    ]);
    publish(found(['/a', 'x'], ['/b', 'y', 'z']));
    expect(take()).toEqual([['file:///b', 2]]);
    publish(found(['/b', 'y', 'z']));
    expect(take()).toEqual([['file:///a', 0]]);
    publish(found(['/b', 'y', 'z']));
    expect(take()).toEqual([]);
  });

  it('keeps the other files as they are while one is being typed in', () => {
    const { publish, take } = publisher();
    publish(found(['/a', 'x'], ['/b', 'y']));
    take();
    expect(publish(found(['/a', 'x2'], ['/c', 'new']), '/a')).toBe(true);
    expect(take()).toEqual([['file:///a', 1]]);
    expect(publish(found(['/a', 'x2'], ['/b', 'y']), '/a')).toBe(false);
    expect(take()).toEqual([]);
  });

  it('clears the old name of a file that is shown under another', () => {
    const { publish, take } = publisher();
    publish(found(['/a', 'x']));
    take();
    const [entry] = found(['/a', 'x']);
    publish(new Map([['/a', { ...(entry as [string, FileDiagnostics])[1], uri: 'file:///link' }]]));
    expect(take()).toEqual([
      ['file:///a', 0],
      ['file:///link', 1],
    ]);
  });

  it('clears everything', () => {
    const { publish, clear, take } = publisher();
    publish(found(['/a', 'x'], ['/b', 'y']));
    take();
    clear();
    expect(take()).toEqual([
      ['file:///a', 0],
      ['file:///b', 0],
    ]);
  });
});
