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
  const asked: Asked = {
    names: parts.filter((part) => !ADDRESS.test(part)),
    addresses: parts.filter((part) => ADDRESS.test(part)).map(beginningOf),
    scorers: new Map(),
  };
  const best: (() => WorkspaceSymbol)[][] = [];
  const add = (score: Score, symbol: () => WorkspaceSymbol): void => {
    if (score === undefined) return;
    best[score] ??= [];
    if (best[score].length < MOST) best[score].push(symbol);
  };
  for (const devices of snapshot.devices.values()) {
    for (const device of devices) deviceSymbols(device, asked, add);
  }
  return best
    .flat()
    .slice(0, MOST)
    .map((symbol) => symbol());
}

/** A query, prepared: large networks have hundreds of thousands of interfaces, and few names for them. */
interface Asked {
  readonly names: readonly string[];
  readonly addresses: readonly Beginning[];
  /** Scores of names by the words they have still to answer. */
  readonly scorers: Map<string, (name: string) => Score>;
}

function deviceSymbols(device: Device, asked: Asked, add: (score: Score, symbol: () => WorkspaceSymbol) => void): void {
  const { names, addresses } = asked;
  const { file, hostname } = device;
  const symbol = (kind: WorkspaceSymbol['kind'], name: string, span: Span | undefined) => (): WorkspaceSymbol => ({
    file,
    span: span ?? { line: 0, start: 0, end: 0 },
    kind,
    name: neutralise(name, 120),
    container: kind === 'router' ? '' : neutralise(device.name, 64),
  });
  if (names.length + addresses.length === 0) {
    add(0, symbol('router', device.name, hostname?.span));
    return;
  }
  const router = device.name.toLowerCase();
  // Words the router's name answers are asked of nothing else.
  const open = names.filter((part) => !isIn(part, router));
  const scoreOf = scorerOf(asked, open);
  for (const each of device.interfaces) {
    const score = scoreOf(each.name);
    if (score === undefined) continue;
    if (addresses.length === 0) add(score, symbol('interface', each.name, each.section.span));
    else addressSymbols(each, addresses, (text, span) => add(score, symbol('interface', `${each.name} ${text}`, span)));
  }
  if (addresses.length > 0) return;
  add(open.length === 0 ? rank(names, router) : undefined, symbol('router', device.name, hostname?.span));
  for (const { tag, section } of device.isis) {
    const name = `IS-IS ${tag}`.trim();
    add(scoreOf(name), symbol('isis', name, section.span));
  }
  for (const { name, section } of device.vrfs) add(scoreOf(name), symbol('vrf', name, section.span));
}

function scorerOf({ names, scorers }: Asked, open: readonly string[]): (name: string) => Score {
  const key = open.join(' ');
  const known = scorers.get(key);
  if (known) return known;
  const scores = new Map<string, { readonly score: Score }>();
  const compute = (name: string): Score => {
    const lower = name.toLowerCase();
    if (!open.every((part) => isIn(part, lower))) return undefined;
    // What belongs to a router that was asked for by name alone comes behind the router.
    return open.length === 0 && names.length > 0 ? 4 : rank(open, lower);
  };
  const scorer = (name: string): Score => {
    let slot = scores.get(name);
    if (!slot) {
      slot = { score: compute(name) };
      scores.set(name, slot);
    }
    return slot.score;
  };
  scorers.set(key, scorer);
  return scorer;
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

/** The beginning of an address as it is typed, with the length of its prefix or part of that. */
interface Beginning {
  readonly text: string;
  /** Values that each octet may have; undefined when it is no beginning of an IPv4 address. */
  readonly octets: readonly ReadonlySet<number>[] | undefined;
}

function beginningOf(text: string): Beginning {
  const [dotted = '', length] = text.split('/', 2);
  const typed = dotted.split('.');
  const isPossible = typed.length <= 4 && typed.every((octet) => /^\d{0,3}$/.test(octet));
  if (!isPossible || (length !== undefined && typed.length < 4)) return { text, octets: undefined };
  const octets = typed.map((octet, at) => {
    const whole = at < typed.length - 1 || length !== undefined;
    const fits = (value: string): boolean => (whole ? value === octet : value.startsWith(octet));
    return new Set(Array.from({ length: 256 }, (_, value) => value).filter((value) => fits(String(value))));
  });
  return { text, octets };
}

function addressSymbols(
  { ipv4, ipv6 }: Interface,
  asked: readonly Beginning[],
  found: (text: string, span: Span) => void,
): void {
  const answers = (text: string): boolean => asked.every((each) => text.startsWith(each.text));
  for (const { address, prefix, span } of ipv4) {
    // Numbers are compared first: to write every address takes longer than to find the few.
    if (!asked.every(({ octets }) => octets?.every((values, at) => values.has((address >>> (24 - at * 8)) & 255))))
      continue;
    const text = `${formatIpv4(address)}/${prefix.length}`;
    if (answers(text)) found(text, span);
  }
  for (const { address, prefix, span } of ipv6) {
    const text = `${formatIpv6(address)}/${prefix.length}`;
    if (answers(text)) found(text, span);
  }
}
