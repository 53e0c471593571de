/** `segment-routing mpls`: the label block and the segments of own prefixes (D27). */
import { prefixText } from '../../../base/ip.ts';
import { ipv4PrefixOf } from '../../common/addresses.ts';
import { BOTH_LEVELS } from '../../common/levels.ts';
import type { DeviceDraft } from '../../ios-like/draft/device.ts';
import { newSegmentRouting, type SegmentRoutingDraft } from '../../ios-like/draft/segment-routing.ts';
import { type Command, commandSpan, numberOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';

/** A family of the map; the algorithm is that of its section. */
interface MapTarget {
  readonly draft: SegmentRoutingDraft;
  readonly algorithm: number;
}

const keyOf = ({ algorithm }: MapTarget, command: Command): string => {
  const prefix = ipv4PrefixOf(command, 'prefix');
  return prefix ? `${prefixText(prefix)} ${algorithm}` : '';
};

const familyMode = defineMode<MapTarget>(
  'segment-routing connected-prefix-sid-map address-family',
  iosValues,
  [
    {
      syntax: '<prefix:ipv4-prefix> {index <index:0-1048575> | absolute <label:16-1048575>} [range <range:number>]',
      help: 'Segment of a prefix of this router',
      set: (target, command) => {
        const prefix = ipv4PrefixOf(command, 'prefix');
        const index = numberOf(command, 'index');
        const sid = index === undefined ? { label: numberOf(command, 'label') ?? 0 } : { index };
        if (!prefix) return;
        const { draft, algorithm } = target;
        const span = commandSpan(command);
        draft.prefixSids.set(keyOf(target, command), { prefix, sid, algorithm, levels: BOTH_LEVELS, span });
      },
      unset: (target, command) => {
        target.draft.prefixSids.delete(keyOf(target, command));
      },
    },
  ],
  ['exit-address-family'],
);

const mapMode = defineMode<SegmentRoutingDraft>(
  'segment-routing connected-prefix-sid-map',
  iosValues,
  [
    {
      syntax: 'address-family ipv4',
      help: 'Segments of IPv4 prefixes',
      opens: (draft) => enter(familyMode, { draft, algorithm: 0 }),
    },
    {
      syntax: 'address-family ipv4 strict-spf',
      help: 'Segments of IPv4 prefixes that never leave the shortest path',
      opens: (draft) => enter(familyMode, { draft, algorithm: 1 }),
    },
  ],
  ['address-family: ipv6', 'exit-address-family'],
);

const mplsMode = defineMode<SegmentRoutingDraft>(
  'segment-routing mpls',
  iosValues,
  [
    {
      syntax: 'global-block <first:16-1048575> <last:16-1048575>',
      help: 'Labels for global segments, 16000 to 23999 by default',
      set: (draft, command) => {
        const base = numberOf(command, 'first') ?? 0;
        const size = (numberOf(command, 'last') ?? 0) - base + 1;
        if (size > 0) draft.globalBlock = { base, size, span: commandSpan(command) };
      },
      unset: (draft) => {
        draft.globalBlock = undefined;
      },
    },
    {
      syntax: 'connected-prefix-sid-map',
      help: 'Segments of prefixes of this router',
      opens: (draft) => enter(mapMode, draft),
      unset: (draft) => draft.prefixSids.clear(),
    },
  ],
  ['local-block mapping-server set-attributes'],
);

export const segmentRoutingModes: readonly Mode[] = [mplsMode, mapMode, familyMode];

export const segmentRoutingRows: readonly CommandRow<DeviceDraft>[] = [
  {
    syntax: 'segment-routing mpls',
    help: 'Labels and segments for segment routing',
    opens: (device) => enter(mplsMode, device.segmentRouting),
    unset: (device) => {
      device.segmentRouting = newSegmentRouting();
    },
  },
];
