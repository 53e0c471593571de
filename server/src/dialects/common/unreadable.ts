/** Collects the lines of a file that cannot be read, while they are read. */
import type { Interface, UnreadableLine } from '../../model/device.ts';
import type { Element } from '../schema/automaton.ts';
import type { Mode } from '../schema/mode.ts';
import type { Visitor } from '../schema/walk.ts';

export interface UnreadableCollector {
  readonly unreadable: NonNullable<Visitor['unreadable']>;
  readonly lines: readonly UnreadableLine[];
}

// Names of types and values in the tables.
const EXPECTED: Readonly<Record<string, UnreadableLine['expected']>> = {
  ipv4: 'address',
  peer: 'address',
  mask: 'mask',
  'ipv4-prefix': 'prefix',
  'ipv6-prefix': 'prefix',
  rd: 'route-distinguisher',
};
const ADDRESS_NAMES: ReadonlySet<string> = new Set(['address', 'mask', 'prefix']);
const SERVICE_NAMES: ReadonlySet<string> = new Set(['peer', 'vc', 'pw-id', 'rd', 'target']);

function lossOf({ name = '', type }: Element, mode: Mode, onInterface: boolean): UnreadableLine['lost'] {
  if (onInterface && ADDRESS_NAMES.has(name)) return type?.name === 'ipv6-prefix' ? 'ipv6-address' : 'ipv4-address';
  if (!SERVICE_NAMES.has(name)) return undefined;
  return name === 'peer' && mode.name.startsWith('router bgp') ? 'session' : 'service';
}

/** Types that are in no list are ranges. */
export const expectedOf = (
  known: Readonly<Record<string, UnreadableLine['expected']>>,
  type: string,
): Pick<UnreadableLine, 'expected' | 'range'> => {
  const expected = Object.hasOwn(known, type) ? known[type] : undefined;
  return expected ? { expected, range: undefined } : { expected: 'number', range: type };
};

/** Interfaces without an IPv4 address because of a line that cannot be read are marked. */
export function withUnreadable(
  interfaces: readonly Interface[],
  unreadable: readonly UnreadableLine[],
): readonly Interface[] {
  const names = new Set(unreadable.flatMap((line) => (line.lost === 'ipv4-address' ? (line.interface ?? []) : [])));
  if (names.size === 0) return interfaces;
  return interfaces.map((each) =>
    names.has(each.name) && each.ipv4.length === 0 ? { ...each, unreadableAddress: true } : each,
  );
}

/** `interfaceMode`: of the sections of interfaces. */
export function collectUnreadable(interfaceMode: Mode): UnreadableCollector {
  const lines: UnreadableLine[] = [];
  return {
    lines,
    unreadable: ({ row, element, word, span }, frame) => {
      const on = frame.mode === interfaceMode ? (frame.target as { readonly name: string }).name : undefined;
      lines.push({
        span,
        word,
        ...expectedOf(EXPECTED, element.type?.name ?? ''),
        command: row.manual,
        interface: on,
        lost: lossOf(element, frame.mode, on !== undefined),
      });
    },
  };
}
