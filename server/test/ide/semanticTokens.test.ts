import { expect, test } from 'vitest';
import { semanticTokens } from '../../src/ide/semanticTokens.ts';
import { screenOf } from './open.ts';

const { files, snapshot } = screenOf(`
  --- r1.cfg
  hostname R1
  interface Gi 0/0
   description to the core
   ip addr 10.1.2.1 255.255.255.252
   no isis met 20
   isis password hidden level-2
  router isis CORE
   redis isis ip level-2 into level-1 route-map MISSING
   redistribute static ip route-map STATICS
  route-map STATICS permit 10
   match ip address prefix-list GONE
  ! router isis
  ntp server 192.0.2.1
  banner motd #
  router isis
  #
`);

/** `words type modifier` of each token of a line. */
const colours = (lines?: { first: number; last: number }): string[] => {
  const text = (files.get('r1.cfg') ?? '').split('\n');
  const byLine = new Map<number, string[]>();
  for (const { span, type, modifier } of semanticTokens(snapshot, 'r1.cfg', lines)) {
    const words = text[span.line]?.slice(span.start, span.end);
    const shown = `${words}:${type}${modifier ? `.${modifier}` : ''}`;
    byLine.set(span.line, [...(byLine.get(span.line) ?? []), shown]);
  }
  return [...byLine].map(([line, shown]) => `${line + 1} ${shown.join(' ')}`);
};

test('every word that means something', () => {
  expect(colours()).toEqual([
    '1 hostname:keyword R1:string',
    '2 interface:keyword Gi:interface.definition 0/0:interface',
    '3 description:keyword to:string the:string core:string',
    '4 ip:keyword addr:keyword 10.1.2.1:address 255.255.255.252:address',
    '5 no:keyword isis:keyword met:keyword 20:number',
    '6 isis:keyword password:keyword level-2:keyword',
    '7 router:keyword isis:keyword CORE:namespace.definition',
    '8 redis:keyword isis:keyword ip:keyword level-2:keyword into:keyword level-1:keyword route-map:keyword MISSING:function.undefined',
    '9 redistribute:keyword static:keyword ip:keyword route-map:keyword STATICS:function',
    '10 route-map:keyword STATICS:function.definition permit:keyword 10:number',
    '11 match:keyword ip:keyword address:keyword prefix-list:keyword GONE:variable.undefined',
    '13 ntp:keyword',
  ]);
});

test('of some lines', () => {
  expect(colours({ first: 6, last: 8 }).map((line) => line[0])).toEqual(['7', '8', '9']);
});

test('of no other file', () => {
  expect(semanticTokens(snapshot, 'none.cfg')).toEqual([]);
});
