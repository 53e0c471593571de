import { expect, test } from 'vitest';
import { type HintKinds, inlayHints } from '../../src/ide/inlayHints.ts';
import { vpnAcrossAreas } from './networks.ts';
import { type Files, openFiles, screenOf } from './open.ts';

const NONE: HintKinds = { neighbors: false, leaks: false, hostnames: false, prefixLists: false };
const EVERYWHERE = { first: 0, last: Number.POSITIVE_INFINITY };

/** Lines with their hints in brackets. */
function shown(files: Files, file: string, kinds: Partial<HintKinds>, lines = EVERYWHERE): string[] {
  const text = (files.get(file) ?? '').split('\n');
  return inlayHints(openFiles(files), file, lines, { ...NONE, ...kinds }).map(({ position, parts }) => {
    const line = text[position.line] ?? '';
    const hint = parts.map((part) => part.text).join('');
    return `${line.slice(0, position.character).trim()} [${hint}]${line.slice(position.character)}`;
  });
}

const files = vpnAcrossAreas();

test('who is at the far end of an interface', () => {
  expect(shown(files, 'r2.cfg', { neighbors: true })).toEqual([
    'interface GigabitEthernet0/0 [→ R1 GigabitEthernet0/0]',
    'interface GigabitEthernet0/1 [→ R3 GigabitEthernet0/0]',
  ]);
});

test('its parts lead there', () => {
  const [hint] = inlayHints(openFiles(files), 'r2.cfg', EVERYWHERE, { ...NONE, neighbors: true });
  expect(hint?.parts.map(({ place }) => place && `${place.file}:${place.span.line + 1}`)).toEqual([
    undefined,
    'r1.cfg:1',
    'r1.cfg:18',
  ]);
});

test('a LAN, and a neighbor without an adjacency', () => {
  const router = (name: string, host: number, level = 'level-1-2', area = '49.0001'): string => `
    --- ${name.toLowerCase()}.cfg
    hostname ${name}
    interface GigabitEthernet0/0
     ip address 10.9.9.${host} 255.255.255.0
     ip router isis
    router isis
     net ${area}.0000.0000.000${host}.00
     is-type ${level}`;
  const lan = screenOf(['A', 'B', 'C', 'D'].map((name, at) => router(name, at + 1)).join('')).files;
  expect(shown(lan, 'a.cfg', { neighbors: true })).toEqual(['interface GigabitEthernet0/0 [→ B, C and 1 more]']);
  const apart = screenOf(router('A', 1, 'level-1') + router('B', 2, 'level-1', '49.0002')).files;
  expect(shown(apart, 'a.cfg', { neighbors: true })).toEqual([
    'interface GigabitEthernet0/0 [→ B GigabitEthernet0/0, no adjacency]',
  ]);
});

test('what a leak lets through', () => {
  expect(shown(files, 'r2.cfg', { leaks: true })).toEqual([
    'redistribute isis ip level-2 into level-1 route-map L2-TO-L1 [1 of 1 PE loopbacks pass]',
  ]);
  const useless = vpnAcrossAreas({
    'r3.cfg': [[' metric-style wide\n', ' metric-style wide\n redistribute isis ip level-2 into level-1\n']],
  });
  expect(shown(useless, 'r3.cfg', { leaks: true })).toEqual([
    'redistribute isis ip level-2 into level-1 [no level-1 neighbor]',
  ]);
});

test('whose an address is, but for the own ones', () => {
  expect(shown(files, 'r1.cfg', { hostnames: true })).toEqual([
    'neighbor 10.0.0.5 [R5] remote-as 65000',
    'neighbor 10.0.0.5 [R5] update-source Loopback0',
    'neighbor 10.0.0.5 [R5] activate',
  ]);
});

test('whose loopbacks an entry decides about', () => {
  expect(shown(files, 'r2.cfg', { prefixLists: true })).toEqual([
    'ip prefix-list PE-LOOPBACKS seq 5 permit 10.0.0.5/32 [R5]',
  ]);
  const wide = vpnAcrossAreas({ 'r2.cfg': [['permit 10.0.0.5/32', 'permit 10.0.0.0/24 ge 32']] });
  expect(shown(wide, 'r2.cfg', { prefixLists: true })).toEqual([
    'ip prefix-list PE-LOOPBACKS seq 5 permit 10.0.0.0/24 ge 32 [R1, R5]',
  ]);
});

test('of the lines asked for, of the kinds asked for', () => {
  const all = { neighbors: true, leaks: true, hostnames: true, prefixLists: true };
  const lines = shown(files, 'r2.cfg', all, { first: 6, last: 6 });
  expect(lines).toEqual(['interface GigabitEthernet0/0 [→ R1 GigabitEthernet0/0]']);
  expect(shown(files, 'r2.cfg', {})).toEqual([]);
  expect(shown(files, 'none.cfg', all)).toEqual([]);
});
