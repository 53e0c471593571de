/**
 * Route policies and lists applied to one route (D21). Every answer names the entry that decided, so
 * that a finding can point at it and an explanation can quote it.
 */
import type { Place, Span } from '../base/text.ts';
import { say } from '../messages/catalogue.ts';
import type { Message } from '../messages/message.ts';
import type { Device } from '../model/device.ts';
import type { FilterReference, Level } from '../model/isis.ts';
import { clauseName, type PolicyClause, type PolicyCondition, type RoutePolicy } from '../model/policy.ts';
import { chainEnd, chainNames, filtersOf } from './filters.ts';
import {
  type Asking,
  type Match,
  matchClause,
  matchList,
  type RouteAttributes,
  reasonsOf,
  undefinedMessage,
} from './policy-conditions.ts';

export interface FilterDecision {
  readonly permitted: boolean;
  /** What decided, in words e.g. `route-map LEAK permit 10, prefix-list PE-LO seq 5 permit 10.0.0.5/32`. */
  readonly text: Message;
  readonly place: Place | undefined;
  /** The clause of a policy that denies explicitly. */
  readonly denyingClause: PolicyClause | undefined;
  /** The files cannot tell: the filter may as well permit. `permitted` is false then. */
  readonly undecided: boolean;
  readonly metric: number | undefined;
  readonly tag: number | undefined;
  readonly levels: readonly Level[] | undefined;
}

/**
 * Words cost more than the decision, and most decisions are never read: they are found when asked for.
 * A class, because thousands of these are made per analysis and a getter of one shape is cheap.
 */
class Decision implements FilterDecision {
  readonly permitted: boolean;
  readonly place: Place | undefined;
  readonly denyingClause: PolicyClause | undefined;
  readonly undecided: boolean;
  readonly metric: number | undefined;
  readonly tag: number | undefined;
  readonly levels: readonly Level[] | undefined;
  readonly #describe: () => Message;

  constructor(describe: () => Message, place: Place | undefined, effect: Effect) {
    this.#describe = describe;
    this.place = place;
    this.permitted = effect.permitted;
    this.denyingClause = effect.denyingClause;
    this.undecided = effect.undecided;
    this.metric = effect.metric;
    this.tag = effect.tag;
    this.levels = effect.levels;
  }

  get text(): Message {
    return this.#describe();
  }
}

type Effect = Omit<FilterDecision, 'text' | 'place'>;

const decision = (describe: () => Message, place: Place | undefined, effect: Effect): FilterDecision =>
  new Decision(describe, place, effect);

/** What clauses have set so far, whoever decides in the end. */
type Sets = Pick<FilterDecision, 'metric' | 'tag' | 'levels'>;

const NO_SETS: Sets = { metric: undefined, tag: undefined, levels: undefined };
const DENIES: Effect = { permitted: false, denyingClause: undefined, undecided: false, ...NO_SETS };
const permits = (sets: Sets): Effect => ({ permitted: true, denyingClause: undefined, undecided: false, ...sets });

/** What the files cannot answer: a condition, or a filter that is not read. */
type Open = PolicyCondition | FilterReference;

/** One evaluation: the device whose policies are asked, the route, and what policies have answered that others ask. */
interface Question {
  readonly device: Device;
  readonly route: RouteAttributes;
  /** What is taken for the answer where the files cannot tell. */
  readonly assumed: (open: Open) => boolean;
  readonly asked: Map<string, Match>;
}

const placeOf = ({ device }: Question, span: Span | undefined): Place | undefined =>
  span && { file: device.file, span };

interface Undecided {
  readonly sets: Sets;
  readonly misses: readonly Match[];
}

/** A policy that another asks: it decides for itself, and what it sets is forgotten. */
function askPolicy(question: Question): Asking['policy'] {
  return (reference) => {
    const { device, asked } = question;
    const names = chainNames(reference);
    if (names.some((name) => filtersOf(device).circular.has(name))) {
      const describe = (): Message => say('policy.circular', { filter: policyName(device, reference) });
      return { matches: false, describe, span: reference.span };
    }
    const key = `${names.join(' ')} ${chainEnd(reference) ?? ''}`;
    let match = asked.get(key);
    if (!match) {
      const answer = decide(question, reference, NO_SETS);
      match = { matches: answer.permitted, describe: () => answer.text, span: answer.place?.span };
      asked.set(key, match);
    }
    return match;
  };
}

const policyName = ({ behaviour }: Device, { name }: FilterReference): string =>
  `${behaviour.words.routePolicy} ${name}`;

const clauseMessage = (filter: string, clause: PolicyClause, { describe }: Match): Message =>
  say('policy.clause', { filter, clause: clauseName(clause), by: describe?.() });

function applyPolicy(
  question: Question,
  policy: RoutePolicy,
  named: () => string,
  before: Sets,
): FilterDecision | Undecided {
  const misses: Match[] = [];
  const ask: Asking = { policy: askPolicy(question), assumed: question.assumed };
  let sets = before;
  let permitted: ((sets: Sets) => FilterDecision) | undefined;
  let from = Number.NEGATIVE_INFINITY;
  for (const clause of policy.clauses) {
    if (clause.sequence < from) continue;
    const match = matchClause(question.device, clause, question.route, ask);
    if (!match.matches) {
      if (match.describe) misses.push(match);
      continue;
    }
    const describe = (): Message => clauseMessage(named(), clause, match);
    const decidedAt = placeOf(question, match.span ?? clause.section.span);
    if (clause.action === 'deny') return decision(describe, decidedAt, { ...DENIES, denyingClause: clause });
    sets = {
      metric: clause.setMetric ?? sets.metric,
      tag: clause.setTag ?? sets.tag,
      levels: clause.setLevel ?? sets.levels,
    };
    if (clause.action === 'permit') permitted = (final) => decision(describe, decidedAt, permits(final));
    if (clause.continueAt === undefined) break;
    from = clause.continueAt === 'next' ? clause.sequence + 1 : clause.continueAt;
  }
  return permitted ? permitted(sets) : { sets, misses };
}

/** No clause decided: the next policy of the chain, or the default at its end. */
function decideOtherwise(
  question: Question,
  filter: FilterReference,
  policy: RoutePolicy,
  named: () => string,
  { sets, misses }: Undecided,
): FilterDecision {
  const { otherwise } = filter;
  if (typeof otherwise === 'object') return decide(question, otherwise, sets);
  const place = placeOf(question, misses[0]?.span ?? policy.clauses[0]?.section.span ?? filter.span);
  const describe = (): Message =>
    say('policy.no-entry', { filter: named(), end: otherwise ?? 'implicit', reasons: reasonsOf(misses) });
  return decision(describe, place, otherwise === 'permit' ? permits(sets) : DENIES);
}

function decide(question: Question, filter: FilterReference, sets: Sets): FilterDecision {
  const { device, route } = question;
  if (filter.kind === 'not-read') {
    const place = placeOf(question, filter.span);
    const describe = (): Message => say('policy.not-read', { name: filter.name });
    return decision(describe, place, question.assumed(filter) ? permits(sets) : DENIES);
  }
  if (filter.kind !== 'route-policy') {
    const { matches, describe, span } = matchList(device, filter, route.prefix);
    return decision(describe, placeOf(question, span), matches ? permits(sets) : DENIES);
  }
  const named = (): string => policyName(device, filter);
  const policy = filtersOf(device).policies.get(filter.name);
  if (!policy) {
    const passes = device.behaviour.undefinedPolicy === 'permit-all';
    const describe = (): Message => undefinedMessage(named(), passes);
    return decision(describe, placeOf(question, filter.span), passes ? permits(sets) : DENIES);
  }
  const verdict = applyPolicy(question, policy, named, sets);
  return 'misses' in verdict ? decideOtherwise(question, filter, policy, named, verdict) : verdict;
}

const NO_FILTER = decision(() => say('policy.none'), undefined, permits(NO_SETS));

/** Nobody can tell from the files what becomes of the route. */
export const undecidedBy = (text: Message, place: Place | undefined): FilterDecision =>
  decision(() => text, place, { ...DENIES, undecided: true });
/** Open questions of one route that are tried both ways; with more nobody knows. */
const MOST_OPEN = 6;

const sameLevels = (a: Sets['levels'], b: Sets['levels']): boolean =>
  a === b || (a?.length === b?.length && a?.every((level) => b?.includes(level)) === true);

const sameEffect = (a: FilterDecision, b: FilterDecision): boolean =>
  a.permitted === b.permitted && a.metric === b.metric && a.tag === b.tag && sameLevels(a.levels, b.levels);

/**
 * Decided where the answer is the same however the open questions are answered; each is asked once, so that
 * a condition and its opposite agree.
 */
function decideEitherWay(
  device: Device,
  filter: FilterReference,
  route: RouteAttributes,
  answers: ReadonlyMap<Open, boolean>,
): FilterDecision {
  let first: Open | undefined;
  const assumed = (open: Open): boolean => {
    const answer = answers.get(open);
    if (answer === undefined) first ??= open;
    return answer ?? false;
  };
  const decided = decide({ device, route, assumed, asked: new Map() }, filter, NO_SETS);
  if (!first) return decided;
  const open: Open = first;
  if (answers.size < MOST_OPEN) {
    const [no, yes] = [false, true].map((answer) =>
      decideEitherWay(device, filter, route, new Map([...answers, [open, answer]])),
    );
    if (no && yes && !no.undecided && !yes.undecided && sameEffect(no, yes)) return no;
  }
  const describe = (): Message =>
    filter.kind === 'not-read'
      ? say('policy.open-not-read', { name: filter.name })
      : say('policy.open', { filter: policyName(device, filter) });
  return decision(describe, { file: device.file, span: open.span }, { ...DENIES, undecided: true });
}

const NOTHING_ASSUMED: ReadonlyMap<Open, boolean> = new Map();

/** What a filter named in `device` does to one route; no filter permits. */
export function evaluateFilter(
  device: Device,
  filter: FilterReference | undefined,
  route: RouteAttributes,
): FilterDecision {
  return filter ? decideEitherWay(device, filter, route, NOTHING_ASSUMED) : NO_FILTER;
}
