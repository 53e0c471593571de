/** Why a file that was to be read is not, in the words of coverage. */
import { promisesConfiguration } from './candidates.ts';
import type { ReadText } from './read-text.ts';

export interface LeftOut {
  readonly because: 'too large' | 'not text' | 'nothing to read';
  readonly evidence?: string;
}

const WITHOUT_TEXT: Readonly<Record<string, LeftOut>> = {
  'too-large': { because: 'too large', evidence: 'larger than 8 MiB' },
  denied: { because: 'nothing to read', evidence: 'permission denied' },
  failed: { because: 'nothing to read', evidence: 'it could not be read' },
};
/** Of these a name without a meaning says nothing: programs, sockets and marks of tools have such names. */
const WHERE_EXPECTED: Readonly<Record<string, LeftOut>> = {
  binary: { because: 'not text' },
  'not-a-file': { because: 'nothing to read', evidence: 'not a regular file' },
};

/** `expected`: a person named this very file. Undefined when it has text, and when nobody misses it. */
export function leftOut(file: string, answer: ReadText, expected = promisesConfiguration(file)): LeftOut | undefined {
  if ('text' in answer) {
    return expected && answer.text.trim() === '' ? { because: 'nothing to read', evidence: 'it is empty' } : undefined;
  }
  return WITHOUT_TEXT[answer.skipped] ?? (expected ? WHERE_EXPECTED[answer.skipped] : undefined);
}
