/** What lists written line by line have in common. */
import type { Action } from '../../../model/policy.ts';
import { type Command, commandSpan, has } from '../../schema/command.ts';
import type { OpenSection } from '../../schema/mode.ts';

/** A list written line by line has the lines from its first to its last. */
export function lineSection(command: Command): OpenSection {
  const { line, indent } = command.statement;
  return { span: commandSpan(command), firstLine: line, lastLine: line, bodyIndent: indent };
}

export const actionOf = (command: Command): Action => (has(command, 'deny') ? 'deny' : 'permit');
