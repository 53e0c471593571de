/**
 * Policies and sets: sections in a language of their own (RPL). Their lines are kept here and read in
 * `rpl/` when all of the file is known; the rows below only describe them.
 */
import { textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft, PolicyDraft, RawDraft } from '../draft/device.ts';
import { parametersIn } from '../rpl/tokens.ts';
import { xrValues } from '../value-types.ts';

const VALUE = '{<value:number> | <parameter:word>}';

const policyMode = defineMode<RawDraft>('route-policy', xrValues, [
  { syntax: 'pass', help: 'Accepts the route unless something drops it later' },
  { syntax: 'drop', help: 'Rejects the route and ends the policy' },
  { syntax: 'done', help: 'Accepts the route and ends the policy' },
  { syntax: 'if <condition:line>', help: 'What follows holds for routes that meet the condition' },
  { syntax: 'elseif <condition:line>', help: 'What follows holds for other routes that meet the condition' },
  { syntax: 'else', help: 'What follows holds for all other routes' },
  { syntax: 'endif', help: 'Ends the condition' },
  { syntax: `set metric ${VALUE}`, help: 'Metric to advertise the route with; accepts it as well' },
  { syntax: `set isis-metric ${VALUE}`, help: 'Metric to advertise the route with; accepts it as well' },
  { syntax: `set tag ${VALUE}`, help: 'Tag to advertise the route with; accepts it as well' },
  {
    syntax: 'set level {level-1 | level-2 | level-1-2}',
    help: 'Levels to advertise the route into; accepts it as well',
  },
  {
    syntax: 'set metric-type {internal | external | rib-metric-as-internal | rib-metric-as-external}',
    help: 'Kind of metric to advertise the route with; accepts it as well',
  },
  { syntax: 'set <attribute:word> <value:line>', help: 'Changes the route; accepts it as well' },
  { syntax: 'apply <called:word> [<given:line>]', help: 'Goes through another policy as if it stood here' },
  { syntax: 'end-policy', help: 'Ends the policy' },
]);

const ENTRY_BOUNDS = '[eq <exact:0-128> | ge <low:0-128> | le <high:0-128>]...';

const setMode = defineMode<RawDraft>('prefix-set', xrValues, [
  { syntax: `<address:word> ${ENTRY_BOUNDS}`, help: 'Prefixes of the set; all but the last entry end with a comma' },
  { syntax: 'end-set', help: 'Ends the set' },
]);

/** Sets of other things: nothing in them is read. */
const otherSetMode = defineMode<undefined>('set', xrValues, []);

const policyRow: CommandRow<DeviceDraft> = {
  syntax: 'route-policy <name:route-policy> [<parameters:arguments>]',
  help: 'A policy: what is to happen with routes',
  defines: 'name',
  opens: (device, command, section) => {
    const name = textOf(command, 'name') ?? '';
    const parameters = parametersIn(textOf(command, 'parameters'));
    const policy: PolicyDraft = { name, section, lines: [], parameters };
    device.policies.set(name, policy);
    return { mode: policyMode, target: policy, raw: { end: 'end-policy', take: (line) => policy.lines.push(line) } };
  },
  unset: (device, command) => {
    device.policies.delete(textOf(command, 'name') ?? '');
  },
};

const prefixSetRow: CommandRow<DeviceDraft> = {
  syntax: 'prefix-set <name:prefix-set>',
  help: 'Prefixes for policies to match',
  defines: 'name',
  opens: (device, command, section) => {
    const name = textOf(command, 'name') ?? '';
    const set: RawDraft = { name, section, lines: [] };
    device.prefixSets.set(name, set);
    return { mode: setMode, target: set, raw: { end: 'end-set', take: (line) => set.lines.push(line) } };
  },
  unset: (device, command) => {
    device.prefixSets.delete(textOf(command, 'name') ?? '');
  },
};

const tagSetRow: CommandRow<DeviceDraft> = {
  syntax: 'tag-set <name:word>',
  help: 'Tags for policies to match',
  opens: (device, command, section) => {
    const set: RawDraft = { name: textOf(command, 'name') ?? '', section, lines: [] };
    device.tagSets.set(set.name, set);
    return { mode: otherSetMode, target: undefined, raw: { end: 'end-set', take: (line) => set.lines.push(line) } };
  },
  unset: (device, command) => {
    device.tagSets.delete(textOf(command, 'name') ?? '');
  },
};

const otherSetRow = (keyword: string, what: string): CommandRow<DeviceDraft> => ({
  syntax: `${keyword} <name:word>`,
  help: `${what} for policies to match`,
  opens: () => ({ mode: otherSetMode, target: undefined, raw: { end: 'end-set', take: () => undefined } }),
});

const globalsRow: CommandRow<DeviceDraft> = {
  syntax: 'policy-global',
  help: 'Values that all policies share',
  opens: () => ({ mode: otherSetMode, target: undefined, raw: { end: 'end-global', take: () => undefined } }),
};

export const policyModes: readonly Mode[] = [policyMode, setMode, otherSetMode];

export const policyRows: readonly CommandRow<DeviceDraft>[] = [
  policyRow,
  prefixSetRow,
  tagSetRow,
  otherSetRow('community-set', 'Communities'),
  otherSetRow('large-community-set', 'Large communities'),
  otherSetRow('extcommunity-set {rt | soo | opaque | bandwidth | cost | seg-nh}', 'Extended communities'),
  otherSetRow('as-path-set', 'Paths of autonomous systems'),
  otherSetRow('rd-set', 'Route distinguishers'),
  otherSetRow('ospf-area-set', 'Areas of OSPF'),
  otherSetRow('etag-set', 'Ethernet tags'),
  otherSetRow('esi-set', 'Ethernet segments'),
  otherSetRow('mac-set', 'MAC addresses'),
  globalsRow,
];
