/** Rows at the left margin that systems with this language share. */
import type { Ipv4Prefix } from '../../../base/ip.ts';
import { ipv4Of } from '../../common/addresses.ts';
import { sourcedText } from '../../common/sourced.ts';
import { staticRouteSays } from '../../common/static-routes.ts';
import { type Command, commandSpan, has, textOf } from '../../schema/command.ts';
import { type CommandRow, enter, type Mode, type OpenSection } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { newInterface } from '../draft/interface.ts';

type Row = CommandRow<DeviceDraft>;

function interfaceOf(device: DeviceDraft, command: Command, section: OpenSection) {
  const name = textOf(command, 'name') ?? '';
  let target = device.interfaces.get(name);
  if (!target) {
    target = newInterface(name, section);
    device.interfaces.set(name, target);
  }
  if (has(command, 'point-to-point')) target.medium = 'point-to-point';
  if (has(command, 'multipoint')) target.medium = 'broadcast';
  return target;
}

/** `syntax` with `name`; `mode`: what its lines are. */
export const interfaceRow = (syntax: string, mode: Mode): Row => ({
  syntax,
  help: 'An interface and its settings',
  defines: 'name',
  opens: (device, command, section) => enter(mode, interfaceOf(device, command, section)),
  unset: (device, command) => {
    const name = textOf(command, 'name') ?? '';
    const known = device.interfaces.get(name);
    // `default interface` keeps the interface and gives its settings back; `no interface` removes it.
    if (command.negation === 'default' && known) device.interfaces.set(name, newInterface(name, known.section));
    else device.interfaces.delete(name);
  },
});

export const hostnameRow: Row = {
  syntax: 'hostname <name:word>',
  help: 'Name of the router',
  set: (device, command) => {
    device.hostname = sourcedText(command, 'name');
  },
  unset: (device) => {
    device.hostname = undefined;
  },
};

/** `syntax` with `prefix` (read by `prefixOf`), `next-hop` or `interface` or both, and `vrf` and `tag` where given. */
export const staticRouteRow = (syntax: string, prefixOf: (command: Command) => Ipv4Prefix | undefined): Row => ({
  syntax,
  help: 'Static route',
  set: (device, command) => {
    const prefix = prefixOf(command);
    if (!prefix) return;
    device.staticRoutes.push({
      prefix,
      vrf: textOf(command, 'vrf'),
      ...staticRouteSays(command),
      span: commandSpan(command),
    });
  },
  unset: (device, command) => {
    const prefix = prefixOf(command);
    const nextHop = ipv4Of(command, 'next-hop');
    const through = textOf(command, 'interface');
    const any = nextHop === undefined && through === undefined;
    device.staticRoutes = device.staticRoutes.filter(
      (route) =>
        route.vrf !== textOf(command, 'vrf') ||
        route.prefix.address !== prefix?.address ||
        route.prefix.length !== prefix.length ||
        (!any && (route.nextHop !== nextHop || route.interface !== through)),
    );
  },
});
