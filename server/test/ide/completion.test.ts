import { describe, expect, test } from 'vitest';
import { type Completion, completion } from '../../src/ide/completion.ts';
import { renderMarkdown } from '../../src/ide/markdown.ts';
import { parseFixture } from './fixture.ts';
import { openFiles } from './open.ts';

/** What is proposed at `$0`. */
function at(source: string, endOfLine = '\n'): Completion | undefined {
  const { files, cursor } = parseFixture(source);
  if (!cursor) throw new Error('no cursor');
  const texts = new Map([...files].map(([file, text]) => [file, text.replaceAll('\n', endOfLine)]));
  const line = files.get(cursor.file)?.split('\n')[cursor.position.line] ?? '';
  return completion(openFiles(texts), cursor.file, cursor.position, line);
}

const labels = (source: string): readonly string[] => at(source)?.items.map(({ label }) => label) ?? [];

const item = (source: string, label: string) => {
  const found = at(source)?.items.find((each) => each.label === label);
  if (!found) throw new Error(`no ${label} among ${labels(source).join(' ')}`);
  return found;
};

const ROUTER = `
  --- r1.cfg
  hostname R1
  interface Loopback0
   description of services
   ip address 10.0.0.1 255.255.255.255
  interface GigabitEthernet0/0
   ip address 10.1.2.1 255.255.255.252
   ip router isis CORE
  vrf definition CUST
   rd 65000:1
  ip prefix-list LOOPBACKS seq 5 permit 10.0.0.2/32
  route-map LEAK permit 10
   match ip address prefix-list LOOPBACKS
  access-list 10 permit 10.0.0.0 0.0.0.255
  ip access-list standard NAMED
   permit 10.0.0.0 0.0.0.255
`;

const OTHER = `
  --- r2.cfg
  hostname R2
  interface Loopback0
   ip address 10.0.0.2 255.255.255.255
  interface Loopback7
   vrf forwarding CUST
   ip address 10.7.7.7 255.255.255.255
  router isis CORE
   net 49.0002.0100.0000.0002.00
`;

describe('keywords', () => {
  test('at the margin and in a section', () => {
    expect(labels(`${ROUTER}$0`)).toEqual(expect.arrayContaining(['interface', 'router', 'route-map', 'leak-policy']));
    const inside = labels(`${ROUTER}  router isis CORE\n   $0`);
    expect(inside).toEqual(expect.arrayContaining(['net', 'is-type', 'redistribute']));
    expect(inside).not.toContain('interface');
    expect(inside).not.toContain('log-adjacency-changes');
  });

  test('behind abbreviations, and the rest of the word goes', () => {
    const source = `${ROUTER}  router isis CORE\n   redis isis ip level-2 in$0to x`;
    expect(labels(source)).toEqual(['into']);
    const found = at(source);
    expect([found?.insert.start, found?.insert.end]).toEqual([23, 25]);
    expect([found?.replace.start, found?.replace.end]).toEqual([23, 27]);
  });

  test('in front of a word the cursor does not touch nothing is replaced', () => {
    const found = at(`${ROUTER}  router isis CORE\n   metric-style $0  level-1`);
    expect(found?.items.map(({ label }) => label)).toEqual(['narrow', 'wide', 'transition']);
    expect(found?.replace).toEqual({ line: 16, start: 14, end: 14 });
  });

  test('with the notation of the manual and the meaning', () => {
    const { detail, documentation } = item(`${ROUTER}  router isis CORE\n   is-$0`, 'is-type');
    expect(detail).toBe('is-type {level-1 | level-1-2 | level-2-only}');
    expect(renderMarkdown(documentation, (file) => file)).toBe('Levels the router takes part in; both by default.');
    expect(item(`${ROUTER}  router isis CORE\n   $0`, 'redistribute').detail).toMatch(/^\d+ commands$/);
  });

  test('are told where the line may end', () => {
    expect(at(`${ROUTER}  router isis CORE\n   metric-style wide $0`)?.lineMayEnd).toBe(true);
    expect(at(`${ROUTER}  router isis CORE\n   metric-style $0`)?.lineMayEnd).toBe(false);
    expect(at(`${ROUTER}  router isis CORE\n   $0`)?.lineMayEnd).toBe(false);
  });

  test('after no', () => {
    expect(labels(`${ROUTER}  router isis CORE\n   no metric-st$0`)).toContain('metric-style');
    expect(at(`${ROUTER}  router isis CORE\n   no$0`)).toBeUndefined();
  });
});

describe('names', () => {
  test('of the kind that is asked for', () => {
    expect(labels(`${ROUTER}  router isis CORE\n   redistribute isis ip level-2 into level-1 route-map $0`)).toEqual([
      'LEAK',
    ]);
    expect(labels(`${ROUTER}  interface GigabitEthernet0/1\n   vrf forwarding $0`)).toEqual(['CUST']);
    expect(labels(`${ROUTER}  router isis CORE\n   passive-interface $0`)).toEqual([
      'GigabitEthernet0/0',
      'Loopback0',
      'default',
    ]);
    expect(labels(`${ROUTER}  interface GigabitEthernet0/1\n   ip router isis $0`)).toEqual(['CORE']);
  });

  test('that are used and not defined: first where they would be defined, last where they are used', () => {
    const rest = '  route-map UNMADE permit 10\n   match ip address prefix-list AAA\n';
    const use = '  router isis CORE\n   redistribute isis ip level-2 into level-1 route-map AAA\n';
    expect(labels(`${ROUTER}${rest}${use}  route-map $0`)).toEqual(['AAA', 'LEAK', 'UNMADE']);
    expect(item(`${ROUTER}${rest}${use}  route-map $0`, 'AAA').detail).toBe('used in line 19, not defined yet');
    expect(labels(`${ROUTER}${rest}${use}  ip prefix-list $0`)).toEqual(['AAA', 'LOOPBACKS', 'sequence-number']);
    expect(labels(`${ROUTER}${rest}${use}  route-map X permit 10\n   match ip address prefix-list $0`)).toEqual([
      'LOOPBACKS',
      'AAA',
    ]);
  });

  test('numbers where a number is meant', () => {
    const lists = labels(`${ROUTER}  route-map X permit 10\n   match ip address $0`);
    expect(lists).toEqual(expect.arrayContaining(['10', 'NAMED', 'prefix-list']));
    expect(lists.filter((each) => each === '10')).toHaveLength(1);
  });
});

describe('addresses', () => {
  test('loopbacks of the network, where a prefix or a peer is asked for', () => {
    const source = `${ROUTER}  ip prefix-list LOOPBACKS seq 10 permit $0\n${OTHER}`;
    expect(labels(source)).toEqual(['10.0.0.1/32', '10.0.0.2/32']);
    expect(at(source)?.incomplete).toBe(false);
    expect(item(source, '10.0.0.2/32').detail).toBe('R2 Loopback0');
    expect(labels(`${ROUTER}  router bgp 65000\n   neighbor $0\n${OTHER}`)).toContain('10.0.0.2');
    expect(labels(`${ROUTER}  router bgp 65000\n   neighbor $0\n${OTHER}`)).not.toContain('10.0.0.1');
  });

  test('of very many routers those that fit what is typed', () => {
    const many = Array.from({ length: 300 }, (_, at) => {
      const address = `10.9.${at >> 8}.${at & 255}`;
      return `  --- x${at}.cfg\n  hostname X${at}\n  interface Loopback0\n   ip address ${address} 255.255.255.255\n`;
    }).join('');
    const some = at(`${ROUTER}  ip prefix-list LOOPBACKS seq 10 permit 10.9.1.4$0\n${many}`);
    expect(some?.incomplete).toBe(true);
    expect(some?.items.map(({ label }) => label)).toEqual([
      '10.9.1.4/32',
      '10.9.1.40/32',
      '10.9.1.41/32',
      '10.9.1.42/32',
      '10.9.1.43/32',
    ]);
  });

  test('masks', () => {
    expect(labels(`${ROUTER}  interface GigabitEthernet0/1\n   ip address 10.0.0.1 $0`)).toContain('255.255.255.252');
  });

  test('a NET of the areas there are', () => {
    const source = `${ROUTER}  router isis CORE\n   net $0\n${OTHER}`;
    expect(labels(source)).toEqual(['49.0002.0100.0000.0001.00']);
    expect(item(source, '49.0002.0100.0000.0001.00').detail).toBe('area 49.0002 of 1 router');
  });
});

describe('snippets', () => {
  test('in the section they are for, with the names of the file', () => {
    const { snippet, documentation } = item(`${ROUTER}  interface GigabitEthernet0/1\n   $0`, 'isis-circuit');
    expect(snippet?.split('\n')[0]).toMatch(/^ip router isis \$\{\d:CORE\}$/);
    expect(renderMarkdown(documentation, (file) => file)).toContain('- `isis network point-to-point`');
    expect(labels(`${ROUTER}  interface GigabitEthernet0/1\n   ip router $0`)).not.toContain('isis-circuit');
  });

  test('end their lines as the file does', () => {
    const found = at(`${ROUTER}$0`, '\r\n')?.items.find(({ label }) => label === 'pe-loopback');
    expect(found?.snippet).toMatch(/^interface [^\r]*\r\n ip address/);
  });
});

describe('nothing', () => {
  test.each([
    ['in a comment', `${ROUTER}  ! router $0`],
    ['in a comment of a section', `${ROUTER}  router isis CORE\n   ! is-$0`],
    ['in a banner', `${ROUTER}  banner motd #\n  router $0\n  #`],
    ['in an empty line of a banner', `${ROUTER}  banner motd #\n  $0\n  #`],
    ['in a file of no known dialect', '--- notes.txt\nshopping list: router $0\n'],
    ['in the middle of an unknown section', `${ROUTER}  line vty 0 4\n   $0`],
  ])('%s', (_, source) => {
    expect(labels(source)).toEqual([]);
  });

  test.each([
    ['a secret', '   isis password $0'],
    ['free text', '   description $0'],
    ['a number', '   isis metric 5$0'],
  ])('for %s', (_, line) => {
    const key = '  key chain KEYS\n   key 1\n    key-string Sunshine\n';
    expect(labels(`${ROUTER}${key}  interface GigabitEthernet0/1\n${line}`).join(' ')).not.toMatch(/Sunshine|services/);
  });
});

test('lines that end with CRLF are read alike', () => {
  const found = at(`${ROUTER}  router isis CORE\n   is-ty$0`, '\r\n');
  expect(found?.items.map(({ label }) => label)).toContain('is-type');
  expect(found?.replace).toEqual({ line: 16, start: 1, end: 6 });
});
