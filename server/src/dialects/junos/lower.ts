/** From the statements of a file to its devices: the router, and the logical systems in it. */
import type { Device, Layout, LineExtent } from '../../model/device.ts';
import type { FileDevices } from '../../model/file-devices.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { fileStem } from '../common/layout.ts';
import { buildConfig, type Config } from './config/build.ts';
import { applyGroups } from './config/groups.ts';
import { applyInterfaceRanges } from './config/interface-ranges.ts';
import { type ConfigNode, nodeAt } from './config/node.ts';
import { newDevice } from './draft/device.ts';
import { finishDevice, type Identity } from './finish/device.ts';
import { walkHierarchy } from './hierarchy/walk.ts';
import { rootLevel } from './rows/root.ts';
import { collectStructures, wordsOf } from './structures.ts';

function layoutOf(tree: SyntaxTree, { counts }: Config, ownLines: readonly LineExtent[] | undefined): Layout {
  const { lineCount, endOfLine, endsWithNewline } = tree;
  return {
    lineCount,
    endOfLine,
    // A last line that is ended is followed by an empty one.
    appendLine: endsWithNewline ? lineCount - 1 : lineCount,
    endsWithNewline,
    ownLines,
    form: counts.lines > counts.braces ? 'paths' : 'sections',
  };
}

function readDevice(
  root: ConfigNode,
  unread: ReturnType<typeof wordsOf>,
  identityOf: (hostname: Device['hostname']) => Identity,
): Device {
  const draft = newDevice(root);
  const structures = collectStructures();
  walkHierarchy(root, rootLevel, draft, structures);
  return finishDevice(draft, structures.finish(unread), identityOf(draft.hostname));
}

export function lowerJunos(tree: SyntaxTree, file: string): FileDevices {
  const config = buildConfig(tree);
  const { root } = config;
  applyGroups(root);
  const systems = [...(nodeAt(root, 'logical-systems')?.children.values() ?? [])];
  for (const each of [root, ...systems]) applyInterfaceRanges(each);
  const words = wordsOf(tree.statements);
  const main = readDevice(root, words, (hostname) => ({
    file,
    hostname,
    name: hostname?.value ?? fileStem(file),
    logicalRouter: undefined,
    layout: layoutOf(tree, config, undefined),
  }));
  const others = systems.map((system) => {
    const { text, extents } = system;
    const own = words.filter(({ line }) =>
      extents.some(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine),
    );
    return readDevice(system, own, () => ({
      file,
      hostname: main.hostname,
      name: `${main.name}:${text}`,
      logicalRouter: text,
      layout: layoutOf(tree, config, extents),
    }));
  });
  return [main, ...others];
}
