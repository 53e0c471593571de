/** Two circuits on one subnet that will not become neighbors, or whose LSPs are refused (D3, D4). */
import { prefixText } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import { lspAuthenticationAgrees } from '../isis/authentication.ts';
import type { AdjacencyProblem, FailedAdjacency } from '../isis/results.ts';
import type { Interface } from '../model/device.ts';
import type { IsisCircuit, Level } from '../model/isis.ts';
import type { Link, RouterIndex, Speaker } from '../model/network.ts';
import { areaName } from './areas.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { AnalysedNetwork, Finding, Mend, Rule, Severity } from './rule.ts';
import { isOnUndefinedInstance } from './undefined-instance.ts';
import { listText, routerName } from './words.ts';

const code = 'adjacency-mismatch';

interface End {
  readonly router: RouterIndex;
  readonly interface: Interface;
  readonly circuit: IsisCircuit | undefined;
  readonly speaker: Speaker | undefined;
}

/** The others have rules of their own. */
type Problem = Exclude<AdjacencyProblem, 'system-id' | 'duplicate-address'> | 'lsp-authentication';

interface Mismatch {
  readonly link: Link;
  readonly problem: Problem;
  readonly levels: readonly Level[];
  /** The end all failures of the group have in common. */
  readonly culprit: End;
  readonly others: readonly End[];
}

function attachedEnd({ network }: AnalysedNetwork, link: Link, position: number): End | undefined {
  const attachment = link.attachments[position];
  const speaker = attachment && network.speakers[attachment.speaker];
  if (!attachment || !speaker) return undefined;
  return { router: speaker.router, interface: attachment.interface, circuit: attachment.circuit, speaker };
}

function endsOf(analysed: AnalysedNetwork, failed: FailedAdjacency): readonly [End, End] | undefined {
  const link = analysed.network.links[failed.link];
  const first = link && attachedEnd(analysed, link, failed.ends[0]);
  if (!link || !first) return undefined;
  if (failed.problem !== 'one-side-only') {
    const second = attachedEnd(analysed, link, failed.ends[1]);
    return second && [first, second];
  }
  const silent = link.silent[failed.ends[1]];
  // What is missing is missing at the silent end.
  return (
    silent && [{ router: silent.router, interface: silent.interface, circuit: undefined, speaker: undefined }, first]
  );
}

interface Pair {
  readonly link: Link;
  readonly problem: Problem;
  readonly levels: readonly Level[];
  readonly ends: readonly [End, End];
}

const endKey = (end: End): string => `${end.router} ${end.interface.name}`;

/** Which end deviates by its own words: a setting that is configured against one that is a default. */
function deviates({ problem }: Pair, { circuit, speaker, interface: on }: End): boolean {
  switch (problem) {
    case 'level':
      return circuit?.levelsSpan !== undefined || speaker?.instance.levelsSpan !== undefined;
    case 'passive-one-side':
      return circuit?.passive === true;
    case 'network-type':
      return circuit?.networkSpan === undefined;
    case 'mtu':
      return on.mtu !== undefined;
    default:
      return false;
  }
}

/** One finding per link and problem when one router is behind all its failures, else as few as name them all. */
function group(pairs: readonly Pair[]): Mismatch[] {
  const found: Mismatch[] = [];
  let rest = [...pairs];
  while (rest.length > 0) {
    const counts = new Map<string, { end: End; pairs: Pair[] }>();
    for (const pair of rest) {
      for (const end of pair.ends) {
        const known = counts.get(endKey(end)) ?? { end, pairs: [] };
        counts.set(endKey(end), known);
        known.pairs.push(pair);
      }
    }
    const most = Math.max(...[...counts.values()].map((each) => each.pairs.length));
    const candidates = [...counts.values()].filter((each) => each.pairs.length === most);
    const chosen =
      candidates.find(({ end, pairs: [pair] }) => pair && pair.problem === 'one-side-only' && pair.ends[0] === end) ??
      candidates.find(({ end, pairs: own }) => own.every((pair) => deviates(pair, end))) ??
      candidates[0];
    const [first] = chosen?.pairs ?? [];
    if (!chosen || !first) break;
    found.push({
      link: first.link,
      problem: first.problem,
      levels: first.levels,
      culprit: chosen.end,
      others: chosen.pairs.flatMap(({ ends }) => ends.filter((end) => endKey(end) !== endKey(chosen.end))),
    });
    rest = rest.filter((pair) => !chosen.pairs.includes(pair));
  }
  return found;
}

function refusedLsps(analysed: AnalysedNetwork): Pair[] {
  const { network, simulation } = analysed;
  return simulation.adjacencies.flatMap(({ link: index, level, ends }): Pair[] => {
    const link = network.links[index];
    const [a, b] = ends.map((end) => network.speakers[link?.attachments[end]?.speaker ?? -1]);
    if (!link || !a || !b || lspAuthenticationAgrees(network, level, a, b)) return [];
    const [first, second] = ends.map((end) => attachedEnd(analysed, link, end));
    return first && second ? [{ link, problem: 'lsp-authentication', levels: [level], ends: [first, second] }] : [];
  });
}

const isToldOfInstance = ({ network }: AnalysedNetwork, { router, interface: on }: End): boolean =>
  isOnUndefinedInstance(network.routers[router]?.device, on);

function mismatches(analysed: AnalysedNetwork): Mismatch[] {
  const groups = new Map<string, Pair[]>();
  const add = (pair: Pair): void => {
    const key = `${pair.link.index} ${pair.problem} ${pair.levels.join()}`;
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  };
  for (const failed of analysed.simulation.failedAdjacencies) {
    const { problem, levels } = failed;
    const link = analysed.network.links[failed.link];
    const ends = endsOf(analysed, failed);
    // One system ID or address on two routers is a finding of its own.
    if (!link || !ends || problem === 'system-id' || problem === 'duplicate-address') continue;
    if (problem === 'one-side-only' && isToldOfInstance(analysed, ends[0])) continue;
    add({ link, problem, levels, ends });
  }
  for (const pair of refusedLsps(analysed)) add(pair);
  return [...groups.values()].flatMap(group);
}

const levelText = (levels: { readonly 1: boolean; readonly 2: boolean }): string =>
  levels[1] && levels[2] ? 'levels 1 and 2' : levels[1] ? 'level 1 only' : 'level 2 only';

function ownLevels({ circuit, speaker }: End): string {
  const levels = {
    1: Boolean(circuit?.levels[1] && speaker?.instance.levels[1]),
    2: Boolean(circuit?.levels[2] && speaker?.instance.levels[2]),
  };
  return levelText(levels);
}

function settingOf({ problem }: Mismatch, end: End): string {
  switch (problem) {
    case 'area':
      return `is in ${areaName(end.speaker?.areas ?? [])}`;
    case 'level':
      return `runs ${ownLevels(end)}`;
    case 'network-type':
      return `is ${end.circuit?.network ?? ''}`;
    case 'subnet':
      return `is in ${listText(end.interface.ipv4.map(({ prefix }) => prefixText(prefix)))}`;
    case 'authentication':
      return authenticationText(end.circuit?.helloAuthentication[1] ?? end.circuit?.helloAuthentication[2]);
    case 'lsp-authentication':
      return authenticationText(
        end.speaker?.instance.lspAuthentication[1] ?? end.speaker?.instance.lspAuthentication[2],
      );
    case 'mtu':
      return `has MTU ${end.interface.mtu?.value ?? 'by default'}`;
    case 'address-family':
      return `runs IS-IS for ${end.circuit?.families.ipv4 ? 'IPv4' : 'IPv6 only'}`;
    case 'passive-one-side':
      return end.circuit?.passive ? 'is passive' : 'is active';
    case 'one-side-only':
      return end.circuit ? 'runs IS-IS' : 'does not run IS-IS';
  }
}

function authenticationText(authentication: { readonly mode: string } | undefined): string {
  return authentication ? `uses ${authentication.mode} authentication` : 'uses no authentication';
}

const WHAT: Readonly<Record<Problem, string>> = {
  area: 'are in different areas, and level 1 needs a common one',
  level: 'have no level in common',
  'network-type': 'differ in network type',
  subnet: 'have addresses of different subnets',
  authentication: 'do not agree on hello authentication',
  'lsp-authentication': 'do not agree on LSP authentication',
  mtu: 'differ in MTU while hellos are padded',
  'address-family': 'have no address family in common',
  'passive-one-side': 'do not both send hellos',
  'one-side-only': 'do not both run IS-IS',
};

const MEND: Readonly<Record<Exclude<Problem, 'level'>, string>> = {
  area: 'Give both the same area address, or let both run level 2 on this link.',
  'network-type': 'Configure point-to-point on both ends, or on neither.',
  subnet: 'Correct the address or mask of one end.',
  authentication: 'Configure the same type and key on both ends.',
  'lsp-authentication':
    'Configure the same area or domain authentication on both routers: the adjacency is up, yet each ignores what the other announces.',
  mtu: 'Give both ends the same MTU.',
  'address-family': 'Run the same address family on both ends.',
  'passive-one-side': 'Take passive off, or make both ends passive when they are not meant to be neighbors.',
  'one-side-only': 'Enable IS-IS on the other end, or make this one passive.',
};

function mendText({ network }: AnalysedNetwork, { problem, culprit }: Mismatch): string {
  if (problem !== 'level') return MEND[problem];
  const words = network.routers[culprit.router]?.device.behaviour.words;
  return `Correct ${words?.levels ?? 'the levels'} so that both run one level in common.`;
}

const MAY_BE_MEANT: ReadonlySet<Problem> = new Set(['passive-one-side', 'one-side-only']);

/** The words that show the setting best. */
function spanOf({ problem }: Mismatch, { circuit, speaker, interface: on }: End): Span {
  const section = on.section.span;
  switch (problem) {
    case 'area':
      return speaker?.instance.nets[0]?.span ?? section;
    case 'level':
      return circuit?.levelsSpan ?? speaker?.instance.levelsSpan ?? circuit?.span ?? section;
    case 'network-type':
      return circuit?.networkSpan ?? section;
    case 'subnet':
      return on.ipv4[0]?.span ?? section;
    case 'authentication':
      return (circuit?.helloAuthentication[1] ?? circuit?.helloAuthentication[2])?.span ?? section;
    case 'lsp-authentication':
      return (
        (speaker?.instance.lspAuthentication[1] ?? speaker?.instance.lspAuthentication[2])?.span ??
        speaker?.instance.section.span ??
        section
      );
    case 'mtu':
      return on.mtu?.span ?? section;
    case 'passive-one-side':
      return circuit?.span ?? section;
    default:
      return section;
  }
}

const keyOf = ({ network }: AnalysedNetwork, { link, problem, culprit }: Mismatch): string =>
  `${code}:${problem}:${prefixText(link.subnet)}:${routerName(network, culprit.router)}:${culprit.interface.name}`;

function severityOf({ simulation }: AnalysedNetwork, { link, problem }: Mismatch): Severity {
  if (MAY_BE_MEANT.has(problem)) return 'warning';
  // Where the two are neighbors at the other level, something works.
  if (problem === 'lsp-authentication') return 'error';
  return simulation.adjacencies.some((each) => each.link === link.index) ? 'warning' : 'error';
}

function report(analysed: AnalysedNetwork, mismatch: Mismatch): Finding {
  const { network } = analysed;
  const { culprit, others, problem, levels } = mismatch;
  const text = (end: End): string => `${routerName(network, end.router)} ${end.interface.name}`;
  const settings = [culprit, ...others].slice(0, 3).map((end) => `${text(end)} ${settingOf(mismatch, end)}`);
  const at = levels.length === 1 ? ` at level ${levels[0]}` : '';
  const outcome = problem === 'lsp-authentication' ? `refuse each other's LSPs${at}` : `will not become neighbors${at}`;
  return findingAt(network, culprit.router, spanOf(mismatch, culprit), {
    code,
    severity: severityOf(analysed, mismatch),
    message: `${text(culprit)} and ${listText(others.map(text))} ${outcome}: they ${WHAT[problem]} (${settings.join('; ')}). ${mendText(analysed, mismatch)}`,
    key: keyOf(analysed, mismatch),
    affected: [...new Set(others.map(({ router }) => routerName(network, router)))],
    related: others.map((end) =>
      relatedAt(network, end.router, spanOf(mismatch, end), `${text(end)} ${settingOf(mismatch, end)}`),
    ),
  });
}

function mendsOf({ network }: AnalysedNetwork, mismatch: Mismatch): Mend[] {
  const { culprit, others, problem } = mismatch;
  const [other] = others;
  if (problem === 'network-type' && other && others.length === 1) {
    const broadcast = [culprit, other].find(({ circuit }) => circuit?.network === 'broadcast');
    if (!broadcast || broadcast.circuit?.networkSpan) return [];
    return [
      {
        title: `Make ${routerName(network, broadcast.router)} ${broadcast.interface.name} point-to-point`,
        preferred: true,
        apply: (plan) => plan.editor(broadcast.router)?.setPointToPoint(broadcast.interface),
      },
    ];
  }
  return [];
}

export const adjacencyMismatch: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'Two ends of a link will not become neighbors',
    whatItFinds:
      'Circuits that share a subnet and evidently mean to be neighbors, and differ in what both ends must agree on: area (for level 1), level, network type, subnet, authentication of hellos or of LSPs, MTU with padded hellos, address family; or only one end runs IS-IS or one end is passive. Both ends are named.',
    whyItMatters:
      'The link is up and carries no routes. Paths take a detour or do not exist, an area may lose its way to the backbone, and nothing in the configuration of one router alone shows why.',
    howToMend:
      'Make the two ends agree, as the message says. A quick fix sets point-to-point on the other end; for the rest the right value is a decision.',
    sources: ['D3', 'D4', 'D5', 'RFC 5303', 'ISO 10589'],
  },
  check: (analysed) => mismatches(analysed).map((each) => report(analysed, each)),
  mends: (finding, analysed) => {
    const found = mismatches(analysed).find((each) => keyOf(analysed, each) === finding.key);
    return found ? mendsOf(analysed, found) : [];
  },
};
