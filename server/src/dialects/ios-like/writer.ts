/** Changes that fixes ask for, in the words of a system with this language. */
import { formatIpv4, type Ipv4Prefix } from '../../base/ip.ts';
import type { Device, Interface } from '../../model/device.ts';
import type { IsisInstance, Level } from '../../model/isis.ts';
import { freshNames } from '../fresh-names.ts';
import { collectLineEdits } from '../line-edits.ts';
import { type LineRange, linesOf, withOrphans } from '../removal.ts';
import type { ConfigEditor, ConfigWriter, PolicyJudge } from '../writer.ts';
import { writePolicies } from './writer-policy.ts';
import { insertInto, type WriterWords } from './writer-words.ts';

function edit(words: WriterWords, device: Device, judge: PolicyJudge): ConfigEditor {
  const { indent } = words;
  const lines = collectLineEdits(device.layout);
  const policies = writePolicies(device, judge, lines, freshNames(device), words);
  const leaks = new Map<string, { instance: IsisInstance; from: Level; to: Level; prefixes: Ipv4Prefix[] }>();
  const goes: LineRange[] = [];
  let possible = true;

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
    runIsisOn: (on, { tag }) => insertInto(lines, on, addressLine(on), indent, words.runIsis(tag)),
    makePassive: (on, instance) => words.makePassive(lines, on, instance),
    bringUp: ({ shutdown }) => {
      if (shutdown) lines.remove(shutdown.line, shutdown.line);
      else possible = false;
    },
    setHostMask: (_on, { address, span }) => lines.replace(span, words.hostAddress(formatIpv4(address))),
    enableLdp: (on) => words.enableLdp(lines, on),
    setPointToPoint: (on) => insertInto(lines, on, on.section.lastLine, indent, 'isis network point-to-point'),
    useWideMetrics: (instance) => {
      possible = words.useWideMetrics(lines, instance) && possible;
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

export const writerWith = (words: WriterWords): ConfigWriter => ({
  edit: (device, judge) => edit(words, device, judge),
});
