/** What a line of a static route says beside its prefix. */
import type { StaticRoute } from '../../model/device.ts';
import { type Command, namedValue, numberOf, textOf } from '../schema/command.ts';
import { ipv4Of } from './addresses.ts';

type Said = Pick<StaticRoute, 'tag' | 'nextHop' | 'interface' | 'discard' | 'distance' | 'conditional'>;

/** `next-hop`, `interface`, `distance`, `tag` and `track` where they are given; Null is where packets are dropped. */
export function staticRouteSays(command: Command): Said {
  const distance = numberOf(command, 'distance');
  const out = textOf(command, 'interface');
  return {
    tag: numberOf(command, 'tag'),
    nextHop: ipv4Of(command, 'next-hop'),
    interface: out,
    ...(out?.startsWith('Null') ? { discard: true as const } : {}),
    ...(distance === undefined ? {} : { distance }),
    ...(namedValue(command, 'track') ? { conditional: true as const } : {}),
  };
}
