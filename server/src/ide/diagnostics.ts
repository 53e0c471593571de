/** Findings as an editor shows them. */
import type { Range } from '../base/text.ts';
import { messageText } from '../messages/catalogue.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { neutralise } from './markdown.ts';

export interface Diagnostic {
  readonly range: Range;
  readonly severity: Severity;
  /** Code of the finding; also the stem of its documentation page, `docs/rules/<code>.md`. */
  readonly code: string;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  /** Shown faded. */
  readonly unnecessary: boolean;
}

const MESSAGE_LIMIT = 2000;

/** Of all files with findings, by file; files without any are absent. */
export function workspaceDiagnostics(snapshot: WorkspaceSnapshot): ReadonlyMap<string, readonly Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  for (const finding of snapshot.findings()) {
    const known = byFile.get(finding.file);
    if (known) known.push(diagnosticOf(finding));
    else byFile.set(finding.file, [diagnosticOf(finding)]);
  }
  return byFile;
}

export function diagnosticOf(finding: Finding): Diagnostic {
  return {
    range: finding.range,
    severity: finding.severity,
    code: finding.code,
    message: neutralise(messageText(finding.message), MESSAGE_LIMIT),
    related: finding.related.map((place) => ({
      ...place,
      message: neutralise(messageText(place.message), MESSAGE_LIMIT),
    })),
    unnecessary: finding.unnecessary,
  };
}
