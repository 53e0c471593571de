import { describe, expect, test } from 'vitest';
import type { StructureKind } from '../../src/model/structures.ts';
import { deviceOf } from './parse.ts';
import { wordsAt } from './read.ts';

const TEXT = `key chain KEYS
 key 1
  key-string x
vrf definition RED
 address-family ipv4
  export map EXPORT
interface Loopback0
 vrf forwarding RED
interface Gi0/0
 ip router isis CORE
 ip unnumbered lo0
 isis authentication key-chain KEYS
 ip access-group 10 in
router isis CORE
 redistribute isis ip level-2 into level-1 route-map LEAK
 passive-interface Lo 0
route-map LEAK permit 10
 match ip address prefix-list PREFIXES MISSING
route-map LEAK permit 20
 match ip address 10
ip prefix-list PREFIXES permit 10.0.0.0/8
ip prefix-list PREFIXES permit 11.0.0.0/8
access-list 10 permit any
router bgp 1
 neighbor PE peer-group
 neighbor PE remote-as 1
 neighbor 10.0.0.1 peer-group PE
 neighbor 10.0.0.2 update-source loopback 0
 template peer-policy POLICY
  next-hop-self
 address-family ipv4 vrf RED
  neighbor 10.9.9.9 route-map LEAK in
ntp source Loopback0
logging source-interface Lo0
snmp-server view PREFIXES excluded
`;

const { definitions, references } = deviceOf(TEXT).structures;

const defined = (kind: StructureKind) =>
  definitions
    .filter((each) => each.kind === kind)
    .map(({ name, firstLine, lastLine }) => `${name} ${firstLine}-${lastLine}`);
const used = (kind: StructureKind) =>
  references
    .filter((each) => each.kind === kind)
    .map(({ name, context, modelled }) => `${name}: ${context}${modelled ? '' : ' (not modelled)'}`);

describe('definitions', () => {
  test.each<[StructureKind, string[]]>([
    ['key-chain', ['KEYS 0-2']],
    ['vrf', ['RED 3-5']],
    ['interface', ['Loopback0 6-7', 'GigabitEthernet0/0 8-12']],
    ['isis-instance', ['CORE 13-15']],
    ['route-policy', ['LEAK 16-17', 'LEAK 18-19']],
    ['prefix-list', ['PREFIXES 20-20', 'PREFIXES 21-21']],
    ['access-list', ['10 22-22']],
    ['peer-group', ['PE 24-24']],
    ['peer-template', ['POLICY 28-29']],
  ])('%s', (kind, expected) => expect(defined(kind)).toEqual(expected));

  test('every name is where its span says', () => {
    for (const { name, span, kind } of [...definitions, ...references]) {
      const written = wordsAt(TEXT, span) ?? '';
      if (kind === 'interface') expect(written).toMatch(/^(?:lo|loopback ?|Lo ?|Gi|Loopback)(?:0|0\/0)$/);
      else expect(written).toBe(name);
    }
  });
});

describe('references', () => {
  test.each<[StructureKind, string[]]>([
    ['key-chain', ['KEYS: isis authentication key-chain']],
    ['vrf', ['RED: vrf forwarding', 'RED: address-family ipv4 vrf']],
    [
      'interface',
      [
        'Loopback0: ip unnumbered',
        'Loopback0: passive-interface',
        'Loopback0: neighbor 10.0.0.2 update-source',
        'Loopback0: ntp source (not modelled)',
        'Loopback0: logging source-interface (not modelled)',
      ],
    ],
    ['isis-instance', ['CORE: ip router isis']],
    [
      'route-policy',
      [
        'EXPORT: export map',
        'LEAK: redistribute isis ip level-2 into level-1 route-map',
        'LEAK: neighbor 10.9.9.9 route-map (not modelled)',
      ],
    ],
    [
      'prefix-list',
      [
        'PREFIXES: match ip address prefix-list',
        'MISSING: match ip address prefix-list',
        'PREFIXES: snmp-server view (not modelled)',
      ],
    ],
    ['access-list', ['10: match ip address', '10: ip access-group (not modelled)']],
  ])('%s', (kind, expected) => expect(used(kind)).toEqual(expected));

  test('groups and templates', () => {
    expect(used('peer-group')).toEqual(['PE: neighbor', 'PE: neighbor 10.0.0.1 peer-group']);
    expect(used('peer-template')).toEqual([]);
  });
});

describe('instances without a name', () => {
  test('are defined and used by the commands that leave the name out', () => {
    const text = 'interface Gi0/0\n ip router isis\nrouter isis\n';
    const index = deviceOf(text).structures;
    expect(
      index.definitions.filter(({ kind }) => kind === 'isis-instance').map(({ span }) => wordsAt(text, span)),
    ).toEqual(['router isis']);
    expect(index.references.map(({ kind, name, span }) => [kind, name, wordsAt(text, span)])).toEqual([
      ['isis-instance', '', 'ip router isis'],
    ]);
  });
});

describe('what is taken away', () => {
  test('a removed structure goes with the uses inside of it', () => {
    const { structures } = deviceOf(
      'route-map A permit 10\n match ip address prefix-list P\nno route-map A\nip prefix-list Q permit 10.0.0.0/8\nno ip prefix-list Q\n',
    );
    expect(structures).toEqual({ definitions: [], references: [] });
  });

  test('a removed command no longer uses its names; no is no use', () => {
    const { structures } = deviceOf(
      'router isis\n redistribute isis ip level-2 into level-1 route-map A\n no redistribute isis ip level-2 into level-1 route-map A\n no redistribute static route-map B\n',
    );
    expect(structures.references).toEqual([]);
  });

  test('one entry of a map leaves the others', () => {
    const { structures } = deviceOf('route-map A permit 10\nroute-map A permit 20\nno route-map A permit 10\n');
    expect(structures.definitions.map(({ name }) => name)).toContain('A');
  });
});
