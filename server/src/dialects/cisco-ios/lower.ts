/** From the lines of a file to its Device. */

import type { Position } from '../../base/text.ts';
import type { FileDevices } from '../../model/file-devices.ts';
import type { Statement, SyntaxTree } from '../../syntax/tree.ts';
import type { CommandContext, LineWords } from '../command-context.ts';
import { collectStructures } from '../common/structures.ts';
import { collectUnreadable } from '../common/unreadable.ts';
import { newDevice } from '../ios-like/draft/device.ts';
import { finishDevice } from '../ios-like/finish/device.ts';
import { exists, isBuiltIn } from '../ios-like/structures.ts';
import { contextAt, wordsOfLines } from '../schema/context.ts';
import { type Language, walk } from '../schema/walk.ts';
import { globalMode } from './commands/global.ts';
import { interfaceMode } from './commands/interface.ts';
import { iosInterfaces } from './interface-names.ts';
import { iosPlatform } from './platform.ts';

const LEAVES_SECTION = /^(?:exi?t?|exit-(?:address-family|vrf|peer-policy|peer-session)|quit)$/i;

function leaves({ words, negation }: Statement): 'section' | 'all' | undefined {
  if (words.length !== 1 || negation) return undefined;
  const word = words[0]?.text ?? '';
  if (word === 'end' || word === '^Z') return 'all';
  return LEAVES_SECTION.test(word) ? 'section' : undefined;
}

export const iosLanguage: Language = { root: globalMode, leaves, bodyIndent: ' ' };

export function lowerIos(tree: SyntaxTree, file: string): FileDevices {
  const draft = newDevice();
  const structures = collectStructures({
    exists: (kind, name) => exists(draft, kind, name),
    isBuiltIn,
    interfaces: iosInterfaces.value,
  });
  const { unreadable, lines } = collectUnreadable(interfaceMode);
  walk(iosLanguage, tree, draft, { ...structures, unreadable });
  return [finishDevice(iosPlatform, draft, structures.finish(), lines, tree, file)];
}

export const commandAtIos = (tree: SyntaxTree, position: Position): CommandContext =>
  contextAt(iosLanguage, tree, newDevice(), position);

export const wordsOfIos = (tree: SyntaxTree): readonly LineWords[] => wordsOfLines(iosLanguage, tree, newDevice());
