/** Who takes part in IS-IS and in LDP on EOS, and what holds where nothing is configured. */
import { ipv4Prefix, ipv6Prefix } from '../../base/ip.ts';
import type { Sourced } from '../../base/text.ts';
import type { Authentication } from '../../model/isis.ts';
import type { PrefixSid } from '../../model/segment-routing.ts';
import { BOTH_LEVELS } from '../common/levels.ts';
import type { DeviceDraft } from '../ios-like/draft/device.ts';
import type { AuthenticationDraft, InterfaceDraft } from '../ios-like/draft/interface.ts';
import type { IsisDraft } from '../ios-like/draft/isis.ts';
import { familiesOf } from '../ios-like/finish/families.ts';
import type { Platform, Taking } from '../ios-like/platform.ts';
import { eosBehaviour } from './behaviour.ts';
import { eosInterfaces } from './interface-names.ts';
import { pseudowiresOf } from './pseudowires.ts';

/**
 * `isis enable` decides; what the circuit carries follows from the instance's address families. The manual
 * wants at least one of them, yet an instance that shows none is taken to carry IPv4: people cut sections out.
 */
function takesPart(instance: IsisDraft, each: InterfaceDraft): Taking | undefined {
  const { circuit } = each;
  const enabled = circuit?.ipv4;
  if (!enabled || enabled.value !== instance.tag) return undefined;
  const isException = circuit.notPassive || instance.notPassive.has(each.name);
  const byDefault = instance.passiveDefault !== undefined && !isException;
  const passive = circuit.passive !== undefined || instance.passive.has(each.name) || byDefault;
  const { families } = instance;
  const ipv6 = families.has('ipv6');
  return { span: enabled.span, passive, families: familiesOf(families.has('ipv4') || !ipv6, ipv6) };
}

/** A mode without a key, or a key without a mode, authenticates nothing. */
function authenticationOf({ mode, password, sendOnly }: AuthenticationDraft): Authentication | undefined {
  if (!mode) return undefined;
  // With receiving switched off, or a key kept elsewhere, two ends cannot be compared.
  if (sendOnly || mode.value === 'other')
    return { mode: 'other', keyChain: undefined, secret: undefined, span: mode.span };
  if (!password) return undefined;
  return { mode: mode.value, keyChain: undefined, secret: password.secret, span: mode.span };
}

/**
 * LDP runs on every interface unless `interface disabled default` turns that round; `mpls ldp interface` and
 * its `no` form decide for one, and without label switching on the interface nothing does (Arista user manual, MPLS).
 */
function ldpOf({ ldp }: DeviceDraft, each: InterfaceDraft): Sourced<boolean> | undefined {
  if (each.mplsIp && !each.mplsIp.value) return each.mplsIp;
  if (each.ldpInterface) return each.ldpInterface;
  return ldp.disabledByDefault ? undefined : { value: true, span: each.section.span };
}

/** Segments of the interface's own addresses, and those of other prefixes in the instance. */
function prefixSidsOf({ interfaces }: DeviceDraft, { tag, prefixSids }: IsisDraft): readonly PrefixSid[] {
  const own = [...interfaces.values()].flatMap(({ circuit, nodeSegments, ipv4, ipv6 }): PrefixSid[] => {
    if (circuit?.ipv4?.value !== tag) return [];
    return [...nodeSegments].flatMap(([family, { value: index, span }]) => {
      const prefixes =
        family === 'ipv4'
          ? ipv4.slice(0, 1).map(({ address }) => ipv4Prefix(address, 32))
          : ipv6.slice(0, 1).map(({ address }) => ipv6Prefix(address, 128));
      return prefixes.map((prefix) => ({ prefix, sid: { index }, algorithm: 0, levels: BOTH_LEVELS, span }));
    });
  });
  return [...own, ...prefixSids.values()];
}

export const eosPlatform: Platform = {
  dialect: 'arista-eos',
  behaviour: eosBehaviour,
  interfaces: eosInterfaces,
  takesPart,
  authenticationOf,
  // Printed by routers: without `is-type` neighbors are of type L1L2.
  defaultLevels: () => BOTH_LEVELS,
  // Assumption: hellos are padded where `isis hello padding` asks for it, so no MTU is compared without it.
  padsHellos: false,
  // Assumption: neighbors are not refused for the families that they run.
  checksFamilies: false,
  // Arista user manual, `mtu`: 1500 on ports of the router.
  defaultMtu: (name) => (/^(?:Ethernet|Port-Channel|Vlan)/.test(name) ? 1500 : undefined),
  ldpOf,
  // Printed by routers, `show mpls label ranges`: isis-sr from 900000 on.
  defaultLabelBlock: { base: 900_000, size: 65_536, span: undefined },
  prefixSidsOf,
  pseudowiresOf,
};
