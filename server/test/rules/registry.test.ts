/** How findings of all rules become one list. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScenarios } from '../../../test/scenarios/runner/scenario.ts';
import { finish } from '../../src/base/steps.ts';
import { messageText } from '../../src/messages/catalogue.ts';
import { loadGrammarsFromDisk } from '../../src/node/load-grammars.ts';
import { fixAll, fixesOf, type Judgement, judge, rules } from '../../src/rules/registry.ts';
import type { AnalysedNetwork, Finding, Severity, SeveritySetting } from '../../src/rules/rule.ts';
import { createParser } from '../../src/syntax/parser.ts';
import { createWorkspace } from '../../src/workspace/workspace.ts';

const root = join(import.meta.dirname, '../../..');
const parser = await createParser(await loadGrammarsFromDisk());

function filesOf(topic: string, title: string): ReadonlyMap<string, string> {
  const found = readScenarios(join(root, 'test/scenarios', `${topic}.md`)).find((each) => each.title === title);
  if (!found) throw new Error(`there is no scenario ${title}`);
  return found.read().files;
}

function analyse(files: Iterable<readonly [string, string]>): AnalysedNetwork {
  const workspace = createWorkspace(parser, () => undefined);
  for (const [name, text] of files) workspace.setFile(name, text);
  const [network] = workspace.snapshot().networks;
  if (!network) throw new Error('no network');
  return network;
}

type Settings = Readonly<Record<string, SeveritySetting>>;
const judgement = (network: AnalysedNetwork, settings: Settings = {}): Judgement => finish(judge(network, settings));
const runRules = (network: AnalysedNetwork, settings: Settings = {}): readonly Finding[] =>
  judgement(network, settings).findings;

const unleaked = filesOf('unleaked-loopback', 'The borders of the other area leak nothing');

describe('severity settings', () => {
  const severities = (settings: Settings): Severity[] =>
    runRules(analyse(unleaked), settings).map(({ severity }) => severity);

  test('without one, each finding has the severity its rule gives it', () => {
    expect(severities({})).toEqual(['warning', 'warning', 'error']);
  });

  test('move the whole rule and keep its own order', () => {
    expect(severities({ 'unleaked-loopback': 'warning' })).toEqual(['info', 'info', 'warning']);
    expect(severities({ 'unleaked-loopback': 'hint' })).toEqual(['hint', 'hint', 'hint']);
  });

  test('off is off', () => {
    expect(severities({ 'unleaked-loopback': 'off' })).toEqual([]);
  });

  test('names that are no codes change nothing', () => {
    expect(
      severities(
        Object.fromEntries([
          ['constructor', 'off'],
          ['no-rule', 'off'],
        ]),
      ),
    ).toEqual(['warning', 'warning', 'error']);
  });
});

describe('broken pairs', () => {
  test('are named by the errors about them, each once', () => {
    const [error] = runRules(analyse(unleaked)).filter(({ severity }) => severity === 'error');
    expect(error?.pairs.length).toBeGreaterThan(0);
    expect(error?.pairs.map(([from]) => from)).toEqual([...(error?.affected ?? [])].sort());
    expect(error?.morePairs).toBe(0);
  });

  test('of which nobody speaks, for their rule is switched off, are counted', () => {
    const network = analyse(unleaked);
    const named = runRules(network).flatMap(({ pairs }) => pairs);
    expect(judgement(network).silenced).toBe(0);
    expect(judgement(network, { 'single-leak-router': 'off' }).silenced).toBe(0);
    expect(judgement(network, { 'unleaked-loopback': 'off' }).silenced).toBe(new Set(named.map(String)).size);
  });
});

test('the order of files does not matter', () => {
  const expected = runRules(analyse(unleaked));
  expect(runRules(analyse([...unleaked].reverse()))).toEqual(expected);
  expect(expected.map(({ file }) => file)).toEqual(['abr3.cfg', 'abr4.cfg', 'pe1.cfg']);
});

test('keys are unique and start with their code', () => {
  const findings = runRules(analyse(unleaked));
  expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
  for (const { key, code } of findings) expect(key.startsWith(`${code}:`)).toBe(true);
});

test('any single file of a broken network alone has no error of its own', () => {
  for (const [name, text] of unleaked) {
    const findings = runRules(analyse([[name, text]]));
    expect(findings.map(({ code }) => code)).toEqual(['incomplete-network']);
  }
});

test('a finding of another network, or of no rule, has no fixes', () => {
  const network = analyse(unleaked);
  const [finding] = runRules(network);
  if (!finding) throw new Error('no finding');
  expect(fixesOf(finding, network)).toHaveLength(1);
  expect(fixesOf({ ...finding, key: 'unleaked-loopback:gone' }, network)).toEqual([]);
  expect(fixesOf({ ...finding, code: 'no-rule' }, network)).toEqual([]);
  expect(fixAll('no-rule', network)).toEqual([]);
});

test('messages are plain text in whole sentences', () => {
  for (const { message } of runRules(analyse(unleaked))) {
    const text = messageText(message);
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/[`*<>]|\n|\.\.| {2}/);
  }
});

test('documentation of rules is in whole sentences', () => {
  for (const { documentation } of rules) {
    expect(documentation.title).not.toMatch(/\.$/);
    for (const text of [documentation.whatItFinds, documentation.whyItMatters, documentation.howToMend]) {
      expect(text).toMatch(/^[A-Z`].*\.$/);
    }
    expect(documentation.sources.length).toBeGreaterThan(0);
  }
});

test('hostile names are data', () => {
  const name = '<img/src=x>';
  const files = [...unleaked].map(([file, text]) => [file, text.replace('hostname PE1', `hostname ${name}`)] as const);
  const finding = runRules(analyse(files)).find(({ severity }) => severity === 'error');
  expect(finding && messageText(finding.message).startsWith(`${name}'s loopback`)).toBe(true);
});

test('the example folder has the faults its README names, and no other', () => {
  const folder = join(root, 'examples/mpls-vpn-multiarea');
  const names = readdirSync(folder).filter((name) => name.endsWith('.cfg'));
  const files = names.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  const codes = runRules(analyse(files)).map(({ code }) => code);
  expect(new Set(codes)).toEqual(new Set(['unleaked-loopback', 'single-leak-router', 'unused-structure']));
  expect(codes).toHaveLength(5);
});
