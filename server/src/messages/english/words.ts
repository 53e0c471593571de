/** English wording that messages share. Plain text; names are data from configurations. */

/** Of things of which there may be thousands: those that are named, and how many more there are. */
export type Some<T = string> = { readonly shown: readonly T[]; readonly more: number };

/** Services of PEs: VRFs by name, pseudowires by identifier, layer-2 VPNs by family. */
export type ServiceNames = {
  readonly vrfs: readonly string[];
  readonly pseudowires: readonly string[];
  readonly families: readonly string[];
};

/**
 * Pairs of PEs of which the same is true, each with each: from these to those, between these and those in both directions, or
 * among these alone.
 */
export type PairNames = {
  readonly shape: 'one-way' | 'both-ways' | 'among';
  readonly from: Some;
  readonly to: Some;
};

/** A loopback of a PE, by who has it. */
export type LoopbackName = { readonly owner: string; readonly prefix: string };

/** Area addresses of one area as people write them; as a rule one. */
export type AreaName = readonly string[];

/** `area 49.0001`, `areas 49.0001 and 49.0002`. */
export const areaName = (addresses: AreaName): string =>
  addresses.length === 1 ? `area ${addresses[0]}` : `areas ${listText(addresses)}`;

export type StructureName = {
  readonly kind: 'route-policy' | 'prefix-list' | 'access-list' | 'key-chain' | 'config-group';
  /** The system's own word for a policy or list. */
  readonly word: string | undefined;
  readonly name: string;
};

const KIND: Readonly<Record<StructureName['kind'], string>> = {
  'route-policy': 'route policy',
  'prefix-list': 'prefix list',
  'access-list': 'access list',
  'key-chain': 'key chain',
  'config-group': 'configuration group',
};

/** `route-map LEAK`, `key chain CORE`. */
export const structureText = ({ kind, word = KIND[kind], name }: StructureName): string => `${word} ${name}`;

/** How many names a sentence carries before it counts the rest. */
export const NAMES = 4;

/** `PE4`, `PE4 and PE5`, `PE4, PE5, PE6 and 7 more`. */
export function listText(names: readonly string[], limit = NAMES): string {
  return someText(names, (name) => name, limit);
}

/** The same for things of which there may be thousands: only those shown are put into words. */
export function someText<T>(items: readonly T[], text: (item: T) => string, limit = NAMES): string {
  return someNames(some(items, text, limit));
}

export function some<T, U>(items: readonly T[], show: (item: T) => U, limit = NAMES): Some<U> {
  const shown = items.length > limit ? items.slice(0, limit - 1) : items;
  return { shown: shown.map(show), more: items.length - shown.length };
}

export const someNames = ({ shown, more }: Some): string => joined(more > 0 ? [...shown, `${more} more`] : shown);

/** The same in other words than names. */
export const someWords = <T>({ shown, more }: Some<T>, text: (item: T) => string): string =>
  someNames({ shown: shown.map(text), more });

export const countOf = ({ shown, more }: Some<unknown>): number => shown.length + more;

/** All of them, whatever their number. */
export function joined(parts: readonly string[], last = ' and '): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')}${last}${parts.at(-1)}`;
}

/** `one`/`many` by count: `learns`, `learn`. */
export function verb(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `VRF CUST-A`, `VRFs CUST-A and CUST-B`, `pseudowire 100`: services of one sentence. */
export function serviceText({ vrfs, pseudowires, families }: ServiceNames): string {
  const kind = (one: string, many: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${verb(names.length, one, many)} ${listText(names)}`];
  return joined([
    ...kind('VRF', 'VRFs', vrfs),
    ...(families.length > 0 ? [joined(families)] : []),
    ...kind('pseudowire', 'pseudowires', pseudowires),
  ]);
}

export const serviceCount = ({ vrfs, pseudowires, families }: ServiceNames): number =>
  vrfs.length + pseudowires.length + families.length;

export function pairText({ shape, from, to }: PairNames): string {
  switch (shape) {
    case 'one-way':
      return `from ${someNames(from)} to ${someNames(to)}`;
    case 'both-ways':
      return `between ${someNames(from)} and ${someNames(to)}`;
    case 'among':
      return `among ${someNames(from)}`;
  }
}
