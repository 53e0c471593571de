/** Two circuits on one subnet that will not become neighbors, or whose LSPs are refused (D3, D4). */
import { prefixText } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import { paddedSize } from '../isis/adjacency.ts';
import { lspAuthenticationAgrees } from '../isis/authentication.ts';
import type { AdjacencyProblem, FailedAdjacency } from '../isis/results.ts';
import { say } from '../messages/catalogue.ts';
import type { EndSetting } from '../messages/english/links.ts';
import type { Device, Interface } from '../model/device.ts';
import type { Authentication, IsisCircuit, Level, PerLevel } from '../model/isis.ts';
import { areaText } from '../model/net-text.ts';
import type { Link, RouterIndex, Speaker } from '../model/network.ts';
import { brokenServices } from './broken-services.ts';
import { type Cut, cutByFailure } from './cut-pairs.ts';
import { findingAt, relatedAt } from './finding.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork, Finding, Mend, Rule, Severity } from './rule.ts';
import { isOnUndefinedInstance } from './undefined-instance.ts';
import { namesOf, routerName } from './words.ts';

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
  readonly failed: readonly FailedAdjacency[];
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
  /** Undefined where the adjacency is up. */
  readonly failed: FailedAdjacency | undefined;
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
      failed: chosen.pairs.flatMap(({ failed }) => failed ?? []),
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
    return first && second
      ? [{ link, problem: 'lsp-authentication', levels: [level], ends: [first, second], failed: undefined }]
      : [];
  });
}

const isToldOfInstance = ({ network }: AnalysedNetwork, { router, interface: on }: End): boolean =>
  isOnUndefinedInstance(network.routers[router]?.device, on);

const countingVersions = perNetwork(
  ({ network }: AnalysedNetwork): ReadonlySet<Device> => new Set(network.otherVersions.map(({ counts }) => counts)),
);

/** The version that does not count may be the one that fits; the finding about the versions says enough. */
function hasOtherVersion(analysed: AnalysedNetwork, { router }: End): boolean {
  const device = analysed.network.routers[router]?.device;
  return device !== undefined && countingVersions(analysed).has(device);
}

/** An end without IS-IS of which another finding says why, where no service hangs on it. */
const isToldElsewhere = (analysed: AnalysedNetwork, failed: FailedAdjacency, ends: readonly [End, End]): boolean =>
  isToldOfInstance(analysed, ends[0]) ||
  (ends.some((end) => hasOtherVersion(analysed, end)) && !cutByFailure(analysed, failed));

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
    if (problem === 'one-side-only' && isToldElsewhere(analysed, failed, ends)) continue;
    add({ link, problem, levels, ends, failed });
  }
  for (const pair of refusedLsps(analysed)) add(pair);
  return [...groups.values()].flatMap(group);
}

function settingOf({ network }: AnalysedNetwork, { problem }: Mismatch, end: End): EndSetting {
  const { circuit, speaker, interface: on } = end;
  switch (problem) {
    case 'area':
      return { of: 'area', areas: (speaker?.areas ?? []).map(areaText) };
    case 'level':
      return {
        of: 'levels',
        level1: Boolean(circuit?.levels[1] && speaker?.instance.levels[1]),
        level2: Boolean(circuit?.levels[2] && speaker?.instance.levels[2]),
      };
    case 'network-type':
      return { of: 'network', network: circuit?.network ?? 'broadcast' };
    case 'subnet':
      return { of: 'subnets', prefixes: on.ipv4.map(({ prefix }) => prefixText(prefix)) };
    case 'authentication':
      return authenticationOf(circuit?.helloAuthentication);
    case 'lsp-authentication':
      return authenticationOf(speaker?.instance.lspAuthentication);
    case 'mtu':
      return {
        of: 'mtu',
        octets: on.mtu?.value ?? on.defaultMtu,
        byDefault: on.mtu === undefined,
        paddedTo: circuit && paddedSize(network.routers[end.router]?.device.behaviour, circuit, on),
      };
    case 'address-family':
      return { of: 'families', ipv4: circuit?.families.ipv4 === true, ipv6: circuit?.families.ipv6 === true };
    case 'passive-one-side':
      return { of: 'hellos', passive: circuit?.passive === true };
    case 'one-side-only':
      return { of: 'isis', runs: circuit !== undefined };
  }
}

function authenticationOf(levels: PerLevel<Authentication | undefined> | undefined): EndSetting {
  return { of: 'authentication', mode: (levels?.[1] ?? levels?.[2])?.mode ?? 'none' };
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

/** What its failures cut off. */
const cutsBy = (analysed: AnalysedNetwork, { failed }: Mismatch): readonly Cut[] =>
  failed.flatMap((each) => cutByFailure(analysed, each) ?? []);

function severityOf({ simulation }: AnalysedNetwork, { link, problem }: Mismatch): Severity {
  if (MAY_BE_MEANT.has(problem)) return 'warning';
  // Where the two are neighbors at the other level, something works.
  if (problem === 'lsp-authentication') return 'error';
  return simulation.adjacencies.some((each) => each.link === link.index) ? 'warning' : 'error';
}

function report(analysed: AnalysedNetwork, mismatch: Mismatch): Finding {
  const { network } = analysed;
  const { culprit, others, problem, levels } = mismatch;
  const setting = (end: End) => ({
    name: `${routerName(network, end.router)} ${end.interface.name}`,
    setting: settingOf(analysed, mismatch, end),
  });
  const cuts = cutsBy(analysed, mismatch);
  const pairs = cuts.flatMap((cut) => cut.pairs);
  const more = cuts.reduce((sum, cut) => sum + cut.others, 0);
  return findingAt(network, culprit.router, spanOf(mismatch, culprit), {
    code,
    severity: cuts.length > 0 ? 'error' : severityOf(analysed, mismatch),
    message: say('adjacency-mismatch', {
      ends: [culprit, ...others].map(setting),
      problem,
      level: levels.length === 1 ? levels[0] : undefined,
      levelWords: network.routers[culprit.router]?.device.behaviour.words.levels ?? '',
      broken: pairs.length > 0 ? brokenServices(network, pairs, more) : undefined,
    }),
    key: keyOf(analysed, mismatch),
    broken: pairs,
    otherBroken: more,
    affected: [
      ...new Set([
        ...others.map(({ router }) => routerName(network, router)),
        ...namesOf(
          network,
          pairs.map(({ ingress }) => ingress).sort((a, b) => a - b),
        ),
      ]),
    ],
    related: others.map((end) =>
      relatedAt(network, end.router, spanOf(mismatch, end), say('adjacency-mismatch.end', setting(end))),
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
