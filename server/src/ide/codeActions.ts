/** Quick fixes: those of the findings at a range, and one action that mends all findings of a rule at once. */
import { comparePositions, type FileEdit, type Range } from '../base/text.ts';
import { fixAll as mendAll } from '../rules/registry.ts';
import type { Finding } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quick-fix' | 'fix-all';
  readonly code: string;
  /** What the action is about. */
  readonly findings: readonly Finding[];
  readonly edits: readonly FileEdit[];
  readonly preferred: boolean;
}

export function codeActions(snapshot: WorkspaceSnapshot, file: string, range: Range): readonly CodeAction[] {
  return findingsAt(snapshot, file, range).flatMap((finding) =>
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

export function findingsAt(snapshot: WorkspaceSnapshot, file: string, range: Range): readonly Finding[] {
  return snapshot.findingsIn(file).filter((finding) => touches(finding.range, range));
}

/** Mends all findings with a code in the network of `file`; undefined when none of them has a fix. */
export function fixAll(snapshot: WorkspaceSnapshot, file: string, code: string): CodeAction | undefined {
  const network = snapshot.networkOf(file);
  if (!network) return undefined;
  const findings = snapshot
    .findings()
    .filter((finding) => finding.code === code && snapshot.networkOf(finding.file) === network);
  const edits = findings.length > 0 ? mendAll(code, network) : [];
  if (edits.length === 0) return undefined;
  const title = `Fix all '${code}' findings that have a fix`;
  return { title, kind: 'fix-all', code, findings, edits, preferred: false };
}

function touches(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
