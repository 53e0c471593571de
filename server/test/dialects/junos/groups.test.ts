import { describe, expect, test } from 'vitest';
import { addresses, circuitNames, circuitOf, interfaceOf, wordsAt } from '../read.ts';
import { deviceOf, devicesOf, setLines } from './read.ts';

const INTERFACES =
  'interfaces { ge-0/0/0 { unit 0 { family inet { address 10.0.0.1/30; } } } xe-0/0/0 { unit 0 { family inet { address 10.0.1.1/30; } } } lo0 { unit 0 { family iso { address 49.0001.0102.5500.0001.00; } } } }';

describe('groups', () => {
  test('apply where they are named, to what their patterns match', () => {
    const device = deviceOf(
      `groups { G { interfaces { <ge-*> { unit <*> { family iso; } } } protocols { isis { interface <*> { point-to-point; level 2 { metric 77; } } } } } }
       apply-groups G; ${INTERFACES} protocols { isis { interface ge-0/0/0.0; interface xe-0/0/0.0; } }`,
    );
    expect(circuitNames(device)).toEqual(['ge-0/0/0.0']);
    expect(circuitOf(device, 'ge-0/0/0.0')).toMatchObject({ network: 'point-to-point', metric: { 1: 10, 2: 63 } });
  });

  test('what is written goes before what is inherited, a group named first before others', () => {
    const text = (own: string) =>
      deviceOf(
        `groups { A { protocols { isis { interface <*> { level 1 { metric 11; } } } } } B { protocols { isis { interface <*> { level 1 { metric 12; } level 2 { metric 22; } } } } } }
         apply-groups [ A B ]; ${INTERFACES} protocols { isis { interface ge-0/0/0.0 { passive; ${own} } } }`,
      );
    expect(circuitOf(text(''), 'ge-0/0/0.0').metric).toEqual({ 1: 11, 2: 22 });
    expect(circuitOf(text('level 1 { metric 5; }'), 'ge-0/0/0.0').metric).toEqual({ 1: 5, 2: 22 });
  });

  test('may be applied further down, left out again, and apply others', () => {
    const groups =
      'groups { A { interfaces { <*> { unit <*> { family iso; } } } } B { apply-groups A; interfaces { <*> { mtu 9000; } } } }';
    const device = deviceOf(
      `${groups} interfaces { apply-groups B; ge-0/0/0 { unit 0; } ge-0/0/1 { apply-groups-except B; unit 0; } } protocols { isis { interface all; } }`,
    );
    expect(interfaceOf(device, 'ge-0/0/0.0').mtu?.value).toBe(8986);
    expect(interfaceOf(device, 'ge-0/0/1.0').mtu).toBeUndefined();
    expect(circuitNames(device)).toContain('ge-0/0/0.0');
  });

  test('make what they name in full; its place is in the group', () => {
    const text =
      'groups { G { interfaces { lo0 { unit 0 { family inet { address 10.255.0.1/32; } } } } } }\napply-groups G;\nsystem { host-name R1; }\n';
    const device = deviceOf(text);
    expect(addresses(device, 'lo0.0')).toEqual(['10.255.0.1/32']);
    expect(wordsAt(text, interfaceOf(device, 'lo0.0').ipv4[0]?.span)).toBe('10.255.0.1/32');
  });

  test('that are inactive or not applied say nothing', () => {
    const group = 'groups { G { interfaces { lo0 { unit 0; } } } }';
    expect(deviceOf(`${group} system { host-name R1; }`).interfaces).toEqual([]);
    expect(deviceOf(`${group} inactive: apply-groups G;`).interfaces).toEqual([]);
    expect(deviceOf(`inactive: ${group} apply-groups G;`).interfaces).toEqual([]);
  });

  test('apply in logical systems by the path there', () => {
    const [, a] = devicesOf(
      'groups { G { logical-systems { <*> { interfaces { <*> { unit <*> { family iso; } } } } } } } apply-groups G; logical-systems { A { interfaces { lt-0/0/0 { unit 1; } } protocols { isis { interface lt-0/0/0.1; } } } }',
    );
    expect(a && circuitNames(a)).toEqual(['lt-0/0/0.1']);
  });

  test('that apply each other end', () => {
    expect(
      deviceOf('groups { A { apply-groups B; interfaces { lo0 { unit 0; } } } B { apply-groups A; } } apply-groups A;')
        .interfaces,
    ).toHaveLength(1);
  });
});

describe('interface ranges', () => {
  test('give their statements to their members', () => {
    const device = deviceOf(
      setLines([
        'interfaces interface-range core member ge-0/0/0',
        'interfaces interface-range core member ge-0/1/[0-1]',
        'interfaces interface-range core member-range xe-0/0/0 to xe-0/0/2',
        'interfaces interface-range core unit 0 family iso',
        'interfaces interface-range core mtu 9000',
        'interfaces ge-0/0/0 mtu 1514',
      ]),
    );
    expect(device.interfaces.map(({ name, mtu }) => [name, mtu?.value])).toEqual([
      ['ge-0/0/0.0', 1500],
      ['ge-0/1/0.0', 8986],
      ['ge-0/1/1.0', 8986],
      ['xe-0/0/0.0', 8986],
      ['xe-0/0/1.0', 8986],
      ['xe-0/0/2.0', 8986],
    ]);
  });
});
