/** Lines that several systems share. Whoever has one lists it with the same weight, so that it decides nothing between them. */
import { type Sign, sign } from '../signs.ts';

const IN_ISIS = /^router isis\b/i;

export const hostname: readonly Sign[] = [sign(0.15, /^hostname \S+$/i)];
export const routerIsis = sign(0.3, /^router isis(?: \S+)?$/i);
export const routerBgp = sign(0.3, /^router bgp \d[\d.]*$/i);
export const net: readonly Sign[] = [sign(0.3, /^net \d\d(?:\.[\da-f]{4})+\.00$/i)];
/** `level-1` and `level-1-2` are everybody's; the other word tells `level-2` from `level-2-only`, where it is not shortened. */
export const isType = sign(0.2, /^is-type level-/i);
export const isTypeLevel2 = sign(0.2, /^is-type level-2$/i);
export const isTypeLevel2Only = sign(0.2, /^is-type level-2-only$/i);
export const metricStyle: readonly Sign[] = [sign(0.2, /^metric-style (?:wide|narrow|transition)\b/i)];
export const redistributeIsis = sign(0.35, /^redistribute isis (?:\S+ )?level-\d into level-\d\b/i);
export const circuit = sign(0.35, /^ip router? isis\b/i);
export const isisInterface = sign(
  0.3,
  /^isis (?:metric|circuit-type|network point|tag|priority|authentication|password|hello|csnp|passive)/i,
);
/** Mask and length. */
export const addressAndMask = sign(
  0.35,
  /^ip addr?e?s?s? \d[\d.]+\s+(?:255|128|192|224|240|248|252|254)(?:\.\d+){3}\b/i,
);
export const addressAndLength = sign(0.35, /^ip address \d[\d.]+\/\d+\b/i);
export const prefixList = sign(0.25, /^ip prefix-list \S+ (?:seq \d+ )?(?:permit|deny) /i);
export const routeMap: readonly Sign[] = [sign(0.25, /^route-map \S+ (?:permit|deny) \d+/i)];
export const neighbor = sign(0.2, /^neighbor \S+ remote-as \d+/i);
export const shutdown: readonly Sign[] = [sign(0.1, /^shutdown$/i)];
export const noShutdown = sign(0.1, /^no shut(?:down)?$/i);
export const mplsLdp = sign(0.2, /^mpls ldp$/i);
export const routerOspf = sign(0.3, /^router ospf(?: \w+)?$/i);
/** Not in IOS: it has none for IPv4, and leaves out `unicast` for IPv6. */
export const isisFamily = sign(0.3, /^address-family ipv[46] unicast$/, IN_ISIS);
export const family = sign(0.1, /^address-family ipv[46] unicast$/);
export const exitFamily = sign(0.2, /^exit-address-family$/i);
export const ipv6Address = sign(0.2, /^ipv6 (?:address \S+|enable$)/i);
export const loopback = sign(0.35, /^interface Loopback ?\d+$/i);
export const noSwitchport = sign(0.2, /^no switchport$/i);
export const overload: readonly Sign[] = [sign(0.2, /^set-overload-bit\b/i, IN_ISIS)];
/** What some of them have in an instance. */
export const inIsis = (weight: number, pattern: RegExp): Sign => sign(weight, pattern, IN_ISIS);
