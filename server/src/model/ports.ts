/** Interfaces that may be on a link, per device: an edit of one file leaves the others' as they are. */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Device, Interface, InterfaceAddress } from './device.ts';
import { interfacesByName, inVrfOf, isUp } from './interfaces.ts';
import type { IsisCircuit } from './isis.ts';

/** An up interface with an address, its own or a borrowed one. */
export interface DevicePort {
  readonly interface: Interface;
  /** Own addresses; the borrowed one when unnumbered. */
  readonly addresses: readonly InterfaceAddress<Ipv4Prefix>[];
  /** Circuits on it, by position of their instance in the device. */
  readonly circuits: readonly { readonly instance: number; readonly circuit: IsisCircuit }[];
  readonly vrf: string;
  /** Keys of the subnets others can be in; none when unnumbered. */
  readonly subnets: readonly number[];
}

export interface DevicePorts {
  /** With at least one circuit. */
  readonly running: readonly DevicePort[];
  /** Without. */
  readonly silent: readonly DevicePort[];
}

/** Address and length packed into one number. */
export const subnetKey = ({ address, length }: Ipv4Prefix): number => address * 64 + length;

function findPorts(device: Device): DevicePorts {
  const named = interfacesByName(device);
  const circuits = new Map<string, { instance: number; circuit: IsisCircuit }[]>();
  device.isis.forEach((instance, position) => {
    for (const circuit of instance.circuits) {
      const on = named.get(circuit.interface);
      if (!on || !inVrfOf(on, instance)) continue;
      const known = circuits.get(circuit.interface);
      if (known) known.push({ instance: position, circuit });
      else circuits.set(circuit.interface, [{ instance: position, circuit }]);
    }
  });
  const running: DevicePort[] = [];
  const silent: DevicePort[] = [];
  for (const candidate of device.interfaces) {
    if (candidate.kind === 'loopback' || !isUp(device, candidate)) continue;
    const lender = candidate.unnumbered && named.get(candidate.unnumbered.value);
    const addresses = candidate.ipv4.length > 0 ? candidate.ipv4 : (lender?.ipv4.slice(0, 1) ?? []);
    if (addresses.length === 0) continue;
    const own = circuits.get(candidate.name);
    (own ? running : silent).push({
      interface: candidate,
      addresses,
      circuits: own ?? [],
      vrf: candidate.vrf?.value ?? '',
      subnets: candidate.ipv4.flatMap(({ prefix }) => (prefix.length < 32 ? [subnetKey(prefix)] : [])),
    });
  }
  return { running, silent };
}

const known = new WeakMap<Device, DevicePorts>();

export function devicePorts(device: Device): DevicePorts {
  let ports = known.get(device);
  if (!ports) {
    ports = findPorts(device);
    known.set(device, ports);
  }
  return ports;
}
