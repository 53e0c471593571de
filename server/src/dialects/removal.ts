/** Which lines go when a structure goes: its own, and those of structures nothing else uses any more. */
import type { Device } from '../model/device.ts';
import type { StructureKind } from '../model/structures.ts';

export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Structures that only serve others; nothing else is ever taken along. */
const SERVING: ReadonlySet<StructureKind> = new Set([
  'route-policy',
  'prefix-list',
  'access-list',
  'key-chain',
  'config-group',
]);

export function withOrphans(device: Device, start: readonly LineRange[]): readonly LineRange[] {
  const { definitions, references } = device.structures;
  const gone: LineRange[] = [...start];
  const goes = (line: number): boolean => gone.some(({ first, last }) => first <= line && line <= last);
  const taken = new Set<string>();
  const kept = new Set(definitions.flatMap(({ kind, name, alwaysUsed }) => (alwaysUsed ? [`${kind} ${name}`] : [])));
  for (let grew = true; grew; ) {
    grew = false;
    for (const { kind, name } of definitions) {
      const key = `${kind} ${name}`;
      if (!SERVING.has(kind) || taken.has(key) || kept.has(key)) continue;
      const uses = references.filter((reference) => reference.kind === kind && reference.name === name);
      if (uses.length === 0 || !uses.every(({ span }) => goes(span.line))) continue;
      taken.add(key);
      gone.push(...linesOf(device, kind, name));
      grew = true;
    }
  }
  return gone;
}

export function linesOf(device: Device, kind: StructureKind, name: string): LineRange[] {
  return device.structures.definitions
    .filter((definition) => definition.kind === kind && definition.name === name)
    .map(({ firstLine, lastLine }) => ({ first: firstLine, last: lastLine }));
}
