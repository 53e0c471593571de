/** A service loopback with a mask shorter than /32 (D25). */
import { formatIpv4, isHostPrefix, prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import { interfacesByName } from '../model/interfaces.ts';
import { findingAt } from './finding.ts';
import { type Loopback, loopbacksOf } from './leaks.ts';
import type { AnalysedNetwork, Rule } from './rule.ts';
import { routerName } from './words.ts';

const code = 'loopback-not-host-route';

const keyOf = ({ network }: AnalysedNetwork, { router, prefix }: Loopback): string =>
  `${code}:${routerName(network, router)}:${prefixText(prefix)}`;

const wide = (analysed: AnalysedNetwork): Loopback[] =>
  loopbacksOf(analysed).filter(
    ({ prefix, loopback }) => !isHostPrefix(prefix) && /^loopback/i.test(loopback.interface),
  );

export const loopbackNotHostRoute: Rule = {
  code,
  severity: 'warning',
  documentation: {
    title: 'A service loopback is not a /32',
    whatItFinds: 'A loopback interface that is the end of VPN services and has a mask shorter than /32.',
    whyItMatters:
      "Other vendors, and label filters for host routes, bind labels for VPN next hops to /32 routes only. With a shorter mask the label-switched path works on some platforms and not on others, two PEs in one subnet take each other's traffic, and leak policies that name host routes miss it.",
    howToMend: 'Give the loopback a /32. The quick fix does so.',
    sources: ['D25', 'D27', 'RFC 5036'],
  },
  check: (analysed) =>
    wide(analysed).map((each) =>
      findingAt(analysed.network, each.router, each.loopback.span, {
        code,
        severity: 'warning',
        message: say('loopback-not-host-route', {
          router: routerName(analysed.network, each.router),
          address: formatIpv4(each.loopback.host.address),
          prefix: prefixText(each.prefix),
          interface: each.loopback.interface,
        }),
        key: keyOf(analysed, each),
        prefix: prefixText(each.prefix),
      }),
    ),
  mends: (finding, analysed) => {
    const found = wide(analysed).find((each) => keyOf(analysed, each) === finding.key);
    const device = found && analysed.network.routers[found.router]?.device;
    const on = device && interfacesByName(device).get(found.loopback.interface);
    const address = on?.ipv4.find((each) => each.address === found?.loopback.host.address);
    if (!found || !on || !address) return [];
    return [
      {
        title: `Make ${formatIpv4(address.address)} a /32`,
        preferred: true,
        apply: (plan) => plan.editor(found.router)?.setHostMask(on, address),
      },
    ];
  },
};
