/** Writing a command from its row and values: the counterpart of reading it. */
import type { SyntaxNode } from './notation.ts';

/** By value name, name of a choice, or keyword (`true`). Arrays fill repeated values. */
export type RenderValues = Readonly<Record<string, string | number | true | readonly (string | number)[] | undefined>>;

const given = (values: RenderValues, key: string): boolean => Object.hasOwn(values, key) && values[key] !== undefined;

/** Something in the node is asked for. */
function wanted(node: SyntaxNode, values: RenderValues): boolean {
  switch (node.kind) {
    case 'keyword':
      return node.name === undefined ? given(values, node.text) : values[node.name] === node.text;
    case 'value':
      return given(values, node.name);
    case 'optional':
    case 'repeat':
      return wanted(node.item, values);
    case 'sequence':
    case 'choice':
      return node.items.some((item) => wanted(item, values));
  }
}

/** How much of the node is asked for; a keyword nobody asked for counts against it. */
function weight(node: SyntaxNode, values: RenderValues): number {
  switch (node.kind) {
    case 'keyword':
      return wanted(node, values) ? 2 : -1;
    case 'value':
      return wanted(node, values) ? 2 : 0;
    case 'optional':
      return wanted(node.item, values) ? weight(node.item, values) : 0;
    case 'repeat':
      return weight(node.item, values);
    case 'choice':
      return Math.max(...node.items.map((item) => weight(item, values)));
    case 'sequence':
      return node.items.reduce((sum, item) => sum + weight(item, values), 0);
  }
}

/** The alternative that is asked for most and has all it needs. */
function chosenText(items: readonly SyntaxNode[], values: RenderValues): string | undefined {
  let best: { readonly text: string; readonly fit: number } | undefined;
  for (const item of items) {
    const candidate = wanted(item, values) ? text(item, values) : undefined;
    if (candidate === undefined) continue;
    const score = weight(item, values);
    if (!best || score > best.fit) best = { text: candidate, fit: score };
  }
  return best?.text;
}

function valueText(value: RenderValues[string]): string | undefined {
  if (value === undefined || value === true) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value.length > 0 ? value.join(' ') : undefined;
}

function text(node: SyntaxNode, values: RenderValues): string | undefined {
  switch (node.kind) {
    case 'keyword':
      return node.text;
    case 'value':
      return given(values, node.name) ? valueText(values[node.name]) : undefined;
    case 'optional':
      return wanted(node.item, values) ? text(node.item, values) : '';
    case 'repeat': {
      if (node.item.kind !== 'choice') return text(node.item, values);
      return joined(
        node.item.items.filter((item) => wanted(item, values)),
        values,
      );
    }
    case 'choice':
      return chosenText(node.items, values);
    case 'sequence':
      return joined(node.items, values);
  }
}

function joined(items: readonly SyntaxNode[], values: RenderValues): string | undefined {
  const parts: string[] = [];
  for (const item of items) {
    const part = text(item, values);
    if (part === undefined) return undefined;
    if (part !== '') parts.push(part);
  }
  return parts.join(' ');
}

/** The command's text; undefined when a required value is missing. */
export const render = (syntax: SyntaxNode, values: RenderValues): string | undefined => text(syntax, values);
