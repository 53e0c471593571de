import { describe, expect, it } from 'vitest';
import type { SyntaxTree } from '../../src/syntax/tree.ts';
import { loadParser } from './grammars.ts';
import { outline } from './outline.ts';

const parser = await loadParser();
const parse = (text: string): SyntaxTree => parser.parse('cisco-ios', text);

describe('sections', () => {
  it('nest by indentation and end with their last line', () => {
    const tree = parse(
      [
        'interface Loopback0',
        ' ip address 10.0.0.1 255.255.255.255',
        '!',
        'router bgp 65000',
        ' address-family vpnv4',
        '  neighbor 10.0.0.5 activate',
        ' exit-address-family',
        '!',
        'end',
      ].join('\n'),
    );
    expect(outline(tree)).toEqual([
      '0-1: interface · Loopback0',
      '  1: ip · address · 10.0.0.1 · 255.255.255.255',
      '3-6: router · bgp · 65000',
      '  4-5: address-family · vpnv4',
      '    5: neighbor · 10.0.0.5 · activate',
      '  6: exit-address-family',
      '8: end',
    ]);
    expect(tree).toMatchObject({ lineCount: 9, endOfLine: '\n', endsWithNewline: false });
    expect(tree.problem).toBeUndefined();
  });

  it('go on after blank lines and after comments at any column', () => {
    expect(outline(parse('interface Gi0\n mtu 9000\n\n!\n ! note\n      ! deep\n shutdown\n! \nend'))).toEqual([
      '0-6: interface · Gi0',
      '  1: mtu · 9000',
      '  6: shutdown',
      '8: end',
    ]);
  });

  it('keep lines that are deeper at random below the line above them', () => {
    expect(outline(parse('interface Gi0\n  mtu 9000\n     isis metric 5\n   ip router isis\n  shutdown\nend'))).toEqual(
      [
        '0-4: interface · Gi0',
        '  1-3: mtu · 9000',
        '    2: isis · metric · 5',
        '    3: ip · router · isis',
        '  4: shutdown',
        '5: end',
      ],
    );
  });

  it('take in a line that dedents to a column between two levels', () => {
    expect(outline(parse('router bgp 1\n    bgp x\n  address-family vpnv4\n    neighbor y\n    exit\nend'))).toEqual([
      '0-4: router · bgp · 1',
      '  1: bgp · x',
      '  2-4: address-family · vpnv4',
      '    3: neighbor · y',
      '    4: exit',
      '5: end',
    ]);
  });

  it('may all be indented, as pasted text is', () => {
    const tree = parse('\n    interface Gi0\n     mtu 9000\n    router isis\n  hostname R1\n');
    expect(outline(tree)).toEqual(['1-2: interface · Gi0', '  2: mtu · 9000', '3: router · isis', '4: hostname · R1']);
    expect(tree.statements[0]?.indent).toBe('    ');
  });

  it('understand tabs as columns up to the next multiple of eight', () => {
    const tree = parse('interface Gi0\n\tmtu 9000\n        shutdown\n');
    expect(outline(tree)).toEqual(['0-2: interface · Gi0', '  1: mtu · 9000', '  2: shutdown']);
    expect(tree.statements[0]?.children[0]).toMatchObject({ indent: '\t', words: [{ start: 1 }, { start: 5 }] });
  });
});

describe('words', () => {
  it('know their columns, also after a byte order mark', () => {
    const [statement] = parse('\ufeffip  route 10.0.0.0').statements;
    expect(statement).toMatchObject({
      line: 0,
      indent: '\ufeff',
      words: [
        { text: 'ip', start: 1, end: 3 },
        { text: 'route', start: 5, end: 10 },
        { text: '10.0.0.0', start: 11, end: 19 },
      ],
    });
  });

  it('are whole quoted strings; an open quote ends with its line', () => {
    expect(outline(parse('a "b c" d\nb "c d\nc 5" d\nd "x"y'))).toEqual([
      '0: a · "b c" · d',
      '1: b · "c d',
      '2: c · 5" · d',
      '3: d · "x" · y',
    ]);
  });

  it('do not hold a leading no or default', () => {
    expect(outline(parse('no ip address\ndefault mtu\nNo\nip no\nnot x'))).toEqual([
      '0: (no) · ip · address',
      '1: (default) · mtu',
      '2: (no)',
      '3: ip · no',
      '4: not · x',
    ]);
    expect(parse('no x').statements[0]?.negation?.word).toEqual({ text: 'no', start: 0, end: 2 });
  });
});

describe('lines', () => {
  it.each([
    ['a\r\n b\r\nc\r\n', '\r\n', 4, true],
    ['a\r b\rc', '\n', 3, false],
    ['a\n b\r\nc\r', '\n', 4, true],
  ] as const)('end with LF, CRLF or CR: %j', (text, endOfLine, lineCount, endsWithNewline) => {
    const tree = parse(text);
    expect(outline(tree)).toEqual(['0-1: a', '  1: b', '2: c']);
    expect(tree).toMatchObject({ endOfLine, lineCount, endsWithNewline });
  });

  it('are there in an empty text', () => {
    expect(parse('')).toEqual({ statements: [], lineCount: 1, endOfLine: '\n', endsWithNewline: false });
  });
});

describe('text that is no commands', () => {
  it('stays out of the words of a banner', () => {
    const text = 'banner motd ^C\nrouter isis\n ! x\n^C\nbanner login #\tin "one" line# rest\nhostname R1';
    expect(outline(parse(text))).toEqual(['0-3: banner banner · motd', '4: banner banner · login', '5: hostname · R1']);
  });

  it('does not swallow what follows a banner that is not closed', () => {
    expect(outline(parse('banner motd $ hello\nhostname R1'))).toEqual(['0: banner banner · motd', '1: hostname · R1']);
  });

  it('stays out of the words of certificates, keys and macros', () => {
    const text = [
      'crypto pki certificate chain C',
      ' certificate self-signed 01',
      '  3082032E 30820216',
      '  02020101',
      '  \tquit',
      'macro name m',
      'router isis',
      '@',
      'end',
    ].join('\r\n');
    expect(outline(parse(text))).toEqual([
      '0-4: crypto · pki · certificate · chain · C',
      '  1-4: blob certificate · self-signed · 01',
      '5-7: blob macro · name · m',
      '8: end',
    ]);
  });

  it('is left out where it comes from a terminal', () => {
    const text =
      'R1#show run\nBuilding configuration...\n\nCurrent configuration : 99 bytes\n!\nhostname R1\nend\n\nR1#';
    expect(outline(parse(text))).toEqual(['5: hostname · R1', '6: end']);
  });
});
