/** Prefix lists, access lists read as route filters, key chains (D21, D4). */
import type { Ipv4Prefix, Ipv6Prefix } from '../../../base/ip.ts';
import type { AccessListEntry, Action, PrefixListEntry, WildcardMatch } from '../../../model/policy.ts';
import { type Command, commandSpan, has, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode, type OpenSection } from '../../schema/mode.ts';
import type { AccessListDraft, DeviceDraft, KeyChainDraft, KeyDraft, PrefixListDraft } from '../draft/device.ts';
import { digestOf } from '../secrets.ts';
import { iosValues } from '../value-types.ts';
import { ipv4Of, ipv4PrefixOf, ipv6PrefixOf } from './addresses.ts';

/** A list written line by line has the lines from its first to its last. */
function lineSection(command: Command): OpenSection {
  const { line, indent } = command.statement;
  return { span: commandSpan(command), firstLine: line, lastLine: line, bodyIndent: indent };
}

const actionOf = (command: Command): Action => (has(command, 'deny') ? 'deny' : 'permit');

// Prefix lists

/** Entries typed without a number get the next multiple of five. */
const SEQUENCE_STEP = 5;

const nextSequence = (entries: readonly PrefixListEntry[]): number => {
  const last = entries.reduce((highest, { sequence }) => Math.max(highest, sequence), 0);
  return (Math.floor(last / SEQUENCE_STEP) + 1) * SEQUENCE_STEP;
};

const sameEntry = (a: PrefixListEntry, b: Omit<PrefixListEntry, 'sequence'>): boolean =>
  a.action === b.action &&
  a.prefix.address === b.prefix.address &&
  a.prefix.length === b.prefix.length &&
  a.minLength === b.minLength &&
  a.maxLength === b.maxLength;

function entryOf(command: Command, prefix: Ipv4Prefix | Ipv6Prefix): Omit<PrefixListEntry, 'sequence'> | undefined {
  const ge = numberOf(command, 'ge');
  const le = numberOf(command, 'le');
  const longest = prefix.family === 'ipv4' ? 32 : 128;
  const minLength = ge ?? prefix.length;
  const maxLength = le ?? (ge === undefined ? prefix.length : longest);
  if (minLength < prefix.length || maxLength < minLength || maxLength > longest) return undefined;
  const sequenceConfigured = numberOf(command, 'sequence') !== undefined;
  return { action: actionOf(command), prefix, minLength, maxLength, sequenceConfigured, span: commandSpan(command) };
}

type Family = 'ipv4' | 'ipv6';
const prefixListKey = (family: Family, name: string): string => `${family} ${name}`;

function prefixListOf(device: DeviceDraft, family: Family, name: string, command: Command): PrefixListDraft {
  const key = prefixListKey(family, name);
  let list = device.prefixLists.get(key);
  if (!list) {
    list = { name, family, entries: [], section: lineSection(command) };
    device.prefixLists.set(key, list);
  }
  list.section.lastLine = Math.max(list.section.lastLine, command.statement.line);
  return list;
}

function prefixListRows(family: Family, keyword: string): readonly CommandRow<DeviceDraft>[] {
  const type = `${family}-prefix`;
  const read = family === 'ipv4' ? ipv4PrefixOf : ipv6PrefixOf;
  const longest = family === 'ipv4' ? 32 : 128;
  return [
    {
      syntax: `${keyword} prefix-list sequence-number`,
      help: 'Shows sequence numbers in the configuration',
    },
    {
      syntax: `${keyword} prefix-list <name:prefix-list> description <text:line>`,
      help: 'What the prefix list is for',
    },
    {
      syntax: `${keyword} prefix-list <name:prefix-list> [seq <sequence:1-4294967294>] {permit | deny} <prefix:${type}> [ge <ge:0-${longest}> | le <le:0-${longest}>]...`,
      help: 'Entry of a prefix list; the first entry that matches decides, and what none matches is denied',
      defines: 'name',
      set: (device, command) => {
        const prefix = read(command, 'prefix');
        const entry = prefix && entryOf(command, prefix);
        if (!entry) return;
        const { entries } = prefixListOf(device, family, textOf(command, 'name') ?? '', command);
        const configured = numberOf(command, 'sequence');
        if (configured === undefined && entries.some((each) => sameEntry(each, entry))) return;
        const sequence = configured ?? nextSequence(entries);
        const at = entries.findIndex((each) => each.sequence >= sequence);
        const replaces = at >= 0 && entries[at]?.sequence === sequence;
        entries.splice(at < 0 ? entries.length : at, replaces ? 1 : 0, { ...entry, sequence });
      },
      unset: (device, command) => {
        const key = prefixListKey(family, textOf(command, 'name') ?? '');
        const list = device.prefixLists.get(key);
        const prefix = read(command, 'prefix');
        const sequence = numberOf(command, 'sequence');
        const entry = prefix && entryOf(command, prefix);
        if (list && (sequence !== undefined || entry)) {
          const gone = (each: PrefixListEntry): boolean =>
            sequence === undefined ? entry !== undefined && sameEntry(each, entry) : each.sequence === sequence;
          const left = list.entries.filter((each) => !gone(each));
          list.entries.splice(0, list.entries.length, ...left);
          if (left.length > 0) return;
        }
        device.prefixLists.delete(key);
      },
    },
  ];
}

// Access lists

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

// Key chains

const keyMode = defineMode<KeyDraft>(
  'key',
  iosValues,
  [
    {
      syntax: 'key-string [<encoding:0|6|7>] <secret:secret-line>',
      help: 'The key itself; only a one-way digest of it is kept',
      set: (key, command) => {
        key.secret = digestOf(command);
      },
      unset: (key) => {
        key.secret = undefined;
      },
    },
  ],
  ['accept-lifetime cryptographic-algorithm send-id recv-id include-tcp-options send-lifetime tcp'],
);

const keyChainMode = defineMode<KeyChainDraft>(
  'key-chain',
  iosValues,
  [
    {
      syntax: 'key <id:0-4294967295>',
      help: 'Key of the chain; the lowest valid one is used to send',
      opens: (chain, command) => {
        const id = numberOf(command, 'id') ?? 0;
        const key = chain.keys.get(id) ?? { id, secret: undefined };
        chain.keys.set(id, key);
        return enter(keyMode, key);
      },
      unset: (chain, command) => {
        chain.keys.delete(numberOf(command, 'id') ?? -1);
      },
    },
  ],
  ['description'],
);

export const listRows: readonly CommandRow<DeviceDraft>[] = [
  ...prefixListRows('ipv4', 'ip'),
  ...prefixListRows('ipv6', 'ipv6'),
  namedRow('standard'),
  namedRow('extended'),
  ...NUMBERED.standard.flatMap((range) => numberedRows('standard', STANDARD, range)),
  ...NUMBERED.extended.flatMap((range) => numberedRows('extended', EXTENDED, range)),
  { syntax: 'access-list <number:number> remark <text:line>', help: 'A comment in the access list' },
  {
    syntax: 'key chain <name:key-chain>',
    help: 'Keys for authentication, changed over time',
    defines: 'name',
    opens: (device, command, section) => {
      const name = textOf(command, 'name') ?? '';
      const chain = device.keyChains.get(name) ?? { name, keys: new Map<number, KeyDraft>(), section };
      device.keyChains.set(name, chain);
      return enter(keyChainMode, chain);
    },
    unset: (device, command) => {
      device.keyChains.delete(textOf(command, 'name') ?? '');
    },
  },
];

export const listModes: readonly Mode[] = [MODES.standard, MODES.extended, keyChainMode, keyMode];
