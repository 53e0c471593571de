/** Keeps the statements of a text's unchanged items across an edit. */
import type { Reuse, TopItem } from './build-statements.ts';
import type { EditRegion } from './edit-region.ts';
import type { Statement } from './tree.ts';

/** The same statement some lines further down; words know columns only and are shared. */
function moved(statement: Statement, by: number): Statement {
  const root = { ...statement, line: statement.line + by, lastLine: statement.lastLine + by };
  const pending: { children: readonly Statement[] }[] = [root];
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    const children = parent.children.map((child) => ({
      ...child,
      line: child.line + by,
      lastLine: child.lastLine + by,
    }));
    parent.children = children;
    for (const child of children) if (child.children.length > 0) pending.push(child);
  }
  return root;
}

/**
 * An item with the extent it had, outside the edit and outside what the parser says has changed,
 * has the statements it had. `changed` are offsets in the new text.
 */
export function reuseOf(
  items: readonly TopItem[],
  region: EditRegion,
  changed: readonly { readonly startIndex: number; readonly endIndex: number }[],
): Reuse {
  const shift = region.newEnd - region.oldEnd;
  const known = new Map(items.map((item) => [item.start, item]));
  return ({ start, end, line, lineStart }) => {
    const isBehind = lineStart >= region.newEnd;
    if (!isBehind && end > region.start) return undefined;
    if (changed.some((range) => range.startIndex < end && range.endIndex > start)) return undefined;
    const offset = isBehind ? shift : 0;
    const item = known.get(start - offset);
    // An edit in front of it on its line would move its columns.
    if (item?.end !== end - offset || item.lineStart !== lineStart - offset) return undefined;
    const by = line - item.line;
    return by === 0 ? item.statements : item.statements.map((statement) => moved(statement, by));
  };
}
