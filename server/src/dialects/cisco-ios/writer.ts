/** The words of Cisco IOS for the changes that fixes ask for. */
import { formatIpv4, type Ipv4Prefix } from '../../base/ip.ts';
import type { Device, Interface } from '../../model/device.ts';
import type { IsisInstance, Level } from '../../model/isis.ts';
import { freshNames } from '../fresh-names.ts';
import { collectLineEdits } from '../line-edits.ts';
import { type LineRange, linesOf, withOrphans } from '../removal.ts';
import type { ConfigEditor, ConfigWriter, PolicyJudge } from '../writer.ts';
import { writePolicies } from './writer-policy.ts';

const INDENT = ' ';

function edit(device: Device, judge: PolicyJudge): ConfigEditor {
  const lines = collectLineEdits(device.layout);
  const policies = writePolicies(device, judge, lines, freshNames(device));
  const leaks = new Map<string, { instance: IsisInstance; from: Level; to: Level; prefixes: Ipv4Prefix[] }>();
  const goes: LineRange[] = [];
  let possible = true;

  const insertInto = (on: Interface, after: number, text: string): void =>
    lines.insert(after + 1, [`${on.section.bodyIndent || INDENT}${text}`]);
  const addressLine = (on: Interface): number =>
    Math.max(on.section.firstLine, ...on.ipv4.map(({ span }) => span.line));

  return {
    distribute: (instance, from, to, prefixes) => {
      const key = `${instance.tag} ${from} ${to}`;
      const known = leaks.get(key) ?? { instance, from, to, prefixes: [] };
      leaks.set(key, known);
      for (const prefix of prefixes) {
        const isNew = !known.prefixes.some((each) => each.address === prefix.address && each.length === prefix.length);
        if (isNew) known.prefixes.push(prefix);
      }
    },
    restrict: (_instance, statement, prefixes) => {
      possible = policies.restrict(statement, prefixes) && possible;
    },
    removeDistribution: ({ span }) => {
      goes.push({ first: span.line, last: span.line });
    },
    runIsisOn: (on, { tag }) => insertInto(on, addressLine(on), `ip router isis ${tag}`.trimEnd()),
    makePassive: (on, { section }) =>
      lines.insert(section.lastLine + 1, [`${section.bodyIndent || INDENT}passive-interface ${on.name}`]),
    bringUp: ({ shutdown }) => {
      if (shutdown) lines.remove(shutdown.line, shutdown.line);
      else possible = false;
    },
    setHostMask: (_on, { address, span }) => lines.replace(span, `${formatIpv4(address)} 255.255.255.255`),
    enableLdp: (on) => {
      if (on.ldp && !on.ldp.value) lines.replace(on.ldp.span, 'mpls ip');
      else insertInto(on, on.section.lastLine, 'mpls ip');
    },
    setPointToPoint: (on) => insertInto(on, on.section.lastLine, 'isis network point-to-point'),
    useWideMetrics: ({ metricStyleSpan, section, nets, levelsSpan }) => {
      if (metricStyleSpan) {
        lines.replace(metricStyleSpan, 'metric-style wide');
        return;
      }
      const ahead = Math.max(section.firstLine, levelsSpan?.line ?? 0, ...nets.map(({ span }) => span.line));
      lines.insert(ahead + 1, [`${section.bodyIndent || INDENT}metric-style wide`]);
    },
    removeStructure: (kind, name) => {
      goes.push(...linesOf(device, kind, name));
    },
    renameReference: ({ span }, name) => lines.replace(span, name),
    edits: () => {
      for (const { instance, from, to, prefixes } of leaks.values()) {
        possible = policies.distribute(instance, from, to, prefixes) && possible;
      }
      leaks.clear();
      for (const { first, last } of withOrphans(device, goes)) lines.remove(first, last);
      return possible ? lines.edits() : undefined;
    },
  };
}

export const ciscoIosWriter: ConfigWriter = { edit };
