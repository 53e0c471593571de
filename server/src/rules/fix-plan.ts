/** Joins the changes of fixes into edits, one editor per file. */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { FileEdit } from '../base/text.ts';
import type { ConfigEditor, PolicyJudge } from '../dialects/writer.ts';
import { writerOf } from '../dialects/writers.ts';
import { evaluateFilter, type FilterDecision } from '../isis/policy.ts';
import { prefixAsRoute } from '../isis/policy-conditions.ts';
import { matchAccessList, matchPrefixList } from '../isis/prefix-lists.ts';
import type { Device } from '../model/device.ts';
import type { Level } from '../model/isis.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { RoutePolicy } from '../model/policy.ts';
import type { FixPlan } from './rule.ts';

function decide(device: Device, { name }: RoutePolicy, prefix: Ipv4Prefix, to: Level): FilterDecision {
  const filter = { kind: 'route-policy', name, span: { line: 0, start: 0, end: 0 } } as const;
  const from = to === 1 ? 'level-2' : 'level-1';
  const route = prefixAsRoute(prefix, { tag: 0, types: [from, 'internal'], toLevel: to });
  return evaluateFilter(device, filter, route);
}

const judge: PolicyJudge = {
  denyingClause: (device, policy, prefix, to) => decide(device, policy, prefix, to).denyingClause,
  lets: (device, policy, prefix, to) => decide(device, policy, prefix, to).permitted,
  decidingPrefixListEntry: matchPrefixList,
  decidingAccessListEntry: matchAccessList,
};

export function newFixPlan(network: Network): FixPlan {
  const editors = new Map<RouterIndex, ConfigEditor>();
  let complete = true;
  return {
    editor: (router) => {
      const device = network.routers[router]?.device;
      const known = editors.get(router) ?? (device && writerOf(device.dialect)?.edit(device, judge));
      if (known) editors.set(router, known);
      else complete = false;
      return known;
    },
    edits: () => {
      const all: FileEdit[] = [];
      for (const [router, editor] of [...editors].sort(([a], [b]) => a - b)) {
        const edits = editor.edits();
        const file = network.routers[router]?.device.file;
        if (!edits || file === undefined) return undefined;
        all.push(...edits.map((edit) => ({ ...edit, file })));
      }
      return complete ? all : undefined;
    },
  };
}
