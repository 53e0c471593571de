/** Symbols of the whole workspace by parts of their names: routers, interfaces with their addresses, IS-IS instances, VRFs. */
import { formatIpv4, formatIpv6 } from '../base/ip.ts';
import type { Place, Span } from '../base/text.ts';
import type { Device, Interface } from '../model/device.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { neutralise } from './markdown.ts';

export interface WorkspaceSymbol extends Place {
  /** An address that was asked for stands behind the interface's name. */
  readonly name: string;
  readonly kind: 'router' | 'interface' | 'isis' | 'vrf';
  /** The router it is on; empty for a router. */
  readonly container: string;
}

/** Nobody reads more. */
const MOST = 200;
/** A query of digits, dots, colons and a slash is the beginning of an address. */
const ADDRESS = /^[\da-f]*[.:][\da-f.:/]*$/i;

/** How well a text answers a query: 0 is best; undefined when it does not. */
type Score = number | undefined;

/**
 * Each word of the query must stand in the name or in the router's name, with its letters in order
 * (`pe1 gi00` finds GigabitEthernet0/0 of PE1). Best first; at most 200. An empty query asks for routers.
 */
export function workspaceSymbols(snapshot: WorkspaceSnapshot, query: string): readonly WorkspaceSymbol[] {
  const parts = query
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
  const addresses = parts.filter((part) => ADDRESS.test(part));
  const names = parts.filter((part) => !ADDRESS.test(part));
  const best: (() => WorkspaceSymbol)[][] = [];
  const add = (score: Score, symbol: () => WorkspaceSymbol): void => {
    if (score === undefined) return;
    best[score] ??= [];
    if (best[score].length < MOST) best[score].push(symbol);
  };
  for (const devices of snapshot.devices.values()) {
    for (const device of devices) deviceSymbols(device, names, addresses, add);
  }
  return best
    .flat()
    .slice(0, MOST)
    .map((symbol) => symbol());
}

function deviceSymbols(
  device: Device,
  names: readonly string[],
  addresses: readonly string[],
  add: (score: Score, symbol: () => WorkspaceSymbol) => void,
): void {
  const { file, hostname } = device;
  const router = device.name.toLowerCase();
  const place = (span: Span | undefined): Place => ({ file, span: span ?? { line: 0, start: 0, end: 0 } });
  const symbol = (kind: WorkspaceSymbol['kind'], name: string, span: Span | undefined) => (): WorkspaceSymbol => ({
    ...place(span),
    kind,
    name: neutralise(name, 120),
    container: kind === 'router' ? '' : neutralise(device.name, 64),
  });
  if (names.length + addresses.length === 0) {
    add(0, symbol('router', device.name, hostname?.span));
    return;
  }
  // Words the router's name answers are asked of nothing else.
  const open = names.filter((part) => !isIn(part, router));
  for (const each of device.interfaces) {
    const score = scoreOf(names, open, each.name);
    if (score === undefined) continue;
    if (addresses.length === 0) add(score, symbol('interface', each.name, each.section.span));
    else addressSymbols(each, addresses, (text, span) => add(score, symbol('interface', `${each.name} ${text}`, span)));
  }
  if (addresses.length > 0) return;
  add(open.length === 0 ? rank(names, router) : undefined, symbol('router', device.name, hostname?.span));
  for (const { tag, section } of device.isis) {
    const name = `IS-IS ${tag}`.trim();
    add(scoreOf(names, open, name), symbol('isis', name, section.span));
  }
  for (const { name, section } of device.vrfs) add(scoreOf(names, open, name), symbol('vrf', name, section.span));
}

function addressSymbols(
  { ipv4, ipv6 }: Interface,
  asked: readonly string[],
  found: (text: string, span: Span) => void,
): void {
  for (const { address, prefix, span } of ipv4) {
    const text = `${formatIpv4(address)}/${prefix.length}`;
    if (asked.every((part) => text.startsWith(part))) found(text, span);
  }
  for (const { address, prefix, span } of ipv6) {
    const text = `${formatIpv6(address)}/${prefix.length}`;
    if (asked.every((part) => text.startsWith(part))) found(text, span);
  }
}

/** What belongs to a router that was asked for by name alone comes behind the router. */
function scoreOf(names: readonly string[], open: readonly string[], name: string): Score {
  const lower = name.toLowerCase();
  if (!open.every((part) => isIn(part, lower))) return undefined;
  return open.length === 0 && names.length > 0 ? 4 : rank(open, lower);
}

/** The letters of `part` in order, not necessarily side by side. */
function isIn(part: string, text: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** 0 the very name, 1 its beginning, 2 a piece of it, 3 letters of it. */
function rank(parts: readonly string[], text: string): number {
  return Math.max(
    0,
    ...parts.map((part) => (text === part ? 0 : text.startsWith(part) ? 1 : text.includes(part) ? 2 : 3)),
  );
}
