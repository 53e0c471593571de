/** Collects the statements that cannot be read, while they are read. */
import type { UnreadableLine } from '../../model/device.ts';
import { expectedOf } from '../common/unreadable.ts';
import { placesOf, spanOfWord } from './config/node.ts';
import type { UnitDraft } from './draft/interface.ts';
import type { Visitor } from './hierarchy/walk.ts';
import { placeKey } from './structures.ts';

export interface UnreadableCollector {
  readonly unreadable: Visitor['unreadable'];
  readonly lines: readonly UnreadableLine[];
}

// Names of types and levels in the tables.
const EXPECTED: Readonly<Record<string, UnreadableLine['expected']>> = {
  address: 'address',
  host: 'address',
  prefix: 'prefix',
  ipv4: 'prefix',
  ipv6: 'prefix',
  distinguisher: 'route-distinguisher',
  target: 'route-target',
};
const INTERFACES: ReadonlyMap<string, UnreadableLine['lost']> = new Map([
  ['family inet', 'ipv4-address'],
  ['family inet6', 'ipv6-address'],
]);
const SERVICES: ReadonlyMap<string, UnreadableLine['lost']> = new Map([
  ['bgp', 'session'],
  ['bgp group', 'session'],
  ['bgp neighbor', 'session'],
  ['routing-instance', 'service'],
  ['l2circuit', 'service'],
  ['l2circuit interface', 'service'],
  ['vpls', 'service'],
]);

export function collectUnreadable(): UnreadableCollector {
  const lines: UnreadableLine[] = [];
  /** What a group says is read once for each place that inherits it. */
  const known = new Set<string>();
  return {
    lines,
    unreadable: ({ edge, row, missing }, node, { level, about }) => {
      const place = placesOf(node)[0] ?? spanOfWord(node.word);
      const key = placeKey(place);
      if (known.has(key)) return;
      known.add(key);
      const onInterface = INTERFACES.get(level.name);
      const isAddress = edge.name === 'address';
      lines.push({
        span: place,
        word: missing ? undefined : node.text,
        ...expectedOf(EXPECTED, edge.type.name),
        command: row.manual,
        interface: onInterface ? (about as UnitDraft).name : undefined,
        lost: isAddress && onInterface ? onInterface : SERVICES.get(level.name),
      });
    },
  };
}
