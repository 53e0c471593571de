/** All messages in one catalogue: a code for each, and the English words for its arguments. */
import { absenceMessages } from './english/absences.ts';
import { findingMessages } from './english/findings.ts';
import { gapMessages } from './english/gaps.ts';
import { harmMessages } from './english/harm.ts';
import { instanceMessages } from './english/instances.ts';
import { leakMessages } from './english/leaks.ts';
import { lineMessages } from './english/lines.ts';
import { linkMessages } from './english/links.ts';
import { pathMessages } from './english/paths.ts';
import { pieceMessages } from './english/pieces.ts';
import { policyMessages } from './english/policies.ts';
import { routeMessages } from './english/routes.ts';
import { structureMessages } from './english/structures.ts';
import type { Message, MessageArgument, Render } from './message.ts';

const catalogue = {
  ...absenceMessages,
  ...findingMessages,
  ...gapMessages,
  ...harmMessages,
  ...instanceMessages,
  ...leakMessages,
  ...lineMessages,
  ...linkMessages,
  ...pathMessages,
  ...pieceMessages,
  ...policyMessages,
  ...routeMessages,
  ...structureMessages,
};

type MessageId = keyof typeof catalogue;
type ArgumentsOf<Id extends MessageId> =
  Parameters<(typeof catalogue)[Id]> extends [
    infer Args extends { readonly [name: string]: MessageArgument },
    ...unknown[],
  ]
    ? [args: Args]
    : [];

/** The message with this code; its arguments are those its words need. */
export const say = <Id extends MessageId>(id: Id, ...[args]: ArgumentsOf<Id>): Message => ({ id, args: args ?? {} });

/** The words of a message in English. Plain text: names in it are data from configurations. */
export const messageText = (message: Message): string => {
  const words = (catalogue as Readonly<Record<string, (args: never, render: Render) => string>>)[message.id];
  return words ? words(message.args as never, messageText) : message.id;
};
