/** Who takes part in IS-IS and in LDP on IOS, and what holds where nothing is configured. */
import type { Sourced } from '../../base/text.ts';
import { type Authentication, LEVELS, type LevelSet } from '../../model/isis.ts';
import { BOTH_LEVELS, LEVEL_1 } from '../common/levels.ts';
import type { DeviceDraft } from '../ios-like/draft/device.ts';
import type { AuthenticationDraft, CircuitDraft, InterfaceDraft } from '../ios-like/draft/interface.ts';
import type { IsisDraft } from '../ios-like/draft/isis.ts';
import { familiesOf } from '../ios-like/finish/families.ts';
import type { Platform, Taking } from '../ios-like/platform.ts';
import { iosBehaviour } from './behaviour.ts';
import { iosInterfaces } from './interface-names.ts';
import { pseudowiresOf } from './pseudowires.ts';

/** New commands win over the older password; without a key nothing is authenticated. */
function authenticationOf(draft: AuthenticationDraft): Authentication | undefined {
  const { keyChain, mode, password, sendOnly } = draft;
  if (keyChain) {
    const value = sendOnly || !mode ? 'other' : mode.value;
    return { mode: value, keyChain: keyChain.value, secret: undefined, span: mode?.span ?? keyChain.span };
  }
  if (!password) return undefined;
  const value = sendOnly ? 'other' : 'clear-text';
  return { mode: value, keyChain: undefined, secret: password.secret, span: password.span };
}

const enabledHere = (circuit: CircuitDraft | undefined, tag: string): boolean =>
  circuit !== undefined && (circuit.ipv4?.value === tag || circuit.ipv6?.value === tag);

const enabledElsewhere = (circuit: CircuitDraft | undefined, tag: string): boolean =>
  circuit !== undefined && !enabledHere(circuit, tag) && (circuit.ipv4 !== undefined || circuit.ipv6 !== undefined);

/**
 * `passive-interface` alone makes an interface part of the instance: the router even removes
 * `ip router isis` from it. As a default it covers every interface of the instance's VRF that has
 * an address and belongs to no other instance.
 */
function takesPart(instance: IsisDraft, each: InterfaceDraft): Taking | undefined {
  const { circuit } = each;
  const enabled = enabledHere(circuit, instance.tag);
  const explicit = instance.passive.get(each.name);
  const addressed = each.ipv4.length > 0 || each.ipv6.length > 0 || each.unnumbered !== undefined;
  const sameVrf = each.vrf?.value === instance.vrf?.value;
  const byDefault =
    instance.passiveDefault !== undefined &&
    !instance.notPassive.has(each.name) &&
    (enabled || (addressed && sameVrf && !enabledElsewhere(circuit, instance.tag)))
      ? instance.passiveDefault
      : undefined;
  const passive = explicit ?? byDefault;
  if (enabled && circuit) {
    const ipv4 = circuit.ipv4?.value === instance.tag;
    const ipv6 = circuit.ipv6?.value === instance.tag;
    const span = (ipv4 ? circuit.ipv4?.span : circuit.ipv6?.span) ?? each.section.span;
    return { span, passive: passive !== undefined || circuit.protocolShutdown, families: familiesOf(ipv4, ipv6) };
  }
  if (!passive) return undefined;
  const ipv4 = each.ipv4.length > 0 || each.unnumbered !== undefined;
  return { span: passive, passive: true, families: familiesOf(ipv4 || each.ipv6.length === 0, each.ipv6.length > 0) };
}

/** `mpls ldp autoconfig` of the instance covers the interface. */
function autoconfiguredBy(device: DeviceDraft, each: InterfaceDraft): boolean {
  for (const instance of device.isis.values()) {
    const wanted = LEVELS.some((level) => instance.ldpAutoconfig[level]);
    if (wanted && enabledHere(each.circuit, instance.tag)) return true;
  }
  return false;
}

/**
 * `mpls ip` and the IGP's autoconfiguration each suffice (Cisco MPLS LDP autoconfiguration): `no mpls ip`
 * does not exclude an interface from the latter, `no mpls ldp igp autoconfig` does.
 */
function ldpOf(device: DeviceDraft, draft: InterfaceDraft): Sourced<boolean> | undefined {
  if (draft.mplsIp?.value) return draft.mplsIp;
  if (draft.ldpExcluded) return { value: false, span: draft.ldpExcluded };
  return draft.mplsIp && !autoconfiguredBy(device, draft) ? draft.mplsIp : undefined;
}

/**
 * Level 2 runs in one instance only: the first is level-1-2 by default, the others are level 1
 * (Cisco IS-IS multiarea support, `is-type`). Instances of a VRF are counted for themselves.
 */
function defaultLevels(device: DeviceDraft, instance: IsisDraft): LevelSet {
  for (const other of device.isis.values()) {
    if (other === instance) return BOTH_LEVELS;
    if (other.vrf?.value === instance.vrf?.value) return LEVEL_1;
  }
  return BOTH_LEVELS;
}

export const iosPlatform: Platform = {
  dialect: 'cisco-ios',
  behaviour: iosBehaviour,
  interfaces: iosInterfaces,
  takesPart,
  authenticationOf,
  defaultLevels,
  // Cisco IS-IS command reference, `hello padding`: on.
  padsHellos: true,
  // Cisco IS-IS command reference, `adjacency-check`: on.
  checksFamilies: true,
  // Cisco interface configuration guide and document 47201: 1500 on Ethernet; other media have other defaults.
  defaultMtu: (name) => (/^(?:\w*(?:Ethernet|GigE)|Port-channel)\d/.test(name) ? 1500 : undefined),
  ldpOf,
  // Cisco segment routing configuration guide, IOS XE: 16000 to 23999.
  defaultLabelBlock: { base: 16000, size: 8000, span: undefined },
  prefixSidsOf: ({ segmentRouting }) => [...segmentRouting.prefixSids.values()],
  pseudowiresOf,
};
