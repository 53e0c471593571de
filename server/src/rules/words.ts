/** Words that messages share. Plain text; names are data from configurations. */
import type { Network, RouterIndex } from '../model/network.ts';

/** How many names a sentence carries before it counts the rest. */
const NAMES = 4;

/** `PE4`, `PE4 and PE5`, `PE4, PE5, PE6 and 7 more`. */
export function listText(names: readonly string[], limit = NAMES): string {
  return someText(names, (name) => name, limit);
}

/** The same for things of which there may be thousands: only those shown are put into words. */
export function someText<T>(items: readonly T[], text: (item: T) => string, limit = NAMES): string {
  const shown =
    items.length > limit
      ? [...items.slice(0, limit - 1).map(text), `${items.length - limit + 1} more`]
      : items.map(text);
  if (shown.length < 2) return shown[0] ?? '';
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

export function routerName(network: Network, router: RouterIndex): string {
  return network.routers[router]?.name ?? '';
}

export function namesOf(network: Network, routers: readonly RouterIndex[]): string[] {
  return routers.map((router) => routerName(network, router));
}

/** `one`/`many` by count: `learns`, `learn`. */
export function verb(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** `VRF CUST-A`, `VRFs CUST-A and CUST-B`, `pseudowire 100`: services of one sentence. */
export function servicesText(services: readonly string[]): string {
  const wires = services.filter((name) => name.startsWith('pseudowire '));
  const vrfs = services.filter((name) => !name.startsWith('pseudowire '));
  const parts = [
    ...(vrfs.length > 0 ? [`${verb(vrfs.length, 'VRF', 'VRFs')} ${listText(vrfs)}`] : []),
    ...(wires.length > 0 ? [listText(wires)] : []),
  ];
  return parts.join(' and ');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
