/** An instance without a NET (D1). */
import { say } from '../messages/catalogue.ts';
import { findingAt } from './finding.ts';
import type { Rule } from './rule.ts';
import { edgeOf } from './service-loss.ts';

const code = 'missing-net';

export const missingNet: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'An IS-IS instance has no NET',
    whatItFinds: 'An IS-IS instance (on IOS a `router isis` section) that interfaces use and that has no NET.',
    whyItMatters:
      'Without a NET the router has neither area nor system ID. It sends no hellos, and every circuit of the instance is dead.',
    howToMend: 'Add a NET: area address, system ID (as a rule derived from the loopback address) and 00.',
    sources: ['D1', 'ISO 10589'],
  },
  check: (analysed) => {
    const { network } = analysed;
    return network.speakers
      .filter(
        ({ instance }) =>
          instance.nets.length === 0 && instance.invalidNets.length === 0 && instance.circuits.length > 0,
      )
      .map(({ router, instance }) => {
        const { name = '', device } = network.routers[router] ?? {};
        return findingAt(network, router, instance.section.span, {
          code,
          // Without a hostname it is a part of a configuration: the rest may stand elsewhere.
          severity: device?.hostname || edgeOf(analysed, router) ? 'error' : 'info',
          message: say('missing-net', {
            router: name,
            interfaces: instance.circuits.length,
            command: device?.behaviour.words.net ?? 'net',
          }),
          key: `${code}:${name}:${instance.tag}`,
        });
      });
  },
};
