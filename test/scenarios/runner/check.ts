/** Holds a scenario against what the engine says. */
import { parsePrefix } from '../../../server/src/base/ip.ts';
import type { Knowledge } from '../../../server/src/isis/results.ts';
import { messageText } from '../../../server/src/messages/catalogue.ts';
import type { Network, RouterIndex } from '../../../server/src/model/network.ts';
import { fixAll } from '../../../server/src/rules/registry.ts';
import type { AnalysedNetwork, Finding } from '../../../server/src/rules/rule.ts';
import type { WorkspaceSnapshot } from '../../../server/src/workspace/snapshot.ts';
import { applyFileEdits } from './edits.ts';
import type { ExpectedFinding } from './expectations.ts';
import type { Table } from './markdown.ts';
import { lineChanges } from './patch.ts';
import type { ExpectedFix, Scenario } from './scenario.ts';

export type Analyse = (files: ReadonlyMap<string, string>) => WorkspaceSnapshot;

const linesOf = (text: string): string[] => text.split(/\r\n|\n/);

function wordsAt(files: ReadonlyMap<string, string>, { file, range }: Finding): string {
  const line = linesOf(files.get(file) ?? '')[range.start.line] ?? '';
  return line.slice(range.start.character, range.end.line === range.start.line ? range.end.character : undefined);
}

function matches(files: ReadonlyMap<string, string>, expected: ExpectedFinding, finding: Finding): boolean {
  if (expected.file !== finding.file || expected.code !== finding.code || expected.severity !== finding.severity)
    return false;
  if (!messageText(finding.message).includes(expected.says)) return false;
  const { at } = expected;
  if (at.kind === 'words') return wordsAt(files, finding) === at.words;
  const { start, end } = finding.range;
  return (
    start.line === at.line && at.starts.includes(start.character) && end.line === at.line && end.character === at.end
  );
}

/** The finding as one would write it into the scenario. */
function suggestion(files: ReadonlyMap<string, string>, finding: Finding): string {
  const { start, end } = finding.range;
  const line = linesOf(files.get(finding.file) ?? '')[start.line] ?? '';
  const lead = start.character === 0 ? '!' : start.character === 1 ? '!' : `!${' '.repeat(start.character - 1)}`;
  const carets = '^'.repeat(Math.max(end.character - lead.length, 1));
  return `${finding.file}:${start.line + 1}\n${line}\n${lead}${carets} ${finding.severity} ${finding.code} ${messageText(finding.message)}`;
}

/** Findings nobody expects and expectations nobody meets, as text; empty when all is well. */
export function findingProblems(scenario: Scenario, findings: readonly Finding[]): string[] {
  const rest = [...findings];
  const problems: string[] = [];
  for (const expected of scenario.findings) {
    const at = rest.findIndex((finding) => matches(scenario.files, expected, finding));
    if (at >= 0) rest.splice(at, 1);
    else
      problems.push(
        `missing, expected at ${scenario.source}:${expected.sourceLine}: ${expected.severity} ${expected.code} ${expected.says}`,
      );
  }
  return [...problems, ...rest.map((finding) => `not expected: ${suggestion(scenario.files, finding)}`)];
}

/** I5: a fix takes away its finding and brings no new one. */
export function fixProblems(scenario: Scenario, snapshot: WorkspaceSnapshot, analyse: Analyse): string[] {
  const before = snapshot.findings();
  const known = new Set(before.map(({ key }) => key));
  const problems: string[] = [];
  for (const finding of before) {
    for (const fix of snapshot.fixes(finding)) {
      const files = applyFileEdits(scenario.files, fix.edits);
      const after = analyse(files).findings();
      const name = `the fix '${fix.title}' of ${finding.code} in ${finding.file}`;
      if (after.some(({ key }) => key === finding.key)) problems.push(`${name} leaves its finding`);
      for (const fresh of after.filter(({ key }) => !known.has(key))) {
        problems.push(`${name} brings ${suggestion(files, fresh)}`);
      }
      for (const [file, text] of files) {
        const original = scenario.files.get(file) ?? '';
        if (original.includes('\r\n') && /[^\r]\n/.test(text)) problems.push(`${name} mixes line ends in ${file}`);
      }
    }
  }
  return problems;
}

/** Mending everything of one code at once mends what the single fixes mend, and brings nothing new. */
export function fixAllProblems(scenario: Scenario, snapshot: WorkspaceSnapshot, analyse: Analyse): string[] {
  const before = snapshot.findings();
  const known = new Set(before.map(({ key }) => key));
  const problems: string[] = [];
  for (const analysed of snapshot.networks) {
    const own = before.filter(({ file }) => snapshot.networkOf(file) === analysed);
    for (const code of new Set(own.map((finding) => finding.code))) {
      const mendable = own.filter((finding) => finding.code === code && snapshot.fixes(finding).length > 0);
      const edits = fixAll(code, analysed);
      if (mendable.length === 0 && edits.length === 0) continue;
      const files = applyFileEdits(scenario.files, edits);
      const after = analyse(files).findings();
      const left = mendable.filter(({ key }) => after.some((finding) => finding.key === key));
      for (const { file } of left) problems.push(`fixing all of ${code} leaves one in ${file}`);
      for (const fresh of after.filter(({ key }) => !known.has(key))) {
        problems.push(`fixing all of ${code} brings ${suggestion(files, fresh)}`);
      }
    }
  }
  return problems;
}

export function expectedFixProblems(scenario: Scenario, snapshot: WorkspaceSnapshot, expected: ExpectedFix): string[] {
  const findings = snapshot.findings().filter(({ code, file }) => code === expected.code && file === expected.file);
  const fixes = findings.flatMap((finding) => snapshot.fixes(finding));
  const fix = fixes.find(({ title }) => expected.title === undefined || title === expected.title);
  const where = `${scenario.source}:${expected.line}`;
  if (!fix) return [`${where}: no such fix; there are: ${fixes.map(({ title }) => title).join(' / ') || 'none'}`];
  const after = applyFileEdits(scenario.files, fix.edits);
  const problems: string[] = [];
  for (const [file, text] of scenario.files) {
    const actual = lineChanges(linesOf(text), linesOf(after.get(file) ?? '')).join('\n');
    const wanted = (expected.changes.get(file) ?? []).join('\n');
    if (actual !== wanted)
      problems.push(`${where}: the fix changes ${file} by\n${actual}\nand is expected to change it by\n${wanted}`);
  }
  return problems;
}

function findRouter(snapshot: WorkspaceSnapshot, name: string): { analysed: AnalysedNetwork; router: RouterIndex } {
  for (const analysed of snapshot.networks) {
    const router = analysed.network.routersByFile.get(name)?.[0] ?? analysed.network.routerByName.get(name);
    if (router !== undefined) return { analysed, router };
  }
  throw new Error(`there is no router ${name}`);
}

const nameOf = (network: Network, router: RouterIndex): string => network.routers[router]?.name ?? '';

function knowledgeCells(network: Network, known: Knowledge): string[] {
  if (known.state === 'none' || known.state === 'unknown') return [known.state, '', ''];
  const { route } = known;
  const type = known.state === 'learned' ? route.type : known.state;
  return [
    type,
    String(route.metric),
    route.nextHops
      .map(({ router }) => nameOf(network, router))
      .sort()
      .join(', '),
  ];
}

/** `| 10.0.0.1/32 | how | metric | via |`: what routers know of a prefix. An empty cell is not compared. */
function knowledgeProblems(snapshot: WorkspaceSnapshot, { head, rows, line }: Table): string[] {
  const prefix = parsePrefix(head[0] ?? '');
  if (!prefix) return [`line ${line}: ${head[0]} is not a prefix`];
  return rows.flatMap(([name = '', ...wanted]) => {
    const { analysed, router } = findRouter(snapshot, name);
    const actual = knowledgeCells(analysed.network, analysed.simulation.knowledge(router, prefix));
    const differs = wanted.some((cell, at) => cell !== '' && cell !== actual[at]);
    return differs
      ? [`line ${line}: ${name} knows ${head[0]} as | ${actual.join(' | ')} |, expected | ${wanted.join(' | ')} |`]
      : [];
  });
}

/** `| neighbors | level |`: adjacencies between two routers; `none` for no adjacency. */
function neighborProblems(snapshot: WorkspaceSnapshot, { rows, line }: Table): string[] {
  return rows.flatMap(([pair = '', wanted = '']) => {
    const [first = '', second = ''] = pair.split(/\s+and\s+/);
    const { analysed, router } = findRouter(snapshot, first);
    const { network, simulation } = analysed;
    const other = network.routersByFile.get(second)?.[0] ?? network.routerByName.get(second);
    const routerAt = (link: number, end: number): RouterIndex | undefined => {
      const speaker = network.links[link]?.attachments[end]?.speaker;
      return network.speakers[speaker ?? -1]?.router;
    };
    const levels = simulation.adjacencies
      .filter(({ link, ends }) => {
        const both = ends.map((end) => routerAt(link, end));
        return both.includes(router) && other !== undefined && both.includes(other);
      })
      .map(({ level }) => level);
    const actual = [...new Set(levels)].sort().join(', ') || 'none';
    return actual === wanted ? [] : [`line ${line}: ${pair} are neighbors at level ${actual}, expected ${wanted}`];
  });
}

/** `| from | to | services | verdict |`: the label-switched path between PEs. */
function pathProblems(snapshot: WorkspaceSnapshot, { rows, line }: Table): string[] {
  return rows.flatMap(([from = '', to = '', services = '', wanted = '']) => {
    const { analysed, router } = findRouter(snapshot, from);
    const egress = findRouter(snapshot, to).router;
    const { mpls, network } = analysed;
    const verdict = mpls.verdict(router, egress);
    const by = verdict.state === 'works' && verdict.carriedBy !== 'ldp' ? ` by ${verdict.carriedBy}` : '';
    const why = verdict.state === 'broken' ? ` at ${nameOf(network, verdict.broken.at)}: ${verdict.broken.kind}` : '';
    const reason = verdict.state === 'unknown' ? `: ${verdict.reason}` : '';
    const actual = `${verdict.state}${reason}${verdict.state === 'broken' && verdict.partial ? ' in part' : ''}${by}${why}`;
    const agrees = wanted === actual || wanted === verdict.state;
    const shared = mpls.services(router, egress).join(', ') || 'none';
    const explained = mpls.explain(router, egress).length > 0;
    return [
      ...(agrees ? [] : [`line ${line}: ${from} to ${to} ${actual}, expected ${wanted}`]),
      ...(services === '' || services === shared
        ? []
        : [`line ${line}: ${from} and ${to} share ${shared}, expected ${services}`]),
      ...(explained ? [] : [`line ${line}: the verdict from ${from} to ${to} has no explanation`]),
    ];
  });
}

export function tableProblems(snapshot: WorkspaceSnapshot, table: Table): string[] {
  const [kind = ''] = table.head;
  if (kind === 'neighbors') return neighborProblems(snapshot, table);
  if (kind === 'from') return pathProblems(snapshot, table);
  return knowledgeProblems(snapshot, table);
}
