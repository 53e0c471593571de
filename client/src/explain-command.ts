/** "Explain": asks for what is not said yet, the router and then the prefix, and shows the explanation. */
import * as vscode from 'vscode';
import type { Explanations } from './explanation-document.ts';
import { EXPLAIN_CHOICES, type ExplainChoices, type ExplainParams } from './protocol.ts';
import type { Ask } from './questions.ts';

type Choice<T> = vscode.QuickPickItem & { readonly value?: T };

/** An address, with a length or without. */
const PREFIX = /^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$|^[0-9a-f:]*:[0-9a-f:.]*(?:\/\d{1,3})?$/i;
const ADDRESS_WORD = /[0-9a-f:.]+(?:\/\d{1,3})?/i;

const levelText = ({ 1: level1, 2: level2 }: { readonly 1: boolean; readonly 2: boolean }): string =>
  level1 && level2 ? vscode.l10n.t('level 1-2') : level1 ? vscode.l10n.t('level 1') : vscode.l10n.t('level 2');

/** The address the cursor is on. */
function prefixAtCursor(uri: string | undefined): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.document.uri.toString() !== uri) return undefined;
  const range = editor.document.getWordRangeAtPosition(editor.selection.active, ADDRESS_WORD);
  const word = range && editor.document.getText(range);
  return word !== undefined && PREFIX.test(word) ? word : undefined;
}

type RouterChoice = ExplainChoices['routers'][number];

async function pickRouter(
  routers: readonly RouterChoice[],
  uri: string | undefined,
): Promise<RouterChoice | undefined> {
  const several = new Set(routers.map(({ network }) => network)).size > 1;
  const items = routers.map((router): Choice<RouterChoice> => {
    const { name, network, levels, providerEdge } = router;
    return {
      label: name,
      description: providerEdge ? vscode.l10n.t('PE, {0}', levelText(levels)) : levelText(levels),
      ...(several ? { detail: network } : {}),
      value: router,
    };
  });
  // The router whose file is being edited is most likely meant.
  items.sort((a, b) => Number(b.value?.file === uri) - Number(a.value?.file === uri));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Explain: which router?'),
    placeHolder: vscode.l10n.t('The router that learns the prefix, or does not'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.value;
}

function prefixItems(prefixes: ExplainChoices['prefixes'], atCursor: string | undefined): Choice<string>[] {
  const toItem = ({ prefix, router, interface: on }: ExplainChoices['prefixes'][number]): Choice<string> => ({
    label: prefix,
    description: vscode.l10n.t('{0} of {1}', on, router),
    value: prefix,
  });
  const separator = (label: string): Choice<string> => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const cursor: Choice<string>[] =
    atCursor === undefined ? [] : [{ label: atCursor, description: vscode.l10n.t('at the cursor'), value: atCursor }];
  return [
    ...cursor,
    separator(vscode.l10n.t('service loopbacks')),
    ...prefixes.filter(({ service }) => service).map(toItem),
    separator(vscode.l10n.t('other loopbacks')),
    ...prefixes.filter(({ service }) => !service).map(toItem),
  ];
}

/** A list to pick from that takes any other prefix as well. */
function pickPrefix(
  prefixes: ExplainChoices['prefixes'],
  router: string,
  atCursor: string | undefined,
): Promise<string | undefined> {
  const items = prefixItems(prefixes, atCursor);
  const picker = vscode.window.createQuickPick<Choice<string>>();
  picker.title = vscode.l10n.t('Explain: which prefix does {0} learn, or not?', router);
  picker.placeholder = vscode.l10n.t('Pick a loopback, or type any address or prefix');
  picker.matchOnDescription = true;
  picker.items = items;
  return new Promise((resolve) => {
    picker.onDidChangeValue((value) => {
      const typed = value.trim();
      const own = PREFIX.test(typed) && !items.some((item) => item.value === typed);
      picker.items = own ? [{ label: typed, alwaysShow: true, value: typed }, ...items] : items;
    });
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.value);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** `given` by a code action, a tree item or the editor's title (then it is the document's URI). */
export async function explainCommand(
  ask: Ask,
  explanations: Explanations,
  given: Partial<ExplainParams> | vscode.Uri | undefined,
): Promise<void> {
  const known: Partial<ExplainParams> = given instanceof vscode.Uri ? { uri: given.toString() } : (given ?? {});
  if (known.router !== undefined && known.prefix !== undefined) {
    await show(explanations, { ...known, prefix: known.prefix });
    return;
  }
  const uri = known.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
  const atCursor = prefixAtCursor(uri);
  const { routers, prefixes } = await ask<ExplainChoices>(EXPLAIN_CHOICES, uri === undefined ? {} : { uri });
  if (routers.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('IS-IS Lens found no router that runs IS-IS.'));
    return;
  }
  const router = routers.find(({ name }) => name === known.router) ?? (await pickRouter(routers, uri));
  if (!router) return;
  const near = prefixes.filter(({ network }) => network === router.network);
  const prefix = known.prefix ?? (await pickPrefix(near, router.name, atCursor));
  if (prefix !== undefined) await show(explanations, { uri: router.file, router: router.name, prefix });
}

async function show(explanations: Explanations, params: ExplainParams): Promise<void> {
  if (await explanations.show(params)) return;
  const { router = '', prefix } = params;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('There is nothing to explain: {0} is no router here, or {1} no prefix.', router, prefix),
  );
}
