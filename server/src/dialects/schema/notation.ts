/**
 * The notation rows are written in, close to the vendors' manuals:
 * `isis metric <metric:1-16777214> [level-1 | level-2]`.
 *   word            a keyword
 *   <name:type>     a value
 *   <name:type!>    a value without which the words so far are no command of the system in any form: where a word stands
 *                   that was meant for it and is none, or the line ends, the line cannot be read (unreadable.ts)
 *   <name:a|b>      one of several keywords, remembered under a name; `<name:a|>` is a single one
 *   {a | b}  [a | b]  required and optional choice
 *   …               written `...` after an item: once or more (after `[ ]`: any number of times)
 */
import { rangeType, type ValueType } from './value-type.ts';

export type SyntaxNode =
  | { readonly kind: 'keyword'; readonly text: string; readonly name: string | undefined }
  | { readonly kind: 'value'; readonly name: string; readonly type: ValueType; readonly needed: boolean }
  | { readonly kind: 'sequence'; readonly items: readonly SyntaxNode[] }
  | { readonly kind: 'choice'; readonly items: readonly SyntaxNode[] }
  | { readonly kind: 'optional'; readonly item: SyntaxNode }
  | { readonly kind: 'repeat'; readonly item: SyntaxNode };

export type ValueTypes = ReadonlyMap<string, ValueType>;

const TOKEN = /\.\.\.|[{}[\]|]|<[^>]*>|[^\s{}[\]|<>]+/g;

/** A mistake in a table is a programming error and is thrown when the table is compiled. */
export class NotationError extends Error {}

function valueNode(token: string, types: ValueTypes): SyntaxNode {
  const colon = token.indexOf(':');
  const name = token.slice(1, colon < 0 ? -1 : colon);
  const needed = token.endsWith('!>');
  const typeName = colon < 0 ? name : token.slice(colon + 1, needed ? -2 : -1);
  if (typeName.includes('|')) {
    const words = typeName.split('|').filter((text) => text !== '');
    const items = words.map((text): SyntaxNode => ({ kind: 'keyword', text, name }));
    return items.length === 1 && items[0] ? items[0] : { kind: 'choice', items };
  }
  const type = types.get(typeName) ?? rangeType(typeName);
  if (!type) throw new NotationError(`unknown value type in ${token}`);
  if (needed && !type.resembles) throw new NotationError(`nobody knows what was meant as ${token}`);
  return { kind: 'value', name, type, needed };
}

/** @throws NotationError when the row is not well formed. */
export function parseNotation(syntax: string, types: ValueTypes): SyntaxNode {
  const tokens = syntax.match(TOKEN) ?? [];
  let at = 0;

  function bracketed(close: string): SyntaxNode {
    at++;
    const inner = alternatives();
    if (tokens[at] !== close) throw new NotationError(`expected ${close} in: ${syntax}`);
    at++;
    return inner;
  }

  function item(): SyntaxNode {
    const token = tokens[at] ?? '';
    let node: SyntaxNode;
    if (token === '{') node = bracketed('}');
    else if (token === '[') node = { kind: 'optional', item: bracketed(']') };
    else {
      at++;
      node = token.startsWith('<') ? valueNode(token, types) : { kind: 'keyword', text: token, name: undefined };
    }
    if (tokens[at] !== '...') return node;
    at++;
    return node.kind === 'optional'
      ? { kind: 'optional', item: { kind: 'repeat', item: node.item } }
      : { kind: 'repeat', item: node };
  }

  function sequence(): SyntaxNode {
    const items: SyntaxNode[] = [];
    while (at < tokens.length && !['|', '}', ']'].includes(tokens[at] ?? '')) items.push(item());
    const [only] = items;
    if (only === undefined) throw new NotationError(`empty alternative in: ${syntax}`);
    return items.length === 1 ? only : { kind: 'sequence', items };
  }

  function alternatives(): SyntaxNode {
    const items = [sequence()];
    while (tokens[at] === '|') {
      at++;
      items.push(sequence());
    }
    const [only] = items;
    return items.length === 1 && only ? only : { kind: 'choice', items };
  }

  const root = alternatives();
  if (at !== tokens.length) throw new NotationError(`unexpected ${tokens[at]} in: ${syntax}`);
  return root;
}

const bare = (node: SyntaxNode): string => (node.kind === 'sequence' ? node.items.map(manual).join(' ') : manual(node));

function manual(node: SyntaxNode): string {
  switch (node.kind) {
    case 'keyword':
      return node.text;
    case 'value':
      return node.type.role === 'number' ? `<${node.type.label}>` : `<${node.name}>`;
    case 'sequence':
      return node.items.map(manual).join(' ');
    case 'choice':
      return `{${node.items.map(bare).join(' | ')}}`;
    case 'repeat':
      return `${manual(node.item)}...`;
    case 'optional': {
      const inner = node.item.kind === 'repeat' ? node.item.item : node.item;
      const text = inner.kind === 'choice' ? inner.items.map(bare).join(' | ') : bare(inner);
      return node.item.kind === 'repeat' ? `[${text}]...` : `[${text}]`;
    }
  }
}

/** The row as a manual prints it, e.g. `isis metric <1-16777214> [level-1 | level-2]`. */
export const manualSyntax = (node: SyntaxNode): string => manual(node);
