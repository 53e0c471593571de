/** A modelled command with a value that cannot be read. */
import { groupBy } from '../base/group-by.ts';
import { say } from '../messages/catalogue.ts';
import type { UnreadableLine } from '../model/device.ts';
import { interfacesByName } from '../model/interfaces.ts';
import type { Router } from '../model/network.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { edgeOf, isAlone, servicesAt, sourcesSessions } from './service-loss.ts';
import { namesOf, serviceNames } from './words.ts';

const code = 'unreadable-line';

type Loses = 'service-loopback' | 'last-link' | 'service' | 'address' | 'other';

const ERRORS: ReadonlySet<Loses> = new Set(['service-loopback', 'last-link', 'service']);

/** The address is the one services end at: sessions are sourced from it, or nothing else is left to be it. */
function isServiceLoopback(analysed: AnalysedNetwork, { index, device }: Router, name: string): boolean {
  const on = interfacesByName(device).get(name);
  if (!on || on.vrf) return false;
  if (sourcesSessions(device, name)) return on.ipv4.length === 0 || on.ipv6.length === 0;
  const edge = edgeOf(analysed, index);
  return on.unreadableAddress === true && on.kind === 'loopback' && edge?.loopback === undefined && !edge?.unjudged;
}

const runsIsis = ({ device }: Router, name: string): boolean =>
  device.isis.some(({ circuits }) => circuits.some((circuit) => circuit.interface === name));

function lossOf(analysed: AnalysedNetwork, router: Router, line: UnreadableLine): Loses {
  const hasServices = servicesAt(router.device).length > 0;
  if (line.lost === 'service') return 'service';
  if (line.lost === 'session') return hasServices ? 'service' : 'other';
  if (line.lost === undefined || line.interface === undefined) return 'other';
  if (!hasServices || !edgeOf(analysed, router.index)) return 'address';
  if (isServiceLoopback(analysed, router, line.interface)) return 'service-loopback';
  return isAlone(analysed, router.index) && runsIsis(router, line.interface) ? 'last-link' : 'address';
}

/** One wrong address of a neighbor stands on many lines. */
const causeOf = ({ word, lost, span }: UnreadableLine): string =>
  lost === 'session' && word !== undefined ? word : `${span.line} ${span.start}`;

function report(
  analysed: AnalysedNetwork,
  router: Router,
  lines: readonly [UnreadableLine, ...UnreadableLine[]],
): Finding {
  const { network, mpls } = analysed;
  const [line, ...others] = lines;
  const loses = lossOf(analysed, router, line);
  const isError = ERRORS.has(loses);
  return findingAt(network, router.index, line.span, {
    code,
    severity: isError ? 'error' : 'warning',
    message: say('unreadable-line', {
      word: line.word,
      expected: line.expected,
      range: line.range,
      command: line.command,
      interface: line.interface,
      loses,
      router: router.name,
      services: serviceNames(servicesAt(router.device)),
    }),
    key: `${code}:${router.device.file}:${causeOf(line)}`,
    affected: isError ? namesOf(network, mpls.peers(router.index)) : [],
    related: others.map(({ span }) => relatedAt(network, router.index, span, say('unreadable-line.again'))),
  });
}

export const unreadableLine: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A line has a value that cannot be read',
    whatItFinds:
      'A command that is known, with a value that is none: a network mask with a digit too many, an address split over two lines, a prefix length or a metric out of range, an address of a neighbor with a letter in it. Only commands whose forms are all known are looked at, and placeholders of templates are left alone. It is an error where services hang on it: the service loopback of a PE, its last link, a route target, a session or pseudowire of it.',
    whyItMatters:
      'The router refuses the line and goes on without it. A loopback without its address takes its BGP sessions and labels along, and nothing in the rest of the configuration shows it.',
    howToMend: 'Correct the value. What was meant only its author knows, so there is no quick fix.',
    sources: ['D6', 'D23'],
  },
  check: (analysed) => {
    const { network, mpls } = analysed;
    // Files without IS-IS and without VPNs are not what is looked after here.
    if (network.speakers.length === 0 && mpls.providerEdges.length === 0) return [];
    return network.routers.flatMap((router) =>
      [...groupBy(router.device.unreadable, causeOf).values()].map((lines) => report(analysed, router, lines)),
    );
  },
};
