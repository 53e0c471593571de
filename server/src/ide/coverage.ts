/** How much of what is there was judged (docs/cli.md): what is passed over in silence looks as if nothing were wrong with it. */
import type { UnjudgedReason } from '../mpls/unjudged.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import type { LeftFile } from '../workspace/left-files.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../workspace/snapshot.ts';

export interface UnjudgedPairs {
  readonly reason: UnjudgedReason;
  readonly pairs: number;
}

export interface Coverage {
  readonly files: {
    /** Looked at for their names or their content. */
    readonly seen: number;
    /** Configurations of routers that take part. */
    readonly read: number;
    /** What looks like a configuration and takes no part, by file. */
    readonly left: readonly LeftFile[];
  };
  readonly routers: {
    readonly read: number;
    readonly withoutIsis: number;
    /**
     * Far ends that are in no file (D31): IS-IS circuits that lead to somebody unseen. Two of them may be one router, which
     * nobody can know.
     */
    readonly missing: number;
  };
  readonly pairs: {
    /** Ordered pairs of PEs that share a service, with a verdict. */
    readonly judged: number;
    readonly unjudged: number;
    /** Broken pairs of which no finding speaks, for somebody switched it off. */
    readonly silenced: number;
    readonly because: readonly UnjudgedPairs[];
  };
}

function missingRouters({ network, simulation }: AnalysedNetwork): number {
  const ends = simulation.dangling.map(
    (circuit) => `${network.speakers[circuit.speaker]?.router} ${circuit.interface}`,
  );
  return new Set(ends).size;
}

const sum = (networks: readonly JudgedNetwork[], count: (network: JudgedNetwork) => number): number =>
  networks.reduce((total, network) => total + count(network), 0);

export function coverageOf({ files, networks }: WorkspaceSnapshot): Coverage {
  const routers = networks.flatMap(({ network }) => network.routers);
  const counts = networks.map(({ mpls }) => mpls.pairCounts());
  const because = new Map<UnjudgedReason, number>();
  for (const { reason, pairs } of counts.flatMap(({ unjudged }) => unjudged)) {
    because.set(reason, (because.get(reason) ?? 0) + pairs);
  }
  const reasons = [...because].map(([reason, pairs]) => ({ reason, pairs }));
  return {
    files: { seen: files.seen, read: new Set(routers.map(({ device }) => device.file)).size, left: files.left },
    routers: {
      read: routers.length,
      withoutIsis: routers.filter(({ speakers }) => speakers.length === 0).length,
      missing: sum(networks, missingRouters),
    },
    pairs: {
      judged: counts.reduce((total, { judged }) => total + judged, 0),
      unjudged: reasons.reduce((total, { pairs }) => total + pairs, 0),
      silenced: sum(networks, ({ silencedPairs }) => silencedPairs()),
      because: reasons.sort((a, b) => (a.reason < b.reason ? -1 : 1)),
    },
  };
}

/** Is nothing left aside that `--strict` asks for? Files left out for their names are a choice. */
export const isAllJudged = ({ files, pairs }: Coverage): boolean =>
  pairs.unjudged === 0 && !files.left.some(({ because }) => because === 'not recognised');
