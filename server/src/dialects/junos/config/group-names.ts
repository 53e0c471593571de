/**
 * Where groups are defined and applied, in all of a file: also in statements that are switched off or taken away, and
 * inside of groups. Read before groups are applied, so that every place counts once.
 */
import type { ConfigNode } from './node.ts';

export const APPLY = 'apply-groups';
export const EXCEPT = 'apply-groups-except';
/** What is inside of it is free text. */
export const MACRO = 'apply-macro';

export interface GroupUse {
  /** The name behind `apply-groups` or `apply-groups-except`. */
  readonly node: ConfigNode;
  /** Words in front of it. */
  readonly context: string;
  /** False where it, or what it stands in, is switched off or taken away. */
  readonly active: boolean;
}

export interface GroupNames {
  readonly definitions: readonly ConfigNode[];
  /** Names that something defines which is switched off, taken away, or in a logical system. */
  readonly elsewhere: ReadonlySet<string>;
  readonly uses: readonly GroupUse[];
}

const CONTEXT_WORDS = 12;

const childrenOf = ({ children, removed }: ConfigNode): readonly ConfigNode[] => [
  ...children.values(),
  ...(removed?.values() ?? []),
];

/** Neither switched off nor taken away. */
const counts = (parent: ConfigNode, child: ConfigNode): boolean =>
  !child.inactive && parent.children.get(child.text) === child;

export function groupNamesIn(root: ConfigNode): GroupNames {
  const definitions: ConfigNode[] = [];
  const elsewhere = new Set<string>();
  const uses: GroupUse[] = [];
  const path: string[] = [];

  function groupsOf(node: ConfigNode, active: boolean): void {
    for (const each of childrenOf(node)) {
      if (active && counts(node, each) && path.length === 1) definitions.push(each);
      else elsewhere.add(each.text);
    }
  }

  function visit(node: ConfigNode, active: boolean): void {
    const { text } = node;
    if (text === MACRO) return;
    path.push(text);
    const isGroups = text === 'groups' && (path.length === 1 || (path.length === 3 && path[0] === 'logical-systems'));
    if (isGroups) groupsOf(node, active);
    const applies = text === APPLY || text === EXCEPT;
    const context = applies ? path.slice(-CONTEXT_WORDS).join(' ') : '';
    for (const each of childrenOf(node)) {
      const isActive = active && counts(node, each);
      if (applies) uses.push({ node: each, context, active: isActive });
      else visit(each, isActive);
    }
    path.pop();
  }

  for (const each of childrenOf(root)) visit(each, counts(root, each));
  return { definitions, elsewhere, uses };
}
