/** Names of a device, as `line: name` with lines from 1: the same answers in both spellings. */
import { describe, expect, test } from 'vitest';
import type { Device } from '../../../src/model/device.ts';
import type { StructureKind } from '../../../src/model/structures.ts';
import { deviceOf, devicesOf, setLines } from './read.ts';

const POLICY = [
  'policy-options policy-statement LEAK term A from prefix-list PES',
  'policy-options policy-statement LEAK term A then accept',
  'policy-options policy-statement LEAK term LEAK then reject',
  'policy-options prefix-list PES 10.255.0.1/32',
  'policy-options prefix-list PES 10.255.0.2/32',
];

/** What is taken away is no longer read, and a term may be called like its policy. */
const WITHOUT_NAMESAKE = POLICY.map((line) => line.replace('term LEAK', 'term B'));

/** Where the structure is defined, the lines of each definition behind the name. */
const definitions = (device: Device, kind: StructureKind, name: string): string[] =>
  device.structures.definitions
    .filter((each) => each.kind === kind && each.name === name)
    .map(({ firstLine, lastLine, continues }) => `${firstLine + 1}-${lastLine + 1}${continues ? ' continues' : ''}`);

const uses = (device: Device, kind: StructureKind, name: string): string[] =>
  device.structures.references
    .filter((each) => each.kind === kind && each.name === name)
    .map(({ span, context, modelled }) => `${span.line + 1} ${modelled ? context : '?'}`);

/** Every span is the name it is about, whatever it is. */
function expectNames(text: string, device: Device): void {
  const lines = text.split('\n');
  for (const { kind, name, span } of [...device.structures.definitions, ...device.structures.references]) {
    if (kind !== 'interface') expect(lines[span.line]?.slice(span.start, span.end)).toBe(name);
  }
}

describe('names in `set` lines', () => {
  test('are defined by every line of theirs, and used by none of them', () => {
    const text = setLines(POLICY);
    const device = deviceOf(text);
    expect(definitions(device, 'route-policy', 'LEAK')).toEqual(['1-1', '2-2 continues', '3-3 continues']);
    expect(uses(device, 'route-policy', 'LEAK')).toEqual([]);
    expect(definitions(device, 'prefix-list', 'PES')).toEqual(['4-4', '5-5 continues']);
    expect(uses(device, 'prefix-list', 'PES')).toEqual([
      '1 policy-options policy-statement LEAK term A from prefix-list',
    ]);
    expectNames(text, device);
  });

  test('are used by every line that names them, in statements that are read and in others', () => {
    const text = setLines([
      ...POLICY,
      'protocols isis export LEAK',
      'protocols bgp group G export LEAK',
      'protocols bgp group G neighbor 10.0.0.1',
      'snmp trap-options LEAK',
      'snmp trap-options LEAK more',
    ]);
    const device = deviceOf(text);
    expect(uses(device, 'route-policy', 'LEAK')).toEqual([
      '6 protocols isis export',
      '7 protocols bgp group G export',
      '9 ?',
      '10 ?',
    ]);
    expect(definitions(device, 'peer-group', 'G')).toEqual(['7-7', '8-8 continues']);
    expectNames(text, device);
  });

  test('of interfaces are defined and used line by line', () => {
    const device = deviceOf(
      setLines([
        'interfaces ge-0/0/0 unit 0 family iso',
        'interfaces ge-0/0/0 unit 0 family inet',
        'protocols isis interface ge-0/0/0.0 level 1 metric 5',
        'protocols isis interface ge-0/0/0.0 point-to-point',
      ]),
    );
    expect(definitions(device, 'interface', 'ge-0/0/0.0')).toEqual(['1-1', '2-2 continues']);
    expect(uses(device, 'interface', 'ge-0/0/0.0')).toEqual([
      '3 protocols isis interface',
      '4 protocols isis interface',
    ]);
  });

  test('go on in lines that switch off, take away or move a part', () => {
    const text = `${setLines(WITHOUT_NAMESAKE)}${[
      'deactivate policy-options policy-statement LEAK term A',
      'delete policy-options policy-statement LEAK term B',
      'insert policy-options policy-statement LEAK term B before term A',
    ].join('\n')}\n`;
    const device = deviceOf(text);
    expect(definitions(device, 'route-policy', 'LEAK')).toEqual([
      '1-1',
      '2-2 continues',
      '3-3 continues',
      '6-6 continues',
      '7-7 continues',
      '8-8 continues',
    ]);
    expect(uses(device, 'route-policy', 'LEAK')).toEqual([]);
    expectNames(text, device);
  });

  test('that are taken away and set anew include what was there before', () => {
    const text = `${setLines(WITHOUT_NAMESAKE)}delete policy-options policy-statement LEAK\n${setLines(['policy-options policy-statement LEAK then reject'])}`;
    const device = deviceOf(text);
    expect(definitions(device, 'route-policy', 'LEAK')).toEqual([
      '7-7',
      '1-1 continues',
      '2-2 continues',
      '3-3 continues',
      '6-6 continues',
    ]);
    expect(uses(device, 'route-policy', 'LEAK')).toEqual([]);
  });

  test('of a statement that is switched off are not defined, and what it names is used', () => {
    const device = deviceOf(`${setLines(POLICY)}deactivate policy-options policy-statement LEAK\n`);
    expect(definitions(device, 'route-policy', 'LEAK')).toEqual([]);
    expect(uses(device, 'prefix-list', 'PES')).toEqual(['1 ?']);
  });

  test('behind `edit` are defined where that says so', () => {
    const text =
      'edit policy-options policy-statement LEAK\nset term A from protocol isis\nset term A then accept\ntop\nset protocols isis export LEAK\n';
    const device = deviceOf(text);
    expect(definitions(device, 'route-policy', 'LEAK')).toEqual(['1-3']);
    expect(uses(device, 'route-policy', 'LEAK')).toEqual(['5 protocols isis export']);
    expectNames(text, device);
  });
});

describe('names in braces', () => {
  test('are defined by each of their blocks', () => {
    const text = `policy-options {
    policy-statement LEAK {
        term LEAK { then accept; }
    }
    inactive: prefix-list PES { 10.255.0.1/32; }
}
policy-options {
    policy-statement LEAK {
        term B { then reject; }
    }
}
`;
    const device = deviceOf(text);
    expect(definitions(device, 'route-policy', 'LEAK')).toEqual(['2-4', '8-10 continues']);
    expect(uses(device, 'route-policy', 'LEAK')).toEqual([]);
    expect(definitions(device, 'prefix-list', 'PES')).toEqual([]);
    expectNames(text, device);
  });
});

describe('names in groups', () => {
  const GROUP = 'groups G policy-options policy-statement LEAK term B then reject';

  test('are those of the router where the group is applied', () => {
    const text = setLines([GROUP, `${GROUP.replace('reject', 'accept')}`, 'apply-groups G', ...POLICY]);
    const device = deviceOf(text);
    expect(definitions(device, 'route-policy', 'LEAK')).toEqual([
      '4-4',
      '5-5 continues',
      '6-6 continues',
      '1-1 continues',
      '2-2 continues',
    ]);
    expect(uses(device, 'route-policy', 'LEAK')).toEqual([]);
    expectNames(text, device);
  });

  test('that come from a group alone are defined there, and used there as well', () => {
    const device = deviceOf(
      setLines([GROUP, GROUP.replace('reject', 'accept'), 'groups G protocols isis export LEAK', 'apply-groups G']),
    );
    expect(definitions(device, 'route-policy', 'LEAK')).toEqual(['1-1', '2-2 continues']);
    expect(uses(device, 'route-policy', 'LEAK')).toEqual(['3 protocols isis export']);
  });

  test('count as uses where nobody applies the group: somebody may mean to', () => {
    const device = deviceOf(setLines(['groups G protocols isis export LEAK', ...POLICY]));
    expect(uses(device, 'route-policy', 'LEAK')).toEqual(['1 ?']);
  });
});

test('a logical system has names of its own', () => {
  const text = setLines([
    ...POLICY,
    'logical-systems A policy-options policy-statement LEAK term A then accept',
    'logical-systems A policy-options policy-statement LEAK term B then reject',
    'logical-systems A protocols isis export LEAK',
    'logical-systems A protocols bgp group G export PES',
  ]);
  const [main, system] = devicesOf(text);
  expect(definitions(main, 'route-policy', 'LEAK')).toEqual(['1-1', '2-2 continues', '3-3 continues']);
  expect(uses(main, 'route-policy', 'LEAK')).toEqual([]);
  expect(system && definitions(system, 'route-policy', 'LEAK')).toEqual(['6-6', '7-7 continues']);
  expect(system && uses(system, 'route-policy', 'LEAK')).toEqual(['8 protocols isis export']);
});
