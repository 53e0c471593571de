/** What keeps services of a random network from being judged, put into its devices: plans know only what is judged. */
import fc from 'fast-check';
import type { Device } from '../../server/src/model/device.ts';
import type { RoutePolicy } from '../../server/src/model/policy.ts';

const span = { line: 0, start: 0, end: 0 };
const section = { span, firstLine: 0, lastLine: 0, bodyIndent: ' ' };

/** How one PE differs from the plan. */
export interface Transport {
  readonly sessions: 'ipv4' | 'ipv6' | 'both';
  readonly srv6: boolean;
  readonly targetsFromPolicy: boolean;
  /** A second VRF that others with one share, over SRv6 or not. */
  readonly second: 'none' | 'labels' | 'srv6';
  readonly undecidable: boolean;
  readonly tunnels: boolean;
  readonly onDemand: boolean;
  readonly segmentRouting: boolean;
  readonly isMissing: boolean;
}

const seldom = fc.integer({ min: 0, max: 7 }).map((each) => each === 0);

const transport: fc.Arbitrary<Transport> = fc.record({
  sessions: fc.constantFrom('ipv4', 'ipv4', 'ipv4', 'ipv6', 'both'),
  srv6: seldom,
  targetsFromPolicy: seldom,
  second: fc.constantFrom('none', 'none', 'labels', 'srv6'),
  undecidable: seldom,
  tunnels: seldom,
  onDemand: seldom,
  segmentRouting: fc.boolean(),
  isMissing: seldom,
});

export const randomTransports = (routers: number): fc.Arbitrary<Transport[]> =>
  fc.array(transport, { minLength: routers, maxLength: routers });

const UNDECIDABLE: RoutePolicy = {
  name: 'ASK-THE-ROUTER',
  clauses: [
    {
      action: 'permit',
      sequence: 10,
      label: undefined,
      conditions: [{ kind: 'undecidable', span }],
      setMetric: undefined,
      setTag: undefined,
      setLevel: undefined,
      continueAt: undefined,
      section,
    },
  ],
};

function sessionsOf(device: Device, sessions: Transport['sessions']): Device['bgp'] {
  const { bgp } = device;
  if (!bgp || sessions === 'ipv4') return bgp;
  const over6 = bgp.neighbors.map((each, at) => ({ ...each, address: undefined, addressText: `2001:db8::${at + 1}` }));
  return { ...bgp, neighbors: sessions === 'both' ? [...bgp.neighbors, ...over6] : over6 };
}

/** The devices as these transports make them; missing ones are left out. */
export function withTransports(devices: readonly Device[], transports: readonly Transport[]): Device[] {
  return devices.flatMap((device, at): Device[] => {
    const own = transports[at];
    if (!own || own.isMissing) return [];
    const [vrf] = device.vrfs;
    const target = { value: '65000:77', span };
    const changed = vrf && {
      ...vrf,
      targetsFromPolicy: own.targetsFromPolicy,
      ...(own.srv6 ? { overSrv6: true as const } : {}),
    };
    const second = vrf && {
      ...vrf,
      name: 'SECOND',
      importTargets: [target],
      exportTargets: [target],
      targetsFromPolicy: false,
      ...(own.second === 'srv6' ? { overSrv6: true as const } : {}),
    };
    const bound = device.interfaces.find(({ vrf: name }) => name?.value === vrf?.name);
    const tunnel = bound && {
      ...bound,
      name: 'Tunnel7',
      kind: 'tunnel' as const,
      vrf: undefined,
      ipv4: [],
      tunnel: { trafficEngineering: true, destination: undefined },
    };
    return [
      {
        ...device,
        bgp: sessionsOf(device, own.sessions),
        vrfs: changed ? [changed, ...(second && own.second !== 'none' ? [second] : [])] : device.vrfs,
        interfaces: [
          ...device.interfaces,
          ...(bound ? [{ ...bound, name: 'Loopback77', ipv4: [], vrf: { value: 'SECOND', span } }] : []),
          ...(tunnel && own.tunnels ? [tunnel] : []),
        ],
        isis: device.isis.map((instance) => ({
          ...instance,
          segmentRouting: own.segmentRouting ? { span, globalBlock: undefined, prefixSids: [] } : undefined,
          interLevel: instance.interLevel.map((statement) =>
            own.undecidable && statement.to === 1
              ? { ...statement, filter: { kind: 'route-policy' as const, name: UNDECIDABLE.name, span } }
              : statement,
          ),
        })),
        routePolicies: [...device.routePolicies, UNDECIDABLE],
        ...(own.onDemand ? { srPolicies: { endpoints: [], onDemand: true } } : {}),
      },
    ];
  });
}
