/**
 * What the export policies of IS-IS mean: distribution between levels, and redistribution. One chain of
 * policies serves both; the protocol's default behind it lets internal level-1 routes into level 2 and
 * rejects everything else (Junos routing policy guide, "Default routing policies"; D12, D13). Addresses of
 * the interfaces IS-IS runs on are advertised without being exported.
 */
import type { Span } from '../../../base/text.ts';
import type { FilterReference, InterLevelDistribution, Level, Redistribution } from '../../../model/isis.ts';
import type { Action, PolicyClause, PolicyCondition, RoutePolicy, RouteSource } from '../../../model/policy.ts';
import { BOTH_LEVELS } from '../../common/levels.ts';
import type { IsisDraft } from '../draft/isis.ts';

/** What is asked about a route before its prefix is known; undefined: cannot be told from that. */
interface Kind {
  readonly source: RouteSource;
  readonly from: Level | undefined;
  readonly to: Level;
}

/** Whether a condition may hold for some route of the kind. */
function mayHold(condition: PolicyCondition, kind: Kind): boolean {
  switch (condition.kind) {
    case 'source':
      return condition.sources.includes(kind.source);
    case 'to-level':
      return condition.levels.includes(kind.to);
    case 'route-type': {
      if (kind.from === undefined) return condition.types.includes('local');
      const own = kind.from === 1 ? 'level-1' : 'level-2';
      return (
        condition.types.includes(own) || condition.types.includes('internal') || condition.types.includes('external')
      );
    }
    case 'all':
      return condition.of.every((each) => mayHold(each, kind));
    case 'any':
      return condition.of.some((each) => mayHold(each, kind));
    case 'never':
      return false;
    default:
      return true;
  }
}

const mayMatch = ({ conditions }: PolicyClause, kind: Kind): boolean =>
  conditions.every((condition) => mayHold(condition, kind));

/** The clause asks for IS-IS routes or a level by name. */
const namesIsis = ({ conditions }: PolicyClause): boolean =>
  conditions.some(
    (condition) => condition.kind === 'to-level' || (condition.kind === 'source' && condition.sources.includes('isis')),
  );

/** The chain of policies, and what decides behind the last of them. */
function chainOf({ exports }: IsisDraft, otherwise: Action): FilterReference | undefined {
  return exports.reduceRight<FilterReference | undefined>(
    (rest, { value, span }) => ({ kind: 'route-policy', name: value, span, otherwise: rest ?? otherwise }),
    undefined,
  );
}

export interface Exports {
  readonly interLevel: readonly InterLevelDistribution[];
  /** What external level-1 routes need to go up: a policy that accepts them, the default does not (D12). */
  readonly externalUp?: FilterReference;
  readonly redistributions: readonly Redistribution[];
}

const NOTHING: Exports = { interLevel: [], redistributions: [] };

/** An expression of policies such as `( A && B )` is not worked out: it may let any route through. */
function unclearExports(span: Span): Exports {
  const filter: FilterReference = { kind: 'not-read', name: 'the policy expression', span };
  return {
    externalUp: filter,
    interLevel: [
      { from: 2, to: 1, filter, implied: true, span },
      { from: 1, to: 2, filter, implied: true, span },
    ],
    redistributions: [],
  };
}

/** Where Junos takes routes from by an export policy, with the metric they get unless it sets one; static ones have their own. */
const REDISTRIBUTED: readonly (readonly [Redistribution['source'], number | undefined])[] = [
  ['connected', 10],
  ['static', undefined],
  ['aggregate', 10],
];

export function exportsOf(isis: IsisDraft, policies: ReadonlyMap<string, RoutePolicy>): Exports {
  const isBorder = !isis.levels[1].disable && !isis.levels[2].disable;
  if (isis.exportExpression) return isBorder ? unclearExports(isis.exportExpression) : NOTHING;
  const span: Span | undefined = isis.exportSpan;
  if (!span || isis.exports.length === 0) return NOTHING;
  const clauses = isis.exports.flatMap(({ value }) => policies.get(value)?.clauses ?? []);
  const interLevel: InterLevelDistribution[] = [];

  const down: Kind = { source: 'isis', from: 2, to: 1 };
  const letsDown = clauses.filter((clause) => clause.action === 'permit' && mayMatch(clause, down));
  // A policy that was written for redistribution is no leak on a router with one level.
  if (letsDown.some((clause) => isBorder || namesIsis(clause))) {
    interLevel.push({ from: 2, to: 1, filter: chainOf(isis, 'deny'), implied: !letsDown.some(namesIsis), span });
  }
  const up: Kind = { source: 'isis', from: 1, to: 2 };
  const touchesUp = clauses.filter((clause) => mayMatch(clause, up));
  const changesUp = touchesUp.filter(
    ({ action, setMetric, setTag }) => action === 'deny' || setMetric !== undefined || setTag !== undefined,
  );
  if (changesUp.length > 0 && isBorder) {
    interLevel.push({ from: 1, to: 2, filter: chainOf(isis, 'permit'), implied: !changesUp.some(namesIsis), span });
  }

  const redistributions = REDISTRIBUTED.flatMap(([source, metric]): Redistribution[] => {
    const accepted = clauses.some(
      (clause) =>
        clause.action === 'permit' && ([1, 2] as const).some((to) => mayMatch(clause, { source, from: undefined, to })),
    );
    if (!accepted) return [];
    return [
      {
        source,
        sourceId: undefined,
        family: 'ipv4',
        levels: BOTH_LEVELS,
        metric,
        metricType: 'external',
        policy: chainOf(isis, 'deny'),
        span,
      },
    ];
  });
  const externalUp = isBorder ? chainOf(isis, 'deny') : undefined;
  return { interLevel, redistributions, ...(externalUp ? { externalUp } : {}) };
}
