/** `[edit protocols isis]`. */
import type { Level as IsisLevel } from '../../../model/isis.ts';
import { entryOf } from '../draft/device.ts';
import type { AuthenticationDraft, CircuitDraft, CircuitLevelDraft, IsisDraft, LevelDraft } from '../draft/isis.ts';
import { newCircuit } from '../draft/isis.ts';
import { block, defineLevel, type Row } from '../hierarchy/level.ts';
import type { Reading } from '../hierarchy/reading.ts';
import { rateOf } from './interfaces.ts';

const levelOf = (at: Reading): IsisLevel => (at.number('level') === 1 ? 1 : 2);

function authenticationRows<T>(prefix: string, what: string, of: (target: T) => AuthenticationDraft): Row<T>[] {
  return [
    {
      syntax: `${prefix}-key <key:secret>`,
      help: `Key that ${what} are authenticated with.`,
      set: (target, at) => {
        of(target).key = { text: at.nodeOf('key')?.text ?? '', span: at.span };
      },
    },
    {
      syntax: `${prefix}-type <type:name>`,
      help: `How ${what} are authenticated: md5 or simple.`,
      set: (target, at) => {
        of(target).type = at.sourced('type');
      },
    },
    {
      syntax: `${prefix}-key-chain <chain:key-chain>`,
      help: `Key chain that ${what} are authenticated with.`,
      set: (target, at) => {
        of(target).keyChain = at.sourced('chain');
      },
    },
  ];
}

const circuitLevelLevel = defineLevel<CircuitLevelDraft>(
  'isis interface level',
  [
    {
      syntax: 'disable',
      help: 'No adjacency and no advertisement at this level.',
      set: (level, at) => {
        level.disable = at.span;
      },
    },
    {
      syntax: 'metric <metric:0-16777215!>',
      help: 'Cost of the interface; 63 at most unless the level has wide-metrics-only.',
      set: (level, at) => {
        level.metric = at.sourcedNumber('metric');
      },
    },
    {
      syntax: 'passive',
      help: 'Advertises the addresses at this level without running IS-IS.',
      set: (level, at) => {
        level.passive = at.span;
      },
    },
    {
      syntax: 'priority <priority:0-127!>',
      help: 'Priority to become the designated router.',
      set: (level, at) => {
        level.priority = at.number('priority');
      },
    },
    ...authenticationRows<CircuitLevelDraft>('hello-authentication', 'hellos', ({ hello }) => hello),
  ],
  [
    `hello-interval hold-time te-metric ipv4-multicast-metric ipv6-multicast-metric ipv6-unicast-metric csnp-interval
    lsp-interval adjacency-sid ipv4-adjacency-segment ipv6-adjacency-segment post-convergence-lfa topology srv6-adjacency-segment
    flex-te-metric application-specific lan-neighbor flood-group metric-group`,
  ],
);

const circuitLevel = defineLevel<CircuitDraft>(
  'isis interface',
  [
    {
      syntax: 'disable',
      help: 'IS-IS does not run on the interface and says nothing of it.',
      set: (circuit, at) => {
        circuit.disable = at.span;
      },
    },
    {
      syntax: 'passive',
      help: 'Advertises the addresses of the interface without running IS-IS on it.',
      set: (circuit, at) => {
        circuit.passive = at.span;
      },
    },
    {
      syntax: 'point-to-point',
      help: 'The interface has one neighbor.',
      set: (circuit, at) => {
        circuit.pointToPoint = at.span;
      },
    },
    {
      syntax: 'hello-padding <padding:name>',
      help: 'How long hellos are padded to 1492 octets; `disable` keeps them small.',
      set: (circuit, at) => {
        circuit.smallHellos = at.text('padding') === 'disable';
      },
    },
    ...authenticationRows<CircuitDraft>('hello-authentication', 'hellos', ({ hello }) => hello),
    block(
      'level <level:1-2> ...',
      'Settings of the interface at one level.',
      () => circuitLevelLevel,
      (circuit, at) => circuit.levels[levelOf(at)],
    ),
  ],
  [
    `bfd-liveness-detection checksum csnp-interval family hello-interval hold-time interface-group-holddown
    ldp-synchronization link-degradation-threshold link-group-protection link-protection lsp-interval max-hello-size mesh-group
    no-adjacency-down-notification no-advertise-adjacency-segment no-eligible-backup no-eligible-remote-backup no-ipv4-multicast
    no-ipv6-multicast no-ipv6-unicast no-unicast-topology node-link-protection layer2-map delay-measurement
    passive-remote-node lsp-lifetime no-ipv4-routing no-ipv6-routing no-mpls post-convergence-lfa remote-backup-calculation
    transmit-lsp traceoptions flex-algorithm`,
  ],
);

const levelLevel = defineLevel<LevelDraft>(
  'isis level',
  [
    {
      syntax: 'disable',
      help: 'The router does not run this level.',
      set: (level, at) => {
        level.disable = at.span;
      },
    },
    {
      syntax: 'wide-metrics-only',
      help: 'Sends metrics of 24 bits only. Without it metrics end at 63 and both kinds are sent.',
      set: (level, at) => {
        level.wideMetricsOnly = at.span;
      },
    },
    {
      syntax: 'preference <preference:number>',
      help: 'Preference of internal routes of the level: the lower one of two routes is used; 15 and 18 by default.',
      set: (level, at) => {
        level.preference = at.number('preference');
      },
    },
    {
      syntax: 'external-preference <preference:number>',
      help: 'Preference of external routes of the level; 160 and 165 by default.',
    },
    {
      syntax: 'no-hello-authentication',
      help: 'The key of the level does not apply to hellos.',
      set: (level) => {
        level.noHelloAuthentication = true;
      },
    },
    ...authenticationRows<LevelDraft>('authentication', 'packets of the level', ({ authentication }) => authentication),
  ],
  [
    `labeled-preference prefix-export-limit no-csnp-authentication no-psnp-authentication
    purge-originator label-switched-path flood-reflector leaf ipv6-unicast-metric ipv4-multicast-metric post-convergence-lfa metric source-packet-routing no-ipv4-routing`,
  ],
);

const overloadLevel = defineLevel<NonNullable<IsisDraft['overload']>>(
  'isis overload',
  [
    {
      syntax: 'timeout <seconds:number>',
      help: 'Overload ends so long after the start.',
      set: (overload) => {
        overload.timeout = true;
      },
    },
    {
      syntax: 'advertise-high-metrics',
      help: 'Advertises the largest metrics instead of setting the overload bit.',
      set: (overload) => {
        overload.highMetrics = true;
      },
    },
    {
      syntax: 'allow-route-leaking',
      help: 'Routes pass between levels even while the overload bit is set.',
      set: (overload) => {
        overload.allowRouteLeaking = true;
      },
    },
  ],
  ['external-prefixes internal-prefixes'],
);

const segmentLevel = defineLevel<IsisDraft>(
  'isis source-packet-routing',
  [
    {
      syntax: 'srgb start-label <label:16-1048575>',
      help: 'First label of the global block.',
      set: (isis, at) => {
        isis.globalBlock = { start: at.number('label'), size: isis.globalBlock?.size, span: at.span };
      },
    },
    {
      syntax: 'srgb start-label <label:16-1048575> index-range <size:32-1048560>',
      help: 'First label of the global block, and how many there are.',
      set: (isis, at) => {
        isis.globalBlock = { start: at.number('label'), size: at.number('size'), span: at.span };
      },
    },
    {
      syntax: 'srgb index-range <size:32-1048560>',
      help: 'Number of labels of the global block.',
      set: (isis, at) => {
        isis.globalBlock = { start: isis.globalBlock?.start, size: at.number('size'), span: at.span };
      },
    },
    {
      syntax: 'node-segment ipv4-index <index:0-199999>',
      help: 'Segment of the router’s IPv4 loopback: its place in the global block.',
      set: (isis, at) => {
        isis.nodeSegment.ipv4.push(at.sourcedNumber('index'));
      },
    },
    {
      syntax: 'node-segment ipv6-index <index:0-199999>',
      help: 'Segment of the router’s IPv6 loopback: its place in the global block.',
      set: (isis, at) => {
        isis.nodeSegment.ipv6.push(at.sourcedNumber('index'));
      },
    },
  ],
  [
    `adjacency-segment explicit-null mapping-server install-prefix-sid-for-best-route no-advertise-adjacency-segment
    sensor-based-stats flex-algorithm new-capability-sub-tlvs use-for-shortcuts ldp-stitching strict-asla-based-flex-algorithm srv6
    traffic-statistics use-flex-algorithm-prefix-metric rib-group`,
    'node-segment: index-range',
  ],
);

const circuitOf = (isis: IsisDraft, name: string, at: Reading): CircuitDraft =>
  entryOf(isis.circuits, name, () => newCircuit(name, at.wholeSpan));

export const isisLevel = defineLevel<IsisDraft>(
  'isis',
  [
    {
      syntax: 'disable',
      help: 'Switches IS-IS off.',
      set: (isis, at) => {
        isis.disable = at.span;
      },
    },
    block(
      'interface all',
      'IS-IS on every interface with family iso.',
      () => circuitLevel,
      (isis, at) => circuitOf(isis, 'all', at),
    ),
    block(
      'interface <name:interface> ...',
      'IS-IS on a logical interface, which needs family iso as well.',
      () => circuitLevel,
      (isis, at) => circuitOf(isis, at.text('name'), at),
    ),
    block(
      'level <level:1-2> ...',
      'Settings of one level.',
      () => levelLevel,
      (isis, at) => isis.levels[levelOf(at)],
    ),
    {
      syntax: 'export [ <policy:policy> ]',
      help: 'Policies for routes that go into IS-IS, and for those that pass between its levels.',
      set: (isis, at) => {
        isis.exports.push(at.sourced('policy'));
        isis.exportSpan ??= at.wholeSpan;
      },
    },
    {
      syntax: 'export [ <expression:expression> ]',
      help: 'Policies joined by && and ||, or negated by !.',
      set: (isis, at) => {
        isis.exportExpression ??= at.wholeSpan;
        isis.exportSpan ??= at.wholeSpan;
      },
    },
    block(
      'overload',
      'Other routers do not use this one for transit.',
      () => overloadLevel,
      (isis, at) => {
        isis.overload ??= { span: at.span, timeout: false, highMetrics: false, allowRouteLeaking: false };
        return isis.overload;
      },
    ),
    {
      syntax: 'reference-bandwidth <bandwidth:rate>',
      help: 'Metrics are this bandwidth divided by the interface’s.',
      set: (isis, at) => {
        isis.referenceBandwidth = rateOf(at.text('bandwidth'));
      },
    },
    {
      syntax: 'ignore-attached-bit',
      help: 'Takes no default route from the attached bit of border routers.',
      set: (isis) => {
        isis.ignoreAttached = true;
      },
    },
    {
      syntax: 'suppress-attached-bit',
      help: 'Never sets the attached bit.',
      set: (isis) => {
        isis.suppressAttached = true;
      },
    },
    {
      syntax: 'no-ipv4-routing',
      help: 'IS-IS carries no IPv4.',
      set: (isis) => {
        isis.noIpv4 = true;
      },
    },
    {
      syntax: 'no-ipv6-routing',
      help: 'IS-IS carries no IPv6.',
      set: (isis) => {
        isis.noIpv6 = true;
      },
    },
    {
      syntax: 'topologies ipv6-unicast',
      help: 'A topology of its own for IPv6.',
      set: (isis) => {
        isis.ipv6Topology = true;
      },
    },
    {
      syntax: 'no-authentication-check|loose-authentication-check',
      help: 'Packets without the right authentication are accepted.',
      set: (isis) => {
        isis.authenticationLoose = true;
      },
    },
    block(
      'source-packet-routing',
      'Segment routing.',
      () => segmentLevel,
      (isis, at) => {
        isis.segmentRouting = at.span;
        return isis;
      },
    ),
  ],
  [
    `traceoptions lsp-lifetime spf-options graceful-restart rib-group max-areas no-adjacency-holddown clns-routing context-identifier
    backup-spf-options traffic-engineering label-switched-path spring-traffic-engineering net layer2-map max-hello-size max-lsp-size
    max-snp-size export-rib interface-group-holddown lsp-interval no-ipv4-multicast no-ipv6-multicast tunnel fate-sharing loose-hello
    multipath-spf-options purge-originator static-host-mapping te-topology update-threshold wide-metrics-only flood-group
    area-proxy dynamic-flood default-metric no-ipv6-unicast overload-on-startup hello-padding ipv4-router-id
    ignore-lsp-metrics database import family`,
    'topologies: ipv4-multicast ipv6-multicast',
  ],
);
