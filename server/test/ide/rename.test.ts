import { describe, expect, test } from 'vitest';
import { prepareRename, rename } from '../../src/ide/rename.ts';
import { positionOf, screenOf } from './open.ts';
import { wordsAt } from './places.ts';

const { files, snapshot } = screenOf(`
  --- r1.cfg
  hostname R1
  vrf definition CUST
   rd 65000:1
  interface Loopback0
   ip address 10.0.0.1 255.255.255.255
   ip router isis
  router isis
   net 49.0001.0000.0000.0001.00
   redistribute isis ip level-2 into level-1 route-map LEAK
   redistribute static ip route-map UNDEFINED
  ip prefix-list LOOPBACKS seq 5 permit 10.0.0.2/32
  ip prefix-list LOOPBACKS seq 10 permit 10.0.0.3/32
  ip prefix-list OTHER seq 5 permit 10.0.0.4/32
  route-map LEAK permit 10
   match ip address prefix-list LOOPBACKS OTHER
  route-map LEAK deny 20
  access-list 10 permit 10.0.0.0 0.0.0.255
  ip access-list standard NAMED
   permit 10.0.0.0 0.0.0.255
  snmp-server trap link vrf CUST
  --- r2.cfg
  hostname R2
  ip prefix-list LOOPBACKS seq 5 permit 10.0.0.2/32
`);

const at = (line: string) => positionOf(files, 'r1.cfg', line);

function changed(line: string, newName: string): string[] {
  const answer = rename(snapshot, 'r1.cfg', at(line), newName);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.map(({ file, range, newText, unsure }) => {
    const span = { line: range.start.line, start: range.start.character, end: range.end.character };
    return `${file} ${wordsAt(files, file, span)} -> ${newText}${unsure ? ' ?' : ''}`;
  });
}

const refusal = (line: string, newName = 'NEW'): string => {
  const answer = rename(snapshot, 'r1.cfg', at(line), newName);
  return 'refused' in answer ? answer.refused : 'renamed';
};

describe('renames', () => {
  test('every line of a list and every use, in this file alone', () => {
    expect(changed('match ip address prefix-list LOOP$0BACKS OTHER', 'PES')).toEqual([
      'r1.cfg 11: LOOPBACKS -> PES',
      'r1.cfg 12: LOOPBACKS -> PES',
      'r1.cfg 15: LOOPBACKS -> PES',
    ]);
  });

  test('a policy with its clauses', () => {
    expect(changed('route-map LEAK$0 deny 20', 'L2-TO-L1')).toHaveLength(3);
  });

  test('a name nobody defines', () => {
    expect(changed('redistribute static ip route-map UNDE$0FINED', 'STATICS')).toEqual([
      'r1.cfg 10: UNDEFINED -> STATICS',
    ]);
  });

  test('a word of a command that is not modelled, marked as unsure', () => {
    expect(changed('vrf definition CU$0ST', 'ACME')).toEqual(['r1.cfg 2: CUST -> ACME', 'r1.cfg 20: CUST -> ACME ?']);
  });

  test('nothing into itself', () => {
    expect(changed('route-map LEAK$0 deny 20', 'LEAK')).toEqual([]);
  });
});

describe('refuses', () => {
  test('names that are taken, of the same kind', () => {
    expect(refusal('route-map LEAK$0 deny 20', 'UNDEFINED')).toBe(
      'route-map UNDEFINED is not defined, and used in this file already.',
    );
    expect(refusal('ip prefix-list OT$0HER seq 5 permit 10.0.0.4/32', 'LOOPBACKS')).toBe(
      'There is a prefix-list LOOPBACKS in this file already.',
    );
    expect(refusal('route-map LEAK$0 deny 20', 'LOOPBACKS')).toBe('renamed');
  });

  test('what cannot be a name', () => {
    expect(refusal('route-map LEAK$0 deny 20', 'two words')).toBe("'two words' cannot be the name of a route-map.");
    expect(refusal('route-map LEAK$0 deny 20', '')).toBe("'' cannot be the name of a route-map.");
    expect(refusal('ip access-list standard NAM$0ED', '10')).toMatch('cannot be the name of');
  });

  test('what is no name', () => {
    expect(refusal('hostname R$01')).toMatch('no name here');
    expect(refusal('net 49.0001.0000.0000.00$001.00')).toMatch('no name here');
    expect(refusal('interface Loop$0back0')).toMatch('name of an interface');
    expect(refusal('access-list 1$00 permit 10.0.0.0 0.0.0.255')).toMatch('not a name');
    expect(refusal('router is$0is')).toMatch('has no name');
  });
});

test('says what would be renamed', () => {
  expect(prepareRename(snapshot, 'r1.cfg', at('route-map LE$0AK deny 20'))).toEqual({
    span: { line: 15, start: 10, end: 14 },
    name: 'LEAK',
  });
  expect(prepareRename(snapshot, 'r1.cfg', at('hostname R$01'))).toHaveProperty('refused');
  expect(prepareRename(snapshot, 'none.cfg', { line: 0, character: 0 })).toHaveProperty('refused');
});
