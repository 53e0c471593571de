/** Configuration groups as names: where they are defined and applied, and what is said of them. */
import { describe, expect, test } from 'vitest';
import type { Device } from '../../../src/model/device.ts';
import { deviceOf, devicesOf, setLines } from './read.ts';

const isGroup = ({ kind }: { readonly kind: string }): boolean => kind === 'config-group';

const defined = ({ structures }: Device): string[] =>
  structures.definitions
    .filter(isGroup)
    .map(
      ({ name, firstLine, lastLine, continues, alwaysUsed }) =>
        `${name} ${firstLine + 1}-${lastLine + 1}${continues ? ' continues' : ''}${alwaysUsed ? ' used' : ''}`,
    );

const used = ({ structures }: Device): string[] =>
  structures.references
    .filter(isGroup)
    .map(({ name, span, context, modelled }) => `${name} ${span.line + 1} ${context}${modelled ? '' : ' ?'}`);

/** Names that would be a finding. */
function missing(device: Device): string[] {
  const names = new Set(device.structures.definitions.filter(isGroup).map(({ name }) => name));
  return device.structures.references
    .filter((each) => isGroup(each) && each.modelled && !names.has(each.name))
    .map(({ name }) => name);
}

describe('groups', () => {
  test('in braces: applied alone, as a list, within sections and each other', () => {
    const device = deviceOf(`version 20.4R1;
groups {
    A {
        system { domain-name x.example; }
    }
    B {
        apply-groups A;
    }
    inactive: C { system { domain-name y.example; } }
}
apply-groups [ A
    B ];
system { apply-groups-except A; }
inactive: protocols { isis { apply-groups C; } }
`);
    expect(defined(device)).toEqual(['A 3-5', 'B 6-8']);
    expect(used(device)).toEqual([
      'A 7 groups B apply-groups',
      'A 11 apply-groups',
      'B 12 apply-groups',
      'A 13 system apply-groups-except',
      'C 14 protocols isis apply-groups ?',
    ]);
    expect(missing(device)).toEqual([]);
  });

  test('in `set` lines: every line defines, none uses; lines that switch off count as well', () => {
    const device = deviceOf(
      `${setLines([
        'groups A system domain-name x.example',
        'groups A protocols isis interface <*> point-to-point',
        'apply-groups A',
        'apply-groups [ A B ]',
        'system host-name R1',
      ])}deactivate groups A system\ndelete apply-groups B\n`,
    );
    expect(defined(device)).toEqual(['A 1-1', 'A 2-2 continues', 'A 6-6 continues']);
    expect(used(device)).toEqual(['A 3 apply-groups', 'A 4 apply-groups', 'B 4 apply-groups ?', 'B 7 apply-groups ?']);
  });

  test('that are left out and applied anew are named once at each place', () => {
    const device = deviceOf(
      `${setLines(['groups A system domain-name x.example', 'apply-groups A'])}delete apply-groups A\n${setLines(['apply-groups A'])}`,
    );
    expect(used(device)).toEqual(['A 4 apply-groups', 'A 2 apply-groups', 'A 3 apply-groups']);
  });

  test('are no use of a policy of the same name, and the other way about', () => {
    const { structures } = deviceOf(
      setLines([
        'groups LEAK system domain-name x.example',
        'apply-groups LEAK',
        'policy-options policy-statement LEAK then accept',
        'protocols isis export LEAK',
      ]),
    );
    expect(structures.references.map(({ kind, span }) => `${kind} ${span.line + 1}`)).toEqual([
      'route-policy 4',
      'config-group 2',
    ]);
  });

  test('are the same ones for a logical system', () => {
    const [main, system] = devicesOf(
      setLines([
        'groups A system domain-name x.example',
        'logical-systems L apply-groups A',
        'logical-systems L interfaces lt-0/0/0 unit 0 family iso',
        'system host-name R1',
      ]),
    );
    expect(used(main)).toEqual(['A 2 logical-systems L apply-groups']);
    expect(system && [defined(system), used(system)]).toEqual([defined(main), used(main)]);
  });
});

describe('a group that nobody names may be in use', () => {
  test.each(['re0', 're1', 'node0', 'node1', 'member0', 'member12', 'member0-re1', 'lcc0-re0', 'junos-defaults'])(
    '%s means something to Junos',
    (name) => {
      const device = deviceOf(setLines([`groups ${name} system host-name R1`, 'protocols isis export P']));
      expect(defined(device)).toEqual([`${name} 1-1 used`]);
    },
  );

  const GROUP = 'groups { G { system { domain-name x.example; } } }\n';
  test.each([
    ['by a variable', `${GROUP}apply-groups "\${node}";\nprotocols { isis { interface all; } }\n`],
    ['behind the end of a file that is cut off', `${GROUP}protocols {\n    isis {\n        interface all;\n`],
    ['where dots stand for something', `${GROUP}protocols { isis { interface all; } }\n...\n`],
    ['in the routers that a file of groups is made for', `version 20.4R1;\n${GROUP}`],
    [
      'by scripts that read its macros',
      'groups { G { apply-macro data { x y; } } }\nprotocols { isis { interface all; } }\n',
    ],
  ])('%s', (_, text) => {
    expect(defined(deviceOf(text))).toEqual([expect.stringMatching(/^G .* used$/)]);
  });

  test('otherwise it is not', () => {
    expect(defined(deviceOf(`${GROUP}protocols { isis { interface all; } }\n`))).toEqual(['G 1-1']);
  });
});

describe('a name that no group has', () => {
  const FILE = 'version 20.4R1;\ngroups {\n    A { system { domain-name x.example; } }\n}\n';

  test('is missing in a file that has its version and its groups', () => {
    expect(missing(deviceOf(`${FILE}apply-groups [ A B ];\n`))).toEqual(['B']);
    const lines = ['version 20.4R1', 'groups A system domain-name x.example', 'system apply-groups B'];
    expect(missing(deviceOf(setLines(lines)))).toEqual(['B']);
  });

  test.each([
    ['no version', 'groups { A { system { domain-name x.example; } } }\napply-groups B;\n'],
    ['no groups at all', 'version 20.4R1;\napply-groups B;\n'],
    ['cut off', `${FILE}apply-groups B;\nprotocols {\n    isis {\n        interface all;\n`],
    ['parts left out', `${FILE}apply-groups B;\n...\n`],
    ['a variable', `${FILE}apply-groups "\${node}";\n`],
    ['of the system', `${FILE}apply-groups [ re0 re1 junos-defaults ];\n`],
    ['switched off here', `${FILE}inactive: apply-groups B;\n`],
    ['in a section that is switched off', `${FILE}inactive: protocols { apply-groups B; }\n`],
    ['switched off there', `${FILE}groups { inactive: B { system { domain-name y.example; } } }\napply-groups B;\n`],
    [
      'a group of a logical system',
      `${FILE}logical-systems { L { groups { B { interfaces { lo0; } } } apply-groups B; } }\n`,
    ],
    ['text of a macro', `${FILE}system { apply-macro x { apply-groups B; } }\n`],
    [
      'the beginning of a name',
      `${setLines(['version 20.4R1', 'groups BIG system domain-name x.example'])}set apply-groups BI`,
    ],
  ])('is not said to be missing: %s', (_, text) => {
    expect(missing(deviceOf(text))).toEqual([]);
  });
});
