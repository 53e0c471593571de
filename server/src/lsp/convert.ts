/** Plain data of ide/ to types of the protocol. Positions are the protocol's own everywhere, so they pass as they are. */
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Location,
  type LocationLink,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type FileEdit, type Place, spanToRange } from '../base/text.ts';
import type {
  Definition,
  Fold,
  Diagnostic as IdeDiagnostic,
  DocumentSymbol as IdeSymbol,
  SymbolKind as IdeSymbolKind,
  RenameEdit,
  Scene,
  SceneSource,
  Target,
} from '../ide/api.ts';
import type { Severity } from '../rules/rule.ts';
import type { ClientFeatures } from './client-features.ts';

export const SOURCE = 'IS-IS Lens';

/** How a file is called towards the client: as the client opened it, else by its URI. */
export type UriOf = (file: string) => string;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(diagnostic: IdeDiagnostic, uriOf: UriOf, features: ClientFeatures): Diagnostic {
  const { range, severity, code, message, related, unnecessary } = diagnostic;
  return {
    range,
    severity: SEVERITIES[severity],
    code,
    source: SOURCE,
    message,
    ...(features.relatedInformation && related.length > 0
      ? {
          relatedInformation: related.map((place) => ({
            location: { uri: uriOf(place.file), range: place.range },
            message: place.message,
          })),
        }
      : {}),
    ...(features.diagnosticTags && unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

export const toLocation = ({ file, span }: Place, uriOf: UriOf): Location => ({
  uri: uriOf(file),
  range: spanToRange(span),
});

/** From the beginning of the first line to the beginning of the line after the last. */
const wholeLines = ({ firstLine, lastLine }: Target): Range => ({
  start: { line: firstLine, character: 0 },
  end: { line: lastLine + 1, character: 0 },
});

export function toLocationLinks({ origin, targets }: Definition, uriOf: UriOf): LocationLink[] {
  return targets.map((target) => ({
    originSelectionRange: spanToRange(origin),
    targetUri: uriOf(target.file),
    targetRange: wholeLines(target),
    targetSelectionRange: spanToRange(target.span),
  }));
}

const SYMBOL_KINDS: Readonly<Record<IdeSymbolKind, SymbolKind>> = {
  router: SymbolKind.Module,
  interface: SymbolKind.Interface,
  address: SymbolKind.Field,
  isis: SymbolKind.Namespace,
  net: SymbolKind.Key,
  leak: SymbolKind.Event,
  redistribution: SymbolKind.Event,
  summary: SymbolKind.Constant,
  bgp: SymbolKind.Namespace,
  neighbor: SymbolKind.Object,
  vrf: SymbolKind.Package,
  'route-policy': SymbolKind.Function,
  clause: SymbolKind.Method,
  list: SymbolKind.Array,
  entry: SymbolKind.Field,
  'key-chain': SymbolKind.Key,
  'config-group': SymbolKind.Class,
};

export function toDocumentSymbol(symbol: IdeSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: symbol.range,
    selectionRange: symbol.selection,
    children: symbol.children.map(toDocumentSymbol),
  };
}

/** For clients that know no tree of symbols. */
export function toSymbolInformation(
  symbol: IdeSymbol,
  uri: string,
  containerName: string | undefined,
): SymbolInformation[] {
  const { name, kind, range, children } = symbol;
  const own = { name, kind: SYMBOL_KINDS[kind], location: { uri, range }, ...(containerName ? { containerName } : {}) };
  return [own, ...children.flatMap((child) => toSymbolInformation(child, uri, name))];
}

export function toFoldingRange({ firstLine, lastLine, kind }: Fold): FoldingRange {
  const range = { startLine: firstLine, endLine: lastLine };
  return kind === 'section' ? { ...range, kind: FoldingRangeKind.Region } : range;
}

const UNSURE = 'unsure';

/** Where a word may be something else, the person is asked, if the editor can ask. */
export function toRenameEdit(
  edits: readonly RenameEdit[],
  uriOf: UriOf,
  versionOf: (file: string) => number | undefined,
  features: ClientFeatures,
): WorkspaceEdit {
  const edit = toWorkspaceEdit(edits, uriOf, versionOf, features);
  if (!features.changeAnnotations || !edit.documentChanges || !edits.some(({ unsure }) => unsure)) return edit;
  const isUnsure = ({ range }: TextEdit): boolean => edits.some((each) => each.unsure && each.range === range);
  return {
    documentChanges: (edit.documentChanges as TextDocumentEdit[]).map((change) => ({
      ...change,
      edits: (change.edits as TextEdit[]).map((each) => (isUnsure(each) ? { ...each, annotationId: UNSURE } : each)),
    })),
    changeAnnotations: {
      [UNSURE]: {
        label: 'In commands that IS-IS Lens does not know',
        description: 'The word may be something else that reads the same.',
        needsConfirmation: true,
      },
    },
  };
}

/** `versionOf` a document that is open: the client refuses the edit when it has moved on. */
export function toWorkspaceEdit(
  edits: readonly FileEdit[],
  uriOf: UriOf,
  versionOf: (file: string) => number | undefined,
  features: ClientFeatures,
): WorkspaceEdit {
  const byFile = new Map<string, TextEdit[]>();
  for (const { file, range, newText } of edits) {
    const known = byFile.get(file);
    if (known) known.push({ range, newText });
    else byFile.set(file, [{ range, newText }]);
  }
  if (!features.documentChanges) {
    return { changes: Object.fromEntries([...byFile].map(([file, all]) => [uriOf(file), all])) };
  }
  const documentChanges: TextDocumentEdit[] = [...byFile].map(([file, all]) => ({
    textDocument: { uri: uriOf(file), version: versionOf(file) ?? null },
    edits: all,
  }));
  return { documentChanges };
}

/** Files of sources become URIs; all else of a scene is the client's as it is. */
export function toClientScene(scene: Scene, uriOf: UriOf): Scene {
  const at = <T extends SceneSource | undefined>(source: T): T => source && { ...source, file: uriOf(source.file) };
  return {
    ...scene,
    routers: scene.routers.map((router) => ({ ...router, source: at(router.source) })),
    links: scene.links.map((link) => {
      const [a, b] = link.ends;
      return {
        ...link,
        ends: [
          { ...a, source: at(a.source) },
          { ...b, source: at(b.source) },
        ],
      };
    }),
    findings: scene.findings.map((finding) => ({ ...finding, source: at(finding.source) })),
  };
}
