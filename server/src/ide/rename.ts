/** Renames a named structure of a file: every definition and use of it, checked before anything changes. */
import type { FileEdit, Position, Span } from '../base/text.ts';
import { spanToRange } from '../base/text.ts';
import { recognisedDialect } from '../dialects/registry.ts';
import type { Device } from '../model/device.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { cursorAt } from './cursor.ts';
import { kindText, type NamedStructure } from './hover/structure.ts';
import { neutralise } from './markdown.ts';
import { structureAt } from './subject.ts';

export interface Renaming {
  readonly span: Span;
  readonly name: string;
}

/** A place to change. */
export interface RenameEdit extends FileEdit {
  /** The command is not modelled, so that the word may be something else that happens to read the same. */
  readonly unsure: boolean;
}

/** Why something cannot be done, for people. */
export interface Refusal {
  readonly refused: string;
}

interface Target extends Renaming {
  readonly device: Device;
  readonly kind: NamedStructure;
}

/** What would be renamed at a position, or why nothing is. */
export function prepareRename(snapshot: WorkspaceSnapshot, file: string, at: Position): Renaming | Refusal {
  const target = targetAt(snapshot, file, at);
  return 'refused' in target ? target : { span: target.span, name: target.name };
}

export function rename(
  snapshot: WorkspaceSnapshot,
  file: string,
  at: Position,
  newName: string,
): readonly RenameEdit[] | Refusal {
  const target = targetAt(snapshot, file, at);
  if ('refused' in target) return target;
  const { device, kind, name } = target;
  if (newName === name) return [];
  const refused = refusal(device, kind, newName);
  if (refused) return { refused };
  const { definitions, references } = device.structures;
  const edit = (span: Span, unsure: boolean): RenameEdit => ({
    file,
    range: spanToRange(span),
    newText: newName,
    unsure,
  });
  const isMeant = (each: { kind: string; name: string }): boolean => each.kind === kind && each.name === name;
  return [
    ...definitions.filter(isMeant).map(({ span }) => edit(span, false)),
    ...references.filter(isMeant).map(({ span, modelled }) => edit(span, !modelled)),
  ];
}

function targetAt(snapshot: WorkspaceSnapshot, file: string, at: Position): Target | Refusal {
  const cursor = cursorAt(snapshot, file, at);
  const subject = cursor && structureAt(cursor.device, at);
  if (subject?.kind === 'interface') return { refused: 'The name of an interface says where it is on the router.' };
  if (!cursor || subject?.kind !== 'structure') return { refused: 'There is no name here that the file defines.' };
  const { device } = cursor;
  const { span, structure: kind, name } = subject;
  if (name === '') return { refused: `This ${kindText(device, kind)} has no name.` };
  if (!recognisedDialect(device.dialect).isName(kind, name)) {
    return { refused: `${neutralise(name, 64)} is not a name that can be changed by itself.` };
  }
  return { span, name, device, kind };
}

function refusal(device: Device, kind: NamedStructure, name: string): string | undefined {
  const what = kindText(device, kind);
  const shown = neutralise(name, 64);
  if (!recognisedDialect(device.dialect).isName(kind, name)) return `'${shown}' cannot be the name of a ${what}.`;
  const isTaken = (each: { kind: string; name: string }): boolean => each.kind === kind && each.name === name;
  if (device.structures.definitions.some(isTaken)) return `There is a ${what} ${shown} in this file already.`;
  if (device.structures.references.some(isTaken))
    return `${what} ${shown} is not defined, and used in this file already.`;
  return undefined;
}
