/** Names of the file: those it defines, and those it uses and has still to define. */
import type { ExpectedWord } from '../../dialects/command-context.ts';
import type { Device } from '../../model/device.ts';
import { compareText } from '../../model/order.ts';
import type { StructureKind } from '../../model/structures.ts';
import { kindText } from '../hover/structure.ts';
import { data, neutralise, paragraph, words } from '../markdown.ts';
import type { CompletionItem } from './item.ts';

interface Known {
  readonly name: string;
  /** Line of the first definition, else of the first use; zero-based. */
  readonly line: number;
  readonly defined: boolean;
}

export function nameItems(device: Device, { structure, role, defines }: ExpectedWord): readonly CompletionItem[] {
  if (!structure) return [];
  // Where a value is a number, so are the names it can have.
  const fits = ({ name }: Known): boolean =>
    name !== '' && (role !== 'number' || /^\d+$/.test(name)) && neutralise(name) === name;
  return knownNames(device, structure)
    .filter(fits)
    .sort((a, b) => rank(a, defines) - rank(b, defines) || compareText(a.name, b.name))
    .map(({ name, line, defined }) => ({
      kind: structure === 'interface' ? 'interface' : 'structure',
      label: name,
      detail: defined ? detailOf(device, structure, name) : `used in line ${line + 1}, not defined yet`,
      documentation: defined ? descriptionOf(device, structure, name) : [],
      snippet: undefined,
    }));
}

/** What is missing comes first where it would be defined, last where it would be used. */
const rank = ({ defined }: Known, defines: boolean): number => (defined === defines ? 1 : 0);

function knownNames({ structures }: Device, kind: StructureKind): Known[] {
  const known = new Map<string, Known>();
  const note = (name: string, line: number, defined: boolean): void => {
    if (!known.has(name)) known.set(name, { name, line, defined });
  };
  for (const each of structures.definitions) if (each.kind === kind) note(each.name, each.firstLine, true);
  for (const each of structures.references) {
    if (each.kind === kind && each.modelled) note(each.name, each.span.line, false);
  }
  return [...known.values()];
}

function detailOf(device: Device, kind: StructureKind, name: string): string {
  if (kind !== 'interface') return kindText(device, kind);
  return neutralise(device.interfaces.find((each) => each.name === name)?.vrf?.value ?? '', 40);
}

function descriptionOf(device: Device, kind: StructureKind, name: string) {
  const description =
    kind === 'interface' ? device.interfaces.find((each) => each.name === name)?.description?.value : undefined;
  return description ? [paragraph([words('Described as '), data(description, 100), words('.')])] : [];
}
