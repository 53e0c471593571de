/** All rules, and how their findings become one list. */
import type { Steps } from '../base/steps.ts';
import type { FileEdit } from '../base/text.ts';
import { adjacencyMismatch } from './adjacency-mismatch.ts';
import { brokenPath } from './broken-path.ts';
import { deadLeak } from './dead-leak.ts';
import { duplicateAddress } from './duplicate-address.ts';
import { duplicateHostname } from './duplicate-hostname.ts';
import { duplicateSystemId } from './duplicate-system-id.ts';
import { newFixPlan } from './fix-plan.ts';
import { incompleteNetwork } from './incomplete-network.ts';
import { invalidNet } from './invalid-net.ts';
import { l1AreaPartition } from './l1-area-partition.ts';
import { l2Partition } from './l2-partition.ts';
import { labelFilterGap } from './label-filter-gap.ts';
import { ldpGap } from './ldp-gap.ts';
import { leakEverything } from './leak-everything.ts';
import { leakFilterMissesLoopback } from './leak-filter-misses-loopback.ts';
import { loopbackNotAdvertised } from './loopback-not-advertised.ts';
import { loopbackNotHostRoute } from './loopback-not-host-route.ts';
import { metricStyleMismatch } from './metric-style-mismatch.ts';
import { missingNet } from './missing-net.ts';
import { noDefaultNoLeak } from './no-default-no-leak.ts';
import { overloadedBorder } from './overloaded-border.ts';
import { redistributionUnknown } from './redistribution-unknown.ts';
import type { AnalysedNetwork, Finding, Fix, Mend, Rule, SeveritySetting } from './rule.ts';
import { serviceLoopbackMissing } from './service-loopback-missing.ts';
import { singleLeakRouter } from './single-leak-router.ts';
import { summaryHidesLoopback } from './summary-hides-loopback.ts';
import { undefinedReference } from './undefined-reference.ts';
import { unleakedLoopback } from './unleaked-loopback.ts';
import { unreadableLine } from './unreadable-line.ts';
import { unusedStructure } from './unused-structure.ts';

/** In order of their codes. */
export const rules: readonly Rule[] = [
  adjacencyMismatch,
  brokenPath,
  deadLeak,
  duplicateAddress,
  duplicateHostname,
  duplicateSystemId,
  incompleteNetwork,
  invalidNet,
  l1AreaPartition,
  l2Partition,
  labelFilterGap,
  ldpGap,
  leakEverything,
  leakFilterMissesLoopback,
  loopbackNotAdvertised,
  loopbackNotHostRoute,
  metricStyleMismatch,
  missingNet,
  noDefaultNoLeak,
  overloadedBorder,
  redistributionUnknown,
  serviceLoopbackMissing,
  singleLeakRouter,
  summaryHidesLoopback,
  undefinedReference,
  unleakedLoopback,
  unreadableLine,
  unusedStructure,
];

const byCode: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.code, rule]));

const GRADES = ['error', 'warning', 'info', 'hint'] as const;

/**
 * A setting caps or raises the whole rule: its gravest findings get the severity that was chosen,
 * and what the rule itself grades lower stays below that.
 */
function withSetting(finding: Finding, rule: Rule, setting: SeveritySetting | undefined): Finding | undefined {
  if (setting === undefined) return finding;
  if (setting === 'off') return undefined;
  const below = GRADES.indexOf(finding.severity) - GRADES.indexOf(rule.severity);
  const severity = GRADES[Math.min(GRADES.indexOf(setting) + Math.max(below, 0), GRADES.length - 1)];
  return severity ? { ...finding, severity } : finding;
}

function compareFindings(a: Finding, b: Finding): number {
  const text = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return (
    text(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    text(a.code, b.code) ||
    text(a.key, b.key)
  );
}

/** What the rules say of a network, and what a person does not want to hear of it. */
export interface Judgement {
  /** Each cause once, by file, position and code. */
  readonly findings: readonly Finding[];
  /**
   * Broken pairs that only findings name whose rules are switched off. What a finding names beyond its first hundred
   * counts, whoever else names it.
   */
  readonly silenced: number;
}

const pairsNamed = (findings: Iterable<Finding>): Set<string> =>
  new Set([...findings].flatMap(({ pairs }) => pairs.map(([from, to]) => `${from} ${to}`)));

function silencedPairs(off: ReadonlyMap<string, Finding>, said: ReadonlyMap<string, Finding>): number {
  if (off.size === 0) return 0;
  const named = pairsNamed(said.values());
  const unnamed = [...pairsNamed(off.values())].filter((pair) => !named.has(pair)).length;
  return [...off.values()].reduce((sum, { morePairs }) => sum + morePairs, unnamed);
}

/** One rule a step. `severities` is by code. Rules that are switched off are asked as well: what they name is counted. */
export function* judge(
  network: AnalysedNetwork,
  severities: Readonly<Record<string, SeveritySetting>> = {},
): Steps<Judgement> {
  const said = new Map<string, Finding>();
  const off = new Map<string, Finding>();
  for (const rule of rules) {
    yield;
    const setting = Object.hasOwn(severities, rule.code) ? severities[rule.code] : undefined;
    if (rule.prepare) yield* rule.prepare(network);
    for (const raw of rule.check(network)) {
      const finding = withSetting(raw, rule, setting);
      const found = finding ? said : off;
      if (!found.has(raw.key)) found.set(raw.key, finding ?? raw);
    }
  }
  return { findings: [...said.values()].sort(compareFindings), silenced: silencedPairs(off, said) };
}

interface WrittenMend extends Fix {
  readonly mend: Mend;
}

/** The mends of a finding that can be written, the preferred one first. */
function writtenMends(finding: Finding, network: AnalysedNetwork): readonly WrittenMend[] {
  const mends = byCode.get(finding.code)?.mends?.(finding, network) ?? [];
  return mends
    .flatMap((mend): WrittenMend[] => {
      const plan = newFixPlan(network.network);
      mend.apply(plan);
      const edits = plan.edits();
      return edits && edits.length > 0 ? [{ title: mend.title, preferred: mend.preferred, edits, mend }] : [];
    })
    .sort((a, b) => Number(b.preferred) - Number(a.preferred));
}

/** Ways to mend one finding, the preferred one first. */
export function fixesOf(finding: Finding, network: AnalysedNetwork): readonly Fix[] {
  return writtenMends(finding, network).map(({ title, preferred, edits }) => ({ title, preferred, edits }));
}

/**
 * Edits of several fixes, each by its position in `fixesOf`: written together, so they never conflict.
 * Undefined when one is not there.
 */
export function fixTogether(
  chosen: readonly { readonly finding: Finding; readonly fix: number }[],
  network: AnalysedNetwork,
): readonly FileEdit[] | undefined {
  const plan = newFixPlan(network.network);
  for (const { finding, fix } of chosen) {
    const written = writtenMends(finding, network)[fix];
    if (!written) return undefined;
    written.mend.apply(plan);
  }
  return plan.edits();
}

/** Mends all findings of one code at once: changes to one file are written together, so they never conflict. */
export function fixAll(code: string, network: AnalysedNetwork): readonly FileEdit[] {
  const rule = byCode.get(code);
  if (!rule?.mends) return [];
  const plan = newFixPlan(network.network);
  for (const finding of rule.check(network)) {
    const [mend] = rule.mends(finding, network);
    // A mend that cannot be written is left out without spoiling the others.
    const alone = newFixPlan(network.network);
    mend?.apply(alone);
    if (mend && alone.edits()) mend.apply(plan);
  }
  return plan.edits() ?? [];
}

/** Page of a rule for people, from the root of the project and of the package. */
export function ruleDocumentationUrl(code: string): string {
  return `docs/rules/${code}.md`;
}
