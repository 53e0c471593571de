import { describe, expect, test } from 'vitest';
import { prefixText } from '../../src/base/ip.ts';
import { addressMentions } from '../../src/ide/addresses.ts';
import type { Statement, Word } from '../../src/syntax/tree.ts';

function statement(line: string): Statement {
  const words: Word[] = [...line.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { kind: 'command', line: 0, lastLine: 0, indent: '', negation: undefined, words, children: [] };
}

/** Each mention as `words → host, prefix as written`. */
const mentions = (line: string): readonly string[] =>
  addressMentions(statement(line)).map(({ span, host, prefix }) => {
    const text = line.slice(span.start, span.end);
    return prefix ? `${text} → ${prefixText(prefix)}` : `${text} → ${prefixText(host)} bare`;
  });

describe('addresses in any text', () => {
  test.each([
    ['neighbor 10.0.0.5 remote-as 65000', ['10.0.0.5 → 10.0.0.5/32 bare']],
    ['ip address 10.1.2.1 255.255.255.252', ['10.1.2.1 255.255.255.252 → 10.1.2.0/30']],
    ['ip address 10.1.2.1 255.255.255.0 secondary', ['10.1.2.1 255.255.255.0 → 10.1.2.0/24']],
    ['ip prefix-list X seq 5 permit 10.0.0.0/8 le 32', ['10.0.0.0/8 → 10.0.0.0/8']],
    ['access-list 7 permit 10.0.0.0 0.0.0.255', ['10.0.0.0 0.0.0.255 → 10.0.0.0/24']],
    ['access-list 7 permit 10.0.0.5 0.0.0.0', ['10.0.0.5 0.0.0.0 → 10.0.0.5/32']],
    ['access-list 7 permit 0.0.0.0 255.255.255.255', ['0.0.0.0 255.255.255.255 → 0.0.0.0/0']],
    ['ip route 0.0.0.0 0.0.0.0 10.0.0.1', ['0.0.0.0 0.0.0.0 → 0.0.0.0/0', '10.0.0.1 → 10.0.0.1/32 bare']],
    ['ip route 10.9.0.0 255.255.0.0 10.0.0.1', ['10.9.0.0 255.255.0.0 → 10.9.0.0/16', '10.0.0.1 → 10.0.0.1/32 bare']],
    ['ipv6 address 2001:db8::1/64', ['2001:db8::1/64 → 2001:db8::/64']],
    ['tunnel destination 10.0.0.5', ['10.0.0.5 → 10.0.0.5/32 bare']],
  ])('%s', (line, expected) => {
    expect(mentions(line)).toEqual(expected);
  });

  test.each([
    'route-target export 65000:1',
    'net 49.0001.0000.0000.0001.00',
    'version 15.2',
    'ip pim rp-address 239.1.1.1',
    'mac-address 0011.2233.4455',
    'clock 10:20:30',
    'permit 10.0.0.0/33',
    'permit 10.0.0.0/',
  ])('none in: %s', (line) => {
    expect(mentions(line)).toEqual([]);
  });
});
