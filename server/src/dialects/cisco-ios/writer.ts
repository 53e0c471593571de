/** The words of Cisco IOS for the changes that fixes ask for. */
import { formatIpv4, ipv4Mask } from '../../base/ip.ts';
import { writerWith } from '../ios-like/writer.ts';
import { insertInto, type WriterWords } from '../ios-like/writer-words.ts';

const INDENT = ' ';

const words: WriterWords = {
  indent: INDENT,
  listStep: 5,
  listsAreSections: false,
  hostAddress: (address) => `${address} 255.255.255.255`,
  accessMatch: (kind, { address, length }) =>
    kind === 'standard' ? formatIpv4(address) : `ip host ${formatIpv4(address)} host ${formatIpv4(ipv4Mask(length))}`,
  distribution: (from, to) => `redistribute isis ip level-${from} into level-${to}`,
  // Behind the settings such a line follows when a router prints its configuration.
  insertDistribution: (lines, instance, text) => {
    const ahead = [
      instance.section.firstLine,
      ...instance.nets.map(({ span }) => span.line),
      instance.levelsSpan?.line,
      instance.metricStyleSpan?.line,
      ...instance.redistributions.map(({ span }) => span.line),
      ...instance.interLevel.map(({ span }) => span.line),
    ].filter((line) => line !== undefined);
    lines.insert(Math.max(...ahead) + 1, [`${instance.section.bodyIndent || INDENT}${text}`]);
  },
  runIsis: (tag) => `ip router isis ${tag}`.trimEnd(),
  makePassive: (lines, on, { section }) =>
    lines.insert(section.lastLine + 1, [`${section.bodyIndent || INDENT}passive-interface ${on.name}`]),
  enableLdp: (lines, on) => {
    if (on.ldp && !on.ldp.value) lines.replace(on.ldp.span, 'mpls ip');
    else insertInto(lines, on, on.section.lastLine, INDENT, 'mpls ip');
  },
  useWideMetrics: (lines, { metricStyleSpan, section, nets, levelsSpan }) => {
    if (metricStyleSpan) lines.replace(metricStyleSpan, 'metric-style wide');
    else {
      const ahead = Math.max(section.firstLine, levelsSpan?.line ?? 0, ...nets.map(({ span }) => span.line));
      lines.insert(ahead + 1, [`${section.bodyIndent || INDENT}metric-style wide`]);
    }
    return true;
  },
};

export const ciscoIosWriter = writerWith(words);
