/** Hover on a prefix: who learns it, how, and who does not and why (D22). */
import { type IpPrefix, prefixContains, prefixEquals, prefixText } from '../../base/ip.ts';
import type { Knowledge } from '../../isis/results.ts';
import { messageText } from '../../messages/catalogue.ts';
import type { Device } from '../../model/device.ts';
import type { RouterIndex } from '../../model/network.ts';
import { routerOf } from '../../model/routers.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { type AddressOwner, attachedTo } from '../addresses.ts';
import { countManners, type Learner, type Learners, learnersOf, mannerOf, unknownBecause } from '../learners.ts';
import {
  type Block,
  data,
  type Line,
  list,
  type MarkdownDocument,
  paragraph,
  say,
  strong,
  table,
  words,
} from '../markdown.ts';
import { vpnVerdict } from './vpn.ts';
import { MANNER, nextHopsLine, placeLine, routerLine, routerNames, shortList } from './words.ts';

const TABLE_ROWS = 12;
const REASONS = 3;
const STEPS = 8;

/** Verdict first, then the reasons, the table, what else is known `about` it, and how the device's own router learns it. */
export function prefixHover(
  analysed: AnalysedNetwork,
  prefix: IpPrefix,
  device: Device,
  about: readonly Line[],
): MarkdownDocument {
  const owners = attachedTo(analysed.network, prefix);
  const vpn = vpnVerdict(analysed, prefix);
  const remarks = about.map(paragraph);
  if (!isAdvertised(analysed, prefix)) {
    const asker = routerOf(analysed.network, device)?.index;
    return [...vpn, ...notAdvertised(analysed, prefix, owners, asker), ...remarks];
  }
  const learners = learnersOf(analysed, prefix);
  return [
    ...vpn,
    paragraph(learnedVerdict(learners, vpn.length === 0)),
    ...reasons(analysed, learners),
    ...learnerTable(analysed, learners),
    paragraph(originLine(learners, owners)),
    ...remarks,
    ...ownDerivation(analysed, learners, device),
  ];
}

/** The chain of facts behind what the device's own router knows (I6). */
function ownDerivation(analysed: AnalysedNetwork, { prefix, others }: Learners, device: Device): readonly Block[] {
  const asker = routerOf(analysed.network, device);
  const own = others.find(({ router }) => router.index === asker?.index);
  if (own?.knowledge.state !== 'learned') return [];
  const facts = analysed.simulation.explain(own.router.index, prefix);
  const steps = facts.slice(-STEPS).map(({ text, place }) => {
    const where = place ? say` (${placeLine(place)})` : [];
    return say`${data(messageText(text), 300)}${where}`;
  });
  return steps.length > 0 ? [paragraph(say`How ${routerLine(own.router)} learns it:`), list(steps)] : [];
}

/** Without asking every router: whether somebody can have put the prefix into an LSP. */
function isAdvertised({ network, simulation }: AnalysedNetwork, prefix: IpPrefix): boolean {
  if (prefix.length === 0 || simulation.originators(prefix).length > 0) return true;
  return network.speakers.some(({ instance }) => instance.summaries.some((each) => prefixEquals(each.prefix, prefix)));
}

function notAdvertised(
  analysed: AnalysedNetwork,
  prefix: IpPrefix,
  owners: readonly AddressOwner[],
  asker: RouterIndex | undefined,
): readonly Block[] {
  const verdict = strong(say`${prefixText(prefix)} is not in IS-IS`);
  const [owner] = owners;
  const instead = asker === undefined ? [] : askerLine(analysed, prefix, asker);
  if (!owner) {
    const covered = coveredLine(analysed, prefix);
    return [paragraph(say`${verdict}: no router of this network advertises exactly this prefix.${covered}${instead}`)];
  }
  const where = say`${routerLine(owner.router)} ${data(owner.interface.name)}`;
  if (owner.interface.vrf) {
    return [paragraph(say`${verdict}: it belongs to VRF ${owner.interface.vrf.value} on ${where}.`)];
  }
  const witness = analysed.network.routers.find(
    ({ index, speakers }) => index !== owner.router.index && speakers.length > 0,
  );
  const reason = witness ? reasonLine(analysed, witness.index, prefix) : [];
  const other = owner.router.index === asker ? [] : instead;
  return [paragraph(say`${verdict}: ${where} has it and does not advertise it.${reason}${other}`)];
}

/** What a prefix in a list is usually about: the PEs whose loopbacks lie in it. */
function coveredLine({ network, mpls }: AnalysedNetwork, prefix: IpPrefix): Line {
  const inside = mpls.providerEdges.filter(
    ({ loopback }) => loopback && prefixContains(prefix, loopback.host) && !prefixEquals(prefix, loopback.host),
  );
  if (inside.length === 0) return [];
  return say` It covers the service loopbacks of ${routerNames(inside.map(({ router }) => network.routers[router]))}.`;
}

/** How the file's own router would get there. */
function askerLine(analysed: AnalysedNetwork, prefix: IpPrefix, asker: RouterIndex): Line {
  const router = analysed.network.routers[asker];
  if (!router || router.speakers.length === 0) return [];
  const knowledge = analysed.simulation.knowledge(asker, prefix);
  if (knowledge.state === 'unknown') {
    return [
      words(
        knowledge.undecided.length > 0
          ? ' A policy asks for what these files cannot tell, so it may.'
          : knowledge.unread.length > 0
            ? ' Routes of other protocols or instances are redistributed into IS-IS, and it may be among them.'
            : ' Routers are missing from the folder, so one of them may.',
      ),
    ];
  }
  return say` ${routerLine(router)} has ${insteadLine(analysed, knowledge)}.`;
}

function learnedVerdict({ prefix, others }: Learners, first: boolean): Line {
  const learners = others.filter(({ knowledge }) => knowledge.state === 'learned');
  const learned = learners.length;
  const name = words(prefixText(prefix));
  if (others.length === 0) return say`${name}: there is no other IS-IS router in this network.`;
  const verdict =
    learned === others.length
      ? say`${name}: learned by all ${others.length} other routers`
      : say`${name}: learned by ${learned} of ${others.length} other routers`;
  const counts = countManners(learners).map(([manner, count]) => say`${count} ${words(MANNER[manner])}`);
  return say`${first ? strong(verdict) : verdict}${counts.length > 0 ? say` (${shortList(counts, 6)})` : []}.`;
}

function originLine({ originators }: Learners, owners: readonly AddressOwner[]): Line {
  const own = owners.filter(({ router }) => originators.includes(router));
  if (own.length === 0) return say`Advertised by ${routerNames(originators)}.`;
  const ends = own.map(
    ({ router, interface: { name }, address }) =>
      say`${routerLine(router)} ${data(name)} (${placeLine({ file: router.device.file, span: address.span })})`,
  );
  return say`Advertised by ${shortList(ends, 4)}.`;
}

/** Those who do not learn it, grouped by what they have instead, with the reason of the first. */
function reasons(analysed: AnalysedNetwork, { prefix, others }: Learners): readonly Block[] {
  const groups = new Map<string, Learner[]>();
  for (const learner of others) {
    if (learner.knowledge.state === 'learned') continue;
    const key = `${learner.knowledge.state} ${exits(learner.knowledge).join(' ')}`;
    const group = groups.get(key);
    if (group) group.push(learner);
    else groups.set(key, [learner]);
  }
  const items: Line[] = [...groups.values()].slice(0, REASONS).map((group) => {
    const [first] = group;
    if (!first) return [];
    const who = routerNames(group.map(({ router }) => router));
    return say`${who}: ${insteadLine(analysed, first.knowledge)}.${reasonLine(analysed, first.router.index, prefix)}`;
  });
  if (groups.size > REASONS) items.push(say`and ${groups.size - REASONS} more groups of routers`);
  return items.length > 0 ? [list(items)] : [];
}

/** The steps of its derivation at which the prefix stops, at most two. */
function reasonLine({ simulation }: AnalysedNetwork, router: RouterIndex, prefix: IpPrefix): Line {
  const stops = simulation.explain(router, prefix).filter(({ stops: reason }) => reason);
  return stops.slice(0, 2).flatMap(({ text, place }) => {
    const where = place ? say` (${placeLine(place)})` : [];
    return say` ${data(messageText(text), 300)}${where}.`;
  });
}

function exits(knowledge: Knowledge): readonly number[] {
  return 'route' in knowledge ? knowledge.route.advertisers : [];
}

/** What a router has where the exact prefix is missing. */
function insteadLine({ network }: AnalysedNetwork, knowledge: Knowledge): Line {
  const via = routerNames(
    exits(knowledge).map((index) => network.routers[index]),
    3,
  );
  switch (knowledge.state) {
    case 'learned':
      return [words(MANNER[knowledge.route.type])];
    case 'summary-only':
      return say`only the summary ${prefixText(knowledge.covering)} from ${via}`;
    case 'default-only':
      return say`only the default route via ${via}`;
    case 'none':
      return [words('no route')];
    case 'unknown':
      return [words(`unknown, because ${unknownBecause(knowledge)}`)];
  }
}

function learnerTable(analysed: AnalysedNetwork, { others }: Learners): readonly Block[] {
  if (others.length === 0) return [];
  const shown = others.slice(0, others.length > TABLE_ROWS + 1 ? TABLE_ROWS : others.length);
  const hidden = others.slice(shown.length);
  const rows = shown.map((learner) => row(analysed, learner));
  const more = countManners(hidden).map(([manner, count]) => say`${count} ${words(MANNER[manner])}`);
  const rest = hidden.length > 0 ? [paragraph(say`and ${hidden.length} more: ${shortList(more, 6)}.`)] : [];
  return [table(['Router', 'Learned', 'Metric', 'Next hop'], rows), ...rest];
}

function row({ network }: AnalysedNetwork, learner: Learner): readonly Line[] {
  const { router, providerEdge, knowledge } = learner;
  const name = providerEdge ? say`${routerLine(router)} (PE)` : routerLine(router);
  const how = [words(MANNER[mannerOf(knowledge)])];
  if (knowledge.state === 'none' || knowledge.state === 'unknown') return [name, how, [], []];
  const { metric, nextHops } = knowledge.route;
  return [name, how, say`${metric}`, nextHopsLine(network, nextHops)];
}
