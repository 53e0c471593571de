import { describe, expect, test } from 'vitest';
import { parseRequest, UsageError } from '../../src/cli/arguments.ts';

const CODES = new Set(['unleaked-loopback', 'single-leak-router']);
const parse = (line: string) => parseRequest(line.split(' ').filter(Boolean), CODES);
const mistake = (line: string): string => {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error(`'${line}' was accepted`);
};

describe('arguments', () => {
  test('check has the defaults of the contract', () => {
    expect(parse('check')).toEqual({
      command: 'check',
      folder: '.',
      format: 'pretty',
      failOn: 'error',
      severities: {},
    });
  });

  test('check takes a folder, a format, a threshold and severities', () => {
    expect(
      parse('check lab --format sarif --fail-on never --rule single-leak-router=off --rule unleaked-loopback=warning'),
    ).toEqual({
      command: 'check',
      folder: 'lab',
      format: 'sarif',
      failOn: 'never',
      severities: { 'single-leak-router': 'off', 'unleaked-loopback': 'warning' },
    });
  });

  test('topology takes a format, and a network where there are several', () => {
    expect(parse('topology lab --format drawio --network east --all')).toEqual({
      command: 'topology',
      folder: 'lab',
      format: 'drawio',
      network: 'east',
      all: true,
    });
    expect(parse('topology --format svg')).toMatchObject({ folder: '.', network: undefined, all: false });
    expect(mistake('topology')).toBe("'topology' takes --format json|graphml|dot|svg|drawio");
    expect(mistake('topology --format gif')).toContain("got 'gif'");
    expect(mistake('check --network east')).toContain('does not take --network');
  });

  test('learners reads a bare address as a host prefix', () => {
    expect(parse('learners 10.255.0.9 lab --json')).toEqual({
      command: 'learners',
      prefix: { family: 'ipv4', address: 0x0aff0009, length: 32 },
      folder: 'lab',
      json: true,
    });
  });

  test('routes takes a router and a folder, or --all and a folder', () => {
    expect(parse('routes PE1 lab')).toMatchObject({ router: { name: 'PE1' }, folder: 'lab' });
    expect(parse('routes --all lab')).toMatchObject({ router: 'all', folder: 'lab' });
  });

  test('sweep tries links one by one unless told otherwise', () => {
    const whole = { part: 1, parts: 1 };
    expect(parse('sweep')).toEqual({
      command: 'sweep',
      folder: '.',
      kind: 'link',
      depth: 1,
      shard: whole,
      json: false,
    });
    expect(parse('sweep lab --fail nodes --depth 2 --shard 2/4 --json')).toEqual({
      command: 'sweep',
      folder: 'lab',
      kind: 'node',
      depth: 2,
      shard: { part: 2, parts: 4 },
      json: true,
    });
  });

  test.each([
    ['sweep --fail cables', '--fail takes one of links, nodes'],
    ['sweep --depth 3', '--depth takes one of 1, 2'],
    ['sweep --shard 5/4', '--shard takes I/N'],
    ['sweep --shard 0/4', '--shard takes I/N'],
    ['sweep --shard half', '--shard takes I/N'],
    ['chek', "there is no command 'chek'"],
    ['check --format xml', '--format takes one of pretty, json, sarif, junit, github'],
    ['check --rule nonsense=off', "there is no rule 'nonsense'"],
    ['check --rule unleaked-loopback', '--rule takes CODE=SEVERITY'],
    ['check --rule unleaked-loopback=loud', 'off, hint, info, warning, error'],
    ['check a b', "'b' is left over"],
    ['check --json', "'check' does not take --json"],
    ['check --no-such-option', '--no-such-option'],
    ['learners', 'a prefix is missing'],
    ['learners 10.0.0.300', "'10.0.0.300' is not an address or prefix"],
    ['routes', "takes a router's name or --all"],
    ['explain PE1', 'a prefix is missing'],
    ['lsp', "'lsp' takes --stdio"],
    ['constructor', "there is no command 'constructor'"],
  ])('%s is refused in one line that says what to do', (line, words) => {
    const said = mistake(line);
    expect(said).toContain(words);
    expect(said).not.toContain('\n');
  });
});
