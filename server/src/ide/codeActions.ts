/** Quick fixes: those of the findings at a range, and one action that mends all findings of a rule at once. */
import { comparePositions, type FileEdit, type Position, type Range } from '../base/text.ts';
import type { Finding, Fix } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quick-fix' | 'fix-all';
  /** Code and keys of the findings that go away. */
  readonly code: string;
  readonly findings: readonly Finding[];
  readonly edits: readonly FileEdit[];
  readonly preferred: boolean;
}

/** At most so many findings are looked at for one fix-all: each costs the work of its fix. */
const FIX_ALL_FINDINGS = 200;

export function codeActions(snapshot: WorkspaceSnapshot, file: string, range: Range): readonly CodeAction[] {
  const here = snapshot.findingsIn(file).filter((finding) => touches(finding.range, range));
  return here.flatMap((finding) =>
    snapshot.fixes(finding).map((fix) => ({
      title: fix.title,
      kind: 'quick-fix' as const,
      code: finding.code,
      findings: [finding],
      edits: fix.edits,
      preferred: fix.preferred,
    })),
  );
}

/**
 * Preferred fixes of all findings with a code in the network of `file`, as one edit. Fixes that
 * would write at the same place wait for the next round: only a new analysis can tell how they add up.
 */
export function fixAll(snapshot: WorkspaceSnapshot, file: string, code: string): CodeAction | undefined {
  const network = snapshot.networkOf(file);
  const alike = snapshot
    .findings()
    .filter((finding) => finding.code === code && snapshot.networkOf(finding.file) === network)
    .slice(0, FIX_ALL_FINDINGS);
  const edits: FileEdit[] = [];
  const mended: Finding[] = [];
  for (const finding of alike) {
    const fix = preferredFix(snapshot.fixes(finding));
    const fresh = fix?.edits.filter((edit) => !edits.some((taken) => sameEdit(taken, edit))) ?? [];
    if (!fix || fresh.some((edit) => edits.some((taken) => collide(taken, edit)))) continue;
    edits.push(...fresh);
    mended.push(finding);
  }
  if (mended.length < 2) return undefined;
  const title = `Fix ${mended.length === alike.length ? 'all' : 'these'} ${mended.length} '${code}' findings`;
  return { title, kind: 'fix-all', code, findings: mended, edits, preferred: false };
}

function preferredFix(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find(({ preferred }) => preferred) ?? fixes[0];
}

function touches(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}

function sameEdit(a: FileEdit, b: FileEdit): boolean {
  return (
    a.file === b.file && a.newText === b.newText && same(a.range.start, b.range.start) && same(a.range.end, b.range.end)
  );
}

/** Two edits on one text, or an insertion at the very place of another edit: their order would matter. */
function collide(a: FileEdit, b: FileEdit): boolean {
  if (a.file !== b.file || !touches(a.range, b.range)) return false;
  const meet = same(a.range.end, b.range.start) || same(b.range.end, a.range.start);
  return !meet || isEmpty(a.range) || isEmpty(b.range);
}

function isEmpty({ start, end }: Range): boolean {
  return same(start, end);
}

function same(a: Position, b: Position): boolean {
  return comparePositions(a, b) === 0;
}
