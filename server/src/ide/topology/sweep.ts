/**
 * Tries out failures, one or two at a time: which of them cut which PE pairs. What certainly breaks no
 * path is not tried (mpls/robustness.ts); the others run through the pipeline like any supposition.
 */
import { prefixText } from '../../base/ip.ts';
import type { RouterIndex } from '../../model/network.ts';
import { compareText } from '../../model/order.ts';
import { physicalParts } from '../../mpls/analyse.ts';
import type { Robustness } from '../../mpls/robustness.ts';
import { routerName } from '../../rules/words.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import { downOf, type Failure, type FailureKind, failuresOf } from './failures.ts';
import { changedPairs, type LostVerdict, pairKey, undirected } from './pairs.ts';

/** One failure, or two at once. */
export type Scenario = readonly [Failure] | readonly [Failure, Failure];

export interface Cut {
  readonly network: JudgedNetwork;
  readonly scenario: Scenario;
  /** Pairs that work otherwise, each once, lower index first. With two failures: that neither cuts alone. */
  readonly pairs: readonly (readonly [RouterIndex, RouterIndex])[];
  /**
   * Code of the finding that says why. `disconnected` where no wire is left that joins the two, `no-route`
   * where the levels do not and no finding names the cause.
   */
  readonly reason: string;
}

export interface SweepOptions {
  readonly kind: FailureKind;
  readonly depth: 1 | 2;
  /** Part `part` of `parts`, counted from 1. */
  readonly part: number;
  readonly parts: number;
}

export interface Sweep {
  /** Scenarios in this part. */
  readonly scenarios: number;
  /** Does the work in steps, one scenario each; a step has the cuts it found, one for each reason. */
  readonly steps: () => Generator<readonly Cut[], void, void>;
}

interface Placed {
  readonly network: JudgedNetwork;
  readonly scenario: Scenario;
}

/** Single failures first, then pairs of one network. */
function* scenariosIn(networks: readonly JudgedNetwork[], { kind, depth }: SweepOptions): Generator<Placed> {
  const all = networks.map((network) => ({ network, failures: failuresOf(network, kind) }));
  for (const { network, failures } of all) for (const failure of failures) yield { network, scenario: [failure] };
  if (depth === 1) return;
  for (const { network, failures } of all) {
    for (const [at, first] of failures.entries()) {
      for (const second of failures.slice(at + 1)) yield { network, scenario: [first, second] };
    }
  }
}

function* ownScenarios(networks: readonly JudgedNetwork[], options: SweepOptions): Generator<Placed> {
  let position = 0;
  for (const placed of scenariosIn(networks, options)) {
    if (position % options.parts === options.part - 1) yield placed;
    position++;
  }
}

export function sweep(snapshot: WorkspaceSnapshot, options: SweepOptions): Sweep {
  const { networks } = snapshot;
  const total = networks
    .map((network) => failuresOf(network, options.kind).length)
    .reduce((sum, count) => sum + count + (options.depth === 2 ? (count * (count - 1)) / 2 : 0), 0);
  const alone = new Map<Failure, Alone>();
  const tried = (network: JudgedNetwork, failure: Failure): Alone => {
    let known = alone.get(failure);
    if (!known) {
      const found = lostBy(snapshot, network, [failure]);
      // Behind routers in no file a pair may turn from unknown to broken (D31): then every second failure is tried.
      const certain = found?.after.simulation.dangling.length === 0;
      const robustness = certain ? found.after.mpls.robustness() : undefined;
      known = { cut: new Set(found?.lost.map(pairKey)), robustness };
      alone.set(failure, known);
    }
    return known;
  };
  /** The second failure adds nothing to what the first one breaks, or the other way round. */
  const addsNothing = (network: JudgedNetwork, [first, second]: readonly [Failure, Failure]): boolean =>
    tried(network, first).robustness?.(downOf([second])) === true ||
    tried(network, second).robustness?.(downOf([first])) === true;

  function cutsBy({ network, scenario }: Placed): readonly Cut[] {
    const [one, other] = scenario;
    if (network.mpls.robustness()(downOf(scenario))) return [];
    if (other && addsNothing(network, [one, other])) return [];
    const found = lostBy(snapshot, network, scenario);
    if (!found || found.lost.length === 0) return [];
    const known = other ? [one, other].map((failure) => tried(network, failure).cut) : [];
    const reasonOf = reasonsOf(network, found.after);
    const pairs = new Map<string, { readonly pair: Cut['pairs'][number]; readonly reason: string }>();
    for (const lost of found.lost) {
      const key = pairKey(lost);
      if (pairs.has(key) || known.some((keys) => keys.has(key))) continue;
      pairs.set(key, { pair: undirected(lost), reason: reasonOf(lost) });
    }
    const reasons = [...new Set([...pairs.values()].map(({ reason }) => reason))].sort(compareText);
    return reasons.map((reason) => ({
      network,
      scenario,
      pairs: [...pairs.values()]
        .filter((each) => each.reason === reason)
        .map(({ pair }) => pair)
        .sort(byIndices),
      reason,
    }));
  }

  return {
    scenarios: Math.floor((total - options.part) / options.parts) + 1,
    *steps() {
      for (const placed of ownScenarios(networks, options)) yield cutsBy(placed);
    },
  };
}

const byIndices = (a: Cut['pairs'][number], b: Cut['pairs'][number]): number => a[0] - b[0] || a[1] - b[1];

/** What one failure does by itself. */
interface Alone {
  readonly cut: ReadonlySet<string>;
  /** Of the network without it; undefined when nothing can be said in advance. */
  readonly robustness: Robustness | undefined;
}

interface Tried {
  readonly after: JudgedNetwork;
  readonly lost: readonly LostVerdict[];
}

/** Undefined when it certainly breaks nothing. */
function lostBy(snapshot: WorkspaceSnapshot, network: JudgedNetwork, scenario: readonly Failure[]): Tried | undefined {
  const down = downOf(scenario);
  if (network.mpls.robustness()(down)) return undefined;
  const after = snapshot.suppose(network, { failedRouters: down.routers, failedPorts: down.ports, fixes: [] });
  if (!after) return undefined;
  return { after, lost: changedPairs({ before: network, failedRouters: new Set(down.routers) }, after).lost };
}

/** Where a router lacks the route, codes that may say why, the most telling first. */
const ROUTE_CODES = [
  'leak-filter-misses-loopback',
  'unleaked-loopback',
  'summary-hides-loopback',
  'loopback-not-advertised',
  'no-default-no-leak',
  'l1-area-partition',
  'l2-partition',
];

function reasonsOf(before: JudgedNetwork, after: JudgedNetwork): (lost: LostVerdict) => string {
  const { network } = after;
  const part = physicalParts(network);
  const known = new Set(before.findings().map(({ key }) => key));
  const loopbacks = new Map(before.mpls.providerEdges.map(({ router, loopback }) => [router, loopback?.configured]));

  /** About the loopback and hitting the ingress; or new, and about no loopback at all. */
  function routeReason(ingress: RouterIndex, egress: RouterIndex): string {
    const loopback = loopbacks.get(egress);
    const prefix = loopback && prefixText(loopback);
    const name = routerName(network, ingress);
    const codes = new Set(
      after
        .findings()
        .filter((finding) =>
          finding.prefix === undefined
            ? !known.has(finding.key)
            : finding.prefix === prefix && finding.affected.includes(name),
        )
        .map(({ code }) => code),
    );
    return ROUTE_CODES.find((code) => codes.has(code)) ?? 'no-route';
  }

  return ({ ingress, egress, verdict: { broken } }) => {
    if (part(ingress) !== part(egress)) return 'disconnected';
    switch (broken.kind) {
      case 'ldp-off':
        return 'ldp-gap';
      case 'label-filter':
        return 'label-filter-gap';
      case 'no-exact-route':
        return routeReason(ingress, egress);
    }
  };
}
