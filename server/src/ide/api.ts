/** Everything the language server and the command line ask of this layer. */
export { type CodeAction, codeActions, fixAll } from './codeActions.ts';
export { type CodeLens, codeLenses, type LensSubject, lensTitle } from './codeLens.ts';
export { type Completion, type CompletionItem, completion } from './completion.ts';
export { type Coverage, coverageOf, isAllJudged } from './coverage.ts';
export { type Definition, definition, type Target } from './definition.ts';
export { type Diagnostic, diagnosticOf, workspaceDiagnostics } from './diagnostics.ts';
export { documentHighlights, type Highlight } from './documentHighlights.ts';
export { type DocumentSymbol, documentSymbols, type SymbolKind } from './documentSymbols.ts';
export { type Explanation, explain, type LabelPath, type Step } from './explain.ts';
export { type ExplainAction, explainActions } from './explainActions.ts';
export { type ExplainChoices, explainChoices, type PrefixChoice, type RouterChoice } from './explainChoices.ts';
export { explanationDocument } from './explanationDocument.ts';
export { type Fold, foldingRanges } from './folding.ts';
export { isHalfTyped } from './halfTyped.ts';
export { type Hover, hover } from './hover.ts';
export { type HintKinds, type InlayHint, inlayHints } from './inlayHints.ts';
export { loopbackPrefixOf } from './loopbacks.ts';
export { type MarkdownDocument, neutralise, renderMarkdown, renderPlain, type UriOf } from './markdown.ts';
export { networkTree, type TreeNode, wayInTree } from './networkTree.ts';
export { references } from './references.ts';
export { prepareRename, type RenameEdit, rename } from './rename.ts';
export {
  countSeverities,
  type FindingReport,
  type FindingsReport,
  findingsAsked,
  findingsReport,
  type LearnerReport,
  type LearnersReport,
  learnersReport,
} from './reports.ts';
export { askedRouter, type NamedRouter, routersNamed } from './routers.ts';
export { type Growing, selectionRanges } from './selectionRanges.ts';
export { type SemanticToken, semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from './semanticTokens.ts';
export { supposedOf } from './topology/consequences.ts';
export { sceneDelta } from './topology/delta.ts';
export type { Expanded } from './topology/drawing.ts';
export { elementAt } from './topology/element-at.ts';
export type { Marks } from './topology/export/marks.ts';
export { exportScene, TOPOLOGY_FORMATS, type TopologyFormat } from './topology/export.ts';
export type { Failure, FailureKind } from './topology/failures.ts';
export { findLinks } from './topology/find.ts';
export { topologyIds } from './topology/ids.ts';
export {
  chooseNetwork,
  findingsAtOnce,
  type NetworkChoice,
  networkWithId,
  sceneOf,
  topologyNetworks,
} from './topology/networks.ts';
export { pathBetween } from './topology/path.ts';
export { reachOf } from './topology/reach.ts';
export type { NodeId, Point, Scene, SceneSource } from './topology/scene.ts';
export { fixTitles } from './topology/scene-findings.ts';
export { type WhatIf, whatIf } from './topology/suppose.ts';
export { type Cut, type SweepOptions, sweep } from './topology/sweep.ts';
export { type FindingCounts, type NetworkStatus, type WorkspaceStatus, workspaceStatus } from './workspaceStatus.ts';
export { type WorkspaceSymbol, workspaceSymbols } from './workspaceSymbols.ts';
