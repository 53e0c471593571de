/** Access lists, read as route filters (D21). */
import type { AccessListEntry, WildcardMatch } from '../../../model/policy.ts';
import { ipv4Of } from '../../common/addresses.ts';
import { type Command, commandSpan, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode, type OpenSection } from '../../schema/mode.ts';
import type { AccessListDraft, DeviceDraft } from '../draft/device.ts';
import { iosValues } from '../value-types.ts';
import { actionOf, lineSection } from './list-lines.ts';

const ANY: WildcardMatch = { bits: 0, wildcard: 0xffffffff };

/** `any`, `host A`, `A W`, and in standard lists a bare address, which is a host. */
function matchOf(command: Command, name: string): WildcardMatch | undefined {
  if (textOf(command, `${name}-any`) !== undefined) return ANY;
  const bits = ipv4Of(command, name);
  const wildcard = ipv4Of(command, `${name}-wildcard`) ?? 0;
  return bits === undefined ? undefined : { bits: (bits & ~wildcard) >>> 0, wildcard };
}

const STANDARD =
  '{permit | deny} {<source-any:any|> | host <source:ipv4> | <source:ipv4> [<source-wildcard:ipv4>]} [log] [<options:line>]';

const PORTS = '[{eq | gt | lt | neq} <port:word>... | range <port:word> <port:word>]';
const EXTENDED = `{permit | deny} <protocol:word> {<source-any:any|> | host <source:ipv4> | <source:ipv4> <source-wildcard:ipv4>} ${PORTS} {<destination-any:any|> | host <destination:ipv4> | <destination:ipv4> <destination-wildcard:ipv4>} [<options:line>]`;

type List = Pick<AccessListDraft, 'kind' | 'entries'>;

function accessEntry(command: Command, kind: AccessListDraft['kind']): AccessListEntry | undefined {
  const network = matchOf(command, 'source');
  if (!network) return undefined;
  const mask = kind === 'extended' ? matchOf(command, 'destination') : undefined;
  return {
    action: actionOf(command),
    network,
    mask,
    sequence: numberOf(command, 'sequence'),
    span: commandSpan(command),
  };
}

const sameMatch = (a: WildcardMatch | undefined, b: WildcardMatch | undefined): boolean =>
  a?.bits === b?.bits && a?.wildcard === b?.wildcard;

/** Entries typed without a number count in tens, as the router numbers them. */
const ENTRY_STEP = 10;

function numbersOf({ entries }: List): readonly number[] {
  let last = 0;
  return entries.map(({ sequence }) => {
    last = sequence ?? last + ENTRY_STEP;
    return last;
  });
}

function addEntry(list: List, entry: AccessListEntry): void {
  const { sequence } = entry;
  if (sequence === undefined) {
    list.entries.push(entry);
    return;
  }
  const numbers = numbersOf(list);
  const at = numbers.findIndex((number) => number >= sequence);
  list.entries.splice(at < 0 ? list.entries.length : at, numbers[at] === sequence ? 1 : 0, entry);
}

function removeEntry(list: List, entry: AccessListEntry | undefined, sequence: number | undefined): void {
  const numbers = numbersOf(list);
  const left = list.entries.filter((each, at) =>
    sequence !== undefined
      ? numbers[at] !== sequence
      : !entry ||
        each.action !== entry.action ||
        !sameMatch(each.network, entry.network) ||
        !sameMatch(each.mask, entry.mask),
  );
  list.entries.splice(0, list.entries.length, ...left);
}

const accessListMode = (kind: AccessListDraft['kind'], syntax: string) =>
  defineMode<List>(
    `access-list ${kind}`,
    iosValues,
    [
      {
        syntax: `[<sequence:1-2147483647>] ${syntax}`,
        help: 'Entry of the access list; the first entry that matches decides, and what none matches is denied',
        set: (list, command) => {
          const entry = accessEntry(command, kind);
          if (entry) addEntry(list, entry);
        },
        unset: (list, command) => removeEntry(list, accessEntry(command, kind), numberOf(command, 'sequence')),
      },
      { syntax: '[<sequence:1-2147483647>] remark <text:line>', help: 'A comment in the access list' },
      {
        syntax: '<sequence:1-2147483647>',
        help: 'With `no`: removes the entry',
        unset: (list, command) => removeEntry(list, undefined, numberOf(command, 'sequence')),
      },
    ],
    ['dynamic evaluate'],
  );

const MODES = {
  standard: accessListMode('standard', STANDARD),
  extended: accessListMode('extended', EXTENDED),
};

function accessListOf(
  device: DeviceDraft,
  kind: AccessListDraft['kind'],
  name: string,
  section: OpenSection,
): AccessListDraft {
  let list = device.accessLists.get(name);
  if (list?.kind !== kind) {
    list = { name, kind, entries: [], section };
    device.accessLists.set(name, list);
  }
  return list;
}

const namedRow = (kind: AccessListDraft['kind']): CommandRow<DeviceDraft> => ({
  syntax: `ip access-list ${kind} <name:access-list>`,
  help: `${kind === 'standard' ? 'Standard' : 'Extended'} access list`,
  defines: 'name',
  opens: (device, command, section) =>
    enter(MODES[kind], accessListOf(device, kind, textOf(command, 'name') ?? '', section)),
  unset: (device, command) => {
    device.accessLists.delete(textOf(command, 'name') ?? '');
  },
});

/** Numbered lists: the number tells the kind (IOS: 1-99 and 1300-1999 standard, 100-199 and 2000-2699 extended). */
const NUMBERED = {
  standard: ['1-99', '1300-1999'],
  extended: ['100-199', '2000-2699'],
} as const;

function numberedRows(
  kind: AccessListDraft['kind'],
  syntax: string,
  range: string,
): readonly CommandRow<DeviceDraft>[] {
  return [
    {
      syntax: `access-list <name:access-list-${range}> ${syntax}`,
      help: 'Entry of a numbered access list',
      defines: 'name',
      set: (device, command) => {
        const entry = accessEntry(command, kind);
        if (!entry) return;
        const list = accessListOf(device, kind, textOf(command, 'name') ?? '', lineSection(command));
        addEntry(list, entry);
        list.section.lastLine = Math.max(list.section.lastLine, command.statement.line);
      },
      // `no access-list N …` removes the whole list, whatever follows the number.
      unset: (device, command) => {
        device.accessLists.delete(textOf(command, 'name') ?? '');
      },
    },
  ];
}

export const accessListModes: readonly Mode[] = [MODES.standard, MODES.extended];

export const accessListRows: readonly CommandRow<DeviceDraft>[] = [
  namedRow('standard'),
  namedRow('extended'),
  ...NUMBERED.standard.flatMap((range) => numberedRows('standard', STANDARD, range)),
  ...NUMBERED.extended.flatMap((range) => numberedRows('extended', EXTENDED, range)),
  { syntax: 'access-list <number:number> remark <text:line>', help: 'A comment in the access list' },
];
