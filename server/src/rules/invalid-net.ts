/** A NET that is not one (D1). */
import { say } from '../messages/catalogue.ts';
import { systemIdText } from '../model/net-text.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { Rule } from './rule.ts';

const code = 'invalid-net';

export const invalidNet: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A NET is not valid',
    whatItFinds:
      'A `net` statement that is not an area address of 1 to 13 bytes, a system ID of 6 bytes and the selector 00; or several NETs of one instance with different system IDs.',
    whyItMatters: 'A router refuses such a NET. Without a valid one the instance takes no part in IS-IS at all.',
    howToMend: 'Write the NET as area, system ID and 00, for example 49.0001.1921.6800.1001.00.',
    sources: ['D1', 'ISO 10589'],
  },
  check: ({ network }) =>
    network.speakers.flatMap(({ router, instance }) => {
      const broken = instance.invalidNets.map(({ value, span }) =>
        findingAt(network, router, span, {
          code,
          severity: 'error',
          message: say('invalid-net', { value }),
          key: `${code}:${network.routers[router]?.name}:${instance.tag}:${span.line}`,
        }),
      );
      const [first, ...others] = instance.nets;
      const odd = others.filter(({ value }) => value.systemId !== first?.value.systemId);
      return [
        ...broken,
        ...odd.flatMap(({ value, span }) =>
          first
            ? [
                findingAt(network, router, span, {
                  code,
                  // Without a hostname these may be the lines of several routers.
                  severity: network.routers[router]?.device.hostname ? 'error' : 'info',
                  message: say('invalid-net.system-id', {
                    systemId: systemIdText(value.systemId),
                    first: systemIdText(first.value.systemId),
                  }),
                  key: `${code}:${network.routers[router]?.name}:${instance.tag}:${value.area}.${value.systemId}`,
                  related: [relatedAt(network, router, first.span, say('invalid-net.first'))],
                }),
              ]
            : [],
        ),
      ];
    }),
};
