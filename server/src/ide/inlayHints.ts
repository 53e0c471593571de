/** Inlay hints: what the words of a line do not say, in a few more behind them. */
import { formatIpv4, isHostPrefix, prefixText } from '../base/ip.ts';
import type { Place, Position, Span } from '../base/text.ts';
import { matchPrefixList } from '../isis/prefix-lists.ts';
import type { Router } from '../model/network.ts';
import { routersOfFile } from '../model/routers.ts';
import { perNetwork } from '../rules/memo.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import type { Statement } from '../syntax/tree.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { addressMentions } from './addresses.ts';
import { leakOutcome } from './hover/leak.ts';
import { neutralise } from './markdown.ts';
import { topologyIds } from './topology/ids.ts';

export interface HintPart {
  readonly text: string;
  /** Where what it names is written. */
  readonly place: Place | undefined;
}

export interface InlayHint {
  readonly position: Position;
  readonly parts: readonly HintPart[];
}

/** Which kinds are wanted. */
export interface HintKinds {
  /** Behind an interface: who is at the far end. */
  readonly neighbors: boolean;
  /** Behind a distribution between levels: what it lets through. */
  readonly leaks: boolean;
  /** Behind an address of another router: whose it is. */
  readonly hostnames: boolean;
  /** Behind an entry of a prefix list: whose service loopbacks it decides about. */
  readonly prefixLists: boolean;
}

export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Names of routers in one hint. */
const MOST_NAMES = 2;

/** Hints on lines `first` to `last`, both included, in order. */
export function inlayHints(
  snapshot: WorkspaceSnapshot,
  file: string,
  lines: Lines,
  kinds: HintKinds,
): readonly InlayHint[] {
  const analysed = snapshot.networkOf(file);
  if (!analysed) return [];
  const routers = routersOfFile(analysed.network, file);
  const within = ({ line }: Span): boolean => lines.first <= line && line <= lines.last;
  const hints = [
    ...routers.flatMap((router) => [
      ...(kinds.neighbors ? neighborHints(analysed, router, within) : []),
      ...(kinds.leaks ? leakHints(analysed, router, within) : []),
      ...(kinds.prefixLists ? entryHints(analysed, router, within) : []),
    ]),
    ...(kinds.hostnames ? hostnameHints(analysed, snapshot, file, lines) : []),
  ];
  return hints.sort((a, b) => a.position.line - b.position.line || a.position.character - b.position.character);
}

type Within = (span: Span) => boolean;

const behind = ({ line, end }: Span): Position => ({ line, character: end });
const plain = (text: string): HintPart => ({ text, place: undefined });

const placeOf = ({ device: { file, hostname } }: Router): Place => ({
  file,
  span: hostname?.span ?? { line: 0, start: 0, end: 0 },
});

const named = (router: Router): HintPart => ({ text: neutralise(router.name, 40), place: placeOf(router) });

/** Some names, and how many more. */
function nameParts(routers: readonly Router[]): readonly HintPart[] {
  const shown = routers.slice(0, MOST_NAMES).flatMap((router, at) => [...(at > 0 ? [plain(', ')] : []), named(router)]);
  const more = routers.length - MOST_NAMES;
  return more > 0 ? [...shown, plain(` and ${more} more`)] : shown;
}

/** Pairs of attachments that are adjacent, by link: `3 0 1`. */
const adjacentPairs = perNetwork(
  ({ simulation }): ReadonlySet<string> =>
    new Set(simulation.adjacencies.flatMap(({ link, ends: [a, b] }) => [`${link} ${a} ${b}`, `${link} ${b} ${a}`])),
);

function neighborHints(analysed: AnalysedNetwork, router: Router, within: Within): readonly InlayHint[] {
  const { network } = analysed;
  const { linkAt, linkOf } = topologyIds(analysed);
  const adjacent = adjacentPairs(analysed);
  return router.device.interfaces.flatMap(({ name, section: { span } }): InlayHint[] => {
    const id = within(span) ? linkAt(router.index, name) : undefined;
    const wire = id && linkOf(id)?.wire;
    const own = wire?.ports.find((port) => port.router === router.index && port.interface.name === name);
    if (!wire || !own) return [];
    const others = wire.ports.filter((port) => port !== own);
    const [only] = others;
    if (!only) return [];
    const { index } = wire.link;
    const up = others.some((port) =>
      own.attachments.some((a) => port.attachments.some((b) => adjacent.has(`${index} ${a} ${b}`))),
    );
    const routers = others.flatMap((port) => network.routers[port.router] ?? []);
    const far =
      others.length === 1
        ? [
            {
              text: ` ${only.interface.name}`,
              place: placeOfInterface(network.routers[only.router], only.interface.section.span),
            },
          ]
        : [];
    const state = up ? [] : [plain(', no adjacency')];
    return [{ position: behind(span), parts: [plain('→ '), ...nameParts(routers), ...far, ...state] }];
  });
}

const placeOfInterface = (router: Router | undefined, span: Span): Place | undefined =>
  router && { file: router.device.file, span };

function leakHints(analysed: AnalysedNetwork, { device }: Router, within: Within): readonly InlayHint[] {
  return device.isis.flatMap((instance) =>
    instance.interLevel
      .filter(({ span }) => within(span))
      .flatMap((distribution): InlayHint[] => {
        const outcome = leakOutcome(analysed, device, instance, distribution);
        if (outcome?.kind === 'idle' && !outcome.unknown) {
          return [{ position: behind(distribution.span), parts: [plain(`no level-${outcome.missing} neighbor`)] }];
        }
        if (outcome?.kind !== 'passes' || outcome.candidates === 0) return [];
        const text = `${outcome.effect.permitted.length} of ${outcome.candidates} PE loopbacks pass`;
        return [{ position: behind(distribution.span), parts: [plain(text)] }];
      }),
  );
}

function entryHints(analysed: AnalysedNetwork, { device }: Router, within: Within): readonly InlayHint[] {
  const { network, mpls } = analysed;
  return device.prefixLists.flatMap((list) => {
    if (!list.entries.some(({ span }) => within(span))) return [];
    const hits = new Map<object, Router[]>();
    for (const { router, loopback } of mpls.providerEdges) {
      const entry = loopback && matchPrefixList(list, loopback.host);
      const owner = network.routers[router];
      if (entry && owner) hits.set(entry, [...(hits.get(entry) ?? []), owner]);
    }
    return list.entries.flatMap((entry): InlayHint[] => {
      const routers = hits.get(entry);
      return routers && within(entry.span) ? [{ position: behind(entry.span), parts: nameParts(routers) }] : [];
    });
  });
}

/** Routers by the addresses they own outside of VRFs, which customers may use too. */
const ownersByAddress = perNetwork(({ network }): ReadonlyMap<string, readonly Router[]> => {
  const owners = new Map<string, Router[]>();
  for (const router of network.routers) {
    for (const { vrf, ipv4 } of router.device.interfaces) {
      if (vrf) continue;
      for (const { address } of ipv4) {
        const known = owners.get(formatIpv4(address));
        if (!known) owners.set(formatIpv4(address), [router]);
        else if (!known.includes(router)) known.push(router);
      }
    }
  }
  return owners;
});

function hostnameHints(
  analysed: AnalysedNetwork,
  snapshot: WorkspaceSnapshot,
  file: string,
  { first, last }: Lines,
): readonly InlayHint[] {
  const owners = ownersByAddress(analysed);
  const hints: InlayHint[] = [];
  const visit = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      if (statement.lastLine < first || statement.line > last) continue;
      visit(statement.children);
      if (statement.line < first) continue;
      for (const { span, host, prefix } of addressMentions(statement)) {
        if (host.family !== 'ipv4' || (prefix && !isHostPrefix(prefix))) continue;
        const routers = owners.get(prefixText(host).replace('/32', '')) ?? [];
        // Its own addresses need no name in a file.
        if (routers.length > 0 && routers.every(({ device }) => device.file !== file)) {
          hints.push({ position: behind(span), parts: nameParts(routers) });
        }
      }
    }
  };
  visit(snapshot.tree(file)?.statements ?? []);
  return hints;
}
