import { describe, expect, test } from 'vitest';
import { formatIpv4 } from '../../src/base/ip.ts';
import { secretDigest } from '../../src/dialects/secret-digest.ts';
import { deviceOf } from './parse.ts';
import { condition, prefixListText, wordsAt } from './read.ts';

describe('route-maps', () => {
  const clauses = (text: string) =>
    (deviceOf(text).routePolicies[0]?.clauses ?? []).map(({ action, sequence, conditions }) =>
      `${sequence} ${action} ${conditions.map(condition).join(' and ')}`.trim(),
    );

  test('entries in order of their numbers, conditions joined by kind', () => {
    expect(
      clauses(`route-map LEAK permit 20
 match tag 10 20
 match tag 30
 match interface Gi0/0 Lo 0
route-map LEAK deny 10
 match ip address prefix-list A B
 match ip address prefix-list C
route-map LEAK permit 30
 match route-type level-2 external type-1
 match metric 5
`),
    ).toEqual([
      '10 deny prefix-list A or prefix-list B or prefix-list C',
      '20 permit tag 10 20 30 and interface GigabitEthernet0/0 Loopback0',
      '30 permit type level-2 external and metric 5',
    ]);
  });

  test('without action and number it is permit 10', () =>
    expect(clauses('route-map LEAK\n match ip address 10 LIST\n')).toEqual([
      '10 permit access-list 10 or access-list LIST',
    ]));

  test('conditions that only the router can answer are kept as such', () => {
    expect(
      clauses('route-map R permit 10\n match community 1\n match ipv6 address SIX\n no match community 1\n'),
    ).toEqual(['10 permit undecidable']);
  });

  test('no takes conditions, entries and whole maps away', () => {
    const text = 'route-map R permit 10\n match ip address prefix-list A B\n match tag 1\nroute-map R permit 20\n';
    expect(clauses(`${text}route-map R permit 10\n no match ip address prefix-list A\n no match tag 1\n`)).toEqual([
      '10 permit prefix-list B',
      '20 permit',
    ]);
    expect(clauses(`${text}route-map R permit 10\n no match ip address prefix-list\n`)).toEqual([
      '10 permit tag 1',
      '20 permit',
    ]);
    expect(clauses(`${text}no route-map R permit 10\n`)).toEqual(['20 permit']);
    expect(deviceOf(`${text}no route-map R\n`).routePolicies).toEqual([]);
  });

  test('an entry typed again keeps its conditions and takes the new action', () => {
    expect(clauses('route-map R permit 10\n match tag 1\nroute-map R deny 10\n')).toEqual(['10 deny tag 1']);
  });

  test('what it sets', () => {
    const [first, second] =
      deviceOf(`route-map R permit 10
 set metric 50
 set tag 7
 set level level-1-2
 set metric-type internal
 set community 65000:1
 continue 30
route-map R permit 20
 set metric 5
 no set metric
 continue
`).routePolicies[0]?.clauses ?? [];
    expect(first).toMatchObject({ setMetric: 50, setTag: 7, setLevel: [1, 2], continueAt: 30 });
    expect(second).toMatchObject({ setMetric: undefined, setTag: undefined, setLevel: undefined, continueAt: 'next' });
  });

  test('a metric relative to the old one is no metric', () =>
    expect(
      deviceOf('route-map R permit 10\n set metric +5\n').routePolicies[0]?.clauses[0]?.setMetric,
    ).toBeUndefined());
});

describe('prefix lists', () => {
  test('lengths and numbers', () => {
    const device = deviceOf(`ip prefix-list P description all loopbacks
ip prefix-list P seq 7 permit 10.255.0.9/16 ge 32
ip prefix-list P deny 10.0.0.0/8 le 24
ip prefix-list P permit 0.0.0.0/0 ge 8 le 16
ip prefix-list P permit 10.1.0.0/16
ip prefix-list P permit 10.1.0.0/16
ip prefix-list P permit 10.1.0.0/16 ge 8
ipv6 prefix-list P6 permit 2001:db8::/32 ge 64
`);
    expect(prefixListText(device, 'P')).toEqual([
      '7 permit 10.255.0.0/16 32-32',
      '10 deny 10.0.0.0/8 8-24',
      '15 permit 0.0.0.0/0 8-16',
      '20 permit 10.1.0.0/16 16-16',
    ]);
    expect(prefixListText(device, 'P6')).toEqual(['5 permit 2001:db8::/32 64-128']);
    expect(device.prefixLists[0]?.entries.map((each) => each.sequenceConfigured)).toEqual([true, false, false, false]);
  });

  test('numbers decide the order; a number used again replaces', () => {
    const device = deviceOf(`ip prefix-list P seq 20 permit 10.2.0.0/16
ip prefix-list P seq 10 permit 10.1.0.0/16
ip prefix-list P seq 20 deny 10.3.0.0/16
`);
    expect(prefixListText(device, 'P')).toEqual(['10 permit 10.1.0.0/16 16-16', '20 deny 10.3.0.0/16 16-16']);
  });

  test('no takes an entry by number or by content, or the list', () => {
    const text = 'ip prefix-list P seq 5 permit 10.1.0.0/16\nip prefix-list P seq 10 permit 10.2.0.0/16\n';
    expect(prefixListText(deviceOf(`${text}no ip prefix-list P seq 5\n`), 'P')).toEqual([
      '10 permit 10.2.0.0/16 16-16',
    ]);
    expect(prefixListText(deviceOf(`${text}no ip prefix-list P permit 10.2.0.0/16\n`), 'P')).toEqual([
      '5 permit 10.1.0.0/16 16-16',
    ]);
    expect(deviceOf(`${text}no ip prefix-list P\n`).prefixLists).toEqual([]);
  });

  test('the section reaches over all its lines', () => {
    const { section } =
      deviceOf('ip prefix-list P permit 10.0.0.0/8\n!\nip prefix-list P permit 11.0.0.0/8\n').prefixLists[0] ?? {};
    expect(section).toMatchObject({ firstLine: 0, lastLine: 2, bodyIndent: '' });
  });
});

describe('access lists', () => {
  const entries = (text: string): string[] =>
    deviceOf(text).accessLists.flatMap((list) =>
      list.entries.map(({ action, network, mask, sequence }) =>
        [
          list.name,
          list.kind,
          sequence ?? '-',
          action,
          ...[network, mask].flatMap((match) =>
            match ? [`${formatIpv4(match.bits)}~${formatIpv4(match.wildcard)}`] : [],
          ),
        ].join(' '),
      ),
    );

  test('numbered and named, standard and extended', () => {
    expect(
      entries(`access-list 10 remark loopbacks
access-list 10 permit 10.255.0.5 0.0.255.255
access-list 10 permit host 10.0.0.1
access-list 10 permit 10.0.0.2
access-list 10 deny any log
access-list 1300 permit any
access-list 100 permit ip host 10.255.0.1 host 255.255.255.255
access-list 100 deny tcp any eq bgp 10.0.0.0 0.255.255.255 established
ip access-list standard NAMED
 remark first things first
 20 permit 10.2.0.0 0.0.255.255
 10 deny 10.2.3.0 0.0.0.255
ip access-list extended EXT
 permit ip any any
`),
    ).toEqual([
      '10 standard - permit 10.255.0.0~0.0.255.255',
      '10 standard - permit 10.0.0.1~0.0.0.0',
      '10 standard - permit 10.0.0.2~0.0.0.0',
      '10 standard - deny 0.0.0.0~255.255.255.255',
      '1300 standard - permit 0.0.0.0~255.255.255.255',
      '100 extended - permit 10.255.0.1~0.0.0.0 255.255.255.255~0.0.0.0',
      '100 extended - deny 0.0.0.0~255.255.255.255 10.0.0.0~0.255.255.255',
      'NAMED standard 10 deny 10.2.3.0~0.0.0.255',
      'NAMED standard 20 permit 10.2.0.0~0.0.255.255',
      'EXT extended - permit 0.0.0.0~255.255.255.255 0.0.0.0~255.255.255.255',
    ]);
  });

  test('numbers of entries typed without one', () => {
    const named = 'ip access-list standard N\n permit 10.1.0.1\n permit 10.1.0.2\n 15 deny 10.1.0.3\n';
    expect(entries(named).map((each) => each.split(' ').slice(2, 5).join(' '))).toEqual([
      '- permit 10.1.0.1~0.0.0.0',
      '15 deny 10.1.0.3~0.0.0.0',
      '- permit 10.1.0.2~0.0.0.0',
    ]);
    expect(entries(`${named} no 10\n`)[0]).toContain('10.1.0.3');
  });

  test('no by number, by content, and of the list', () => {
    const named = 'ip access-list standard N\n 10 permit 10.1.0.0 0.0.255.255\n 20 permit 10.2.0.0 0.0.255.255\n';
    expect(entries(`${named} no 10\n`)).toEqual(['N standard 20 permit 10.2.0.0~0.0.255.255']);
    expect(entries(`${named} no permit 10.2.0.0 0.0.255.255\n`)).toEqual(['N standard 10 permit 10.1.0.0~0.0.255.255']);
    expect(deviceOf(`${named}no ip access-list standard N\n`).accessLists).toEqual([]);
    expect(deviceOf('access-list 10 permit any\nno access-list 10\n').accessLists).toEqual([]);
  });
});

describe('keys', () => {
  const chain = (text: string) => deviceOf(text).keyChains[0]?.keys.map(({ id, secret }) => [id, secret]);

  test('clear text and type 7 of the same key compare equal; type 6 is hidden', () => {
    const digest = secretDigest('cisco');
    expect(
      chain(
        'key chain K\n key 1\n  key-string cisco\n key 2\n  key-string 7 02050D480809\n key 3\n  key-string 6 ABCDEF\n',
      ),
    ).toEqual([
      [1, digest],
      [2, digest],
      [3, undefined],
    ]);
  });

  test('keys without deeper indentation, and no', () => {
    expect(chain('key chain K\n key 1\n key-string one\n key 2\n key-string two\n no key 1\n')).toEqual([
      [2, secretDigest('two')],
    ]);
  });

  test('no secret is left in a Device', () => {
    const text = `hostname R1
key chain K
 key 1
  key-string HIDDEN-WORD
interface Gi0/0
 ip router isis
 isis password HIDDEN-WORD level-2
router isis
 area-password HIDDEN-WORD
 domain-password HIDDEN-WORD
router bgp 1
 neighbor 10.0.0.1 remote-as 1
 neighbor 10.0.0.1 password HIDDEN-WORD
snmp-server community HIDDEN-WORD ro
`;
    const device = deviceOf(text);
    expect(JSON.stringify(device)).not.toContain('HIDDEN');
    expect(device.isis[0]?.circuits[0]?.helloAuthentication[2]?.secret).toBe(secretDigest('HIDDEN-WORD'));
    expect(wordsAt(text, device.isis[0]?.lspAuthentication[1]?.span)).toContain('area-password');
  });

  test.each([
    ['abc', 'ba7816bf8f01cfea'],
    ['', 'e3b0c44298fc1c14'],
    ['a'.repeat(200), 'c2a908d98f5df987'],
  ])('the digest is SHA-256, cut short', (text, digest) => expect(secretDigest(text)).toBe(digest));
});
