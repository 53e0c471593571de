/** How the signs of all systems are weighed over a text. */
import { describe, expect, test } from 'vitest';
import { type Recognition, recognition } from '../../src/dialects/recognition.ts';
import { dialects } from '../../src/dialects/registry.ts';

const IOS = `hostname LISBON
!
interface Loopback0
 ip address 10.9.0.1 255.255.255.255
!
interface GigabitEthernet0/1
 ip address 10.9.1.1 255.255.255.252
 ip router isis
!
router isis
 net 49.0007.0000.0009.0001.00
 is-type level-2-only
 metric-style wide
!
`;
const EOS = `hostname PORTO
!
interface Ethernet4
   no switchport
   ip address 10.9.1.2/30
   isis enable CORE
!
router isis CORE
   net 49.0007.0000.0009.0002.00
   is-type level-2
   !
   address-family ipv4 unicast
!
`;
const XR = `hostname FARO
interface Loopback0
 ipv4 address 10.9.0.3 255.255.255.255
!
router isis CORE
 is-type level-2-only
 net 49.0007.0000.0009.0003.00
 address-family ipv4 unicast
  metric-style wide
 !
 interface GigabitEthernet0/0/0/2
  address-family ipv4 unicast
  !
 !
!
`;
const JUNOS = `system {
    host-name braga;
}
protocols {
    isis {
        interface ge-0/0/1.0 {
            point-to-point;
        }
        interface lo0.0;
    }
}
`;
const JUNOS_SET = `set system host-name braga
set interfaces ge-0/0/1 unit 0 family inet address 10.9.1.5/30
set protocols isis interface ge-0/0/1.0
set protocols isis interface lo0.0
`;

const shortName = (text: string): string | undefined => recognition(text).dialect?.shortName;

describe('one odd line decides nothing', () => {
  const bases = { ios: IOS, eos: EOS, xr: XR } as const;
  const lines = [
    'route-policy PASS',
    'feature isis',
    'frr defaults traditional',
    'sysname LISBON',
    'vdc LISBON id 1',
    'return',
    '[ Lisbon, second floor ]',
    '{',
    'set system host-name lisbon',
    'exit all',
    'nameif outside',
  ];
  const all = Object.entries(bases).flatMap(([name, base]) => lines.map((line) => [name, line, base] as const));
  test.each(all)('%s with %s', (name, line, base) => {
    expect(shortName(`${base}${line}\n`)).toBe(name);
    expect(shortName(`${line}\n${base}`)).toBe(name);
  });

  test.each([
    ["set interfaces ge-0/0/1 description 'towards Porto'"],
    ['set interfaces ethernet eth3 address 10.9.7.1/30'],
    ['hostname braga'],
    ['!'],
  ])('Junos with %s', (line) => {
    expect(shortName(`${JUNOS}${line}\n`)).toBe('junos');
    expect(shortName(`${JUNOS_SET}${line}\n`)).toBe('junos');
  });
});

describe('what is no command does not count', () => {
  const foreign = [
    '!! IOS XR is what the neighbour runs',
    'route-policy PASS',
    'end-policy',
    'prefix-set PE',
    'frr version 9.1',
    '[NOTICE]',
    'undo shutdown',
    '#',
  ].join('\n');

  test.each([
    ['a banner of IOS', `banner login ^C\n${foreign}\n^C\n${IOS}`, 'ios'],
    ['a banner that ends with a letter', `banner motd x\n${foreign.replaceAll('x', '')}\nx\n${IOS}`, 'ios'],
    ['a banner of XR', `banner motd %\n${foreign}\n%\n${XR}`, 'xr'],
    ['a banner of EOS', `banner login\n${foreign}\nEOF\n${EOS}`, 'eos'],
    ['comments', `${foreign.replaceAll(/^/gm, '! ')}\n${IOS}`, 'ios'],
    ['a comment of Junos', `/* ${foreign} */\n${JUNOS}`, 'junos'],
    [
      'an applet',
      `event manager applet A\n action 1.0 cli command "frr version 9.1"\n action 2.0 cli command "route-policy X"\n${IOS}`,
      'ios',
    ],
    ['a macro', `macro name FACES\n${foreign}\n@\n${IOS}`, 'ios'],
    [
      'descriptions',
      `${IOS}interface GigabitEthernet0/2\n description frr version 9.1\n description route-policy X\n`,
      'ios',
    ],
    [
      'a script of EOS',
      `${EOS}event-handler E\n   trigger on-boot\n   action bash\n      frr version 9\n      if [ -f x ]; then\n        echo }\n      fi\n      EOF\n`,
      'eos',
    ],
    [
      'code of EOS, longer than the configuration',
      `${EOS}router general\n   control-functions\n      code unit TAGS\n      function SET() {\n${'         if prefix is 10.9.0.0/16 {\n            tag = 7;\n         }\n'.repeat(40)}      }\n      EOF\n`,
      'eos',
    ],
  ])('%s', (_, text, expected) => expect(shortName(text)).toBe(expected));
});

describe('several routers in one file', () => {
  const router = (name: string): string =>
    `hostname ${name}\ninterface Loopback0\n ip address 10.255.0.1 255.255.255.255\nrouter isis\n net 49.0001.0000.0000.0001.00\n`;
  test('are left aside, with the lines that name two of them', () => {
    const { dialect, nearest, evidence } = recognition(`${router('PE1')}!\n${router('PE2')}`);
    expect(dialect).toBeUndefined();
    expect(nearest?.id).toBe('cisco-ios');
    expect(evidence).toBe("holds several routers: 'hostname PE1' and 'hostname PE2'");
  });
  test('one router captured twice, or renamed, is one', () => {
    expect(recognition(`${router('PE1')}!\n${router('PE1')}`).dialect?.id).toBe('cisco-ios');
    expect(recognition(`hostname Router\n!\n${router('PE1')}`).dialect?.id).toBe('cisco-ios');
  });
});

describe('long lines', () => {
  // Some patterns have many ways to split a line; trying all of them would not end.
  test.each(['A1', '0f ', 'ab cd', '{ ', '; ', 'a.', 'Aa ', '-', '#', '\\', '"x ', '[', 'isis ', '10.0.0.1 '])(
    'are weighed at once: %j',
    (part) => {
      expect(recognition(`${part.repeat(20_000)}\u00e9`).dialect).toBeUndefined();
    },
  );
});

describe('a header decides', () => {
  test.each([
    ['Building configuration...\n\nCurrent configuration : 812 bytes\nhostname A\nroute-policy X\nend-policy\n', 'ios'],
    ['!RANCID-CONTENT-TYPE: arista\n!\nhostname A\nip router isis\n', 'eos'],
    ['! Command: show startup-config\n! device: a (vEOS, EOS-4.31.1F)\nhostname A\nrouter isis 1\n', 'eos'],
    ['!! IOS XR Configuration 7.9.2\nhostname A\nip address 10.0.0.1 255.0.0.0\n', 'xr'],
    ['## Last commit: 2025-02-03 08:00:00 UTC by noc\nhostname A\n', 'junos'],
  ])('%s', (text, expected) => expect(shortName(text)).toBe(expected));

  test.each([
    ['frr version 8.4\nhostname A\nrouter isis 1\n net 49.0001.0000.0000.0001.00\n', 'looks like FRRouting'],
    [`!Command: show running-config\n!Time: Mon\n${IOS}`, 'looks like Cisco NX-OS'],
    [`: Saved\n:\nASA Version 9.16(3)\n${IOS}`, 'looks like Cisco ASA'],
    ['# TiMOS-C-20.10.R1 cpm\nexit all\nconfigure\n', 'looks like Nokia SR OS'],
    ['#TMSH-VERSION: 15.1.0\nltm pool P { }\n', 'looks like F5 BIG-IP'],
  ])('%s is none of ours', (text, evidence) => {
    const found = recognition(text);
    expect(found.dialect).toBeUndefined();
    expect(found.evidence).toContain(evidence);
    expect(found.evidence).toMatch(/\(line \d+\)$/);
  });
});

describe('people type it shorter', () => {
  test.each([
    ['is-type level-2', IOS.replace('level-2-only', 'level-2')],
    ['interfaces', 'int gi0/1\n ip add 10.9.1.1 255.255.255.252\nrouter isis\n net 49.0007.0000.0009.0001.00\n'],
    [
      'IPv6 distribution',
      `${IOS}router isis\n address-family ipv6\n  redistribute isis level-2 into level-1 route-map X\n`,
    ],
  ])('IOS: %s', (_, text) => expect(shortName(text)).toBe('ios'));
});

describe('systems that are not read', () => {
  const frr = `hostname P
!
interface eth2
 ip address 10.9.4.1/30
 ip router isis CORE
 isis network point-to-point
!
interface lo
 ip address 10.9.0.9/32
 ip router isis CORE
 isis passive
!
router isis CORE
 is-type level-2-only
 net 49.0007.0000.0009.0009.00
`;
  test.each([
    ['FRR without its header', frr, 'FRRouting'],
    [
      'ASA',
      'hostname FW\ninterface GigabitEthernet0/0\n nameif outside\n security-level 0\n ip address 10.9.5.1 255.255.255.0\nrouter isis\n net 49.0007.0000.0009.0010.00\n',
      'Cisco ASA',
    ],
    [
      'VRP',
      'sysname HW\n#\nisis 7\n is-level level-2\n network-entity 49.0007.0000.0009.0011.00\n#\ninterface GigabitEthernet0/0/1\n ip address 10.9.6.1 255.255.255.252\n isis enable 7\n#\nreturn\n',
      'VRP',
    ],
    [
      'Comware',
      'irf mac-address persistent timer\n sysname H3C\nisis 7\n network-entity 49.0007.0000.0009.0012.00\ninterface Ten-GigabitEthernet1/0/1\n ip address 10.9.6.5 255.255.255.252\n isis enable 7\n undo shutdown\n',
      'Comware',
    ],
    [
      'freeRtr',
      'addrouter r9\nint eth1 eth 0000.0000.0909 $9a$ $9b$\n!\nvrf def v9\n rd 9:9\n exit\nrouter isis4 9\n vrf v9\n net 49.0007.0000.0009.0013.00\n exit\n!\n',
      'freeRtr',
    ],
    [
      'SR OS in one line each',
      '/configure router "Base" isis 0 admin-state enable\n/configure router "Base" isis 0 interface "system" passive true\n/configure router "Base" isis 0 area-address [49.0007]\n',
      'Nokia SR OS',
    ],
    [
      'F5 without its header',
      'ltm virtual V {\n    destination 10.9.8.1:443\n}\nnet self S {\n    address 10.9.8.2/24\n}\nauth user admin {\n    shell none\n}\n',
      'F5',
    ],
  ])('%s', (_, text, name) => {
    const found = recognition(text);
    expect(found.dialect).toBeUndefined();
    expect(found.evidence).toContain(name);
  });

  test('the nearest of ours is told', () => {
    expect(recognition(frr).nearest?.shortName).toBe('ios');
    expect(recognition('hello there\n').nearest).toBeUndefined();
  });
});

test('a secret in the line that is quoted is masked, a long line is cut', () => {
  const { evidence } = recognition(`router isis X\ndomain-password clear ${'s3cr3t'.repeat(40)}\n`);
  expect(evidence).not.toContain('s3cr3t');
  const long = recognition(`router eigrp ${'x'.repeat(4000)}\n`);
  expect(long.evidence.length).toBeLessThan(200);
});

describe('captures', () => {
  const wiped = `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`;
  const typed = (prompt: string, text: string): string =>
    text
      .split('\n')
      .filter((line) => line !== '' && line.trim() !== '!')
      .map((line) => `${prompt}${line.trim()}`)
      .join('\n');
  test.each([
    ['a fence', `\`\`\`\n${IOS}\`\`\`\n`, 'ios'],
    ['a fence with its language, below a heading', `# Porto\n\n~~~eos\n${EOS}~~~\n`, 'eos'],
    ['pages of IOS', IOS.replaceAll('\n!\n', `\n --More-- ${wiped}!\n`), 'ios'],
    ['pages of Junos', JUNOS.replace('    isis', `---(more 40%)---\r${' '.repeat(30)}\r    isis`), 'junos'],
    ['a session of IOS', typed('LISBON(config)#', IOS), 'ios'],
    ['a session of EOS', typed('PORTO(config-if-Et4)# ', EOS), 'eos'],
    ['a session of XR', typed('RP/0/RP0/CPU0:FARO(config)#', XR), 'xr'],
    ['a session of Junos', `[edit]\n${typed('noc@braga# ', JUNOS_SET)}`, 'junos'],
    ['a stray NUL', IOS.replace('hostname', '\0hostname'), 'ios'],
  ])('%s', (_, text, expected) => expect(shortName(text)).toBe(expected));

  test('a document that quotes several configurations is no router', () => {
    const document = `# Lab\n\nLisbon:\n\`\`\`\n${IOS}\`\`\`\nPorto:\n\`\`\`\n${EOS}\`\`\`\n`;
    expect(recognition(document).dialect).toBeUndefined();
    expect(recognition(document).evidence).toContain('a document that quotes configurations');
  });
});

describe('a text that is typed', () => {
  /** What it is taken for after each key. */
  function whileTyping(text: string): (string | undefined)[] {
    let before: Recognition['dialect'];
    return Array.from(text, (_, at) => {
      before = recognition(text.slice(0, at + 1), before).dialect;
      return before?.shortName;
    });
  }
  const changes = (answers: readonly (string | undefined)[]): (string | undefined)[] =>
    answers.filter((answer, at) => at === 0 || answer !== answers[at - 1]);

  test.each([
    ['ios', IOS],
    ['eos', EOS],
    ['xr', XR],
    ['junos', JUNOS],
    ['junos', JUNOS_SET],
  ])('becomes %s and stays so', (name, text) => {
    const answers = changes(whileTyping(text));
    expect(answers.at(-1)).toBe(name);
    // Another system's name may come first, where its lines are the same.
    expect(answers.length).toBeLessThanOrEqual(3);
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
  });

  test('is recognised after a few lines', () => {
    expect(shortName('hostname R9\ninterface GigabitEthernet0/1\nrouter isis\n')).toBe('ios');
  });

  test('stays what it was while one line is changed, and only then', () => {
    const [ios] = dialects;
    const half = 'hostname R9\nrouter isi\n';
    expect(recognition(half).dialect).toBeUndefined();
    expect(recognition(half, ios).dialect).toBe(ios);
    expect(recognition(XR, ios).dialect?.shortName).toBe('xr');
    expect(recognition('Dear colleague,\n', ios).dialect).toBeUndefined();
  });
});
