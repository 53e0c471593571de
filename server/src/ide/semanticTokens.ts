/** Colours by meaning: keywords in short or in full, values by type, names by what they stand for and whether they do. */
import type { Span } from '../base/text.ts';
import type { CommandWord } from '../dialects/command-context.ts';
import { recognisedDialect } from '../dialects/registry.ts';
import type { Device } from '../model/device.ts';
import type { StructureKind } from '../model/structures.ts';
import { isCheckedKind, structureKey } from '../rules/structures.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

/** The legend. All but `address` are the protocol's own. */
export const TOKEN_TYPES = [
  'keyword',
  'number',
  'string',
  'address',
  'interface',
  'namespace',
  'class',
  'function',
  'variable',
  'property',
] as const;
export const TOKEN_MODIFIERS = ['definition', 'undefined'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export interface SemanticToken {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifier: TokenModifier | undefined;
}

const STRUCTURE_TYPES: Readonly<Record<StructureKind, TokenType>> = {
  'route-policy': 'function',
  'prefix-list': 'variable',
  'access-list': 'variable',
  'key-chain': 'variable',
  vrf: 'namespace',
  'isis-instance': 'namespace',
  'peer-group': 'class',
  'peer-template': 'class',
  'config-group': 'class',
  interface: 'interface',
};

/** In order. Without `lines` all of the file; both ends are included. */
export function semanticTokens(
  snapshot: WorkspaceSnapshot,
  file: string,
  lines?: { readonly first: number; readonly last: number },
): readonly SemanticToken[] {
  const devices = snapshot.devices.get(file);
  const tree = devices && snapshot.tree(file);
  if (!devices || !tree) return [];
  const { first, last } = lines ?? { first: 0, last: Number.POSITIVE_INFINITY };
  const modifiers = modifiersOf(devices);
  const tokens: SemanticToken[] = [];
  for (const { line, words } of recognisedDialect(devices[0].dialect).wordsOf(tree)) {
    if (line < first || line > last) continue;
    for (const word of words) {
      const type = typeOf(word);
      const { start, end } = word.word;
      if (type) tokens.push({ span: { line, start, end }, type, modifier: modifiers.get(key(line, start)) });
    }
  }
  return tokens.sort((a, b) => a.span.line - b.span.line || a.span.start - b.span.start);
}

/** Secrets and words that nobody reads keep the colour they have. */
function typeOf({ role, structure }: CommandWord): TokenType | undefined {
  if (structure) return STRUCTURE_TYPES[structure];
  switch (role) {
    case 'keyword':
    case 'number':
    case 'address':
    case 'interface':
      return role;
    case 'name':
      return 'property';
    case 'text':
      return 'string';
    default:
      return undefined;
  }
}

const key = (line: number, start: number): number => line * 65_536 + start;

function modifiersOf(devices: readonly Device[]): ReadonlyMap<number, TokenModifier> {
  const modifiers = new Map<number, TokenModifier>();
  for (const { structures } of devices) {
    const defined = new Set(structures.definitions.map(({ kind, name }) => structureKey(kind, name)));
    for (const { span } of structures.definitions) modifiers.set(key(span.line, span.start), 'definition');
    for (const { kind, name, span, modelled } of structures.references) {
      // As the finding undefined-reference says it.
      if (!modelled || !isCheckedKind(kind) || defined.has(structureKey(kind, name))) continue;
      modifiers.set(key(span.line, span.start), 'undefined');
    }
  }
  return modifiers;
}
