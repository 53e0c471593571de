/** Devices by hand, for tests of the simulation that need no configuration text. */
import { type Ipv4Prefix, ipv4Prefix, parseIpv4, parsePrefix } from '../../src/base/ip.ts';
import type { Span } from '../../src/base/text.ts';
import type { VendorBehaviour } from '../../src/model/behaviour.ts';
import type { Device, Interface, InterfaceKind } from '../../src/model/device.ts';
import type { IsisCircuit, IsisInstance, LevelSet, MetricStyle } from '../../src/model/isis.ts';

export const span: Span = { line: 0, start: 0, end: 1 };
const section = { span, firstLine: 0, lastLine: 1, bodyIndent: ' ' };

export const behaviour: VendorBehaviour = {
  vendor: 'Test',
  words: {
    routePolicy: 'route-map',
    prefixList: 'prefix-list',
    accessList: 'access-list',
    updateSource: 'update-source',
    net: 'net',
    levels: 'is-type or circuit-type',
    leak: 'redistribute',
    redistribute: 'redistribute',
  },
  upDistribution: 'default',
  downDistribution: 'configured',
  passivePrefixMetric: 0,
  defaultCircuitMetric: 10,
  summaryMetric: 'lowest-contributor',
  summaryDiscardRoute: true,
  attachedCondition: 'other-area-reachable',
  usesAttachedOfOverloaded: false,
  externalGoesUp: true,
  overloadClearsAttached: false,
  mergesInstances: true,
  distance: { static: 1, isis: { 1: 115, 2: 115 } },
  undefinedPolicy: 'deny-all',
  undefinedFilter: 'permit-all',
  hellosPaddedTo: 'mtu',
  defaultMaximumPaths: 4,
  vpnOverDefault: 'unlabelled',
};

export const WIDE: MetricStyle = { sendsNarrow: false, sendsWide: true, acceptsNarrow: false, acceptsWide: true };

export const NARROW: MetricStyle = { sendsNarrow: true, sendsWide: false, acceptsNarrow: true, acceptsWide: false };

export const levels = (text: '1' | '2' | '1-2'): LevelSet => ({ 1: text !== '2', 2: text !== '1' });

export interface Port {
  readonly name: string;
  /** `10.0.0.1/30` */
  readonly address: string;
  readonly kind?: InterfaceKind;
  readonly shutdown?: boolean;
  readonly secondary?: readonly string[];
  /** Undefined: IS-IS does not run here. */
  readonly isis?: Partial<IsisCircuit> & { readonly cost?: number };
}

function address(text: string, secondary: boolean): Interface['ipv4'][number] {
  const own = parseIpv4(text.split('/')[0] ?? '') ?? 0;
  const prefix = parsePrefix(text) as Ipv4Prefix;
  return { address: own, prefix: ipv4Prefix(own, prefix.length), secondary, span };
}

export function circuit(name: string, isLoopback: boolean, given: Port['isis'] = {}): IsisCircuit {
  const cost = given.cost ?? 10;
  const metric = given.passive === true ? 0 : cost;
  return {
    interface: name,
    span,
    families: { ipv4: true, ipv6: false },
    levels: levels('1-2'),
    levelsSpan: undefined,
    passive: false,
    network: isLoopback ? 'broadcast' : 'point-to-point',
    networkSpan: undefined,
    metric: { 1: cost, 2: cost },
    metricSpan: { 1: undefined, 2: undefined },
    prefixMetric: { 1: metric, 2: metric },
    priority: { 1: 64, 2: 64 },
    tag: 0,
    helloAuthentication: { 1: undefined, 2: undefined },
    helloPadding: true,
    suppressPrefix: false,
    ...given,
  };
}

export interface RouterOptions extends Partial<Device> {
  readonly ports: readonly Port[];
  readonly net: string;
  readonly instance?: Partial<IsisInstance>;
}

/** A router with one instance; `net` is `area/systemId`, e.g. `490001/1`. */
export function router(name: string, { ports, net, instance, ...rest }: RouterOptions): Device {
  const [area = '', system = ''] = net.split('/');
  const interfaces = ports.map((port): Interface => {
    const kind = port.kind ?? (port.name.startsWith('Loopback') ? 'loopback' : 'broadcast');
    return {
      name: port.name,
      kind,
      section,
      description: undefined,
      shutdown: port.shutdown ? span : undefined,
      vrf: undefined,
      ipv4: [address(port.address, false), ...(port.secondary ?? []).map((text) => address(text, true))],
      ipv6: [],
      unnumbered: undefined,
      mtu: undefined,
      ldp: undefined,
      tunnel: undefined,
    };
  });
  return {
    file: `${name}.cfg`,
    dialect: 'test',
    behaviour,
    hostname: { value: name, span },
    logicalRouter: undefined,
    name,
    interfaces,
    isis: [
      {
        tag: 'CORE',
        section,
        vrf: undefined,
        nets: [{ value: { area, systemId: system.padStart(12, '0') }, span }],
        invalidNets: [],
        levels: levels('1-2'),
        levelsSpan: undefined,
        metricStyle: { 1: WIDE, 2: WIDE },
        metricStyleSpan: undefined,
        circuits: ports
          .filter((port) => port.isis)
          .map((port) => circuit(port.name, port.name.startsWith('Loopback'), port.isis)),
        advertisePassiveOnly: undefined,
        interLevel: [],
        redistributions: [],
        summaries: [],
        overload: undefined,
        attachedSend: 'standard',
        ignoreAttached: false,
        defaultOriginate: undefined,
        lspAuthentication: { 1: undefined, 2: undefined },
        maximumPaths: 4,
        ldpAutoconfig: { 1: false, 2: false },
        ldpAutoconfigSpan: undefined,
        segmentRouting: undefined,
        ipv6MultiTopology: false,
        ...instance,
      },
    ],
    routePolicies: [],
    prefixLists: [],
    accessLists: [],
    keyChains: [],
    vrfs: [],
    bgp: undefined,
    ldp: { enabled: true, protocolIsLdp: true, routerId: undefined, labelFilters: [], longestMatch: false },
    pseudowires: [],
    staticRoutes: [],
    structures: { definitions: [], references: [] },
    unreadable: [],
    layout: {
      lineCount: 1,
      endOfLine: '\n',
      appendLine: 1,
      endsWithNewline: true,
      ownLines: undefined,
      form: 'sections',
    },
    ...rest,
  };
}

/** A link end: `link('Gi0/0', '10.0.0.1/30', 20)`. */
export const link = (name: string, text: string, cost = 10, isis: Port['isis'] = {}): Port => ({
  name,
  address: text,
  isis: { cost, ...isis },
});

export const loopback = (text: string, isis: Port['isis'] = {}): Port => ({ name: 'Loopback0', address: text, isis });
