/** From the lines of a file to its Device. */
import type { Position } from '../../base/text.ts';
import type { FileDevices } from '../../model/file-devices.ts';
import type { Statement, SyntaxTree } from '../../syntax/tree.ts';
import type { CommandContext, LineWords } from '../command-context.ts';
import { collectStructures } from '../common/structures.ts';
import { collectUnreadable } from '../common/unreadable.ts';
import { namedValue } from '../schema/command.ts';
import { contextAt, wordsOfLines } from '../schema/context.ts';
import { type Language, type ReadLine, walk } from '../schema/walk.ts';
import { globalMode } from './commands/global.ts';
import { interfaceMode } from './commands/interface.ts';
import { newDevice } from './draft/device.ts';
import { finishDevice } from './finish/device.ts';
import { xrInterfaces } from './interface-names.ts';
import { prepared } from './prepare.ts';
import { parsedPolicies } from './rpl/lower.ts';
import { type Token, tokensOf } from './rpl/tokens.ts';
import { collectPolicyNames, exists, isBuiltIn } from './structures.ts';

const LEAVES_SECTION = /^(?:exi?t?|exit-[a-z-]+|end-group)$/i;

function leaves({ words, negation }: Statement): 'section' | 'all' | undefined {
  if (words.length !== 1 || negation) return undefined;
  const word = words[0]?.text ?? '';
  if (word === 'end' || word === 'root' || word === 'commit') return 'all';
  return LEAVES_SECTION.test(word) ? 'section' : undefined;
}

export const xrLanguage: Language = { root: globalMode, leaves, bodyIndent: ' ', paths: true };

/** What a command calls a policy with. */
function givenIn({ command }: ReadLine): readonly Token[] {
  const given = namedValue(command, 'arguments');
  return given ? tokensOf(command.statement).filter(({ span }) => span.start >= given.span.start) : [];
}

export function lowerXr(source: SyntaxTree, file: string): FileDevices {
  const tree = prepared(source);
  const draft = newDevice();
  const structures = collectStructures({
    exists: (kind, name) => exists(draft, kind, name),
    isBuiltIn,
    interfaces: xrInterfaces.value,
  });
  const { unreadable, lines } = collectUnreadable(interfaceMode);
  const given: Token[] = [];
  walk(xrLanguage, tree, draft, {
    ...structures,
    unreadable,
    command: (line) => {
      structures.command(line);
      given.push(...givenIn(line));
    },
  });
  const policies = parsedPolicies(draft.policies.values());
  collectPolicyNames(draft, policies.values(), structures, given);
  return [finishDevice(draft, policies, structures.finish(), lines, tree, file)];
}

export const commandAtXr = (tree: SyntaxTree, position: Position): CommandContext =>
  contextAt(xrLanguage, prepared(tree), newDevice(), position);

export const wordsOfXr = (tree: SyntaxTree): readonly LineWords[] =>
  wordsOfLines(xrLanguage, prepared(tree), newDevice());
