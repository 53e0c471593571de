/** A PE whose BGP sessions are sourced from an address that is not there (D23). */
import { say } from '../messages/catalogue.ts';
import { judgedSources, type SourceFault } from '../mpls/provider-edges.ts';
import { findingAt } from './finding.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { servicesAt } from './service-loss.ts';
import { namesOf, serviceNames } from './words.ts';

const code = 'service-loopback-missing';

/** A line that cannot be read is the cause, and told by a rule of its own. */
const isToldHere = (fault: SourceFault | undefined): fault is Exclude<SourceFault, 'unreadable'> =>
  fault !== undefined && fault !== 'unreadable';

function missingOf(analysed: AnalysedNetwork, router: number): Finding[] {
  const { network, mpls } = analysed;
  const { device, name } = network.routers[router] ?? {};
  if (!device || name === undefined) return [];
  const faults = judgedSources(device);
  const isCutOff = faults.every(({ fault }) => fault);
  return faults.flatMap(({ source, fault }) =>
    isToldHere(fault)
      ? [
          findingAt(network, router, source.span, {
            code,
            severity: 'error',
            message: say('service-loopback-missing', {
              router: name,
              services: serviceNames(servicesAt(device)),
              source: source.value,
              fault,
              isCutOff,
            }),
            key: `${code}:${name}:${source.value}`,
            affected: namesOf(network, mpls.peers(router)),
          }),
        ]
      : [],
  );
}

export const serviceLoopbackMissing: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: "The source of a PE's BGP sessions has no address",
    whatItFinds:
      'A PE whose sessions for VPN routes are sourced from an interface that is not configured, has no IPv4 address or is in a VRF, or (Junos) from an address that no interface has. Sessions over IPv6 are not judged by IPv4 addresses.',
    whyItMatters:
      'A session without a source address does not come up, and other PEs have no next hop for what the PE would announce. Every VPN on it is cut off, and where its loopback should be nothing can be judged.',
    howToMend: 'Configure the loopback with its address, or name the loopback that is meant.',
    sources: ['D23', 'D36'],
  },
  check: (analysed) =>
    analysed.mpls.providerEdges.flatMap(({ router, unjudged }) => (unjudged ? [] : missingOf(analysed, router))),
};
