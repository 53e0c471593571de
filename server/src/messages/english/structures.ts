/** English words of findings about named structures. */
import { type StructureName, structureText } from './words.ts';

type Undefined = {
  readonly vendor: string;
  /** What routers of the vendor let pass by a policy or list that is missing. */
  readonly lets: 'everything' | 'nothing';
};

const consequence = (kind: StructureName['kind'], { vendor, lets }: Undefined): string => {
  if (kind === 'config-group') return 'Nothing is inherited from it.';
  if (kind === 'key-chain') return 'There is no key to sign or accept packets with.';
  return `${vendor} lets ${lets} pass where it is missing.`;
};

export const structureMessages = {
  'undefined-reference': ({
    structure,
    meant,
    ...effect
  }: Undefined & { readonly structure: StructureName; readonly meant: string | undefined }): string => {
    const hint = meant === undefined ? 'Define it, or correct the name.' : `Did you mean ${meant}?`;
    return `${structureText(structure)} is not defined in this file. ${consequence(structure.kind, effect)} ${hint}`;
  },
  'undefined-reference.again': (): string => 'named here as well',
  'unused-structure': ({ structure }: { readonly structure: StructureName }): string =>
    `${structureText(structure)} is never used. Name it where it should apply, or remove it.`,
};
