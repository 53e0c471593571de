/** From the statements of a file to its devices: the router, and the logical systems in it. */
import type { Layout, LineExtent, UnreadableLine } from '../../model/device.ts';
import type { FileDevices } from '../../model/file-devices.ts';
import type { StructureIndex } from '../../model/structures.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { fileStem } from '../common/layout.ts';
import { buildConfig, type Config } from './config/build.ts';
import { applyGroups } from './config/groups.ts';
import { applyInterfaceRanges } from './config/interface-ranges.ts';
import { type ConfigNode, nodeAt } from './config/node.ts';
import { type DeviceDraft, newDevice } from './draft/device.ts';
import { finishDevice } from './finish/device.ts';
import { groupStructures } from './group-structures.ts';
import { walkHierarchy } from './hierarchy/walk.ts';
import { rootLevel } from './rows/root.ts';
import { collectStructures, placeKey, type StructureCollector } from './structures.ts';
import { collectUnreadable } from './unreadable.ts';
import { writtenWords } from './written-words.ts';

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

interface Read {
  readonly draft: DeviceDraft;
  readonly structures: StructureCollector;
  readonly unreadable: readonly UnreadableLine[];
}

function read(root: ConfigNode): Read {
  const draft = newDevice(root);
  const structures = collectStructures();
  const { unreadable, lines } = collectUnreadable();
  walkHierarchy(root, rootLevel, draft, { ...structures, unreadable });
  return { draft, structures, unreadable: lines };
}

const joined = (own: StructureIndex, groups: StructureIndex): StructureIndex => ({
  definitions: [...own.definitions, ...groups.definitions],
  references: [...own.references, ...groups.references],
});

/** Places of the words that define something or name what is defined. */
function placesOfKnown({ definitions, references }: StructureIndex): readonly string[] {
  const defined = new Set(definitions.map(({ kind, name }) => `${kind} ${name}`));
  const known = references.filter(({ kind, name, modelled }) => modelled && defined.has(`${kind} ${name}`));
  return [...definitions, ...known].map(({ span }) => placeKey(span));
}

export function lowerJunos(tree: SyntaxTree, file: string): FileDevices {
  const config = buildConfig(tree);
  const { root } = config;
  applyGroups(root);
  const systems = [...(nodeAt(root, 'logical-systems')?.children.values() ?? [])];
  for (const each of [root, ...systems]) applyInterfaceRanges(each);
  const main = read(root);
  const { hostname } = main.draft;
  const name = hostname?.value ?? fileStem(file);
  // What a logical system says about its own names says nothing about the router's.
  const groups = groupStructures(config, tree.endsWithNewline ? undefined : tree.lineCount - 1);
  const ofGroups = [...groups.definitions, ...groups.references].map(({ span }) => placeKey(span));
  const taken = new Set(ofGroups);
  const others = systems.map((system) => {
    const { text, extents } = system;
    const { draft, structures, unreadable } = read(system);
    const index = joined(structures.finish(writtenWords(tree.statements, extents), new Set(ofGroups)), groups);
    for (const place of placesOfKnown(index)) taken.add(place);
    const layout = layoutOf(tree, config, extents);
    return finishDevice(draft, index, unreadable, {
      file,
      hostname,
      name: `${name}:${text}`,
      logicalRouter: text,
      layout,
    });
  });
  const index = joined(main.structures.finish(writtenWords(tree.statements), taken), groups);
  const layout = layoutOf(tree, config, undefined);
  return [
    finishDevice(main.draft, index, main.unreadable, { file, hostname, name, logicalRouter: undefined, layout }),
    ...others,
  ];
}
