/**
 * Whether two ends accept each other's authentication (D4). What the stored form of a key hides is
 * taken to agree: a mismatch is only claimed where it shows.
 */
import type { Device } from '../model/device.ts';
import type { Authentication, Level } from '../model/isis.ts';
import type { Network, Speaker } from '../model/network.ts';

/** Key digests an end sends with (the first) and accepts; undefined entries are hidden ones. */
function keys(authentication: Authentication, device: Device): readonly (string | undefined)[] {
  if (authentication.keyChain === undefined) return [authentication.secret];
  const chain = device.keyChains.find(({ name }) => name === authentication.keyChain);
  return [...(chain?.keys ?? [])].sort((a, b) => a.id - b.id).map(({ secret }) => secret);
}

function accepts(sent: readonly (string | undefined)[], known: readonly (string | undefined)[]): boolean {
  const [first] = sent;
  return first === undefined || known.length === 0 || known.some((key) => key === undefined || key === first);
}

export function authenticationAgrees(
  a: Authentication | undefined,
  aDevice: Device,
  b: Authentication | undefined,
  bDevice: Device,
): boolean {
  // An end that only sends authentication, or whose settings cannot be told, gets along with any other.
  if (a?.mode === 'other' || b?.mode === 'other') return true;
  if (!a || !b) return a === b;
  if (a.mode !== b.mode) return false;
  const [aKeys, bKeys] = [keys(a, aDevice), keys(b, bDevice)];
  return accepts(aKeys, bKeys) && accepts(bKeys, aKeys);
}

/** Level 1 LSPs carry the area's authentication, level 2 the domain's (D4). */
export function lspAuthenticationAgrees(network: Network, level: Level, a: Speaker, b: Speaker): boolean {
  const [aDevice, bDevice] = [network.routers[a.router]?.device, network.routers[b.router]?.device];
  if (!aDevice || !bDevice) return false;
  return authenticationAgrees(
    a.instance.lspAuthentication[level],
    aDevice,
    b.instance.lspAuthentication[level],
    bDevice,
  );
}
