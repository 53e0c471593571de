/** Routing instances that are VPNs, with their route targets. */
import type { Sourced } from '../../../base/text.ts';
import type { Vrf } from '../../../model/vpn.ts';
import type { DeviceDraft, InstanceDraft } from '../draft/device.ts';
import type { TermDraft } from '../draft/policy.ts';

interface Targets {
  readonly targets: readonly Sourced<string>[];
  /** False when a policy decides by more than the route targets it names. */
  readonly complete: boolean;
}

const TARGET = /^target:(\d[^*.\s]*:\d+)$/;

/** Route targets of communities; patterns and other kinds of community stay unknown. */
function targetsOf({ communities }: DeviceDraft, names: readonly Sourced<string>[]): Targets {
  const members = names.flatMap(({ value, span }) =>
    (communities.get(value) ?? []).map((member) => ({
      value: TARGET.exec(member.value)?.[1],
      span: span ?? member.span,
    })),
  );
  const targets = members.flatMap(({ value, span }) => (value === undefined ? [] : [{ value, span }]));
  return { targets, complete: names.every(({ value }) => communities.has(value)) && targets.length === members.length };
}

function termsOf({ policies }: DeviceDraft, names: readonly Sourced<string>[]): readonly TermDraft[] | undefined {
  const found = names.map(({ value }) => policies.get(value));
  if (found.some((policy) => policy === undefined)) return undefined;
  return found.flatMap((policy) => (policy ? [...policy.terms.values(), policy.last] : []));
}

const UNKNOWN: Targets = { targets: [], complete: false };

/** Communities that accepting terms ask for. */
function imported(device: DeviceDraft, names: readonly Sourced<string>[]): Targets {
  const terms = termsOf(device, names)?.filter(({ actions }) => actions.verdict === 'accept');
  if (!terms || terms.length === 0 || terms.some(({ from }) => from.communities.length === 0)) return UNKNOWN;
  return targetsOf(
    device,
    terms.flatMap(({ from }) => from.communities),
  );
}

/** Communities that terms add. */
function exported(device: DeviceDraft, names: readonly Sourced<string>[]): Targets {
  const added = termsOf(device, names)?.flatMap(({ actions }) => actions.communities) ?? [];
  if (added.length === 0) return UNKNOWN;
  // Communities that are no route targets may be added along with them.
  const { targets } = targetsOf(device, added);
  return { targets, complete: targets.length > 0 };
}

/** Kinds of instance that take part in a VPN. */
const VPN_TYPES: ReadonlySet<string> = new Set([
  'vrf',
  'l2vpn',
  'vpls',
  'evpn',
  'evpn-vpws',
  'mac-vrf',
  'virtual-switch',
]);

function vrfOf(device: DeviceDraft, draft: InstanceDraft): Vrf {
  const { name, section, rd, importPolicies, exportPolicies } = draft;
  const isVpn = draft.type !== undefined && VPN_TYPES.has(draft.type);
  // A policy takes the place of `vrf-target` for its direction.
  const ins =
    importPolicies.length > 0 ? imported(device, importPolicies) : { targets: draft.importTargets, complete: true };
  const outs =
    exportPolicies.length > 0 ? exported(device, exportPolicies) : { targets: draft.exportTargets, complete: true };
  return {
    name,
    section,
    rd,
    importTargets: ins.targets,
    exportTargets: outs.targets,
    targetsFromPolicy: isVpn && (draft.targetsUnknown || !ins.complete || !outs.complete),
  };
}

export const vrfsOf = (device: DeviceDraft): readonly Vrf[] =>
  [...device.instances.values()].filter(({ type }) => type !== 'forwarding').map((draft) => vrfOf(device, draft));
