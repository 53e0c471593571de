import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomNetwork } from '../../../test/generators/random-network.ts';
import { inDialect, render, renderers } from '../../../test/generators/renderers.ts';
import { dialects, recogniseDialect, recognisedDialect } from '../../src/dialects/registry.ts';

const isIos = (text: string): boolean => recogniseDialect(text)?.id === 'cisco-ios';
const isEos = (text: string): boolean => recogniseDialect(text)?.id === 'arista-eos';
const isJunos = (text: string): boolean => recogniseDialect(text)?.id === 'junos';

describe('IOS', () => {
  test.each([
    [
      'the beginning of a full configuration',
      'Building configuration...\n\nCurrent configuration : 3062 bytes\n!\nversion 17.9\nservice timestamps debug datetime msec\nhostname R1\n!\nboot-start-marker\nboot-end-marker\n',
    ],
    ['one interface', 'interface GigabitEthernet0/0\n ip address 10.0.0.1 255.255.255.252\n no shutdown\n'],
    ['an instance', 'router isis\n net 49.0001.0000.0000.0001.00\n'],
    [
      'an instance and an interface',
      'router isis CORE\n net 49.0001.0000.0000.0001.00\ninterface Loopback0\n ip router isis CORE\n',
    ],
    [
      'a lab typed by hand',
      'conf t\nint gi0/1\nip add 10.0.0.1 255.255.255.0\nno shut\nrouter isis\nnet 49.0001.0000.0000.0001.00\n',
    ],
    ['policies', 'ip prefix-list P seq 5 permit 10.0.0.0/8\nroute-map R permit 10\n match ip address prefix-list P\n'],
    ['a leak', 'router isis\n redistribute isis ip level-2 into level-1 route-map LEAK\n'],
    [
      'a banner longer than the configuration',
      `hostname R1\ninterface Gi0/0\n ip address 10.0.0.1 255.255.255.0\nrouter isis\n net 49.0001.0000.0000.0001.00\n is-type level-1\nbanner motd ^C\nWelcome to this router\nPlease go away; now.\n^C\n`,
    ],
    ['CRLF and tabs', 'interface GigabitEthernet0/0\r\n\tip address 10.0.0.1 255.255.255.252\r\n'],
    ['BGP and VRFs', 'vrf definition RED\n rd 65000:1\nrouter bgp 65000\n neighbor 10.0.0.1 remote-as 65000\n'],
  ])('%s', (_, text) => expect(isIos(text)).toBe(true));

  test('every example of the project', () => {
    const root = new URL('../../../examples/', import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cfg'));
    expect(files.length).toBeGreaterThan(5);
    for (const name of files) expect(isIos(readFileSync(new URL(name, root), 'utf8')), name).toBe(true);
  });
});

describe('EOS', () => {
  test.each([
    [
      'the beginning of a full configuration',
      '! Command: show running-config\n! device: leaf1 (DCS-7050, EOS-4.27.0F)\n!\n! boot system flash:/EOS.swi\n!\ntransceiver qsfp default-mode 4x10G\n!\nservice routing protocols model multi-agent\n!\nhostname leaf1\n',
    ],
    ['one interface', 'interface Ethernet1\n   no switchport\n   ip address 10.0.0.1/31\n   isis enable CORE\n'],
    [
      'an instance',
      'router isis CORE\n   net 49.0001.0000.0000.0001.00\n   is-type level-2\n   !\n   address-family ipv4 unicast\n      maximum-paths 4\n',
    ],
    [
      'interfaces and an instance with a number',
      'interface Ethernet1\n   isis enable 1\n   isis network point-to-point\nrouter isis 1\n   net 49.0001.1111.1111.1111.00\n   !\n   address-family ipv4 unicast\n',
    ],
    [
      'BGP of VPNs',
      'vrf instance RED\n!\nrouter bgp 65000\n   neighbor PE peer group\n   !\n   address-family vpn-ipv4\n      neighbor PE activate\n',
    ],
    [
      'a leak',
      'router isis CORE\n   address-family ipv4 unicast\n      redistribute isis level-2 into level-1 route-map LEAK\n',
    ],
    ['CRLF', 'interface Ethernet1\r\n   no switchport\r\n   isis enable CORE\r\n'],
  ])('%s', (_, text) => expect(isEos(text)).toBe(true));
});

describe('Junos', () => {
  test.each([
    [
      'in braces',
      'version 21.4R1;\nsystem {\n    host-name r1;\n}\ninterfaces {\n    ge-0/0/0 {\n        unit 0 {\n            family inet {\n                address 10.0.0.1/30;\n            }\n        }\n    }\n}\n',
    ],
    [
      'as `set` lines',
      'set system host-name r1\nset interfaces ge-0/0/0 unit 0 family inet address 10.0.0.1/30\nset protocols isis interface ge-0/0/0.0\n',
    ],
    [
      'one policy',
      'policy-options {\n    policy-statement LEAK {\n        term A {\n            from level 2;\n            then accept;\n        }\n    }\n}\n',
    ],
    [
      'one policy as lines',
      'set policy-options policy-statement LEAK term A from level 2\nset policy-options policy-statement LEAK term A then accept\n',
    ],
    [
      'from a session',
      'admin@r1> show configuration | no-more\n## Last commit: 2024-05-01 10:00:00 UTC by admin\nversion 21.4R3;\nsystem {\n    host-name r1;\n    root-authentication {\n        encrypted-password "$6$x"; ## SECRET-DATA\n    }\n}\n\n{master:0}\n',
    ],
    [
      'logical systems',
      'set logical-systems A interfaces lt-0/0/0 unit 1 encapsulation ethernet\nset logical-systems A protocols isis interface lt-0/0/0.1\n',
    ],
    [
      'packed on few lines',
      'system { host-name r1; }\ninterfaces { lo0 { unit 0 { family inet { address 10.0.0.1/32; } } } }\n',
    ],
    [
      'CRLF',
      'system {\r\n    host-name r1;\r\n}\r\nprotocols {\r\n    isis {\r\n        interface lo0.0;\r\n    }\r\n}\r\n',
    ],
  ])('%s', (_, text) => expect(isJunos(text)).toBe(true));

  test.each([
    [
      'VyOS',
      "set interfaces ethernet eth0 address '10.0.0.1/30'\nset system host-name 'r1'\nset protocols isis interface eth0\n",
    ],
    [
      'VyOS in braces',
      'interfaces {\n    ethernet eth0 {\n        address 10.0.0.1/30\n    }\n}\nsystem {\n    host-name r1\n}\n',
    ],
    [
      'SR Linux',
      'set / system name host-name r1\nset / interface ethernet-1/1 subinterface 0 ipv4 address 10.0.0.1/30\n',
    ],
    [
      'PAN-OS',
      'set deviceconfig system hostname fw1\nset network interface ethernet ethernet1/1 layer3 ip 10.0.0.1/30\n',
    ],
    ['ScreenOS', 'set interface ethernet0/0 ip 10.0.0.1/24\nset hostname fw1\n'],
    ['BIND', 'options {\n    directory "/var";\n};\nzone "example.net" {\n    type master;\n};\n'],
    ['dhcpd', 'subnet 10.0.0.0 netmask 255.255.255.0 {\n    range 10.0.0.10 10.0.0.20;\n}\n'],
    ['C', '#include <stdio.h>\nint main(void) {\n    return 0;\n}\n'],
    [
      'prose',
      'On Junos one says:\n\n    set system host-name r1\n\nand then commits. Nothing else\nis needed, as the manual\nexplains at length.\n',
    ],
  ])('not %s', (_, text) => expect(recogniseDialect(text)).toBeUndefined());
});

describe('files of the project are what they say', () => {
  const SHORT_NAMES: ReadonlyMap<string, string> = new Map(dialects.map(({ id, shortName }) => [shortName, id]));
  const folder = new URL('../../../test/scenarios/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));

  test('configurations of scenarios', () => {
    const seen = new Set<string>();
    for (const name of sources) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      for (const [, language = '', title, body = ''] of text.matchAll(/^```(\w+) title=(\S+).*\n([\s\S]*?)^```$/gm)) {
        const expected = SHORT_NAMES.get(language);
        if (!expected) continue;
        seen.add(expected);
        expect(recogniseDialect(body)?.id, `${name}: ${title}`).toBe(expected);
      }
    }
    expect([...seen].sort()).toEqual(dialects.map(({ id }) => id).sort());
  });

  test('what is rendered for the properties', () => {
    for (const plan of fc.sample(randomNetwork, 20)) {
      for (const { dialect } of renderers) {
        for (const text of render(inDialect(plan, dialect)).values()) expect(recogniseDialect(text)?.id).toBe(dialect);
      }
    }
  });
});

describe('anything else is left alone', () => {
  test.each([
    ['nothing', ''],
    [
      'NX-OS',
      '!Command: show running-config\nversion 9.3(5)\nhostname N1\nfeature isis\nrouter isis CORE\n  net 49.0001.0000.0000.0001.00\ninterface Ethernet1/1\n  ip address 10.0.0.1/30\n  ip router isis CORE\n',
    ],
    [
      'NX-OS, interfaces only',
      'interface Ethernet1/1\n  no switchport\n  ip address 10.0.0.1/30\n  ip router isis CORE\n  no shutdown\nrouter isis CORE\n  net 49.0001.0000.0000.0001.00\n',
    ],
    [
      'FRR',
      'frr version 8.4\nfrr defaults traditional\nhostname r1\nrouter isis 1\n net 49.0001.0000.0000.0001.00\ninterface eth0\n ip router isis 1\n',
    ],
    [
      'Huawei VRP',
      'sysname R1\n#\nisis 1\n network-entity 49.0001.0000.0000.0001.00\n#\ninterface GigabitEthernet0/0/0\n ip address 10.0.0.1 255.255.255.252\n isis enable 1\n',
    ],
    ['SR OS', 'exit all\nconfigure\n    router Base\n        interface "system"\n            address 10.0.0.1/32\n'],
    [
      'prose that quotes EOS',
      'The guide says to type the following.\nisis enable CORE\nThen look at the neighbours.\nNothing else is needed for this.\n',
    ],
    ['nginx', 'server {\n    listen 80;\n    server_name example.net;\n}\n'],
    ['an INI file', '[interface]\nip=10.0.0.1\nshutdown = no\n[router]\nisis = yes\n'],
    [
      'a log',
      'Mar  1 00:00:01 r1 %LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/0, changed state to up\nMar  1 00:00:02 r1 %CLNS-5-ADJCHANGE: ISIS: Adjacency to R2 (GigabitEthernet0/0) Up\n',
    ],
    [
      'a README that quotes commands',
      '# Lab\n\nThe routers run IS-IS. On each of them type:\n\n```\nrouter isis\n net 49.0001.0000.0000.0001.00\ninterface Loopback0\n ip router isis\n```\n\nThen check the neighbours.\n',
    ],
    [
      'prose about routers',
      'To enable the protocol, the administrator opens each device in turn.\nThe loopback has to be advertised, or else the VPN fails.\nrouter isis\nnet 49.0001.0000.0000.0001.00\nIt is best to look at the result afterwards.\nNothing else is needed here, as we have seen in the last chapter.\n',
    ],
    ['a shell script', '#!/bin/sh\nhostname R1\nip route add 10.0.0.0/8 via 10.0.0.1\n'],
    ['YAML', 'interface:\n  - name: GigabitEthernet0/0\n    ip: 10.0.0.1\nrouter:\n  isis: true\n'],
    ['JSON', '{\n  "hostname": "R1",\n  "interface": "GigabitEthernet0/0"\n}\n'],
    ['a hosts file', '127.0.0.1 localhost\n10.0.0.1 r1 r1.example.net\n'],
    ['binary', '\u0000\u0001\u0002interface\u0000\u0000'],
  ])('%s', (_, text) => expect(recogniseDialect(text)).toBeUndefined());
});

test('a dialect is found by its id; an unknown id is a mistake of the program', () => {
  expect(recognisedDialect('cisco-ios').shortName).toBe('ios');
  expect(() => recognisedDialect('none')).toThrow('no dialect none');
});
