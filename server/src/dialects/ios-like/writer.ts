/** Changes that fixes ask for, in the words of a system with this language. */
import { formatIpv4 } from '../../base/ip.ts';
import type { Device, Interface } from '../../model/device.ts';
import { freshNames } from '../fresh-names.ts';
import { collectLineEdits } from '../line-edits.ts';
import { type LineRange, linesOf, withOrphans } from '../removal.ts';
import { gatherLeaks } from '../wanted-leaks.ts';
import type { ConfigEditor, ConfigWriter, PolicyJudge } from '../writer.ts';
import { writePolicies } from './writer-policy.ts';
import { insertInto, type WriterWords } from './writer-words.ts';

function edit(words: WriterWords, device: Device, judge: PolicyJudge): ConfigEditor {
  const { indent } = words;
  const lines = collectLineEdits(device.layout);
  const policies = writePolicies(device, judge, lines, freshNames(device), words);
  const leaks = gatherLeaks();
  const goes: LineRange[] = [];
  let possible = true;

  const addressLine = (on: Interface): number =>
    Math.max(on.section.firstLine, ...on.ipv4.map(({ span }) => span.line));

  return {
    distribute: leaks.add,
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
      for (const { instance, from, to, prefixes } of leaks.take()) {
        possible = policies.distribute(instance, from, to, prefixes) && possible;
      }
      for (const { first, last } of withOrphans(device, goes)) lines.remove(first, last);
      return possible ? lines.edits() : undefined;
    },
  };
}

export const writerWith = (words: WriterWords): ConfigWriter => ({
  edit: (device, judge) => edit(words, device, judge),
});
