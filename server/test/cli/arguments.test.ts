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
      places: ['.'],
      include: [],
      format: 'pretty',
      failOn: 'error',
      severities: {},
      strict: false,
    });
  });

  test('check takes a folder, a format, a threshold and severities', () => {
    expect(
      parse('check lab --format sarif --fail-on never --rule single-leak-router=off --rule unleaked-loopback=warning'),
    ).toEqual({
      command: 'check',
      places: ['lab'],
      include: [],
      format: 'sarif',
      failOn: 'never',
      severities: { 'single-leak-router': 'off', 'unleaked-loopback': 'warning' },
      strict: false,
    });
  });

  test('check takes several folders and files, patterns, and strictness', () => {
    expect(parse('check lab a.cfg b.cfg --include *.rtr --include old/** --strict')).toMatchObject({
      places: ['lab', 'a.cfg', 'b.cfg'],
      include: ['*.rtr', 'old/**'],
      strict: true,
    });
    expect(parse('check -')).toMatchObject({ places: ['-'] });
  });

  test.each(['check', 'learners 10.0.0.1', 'routes --all', 'explain PE1 10.0.0.1', 'topology --format svg', 'sweep'])(
    '%s takes patterns of files',
    (line) => {
      expect(parse(`${line} --include *.rtr`)).toMatchObject({ places: ['.'], include: ['*.rtr'] });
    },
  );

  test('topology takes a format, and a network where there are several', () => {
    expect(parse('topology lab --format drawio --network east --all')).toEqual({
      command: 'topology',
      places: ['lab'],
      include: [],
      format: 'drawio',
      network: 'east',
      all: true,
    });
    expect(parse('topology --format svg')).toMatchObject({ places: ['.'], network: undefined, all: false });
    expect(mistake('topology')).toBe("'topology' takes --format json|graphml|dot|svg|drawio");
    expect(mistake('topology --format gif')).toContain("got 'gif'");
    expect(mistake('check --network east')).toContain('does not take --network');
  });

  test('learners reads a bare address as a host prefix', () => {
    expect(parse('learners 10.255.0.9 lab --json')).toEqual({
      command: 'learners',
      prefix: { family: 'ipv4', address: 0x0aff0009, length: 32 },
      places: ['lab'],
      include: [],
      json: true,
    });
  });

  test('routes takes a router and a folder, or --all and a folder', () => {
    expect(parse('routes PE1 lab')).toMatchObject({ router: { name: 'PE1' }, places: ['lab'] });
    expect(parse('routes --all lab')).toMatchObject({ router: 'all', places: ['lab'] });
  });

  test('sweep tries links one by one unless told otherwise', () => {
    const whole = { part: 1, parts: 1 };
    expect(parse('sweep')).toEqual({
      command: 'sweep',
      places: ['.'],
      include: [],
      kind: 'link',
      depth: 1,
      shard: whole,
      json: false,
    });
    expect(parse('sweep lab --fail nodes --depth 2 --shard 2/4 --json')).toEqual({
      command: 'sweep',
      places: ['lab'],
      include: [],
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
    ['routes PE1 a b', "'b' is left over"],
    ['check - a', "'-' (standard input) stands alone"],
    ['sweep --strict', "'sweep' does not take --strict"],
    ['check --include=', '--include takes a pattern'],
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
