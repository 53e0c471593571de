/** Address families of a circuit; few objects for many circuits. */
import type { IsisCircuit } from '../../../model/isis.ts';

const IPV4_ONLY = { ipv4: true, ipv6: false };
const IPV6_ONLY = { ipv4: false, ipv6: true };
const BOTH_FAMILIES = { ipv4: true, ipv6: true };

export const familiesOf = (ipv4: boolean, ipv6: boolean): IsisCircuit['families'] =>
  ipv4 ? (ipv6 ? BOTH_FAMILIES : IPV4_ONLY) : IPV6_ONLY;
