/**
 * What the engine has to say, as a code and named arguments. Words are made where something is shown, from the catalogue
 * (`catalogue.ts`), so that the same message can be said in another language.
 */

export type MessageArgument =
  | string
  | number
  | boolean
  | undefined
  | Message
  | readonly MessageArgument[]
  | { readonly [name: string]: MessageArgument };

/** Plain data: can be compared, kept and sent. Made by `say`, which knows what arguments each code takes. */
export interface Message {
  /** Code of the message in the catalogue, e.g. `duplicate-address`. */
  readonly id: string;
  readonly args: { readonly [name: string]: MessageArgument };
}

/** Equal for messages that say the same. */
export const messageKey = (message: Message): string => JSON.stringify(message);

/** Turns a message within a message into words. */
export type Render = (message: Message) => string;
