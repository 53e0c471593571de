import { describe, expect, test } from 'vitest';
import { fileStem } from '../../src/dialects/common/layout.ts';
import { deviceOf } from './parse.ts';
import { addresses, circuitNames, circuitOf, instanceOf, interfaceOf, levels } from './read.ts';

/** The same configuration as a router prints it, and as it is typed. */
const PRINTED = `hostname R1
!
interface Loopback0
 ip address 10.255.0.1 255.255.255.255
!
interface GigabitEthernet0/0
 ip address 10.0.0.1 255.255.255.252
 ip router isis CORE
 mpls ip
 isis metric 20
!
router isis CORE
 net 49.0001.0000.0000.0001.00
 is-type level-1
 metric-style wide
 passive-interface Loopback0
!
router bgp 65000
 neighbor 10.255.0.9 remote-as 65000
 address-family vpnv4
  neighbor 10.255.0.9 activate
 exit-address-family
 address-family ipv4 vrf RED
  neighbor 192.0.2.1 remote-as 64512
 exit-address-family
!
route-map R permit 10
 match tag 5
!
ip access-list standard A
 10 permit 10.0.0.0 0.255.255.255
!
end
`;

/** Meaning only: where things are written differs. */
const meaning = (text: string): unknown =>
  JSON.parse(
    JSON.stringify(deviceOf(text), (key, value: unknown) =>
      ['span', 'section', 'layout', 'structures', 'unreadable', 'line', 'start', 'end'].includes(key) ||
      /Span$/.test(key)
        ? undefined
        : value,
    ),
  );

describe('sections without indentation', () => {
  test.each([
    ['no indentation', (text: string) => text.replaceAll(/^ +/gm, '')],
    ['no indentation and no comments', (text: string) => text.replaceAll(/^ +/gm, '').replaceAll('!\n', '')],
    ['deeper indentation', (text: string) => text.replaceAll(/^ +/gm, (blanks) => blanks.repeat(4))],
    ['tabs', (text: string) => text.replaceAll(/^ +/gm, (blanks) => '\t'.repeat(blanks.length))],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['everything indented', (text: string) => text.replaceAll(/^/gm, '    ')],
    ['no last line end', (text: string) => text.trimEnd()],
    ['families not indented any further', (text: string) => text.replaceAll('  neighbor', ' neighbor')],
  ])('%s means the same', (_, rewrite) => expect(meaning(rewrite(PRINTED))).toEqual(meaning(PRINTED)));

  test('abbreviations, exit and end', () => {
    const device = deviceOf(`conf t
host R1
int gi0/0
ip add 10.0.0.1 255.255.255.252
ip router isis
no shut
isis netw point
exit
int lo0
ip add 10.255.0.1 255.255.255.255
exit
router isis
net 49.0001.0000.0000.0001.00
is-t level-1
pass lo0
end
wr mem
`);
    expect(device.name).toBe('R1');
    expect(addresses(device, 'GigabitEthernet0/0')).toEqual(['10.0.0.1/30']);
    expect(circuitNames(device)).toEqual(['GigabitEthernet0/0', 'Loopback0 passive']);
    expect(circuitOf(device, 'GigabitEthernet0/0').network).toBe('point-to-point');
    expect(levels(instanceOf(device).levels)).toBe('1');
  });

  test('a line goes to the section opened last when it is a command there, else to the router', () => {
    const device = deviceOf(`mpls ip
interface Gi0/0
ip address 10.0.0.1 255.255.255.0
mpls ip
ip route 0.0.0.0 0.0.0.0 10.0.0.2
interface Gi0/1
ip ospf 1 area 0
mpls ip
`);
    expect(interfaceOf(device, 'GigabitEthernet0/0').ldp?.value).toBe(true);
    expect(interfaceOf(device, 'GigabitEthernet0/1').ldp?.value).toBe(true);
    expect(device.staticRoutes).toHaveLength(1);
    expect(device.ldp.enabled).toBe(true);
  });

  test('sections nobody models take their lines with them', () => {
    const device = deviceOf(`interface Gi0/0
ip address 10.0.0.1 255.255.255.0
line vty 0 4
shutdown
controller E1 0/0
shutdown
`);
    expect(interfaceOf(device, 'GigabitEthernet0/0').shutdown).toBeUndefined();
    const indented = deviceOf('interface Gi0/0\n service-policy x\n  shutdown\npolicy-map P\n class C\n  shutdown\n');
    expect(interfaceOf(indented, 'GigabitEthernet0/0').shutdown).toBeUndefined();
  });

  test("lines at the margin of an indented file are the router's, even where a section would take them", () => {
    const device = deviceOf(
      'hostname R\ninterface Gi0/0\n ip address 10.0.0.1 255.255.255.0\n!\nno mpls ip\n!\nshutdown\n',
    );
    expect(device.ldp.enabled).toBe(false);
    expect(interfaceOf(device, 'GigabitEthernet0/0').ldp).toBeUndefined();
  });

  test('odd indentation under a command belongs to the section of the command', () => {
    const device = deviceOf(
      'interface Gi0/0\n ip address 10.0.0.1 255.255.255.0\n   ip router isis\n    isis metric 5\nrouter isis\n',
    );
    expect(circuitOf(device, 'GigabitEthernet0/0').metric).toEqual({ 1: 5, 2: 5 });
  });
});

describe('sections of the model', () => {
  test('where they lie and how they are indented', () => {
    const { isis, interfaces } = deviceOf(PRINTED);
    expect(isis[0]?.section).toEqual({
      span: { line: 11, start: 0, end: 16 },
      firstLine: 11,
      lastLine: 15,
      bodyIndent: ' ',
    });
    expect(interfaces[1]?.section).toMatchObject({ firstLine: 5, lastLine: 9 });
  });

  test('without indentation they end with their last line', () => {
    const device = deviceOf(
      'interface Gi0/0\nip address 10.0.0.1 255.255.255.0\nmpls ip\nexit\nip cef\nrouter isis\nis-type level-1\n',
    );
    expect(device.interfaces[0]?.section).toMatchObject({ firstLine: 0, lastLine: 2, bodyIndent: '' });
    expect(device.isis[0]?.section).toMatchObject({ firstLine: 5, lastLine: 6 });
  });

  test('an empty section of an indented file is to be indented', () => {
    const device = deviceOf('interface Gi0/0\n shutdown\ninterface Gi0/1\n');
    expect(device.interfaces[1]?.section).toMatchObject({ firstLine: 2, lastLine: 2, bodyIndent: ' ' });
  });

  test('new structures go in front of the closing end, else behind the last line', () => {
    expect(deviceOf(PRINTED).layout).toMatchObject({
      appendLine: PRINTED.split('\n').indexOf('end'),
      endsWithNewline: true,
    });
    expect(deviceOf('hostname R\nip cef\n').layout.appendLine).toBe(2);
    expect(deviceOf('hostname R\nip cef').layout.appendLine).toBe(2);
  });
});

describe('undoing', () => {
  test('whole sections, in the order of the lines', () => {
    const device = deviceOf(`interface Loopback1
 ip address 10.0.0.1 255.255.255.255
router isis X
 net 49.0001.0000.0000.0001.00
no interface Loopback1
no router isis X
interface Gi0/0
 ip address 10.0.0.5 255.255.255.0
 shutdown
default interface Gi0/0
`);
    expect(device.interfaces.map(({ name }) => name)).toEqual(['GigabitEthernet0/0']);
    expect(interfaceOf(device, 'GigabitEthernet0/0')).toMatchObject({ ipv4: [], shutdown: undefined });
    expect(device.isis).toEqual([]);
  });

  test('a section written again goes on where the first one ended', () => {
    const device = deviceOf(
      'interface Gi0/0\n ip address 10.0.0.1 255.255.255.0\ninterface gi 0/0\n shutdown\nrouter isis\n net 49.0001.0000.0000.0001.00\nrouter isis\n is-type level-1\n',
    );
    expect(device.interfaces).toHaveLength(1);
    expect(interfaceOf(device, 'GigabitEthernet0/0').shutdown).toBeDefined();
    expect(addresses(device, 'GigabitEthernet0/0')).toEqual(['10.0.0.1/24']);
    expect(device.isis).toMatchObject([{ nets: [{}], levels: { 1: true, 2: false } }]);
  });
});

describe('text that is not finished or not known', () => {
  const base =
    'hostname R1\ninterface Gi0/0\n ip address 10.0.0.1 255.255.255.0\n ip router isis\nrouter isis\n net 49.0001.0000.0000.0001.00\n';

  test.each([
    ' redistribute isis ip level-2 into level-1 route-map',
    ' redistribute isis ip level-2 in',
    ' redis',
    ' metric-style',
    ' passive-interface Gi0/',
    ' summary-address 10.0.0.0 255.0',
    ' r',
  ])('%j changes nothing', (line) => expect(meaning(`${base}${line}`)).toEqual(meaning(base)));

  test('words behind a command that nobody knows leave its meaning', () => {
    const device = deviceOf(
      'interface Gi0/0\n ip address 10.0.0.1 255.255.255.0 route-tag 5\n isis metric 7 level-1 fancy\n ip router isis\nrouter isis\n',
    );
    expect(addresses(device, 'GigabitEthernet0/0')).toEqual(['10.0.0.1/24']);
    expect(circuitOf(device, 'GigabitEthernet0/0').metric).toEqual({ 1: 7, 2: 10 });
  });

  test('values out of range are no command', () => {
    const device = deviceOf(
      'interface Gi0/0\n isis metric 99999999999\n ip address 10.0.0.300 255.255.255.0\n ip router isis\nrouter isis\n',
    );
    expect(circuitOf(device, 'GigabitEthernet0/0').metric).toEqual({ 1: 10, 2: 10 });
    expect(addresses(device, 'GigabitEthernet0/0')).toEqual([]);
  });

  test('a device without hostname has the name of its file', () => {
    expect(deviceOf('interface Gi0/0\n shutdown\n', 'lab/site.a/pe1.example.cfg').name).toBe('pe1.example');
    expect(fileStem('c:\\lab\\r1.cfg')).toBe('r1');
    expect(fileStem('.config')).toBe('.config');
  });
});
