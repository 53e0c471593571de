/** `router static`. */
import { ipv4Of, ipv4PrefixOf } from '../../common/addresses.ts';
import { staticRouteSays } from '../../common/static-routes.ts';
import { type Command, commandSpan, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { xrValues } from '../value-types.ts';

/** The routes of one VRF; the global table's where it is undefined. */
interface Table {
  readonly device: DeviceDraft;
  readonly vrf: string | undefined;
}

const OPTIONS =
  '[<distance:1-255> | tag <tag:1-4294967295> | description <description:word> | track <track:word> | metric <metric:number> | permanent | bfd fast-detect [minimum-interval <interval:number> | multiplier <multiplier:number>]... | vrflabel <label:number> | tunnel-id <tunnel:number>]...';

const sameRoute = ({ vrf }: Table, command: Command): ((route: DeviceDraft['staticRoutes'][number]) => boolean) => {
  const prefix = ipv4PrefixOf(command, 'prefix');
  const [nextHop, through] = [ipv4Of(command, 'next-hop'), textOf(command, 'interface')];
  const any = nextHop === undefined && through === undefined;
  return (route) =>
    route.vrf === vrf &&
    route.prefix.address === prefix?.address &&
    route.prefix.length === prefix.length &&
    (any || (route.nextHop === nextHop && route.interface === through));
};

const ipv4Mode = defineMode<Table>(
  'router static address-family ipv4',
  xrValues,
  [
    {
      syntax: `<prefix:ipv4-prefix!> [vrf <through-vrf:vrf>] {<interface:interface> [<next-hop:ipv4!>] | <next-hop:ipv4!>} ${OPTIONS}`,
      help: 'Static route',
      set: (table, command) => {
        const prefix = ipv4PrefixOf(command, 'prefix');
        if (!prefix) return;
        const { device, vrf } = table;
        const same = sameRoute(table, command);
        device.staticRoutes = device.staticRoutes.filter((route) => !same(route));
        device.staticRoutes.push({
          prefix,
          vrf,
          ...staticRouteSays(command),
          span: commandSpan(command),
        });
      },
      unset: (table, command) => {
        const same = sameRoute(table, command);
        table.device.staticRoutes = table.device.staticRoutes.filter((route) => !same(route));
      },
    },
  ],
  ['apply-group topology'],
);

const ipv6Mode = defineMode<Table>(
  'router static address-family ipv6',
  xrValues,
  [{ syntax: '<prefix:ipv6-prefix> <options:line>', help: 'Static IPv6 route' }],
  ['apply-group topology'],
);

const familyRows: readonly CommandRow<Table>[] = [
  {
    syntax: 'address-family ipv4 unicast',
    help: 'Static IPv4 routes',
    opens: (table) => enter(ipv4Mode, table),
  },
  {
    syntax: 'address-family ipv6 unicast',
    help: 'Static IPv6 routes',
    opens: (table) => enter(ipv6Mode, table),
  },
];

const vrfMode = defineMode<Table>('router static vrf', xrValues, familyRows, ['apply-group']);

const staticMode = defineMode<Table>(
  'router static',
  xrValues,
  [
    ...familyRows,
    {
      syntax: 'vrf <vrf:vrf>',
      help: 'Static routes of a VRF',
      opens: ({ device }, command) => enter(vrfMode, { device, vrf: textOf(command, 'vrf') }),
    },
  ],
  ['apply-group maximum', 'address-family ipv4: multicast', 'address-family ipv6: multicast'],
);

export const staticModes: readonly Mode[] = [staticMode, ipv4Mode, ipv6Mode, vrfMode];

export const staticRow: CommandRow<DeviceDraft> = {
  syntax: 'router static',
  help: 'Static routes',
  opens: (device) => enter(staticMode, { device, vrf: undefined }),
  unset: (device) => {
    device.staticRoutes = [];
  },
};
