/** textDocument/codeAction, codeAction/resolve. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Range } from '../../base/text.ts';
import { codeActions, diagnosticOf, explainActions, fixAll, type CodeAction as IdeCodeAction } from '../../ide/api.ts';
import type { WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import { toDiagnostic, toWorkspaceEdit } from '../convert.ts';
import { answering } from '../guard.ts';
import { EXPLAIN_COMMAND, type ExplainParams } from '../protocol.ts';
import type { Session } from '../session.ts';
import { covers, EXPLAIN, fixAllKind } from './code-action-kinds.ts';

/** What finds an action again when its edit is asked for. */
type ActionData =
  | { readonly file: string; readonly range: Range; readonly key: string; readonly title: string }
  | { readonly file: string; readonly fixAll: string };

export function registerCodeAction(session: Session): void {
  const { connection, log, state, openFiles, complete, fileOf, uriOf } = session;

  const edit = (action: IdeCodeAction) =>
    toWorkspaceEdit(action.edits, uriOf, (file) => openFiles.documentOf(file)?.version, state.features);

  function toCodeAction(action: IdeCodeAction, kind: string, data: ActionData): CodeAction {
    const { features } = state;
    return {
      title: action.title,
      kind,
      diagnostics: action.findings.map((finding) => toDiagnostic(diagnosticOf(finding), uriOf, features)),
      ...(action.preferred && features.preferredCodeActions ? { isPreferred: true } : {}),
      ...(features.resolvesCodeActionEdit ? { data } : { edit: edit(action) }),
    };
  }

  function quickFixes(snapshot: WorkspaceSnapshot, file: string, range: Range): CodeAction[] {
    return codeActions(snapshot, file, range).map((action) =>
      toCodeAction(action, CodeActionKind.QuickFix, { file, range, key: keyOf(action), title: action.title }),
    );
  }

  function explanations(snapshot: WorkspaceSnapshot, file: string, range: Range): CodeAction[] {
    if (!state.clientCommands.has(EXPLAIN_COMMAND)) return [];
    return explainActions(snapshot, file, range).map(({ title, router, file: asking, prefix }) => {
      const params: ExplainParams = { uri: uriOf(asking), router, prefix };
      return { title, kind: EXPLAIN, command: { title, command: EXPLAIN_COMMAND, arguments: [params] } };
    });
  }

  /** A leak that nobody looked at has no place in a save: automatic requests get none but the rule they name. */
  function fixAlls(snapshot: WorkspaceSnapshot, file: string, { context }: CodeActionParams): CodeAction[] {
    const asked = context.only ?? [];
    const automatic = context.triggerKind === CodeActionTriggerKind.Automatic;
    const codes = new Set(snapshot.findingsIn(file).map(({ code }) => code));
    return [...codes].flatMap((code) => {
      const kind = fixAllKind(code);
      if (!asked.some((each) => (automatic ? each === kind : covers(each, kind)))) return [];
      const action = fixAll(snapshot, file, code);
      return action ? [toCodeAction(action, kind, { file, fixAll: code })] : [];
    });
  }

  connection.onCodeAction(
    answering(log, 'textDocument/codeAction', [], async (params: CodeActionParams, token) => {
      if (!state.features.codeActionLiterals) return [];
      const { textDocument, range, context } = params;
      const wanted = (kind: string): boolean => context.only?.some((asked) => covers(asked, kind)) ?? true;
      const snapshot = await complete(token);
      if (!snapshot) return [];
      const file = fileOf(textDocument.uri);
      return [
        ...(wanted(CodeActionKind.QuickFix) ? quickFixes(snapshot, file, range) : []),
        ...(wanted(EXPLAIN) ? explanations(snapshot, file, range) : []),
        ...(context.only ? fixAlls(snapshot, file, params) : []),
      ];
    }),
  );

  connection.onCodeActionResolve(async (action, token) => {
    const resolve = async (): Promise<CodeAction> => {
      if (action.command) return action;
      const data = action.data as ActionData;
      const snapshot = await complete(token);
      const found = snapshot && findAgain(snapshot, data);
      if (!found) throw new ResponseError(LSPErrorCodes.ContentModified, 'The finding has changed meanwhile.');
      return { ...action, edit: edit(found) };
    };
    return answering(log, 'codeAction/resolve', action, resolve)(undefined, token);
  });
}

const keyOf = ({ findings }: IdeCodeAction): string => findings[0]?.key ?? '';

function findAgain(snapshot: WorkspaceSnapshot, data: ActionData): IdeCodeAction | undefined {
  if ('fixAll' in data) return fixAll(snapshot, data.file, data.fixAll);
  const here = codeActions(snapshot, data.file, data.range);
  return here.find((action) => keyOf(action) === data.key && action.title === data.title);
}
