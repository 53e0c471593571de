import { describe, expect, test } from 'vitest';
import { parsePrefix } from '../../src/base/ip.ts';
import { explainActions } from '../../src/ide/explainActions.ts';
import { explainChoices } from '../../src/ide/explainChoices.ts';
import { explanationDocument } from '../../src/ide/explanationDocument.ts';
import { renderMarkdown, renderPlain } from '../../src/ide/markdown.ts';
import { askedRouter } from '../../src/ide/routers.ts';
import { vpnAcrossAreas } from './networks.ts';
import { type Files, openFiles } from './open.ts';

const UNLEAKED = vpnAcrossAreas({
  'r4.cfg': [[' redistribute isis ip level-2 into level-1 route-map L2-TO-L1\n', '']],
});

const documentOf = (files: Files, name: string, text: string) => {
  const asked = askedRouter(openFiles(files), { name, file: undefined, network: undefined });
  const prefix = parsePrefix(text);
  if (!asked || !prefix) throw new Error(`nothing to ask: ${name} ${text}`);
  return explanationDocument(asked.analysed, asked.index, prefix);
};
const markdown = (files: Files, name: string, prefix: string): string =>
  renderMarkdown(documentOf(files, name, prefix), (file) => `file:///lab/${file}`);

describe('an explanation to read', () => {
  test('says what is so, then the steps, each with its line', () => {
    const text = markdown(vpnAcrossAreas(), 'R5', '10.0.0.1');
    expect(text.split('\n')[0]).toBe('# How R5 learns 10.0.0.1/32');
    expect(text).toContain('**R5 has 10.0.0.1/32**: leaked into level 1 (inter-area), metric');
    expect(text).toMatch(
      /^1\. R1: Loopback0 has 10\.0\.0\.1\/32 \(\[r1\.cfg:\d+\]\(file:\/\/\/lab\/r1\.cfg#L\d+\)\)$/m,
    );
    expect(text).toMatch(/^\d+\. R4 leaks it down .*\(\[r4\.cfg:\d+\]\(file:\/\/\/lab\/r4\.cfg#L\d+\)\)$/m);
    expect(text).toContain('## Label-switched path from R5 to R1: works');
  });

  test('marks the step that stops the prefix', () => {
    const text = markdown(UNLEAKED, 'R5', '10.0.0.1');
    expect(text.split('\n')[0]).toBe('# Why R5 does not learn 10.0.0.1/32');
    expect(text).toContain('**R5 has only the default route**, via [R4](file:///lab/r4.cfg#L1).');
    expect(text).toMatch(/^\d+\. \*\*R4 .*\*\* \(\[r4\.cfg:\d+\]/m);
    expect(text).toContain('## Label-switched path from R5 to R1: broken');
  });

  test('leaves a prefix open that unseen routers may bring', () => {
    const files = new Map([...vpnAcrossAreas()].filter(([file]) => file !== 'r3.cfg'));
    expect(markdown(files, 'R5', '10.0.0.1').split('\n')[0]).toBe('# Does R5 learn 10.0.0.1/32?');
  });

  test('is plain text for those who read no Markdown', () => {
    const text = renderPlain(documentOf(UNLEAKED, 'R5', '10.0.0.1'));
    expect(text).toContain('Why R5 does not learn 10.0.0.1/32');
    expect(text).not.toMatch(/\*\*|\]\(/);
  });

  test('a host name is no markup', () => {
    const files = vpnAcrossAreas({ 'r5.cfg': [['hostname R5', 'hostname [x](command:y)<b>']] });
    const text = markdown(files, '[x](command:y)<b>', '10.0.0.1');
    expect(text).not.toContain('[x](');
    expect(text).not.toContain('<b>');
  });
});

describe('offers to explain', () => {
  const rangeOf = (files: Files, file: string, text: string) => {
    const lines = (files.get(file) ?? '').split('\n');
    const line = lines.findIndex((each) => each.includes(text));
    return { start: { line, character: 0 }, end: { line, character: lines[line]?.length ?? 0 } };
  };

  test('stand on a finding about a prefix, one for each router that suffers', () => {
    const at = rangeOf(UNLEAKED, 'r1.cfg', 'ip address 10.0.0.1 ');
    expect(explainActions(openFiles(UNLEAKED), 'r1.cfg', at)).toEqual([
      { title: 'Explain why R5 does not learn 10.0.0.1/32', router: 'R5', file: 'r5.cfg', prefix: '10.0.0.1/32' },
    ]);
  });

  test('are absent where nothing is wrong', () => {
    const files = vpnAcrossAreas();
    const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
    expect(explainActions(openFiles(files), 'r1.cfg', everything)).toEqual([]);
  });
});

describe('what there is to explain', () => {
  const snapshot = openFiles(vpnAcrossAreas());

  test('routers that run IS-IS', () => {
    const { routers } = explainChoices(snapshot, undefined);
    expect(routers.map(({ name }) => name)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5']);
    expect(routers[0]).toMatchObject({ file: 'r1.cfg', levels: { 1: true, 2: false }, providerEdge: true });
    expect(routers[2]).toMatchObject({ levels: { 1: false, 2: true }, providerEdge: false });
  });

  test('service loopbacks in front of the other loopbacks in IS-IS', () => {
    const { prefixes } = explainChoices(snapshot, 'r3.cfg');
    expect(prefixes.map(({ prefix, router, service }) => `${prefix} ${router}${service ? ' service' : ''}`)).toEqual([
      '10.0.0.1/32 R1 service',
      '10.0.0.5/32 R5 service',
      '10.0.0.2/32 R2',
      '10.0.0.3/32 R3',
      '10.0.0.4/32 R4',
    ]);
  });
});

describe('the router that is asked', () => {
  const files = new Map([
    ['a/isis-lens.json', '{}'],
    ['b/isis-lens.json', '{}'],
    ...[...vpnAcrossAreas()].flatMap(([file, text]) => [[`a/${file}`, text] as const, [`b/${file}`, text] as const]),
  ]);
  const snapshot = openFiles(files);
  const fileOf = (name: string | undefined, file: string | undefined, network?: string): string | undefined => {
    const asked = askedRouter(snapshot, { name, file, network });
    return asked?.analysed.network.routers[asked.index]?.device.file;
  };

  test('is the one of the file, of its network, or of the network named', () => {
    expect(fileOf(undefined, 'b/r2.cfg')).toBe('b/r2.cfg');
    expect(fileOf('r3', 'b/r2.cfg')).toBe('b/r3.cfg');
    expect(fileOf('R3', undefined, snapshot.networkOf('b/r1.cfg')?.network.id)).toBe('b/r3.cfg');
    expect(fileOf('R3', undefined)).toBe('a/r3.cfg');
  });

  test('may not exist', () => {
    expect(fileOf('R9', undefined)).toBeUndefined();
    expect(fileOf(undefined, undefined)).toBeUndefined();
    expect(fileOf(undefined, 'letter.txt')).toBeUndefined();
  });
});
