/** Large networks with one mistake everywhere: few findings, each with a fix that takes it away and brings no new one (I5). */
import { describe, expect, test } from 'vitest';
import { messageText } from '../../server/src/messages/catalogue.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import type { WorkspaceSnapshot } from '../../server/src/workspace/snapshot.ts';
import { generateNetwork } from '../bench/generate.ts';
import { applyFileEdits } from '../scenarios/runner/edits.ts';
import { analyse, type Files } from './files.ts';

const ROUTERS = 180;

const isBorder = (file: string): boolean => /-br\d\.cfg$/.test(file);

/** The generated network with every border's text changed. */
function withBorders(change: (text: string) => string): Files {
  return new Map(
    generateNetwork(ROUTERS).map(({ file, text }) => [file, isBorder(file) ? change(text) : text] as const),
  );
}

function checkFixes(files: Files, snapshot: WorkspaceSnapshot, findings: readonly Finding[]): void {
  const known = new Set(snapshot.findings().map(({ key }) => key));
  for (const finding of findings) {
    const [fix] = snapshot.fixes(finding);
    expect(fix, messageText(finding.message)).toBeDefined();
    const after = analyse(applyFileEdits(files, fix?.edits ?? [])).findings();
    expect(after.filter(({ key }) => key === finding.key)).toEqual([]);
    expect(after.filter(({ key }) => !known.has(key)).map(({ message }) => message)).toEqual([]);
  }
}

describe('a network that leaks nothing', () => {
  const files = (): Files => withBorders((text) => text.replace(/ redistribute isis ip level-2 into level-1.*\n/, ''));

  test('has one finding for each PE and each border, not one for each PE and area', () => {
    const snapshot = analyse(files());
    const found = snapshot.findings().filter(({ code }) => code === 'unleaked-loopback');
    const edges = snapshot.networks[0]?.mpls.providerEdges.length ?? 0;
    const borders = [...files().keys()].filter(isBorder).length;
    expect(found.length).toBeLessThanOrEqual(edges + borders);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    expect(found.every(({ related, affected }) => related.length <= 50 && affected.length <= 100)).toBe(true);
    const onPe = found.find(({ router, prefix }) => router === 'A1-PE1' && prefix !== undefined);
    expect(onPe && messageText(onPe.message)).toContain(
      'is not leaked into 6 areas, area 49.0002, area 49.0003, area 49.0004 and 3 more: A2-BR1',
    );
  });

  test('is mended from a PE, and from a border', () => {
    const text = files();
    const snapshot = analyse(text);
    const found = snapshot.findings().filter(({ code }) => code === 'unleaked-loopback');
    const some = ['A1-PE1', 'A2-BR1'].flatMap((name) => found.find(({ router }) => router === name) ?? []);
    expect(some).toHaveLength(2);
    checkFixes(text, snapshot, some);
  });
});

describe('a network whose leak policies match nothing', () => {
  const files = (): Files =>
    withBorders((text) => text.replace('match ip address prefix-list REMOTE-PE', 'match tag 7'));

  test('has one finding for each area, with a fix', () => {
    const text = files();
    const snapshot = analyse(text);
    const found = snapshot.findings().filter(({ code }) => code === 'leak-filter-misses-loopback');
    expect(found).toHaveLength(7);
    expect(found[0] && messageText(found[0].message)).toMatch(
      /^A1-BR1 keeps \d+ loopbacks, 10\.200\.2\.101\/32, .* and \d+ more, from being distributed into area 49\.0001: /,
    );
    checkFixes(text, snapshot, found.slice(0, 2));
  });
});
