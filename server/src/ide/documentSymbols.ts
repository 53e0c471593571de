/** The outline of a file: what it defines, by section, in the order it is written. */
import { formatIpv4, formatIpv6, prefixText } from '../base/ip.ts';
import type { Range, Span } from '../base/text.ts';
import { spanToRange } from '../base/text.ts';
import type { Device, Interface } from '../model/device.ts';
import type { IsisInstance } from '../model/isis.ts';
import { areaText, systemIdText } from '../model/net-text.ts';
import { type AccessList, clauseName, type PrefixList, type RoutePolicy } from '../model/policy.ts';
import type { Bgp, Vrf } from '../model/vpn.ts';
import { statementPath } from '../syntax/locate.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export type SymbolKind =
  | 'router'
  | 'interface'
  | 'address'
  | 'isis'
  | 'net'
  | 'leak'
  | 'redistribution'
  | 'summary'
  | 'bgp'
  | 'neighbor'
  | 'vrf'
  | 'route-policy'
  | 'clause'
  | 'list'
  | 'entry'
  | 'key-chain'
  | 'config-group';

export interface DocumentSymbol {
  readonly name: string;
  /** A few words beside the name; may be empty. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  /** The words to select; within `range`. */
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}

export function documentSymbols(snapshot: WorkspaceSnapshot, file: string): readonly DocumentSymbol[] {
  const devices = snapshot.devices.get(file);
  const tree = devices && snapshot.tree(file);
  if (!devices || !tree) return [];
  const section = sectionMaker(tree);
  return devices.flatMap((device) => deviceSymbols(device, section)).sort(byStart);
}

function deviceSymbols(device: Device, section: MakeSection): readonly DocumentSymbol[] {
  return [
    ...hostnameSymbols(device),
    ...device.vrfs.map((vrf) => section(vrf.section, 'vrf', `vrf ${vrf.name}`, vrf.rd?.value ?? '', vrfTargets(vrf))),
    ...device.interfaces.map((each) =>
      section(each.section, 'interface', each.name, interfaceDetail(each), addressSymbols(each)),
    ),
    ...device.isis.map((instance) =>
      section(
        instance.section,
        'isis',
        `IS-IS ${instance.tag}`.trim(),
        '',
        isisSymbols(instance, device.behaviour.words),
      ),
    ),
    ...(device.bgp
      ? [section(device.bgp.section, 'bgp', `BGP ${device.bgp.asn}`, '', neighborSymbols(device.bgp))]
      : []),
    ...device.routePolicies.flatMap((policy) => policySymbols(device, policy, section)),
    ...device.prefixLists.map((each) =>
      section(each.section, 'list', each.name, device.behaviour.words.prefixList, prefixEntries(each)),
    ),
    ...device.accessLists.map((each) =>
      section(each.section, 'list', each.name, device.behaviour.words.accessList, accessEntries(each)),
    ),
    ...device.keyChains.map((each) => section(each.section, 'key-chain', each.name, 'key chain', [])),
    ...groupSymbols(device, section),
  ];
}

function byStart(a: DocumentSymbol, b: DocumentSymbol): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

interface Lines {
  readonly span: Span;
  readonly firstLine: number;
  readonly lastLine: number;
}

type MakeSection = (
  lines: Lines,
  kind: SymbolKind,
  name: string,
  detail: string,
  children: readonly DocumentSymbol[],
) => DocumentSymbol;

function sectionMaker(tree: SyntaxTree): MakeSection {
  return ({ span, firstLine, lastLine }, kind, name, detail, children) => {
    const selection = spanToRange(span);
    const end = { line: lastLine, character: endOfLine(tree, lastLine) };
    const start = { line: firstLine, character: firstLine === span.line ? span.start : 0 };
    const holdsSelection = end.line > span.line || end.character >= span.end;
    return { name, detail, kind, range: { start, end: holdsSelection ? end : selection.end }, selection, children };
  };
}

/** Column behind the last word or closing brace on a line; 0 inside banners and hex blobs. */
function endOfLine(tree: SyntaxTree, line: number): number {
  const path = statementPath(tree, line);
  const closing = path.find(({ lastLine, closing: brace }) => brace && lastLine === line)?.closing;
  if (closing) return closing.end;
  const statement = path.at(-1);
  return statement?.line === line ? ((statement.words.at(-1) ?? statement.negation?.word)?.end ?? 0) : 0;
}

function leaf(kind: SymbolKind, name: string, detail: string, span: Span): DocumentSymbol {
  const range = spanToRange(span);
  return { name, detail, kind, range, selection: range, children: [] };
}

function hostnameSymbols({ hostname, behaviour }: Device): readonly DocumentSymbol[] {
  return hostname ? [leaf('router', hostname.value || 'hostname', behaviour.vendor, hostname.span)] : [];
}

function vrfTargets(vrf: Vrf): readonly DocumentSymbol[] {
  return [
    ...vrf.exportTargets.map(({ value, span }) => leaf('entry', value, 'exported', span)),
    ...vrf.importTargets.map(({ value, span }) => leaf('entry', value, 'imported', span)),
  ].sort((a, b) => a.range.start.line - b.range.start.line);
}

function interfaceDetail({ description, shutdown }: Interface): string {
  return [shutdown ? 'shut down' : '', description?.value ?? ''].filter((part) => part !== '').join(', ');
}

function addressSymbols({ ipv4, ipv6 }: Interface): readonly DocumentSymbol[] {
  return [
    ...ipv4.map(({ address, prefix, span }) => leaf('address', `${formatIpv4(address)}/${prefix.length}`, '', span)),
    ...ipv6.map(({ address, prefix, span }) => leaf('address', `${formatIpv6(address)}/${prefix.length}`, '', span)),
  ];
}

function isisSymbols(instance: IsisInstance, words: Device['behaviour']['words']): readonly DocumentSymbol[] {
  return [
    ...instance.nets.map(({ value, span }) =>
      leaf('net', `${areaText(value.area)}.${systemIdText(value.systemId)}`, 'NET', span),
    ),
    ...instance.interLevel.map(({ from, to, filter, span }) =>
      leaf('leak', `level ${from} into level ${to}`, filter?.name ?? 'everything', span),
    ),
    ...instance.redistributions.map(({ source, policy, span }) =>
      leaf('redistribution', `${words.redistribute} ${source}`, policy?.name ?? '', span),
    ),
    ...instance.summaries.map(({ prefix, span }) => leaf('summary', prefixText(prefix), 'summary', span)),
  ].sort((a, b) => a.range.start.line - b.range.start.line);
}

function neighborSymbols({ neighbors }: Bgp): readonly DocumentSymbol[] {
  return neighbors.map(({ addressText, remoteAs, span }) =>
    leaf('neighbor', addressText, remoteAs === undefined ? '' : `AS ${remoteAs}`, span),
  );
}

/** A policy's clauses stand under it; the policy itself spans from its first to its last clause. */
function policySymbols(
  device: Device,
  { name, clauses }: RoutePolicy,
  section: MakeSection,
): readonly DocumentSymbol[] {
  const children = clauses.map((clause) => section(clause.section, 'clause', clauseName(clause), '', []));
  const sorted = clauses.map((clause) => clause.section).sort((a, b) => a.firstLine - b.firstLine);
  const [first] = sorted;
  if (!first) return [];
  const lastLine = Math.max(...sorted.map((each) => each.lastLine));
  return [section({ ...first, lastLine }, 'route-policy', name, device.behaviour.words.routePolicy, children)];
}

/** Groups are the file's, so the router alone shows them. What goes on without a gap is one symbol. */
function groupSymbols({ structures, logicalRouter }: Device, section: MakeSection): readonly DocumentSymbol[] {
  if (logicalRouter !== undefined) return [];
  const runs = new Map<string, { span: Span; firstLine: number; lastLine: number }>();
  for (const { kind, name, span, firstLine, lastLine } of structures.definitions) {
    if (kind !== 'config-group') continue;
    const run = runs.get(name);
    if (!run) runs.set(name, { span, firstLine, lastLine });
    else if (firstLine <= run.lastLine + 1) run.lastLine = Math.max(run.lastLine, lastLine);
  }
  return [...runs].map(([name, run]) => section(run, 'config-group', name, 'configuration group', []));
}

function prefixEntries({ entries }: PrefixList): readonly DocumentSymbol[] {
  return entries.map(({ action, prefix, sequence, span }) =>
    leaf('entry', `${action} ${prefixText(prefix)}`, sequence === 0 ? '' : `${sequence}`, span),
  );
}

function accessEntries({ entries }: AccessList): readonly DocumentSymbol[] {
  return entries.map(({ action, network, sequence, span }) =>
    leaf('entry', `${action} ${formatIpv4(network.bits)}`, sequence === undefined ? '' : `${sequence}`, span),
  );
}
