/** From the lines of a file to its Device. */
import type { Position } from '../../base/text.ts';
import type { FileDevices } from '../../model/file-devices.ts';
import type { Statement, SyntaxTree } from '../../syntax/tree.ts';
import type { CommandContext, LineWords } from '../command-context.ts';
import { collectStructures } from '../common/structures.ts';
import { collectUnreadable } from '../common/unreadable.ts';
import { type DeviceDraft, newDevice } from '../ios-like/draft/device.ts';
import { finishDevice } from '../ios-like/finish/device.ts';
import { exists, isBuiltIn } from '../ios-like/structures.ts';
import { contextAt, wordsOfLines } from '../schema/context.ts';
import { type Language, walk } from '../schema/walk.ts';
import { globalMode } from './commands/global.ts';
import { interfaceMode } from './commands/interface.ts';
import { eosInterfaces } from './interface-names.ts';
import { eosPlatform } from './platform.ts';

function leaves({ words, negation }: Statement): 'section' | 'all' | undefined {
  if (words.length !== 1 || negation) return undefined;
  const word = words[0]?.text ?? '';
  if (word === 'end' || word === '^Z') return 'all';
  return word === 'exit' ? 'section' : undefined;
}

const language: Language = { root: globalMode, leaves, bodyIndent: '   ' };

/** Label switching and LDP are off until they are switched on (Arista user manual, `mpls ip` and `mpls ldp`). */
function newEosDevice(): DeviceDraft {
  const draft = newDevice();
  draft.ldp.enabled = false;
  draft.ldp.shutdown = true;
  return draft;
}

export function lowerEos(tree: SyntaxTree, file: string): FileDevices {
  const draft = newEosDevice();
  const structures = collectStructures({
    exists: (kind, name) => exists(draft, kind, name),
    isBuiltIn,
    // Routing control functions and what event handlers run; banners are texts for people.
    isScript: ({ kind, words }) => kind === 'blob' && words[0]?.text !== 'banner',
    interfaces: eosInterfaces.value,
  });
  const { unreadable, lines } = collectUnreadable(interfaceMode);
  walk(language, tree, draft, { ...structures, unreadable });
  return [finishDevice(eosPlatform, draft, structures.finish(), lines, tree, file)];
}

export const commandAtEos = (tree: SyntaxTree, position: Position): CommandContext =>
  contextAt(language, tree, newEosDevice(), position);

export const wordsOfEos = (tree: SyntaxTree): readonly LineWords[] => wordsOfLines(language, tree, newEosDevice());
