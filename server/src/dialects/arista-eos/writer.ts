/** The words of Arista EOS for the changes that fixes ask for. */
import { formatIpv4, ipv4Mask } from '../../base/ip.ts';
import { writerWith } from '../ios-like/writer.ts';
import { insertInto, type WriterWords } from '../ios-like/writer-words.ts';

const INDENT = '   ';

const words: WriterWords = {
  indent: INDENT,
  listStep: 10,
  listsAreSections: true,
  hostAddress: (address) => `${address}/32`,
  accessMatch: (kind, { address, length }) =>
    kind === 'standard'
      ? `host ${formatIpv4(address)}`
      : `ip host ${formatIpv4(address)} host ${formatIpv4(ipv4Mask(length))}`,
  distribution: (from, to) => `redistribute isis level-${from} into level-${to}`,
  insertDistribution: (lines, { section, ipv4Section }, text) => {
    const body = section.bodyIndent || INDENT;
    if (ipv4Section) lines.insert(ipv4Section.firstLine + 1, [`${ipv4Section.bodyIndent || body + INDENT}${text}`]);
    else
      lines.insert(section.lastLine + 1, [`${body}!`, `${body}address-family ipv4 unicast`, `${body}${INDENT}${text}`]);
  },
  runIsis: (tag) => `isis enable ${tag}`,
  makePassive: (lines, on) => insertInto(lines, on, on.section.lastLine, INDENT, 'isis passive'),
  // What switched it off may be either of two lines; with both of these said, neither is left in force.
  enableLdp: (lines, on) => {
    if (on.ldp && !on.ldp.value) lines.replace(on.ldp.span, 'mpls ip');
    insertInto(lines, on, on.section.lastLine, INDENT, 'mpls ldp interface');
  },
  // Metrics are wide, and nothing says so.
  useWideMetrics: () => false,
};

export const aristaEosWriter = writerWith(words);
