/** Offers to explain, where a finding speaks of a prefix: one for each router that suffers. */
import { type IpPrefix, parsePrefix } from '../base/ip.ts';
import type { Range } from '../base/text.ts';
import type { Finding } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { findingsAt } from './codeActions.ts';
import { neutralise } from './markdown.ts';
import { askedRouter, type NamedRouter } from './routers.ts';

export interface ExplainAction {
  readonly title: string;
  /** The asking router and its file. */
  readonly router: string;
  readonly file: string;
  readonly prefix: string;
}

/** Beyond these the light bulb's list is no help. */
const ROUTERS = 3;
const NAME_LIMIT = 64;

export function explainActions(snapshot: WorkspaceSnapshot, file: string, range: Range): readonly ExplainAction[] {
  const actions = new Map<string, ExplainAction>();
  for (const finding of findingsAt(snapshot, file, range)) {
    const prefix = finding.prefix === undefined ? undefined : parsePrefix(finding.prefix);
    if (!prefix) continue;
    for (const asked of sufferers(snapshot, finding)) {
      const action = offer(asked, prefix, finding.prefix ?? '');
      if (action) actions.set(action.title, action);
    }
  }
  return [...actions.values()];
}

function sufferers(snapshot: WorkspaceSnapshot, { file, affected }: Finding): readonly NamedRouter[] {
  return affected.slice(0, ROUTERS).flatMap((name) => askedRouter(snapshot, { name, file, network: undefined }) ?? []);
}

function offer({ analysed, index }: NamedRouter, prefix: IpPrefix, text: string): ExplainAction | undefined {
  const router = analysed.network.routers[index];
  if (!router) return undefined;
  const learned = analysed.simulation.knowledge(index, prefix).state === 'learned';
  const name = neutralise(router.name, NAME_LIMIT);
  const title = learned ? `Explain how ${name} learns ${text}` : `Explain why ${name} does not learn ${text}`;
  return { title, router: router.name, file: router.device.file, prefix: text };
}
