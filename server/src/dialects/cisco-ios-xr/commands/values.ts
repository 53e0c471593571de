/** What commands of several sections carry: levels, policies with arguments. */
import type { FilterReference, LevelSet } from '../../../model/isis.ts';
import { BOTH_LEVELS, LEVEL_1, LEVEL_2 } from '../../common/levels.ts';
import { type Command, namedValue, numberOf } from '../../schema/command.ts';

/** `level 1`, `level 2`; without it both. */
export function levelsNamed(command: Command, otherwise: LevelSet = BOTH_LEVELS): LevelSet {
  const level = numberOf(command, 'level');
  return level === 1 ? LEVEL_1 : level === 2 ? LEVEL_2 : otherwise;
}

/** Name of a policy called with arguments: the name and the arguments as one would say them. */
export const calledName = (name: string, given: readonly string[]): string =>
  given.length === 0 ? name : `${name}(${given.join(', ')})`;

/** The name and the values of such a policy. */
export function calledParts(called: string): { readonly name: string; readonly given: readonly string[] } {
  const open = called.indexOf('(');
  return open < 0
    ? { name: called, given: [] }
    : { name: called.slice(0, open), given: argumentsIn(called.slice(open)) };
}

/** The values in `( PE-LOOPBACKS , 10 )`. */
function argumentsIn(text: string | undefined): string[] {
  if (text === undefined) return [];
  return text
    .slice(1, -1)
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** The policy a command names under `policy`, with what it calls it with under `arguments`. */
export function policyOf(command: Command): FilterReference | undefined {
  const policy = namedValue(command, 'policy');
  if (!policy) return undefined;
  const given = argumentsIn(namedValue(command, 'arguments')?.text);
  return { kind: 'route-policy', name: calledName(policy.text, given), span: policy.span };
}
