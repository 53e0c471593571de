/** Key chains (D4). Only digests of keys are kept (I7). */
import { known } from '../../common/known.ts';
import { keyDigest } from '../../common/stored-keys.ts';
import { type Command, has, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft, KeyChainDraft, KeyDraft } from '../draft/device.ts';
import { xrValues } from '../value-types.ts';

/** `password6` and its like hide the key for good. */
function digestOf(command: Command): string | undefined {
  const stored = textOf(command, 'secret');
  if (stored === undefined || has(command, 'password6')) return undefined;
  return keyDigest(stored, has(command, 'password') ? 'type-7' : 'clear');
}

const keyMode = defineMode<KeyDraft>(
  'key',
  xrValues,
  [
    {
      syntax: 'key-string [clear | password | password6 | encrypted] <secret:secret>',
      help: 'The key itself; only a one-way digest of it is kept',
      set: (key, command) => {
        key.secret = has(command, 'encrypted') ? undefined : digestOf(command);
      },
      unset: (key) => {
        key.secret = undefined;
      },
    },
    {
      syntax: 'cryptographic-algorithm <algorithm:word>',
      help: 'How the key authenticates',
      set: (key, command) => {
        key.algorithm = textOf(command, 'algorithm');
      },
      unset: (key) => {
        key.algorithm = undefined;
      },
    },
  ],
  ['accept-lifetime apply-group macsec send-lifetime'],
);

const keyChainMode = defineMode<KeyChainDraft>(
  'key-chain',
  xrValues,
  [
    {
      syntax: 'key <id:number>',
      help: 'Key of the chain; the lowest valid one is used to send',
      opens: (chain, command) => {
        const id = numberOf(command, 'id') ?? 0;
        let key = chain.keys.get(id);
        if (!key) {
          key = { id, secret: undefined, algorithm: undefined };
          chain.keys.set(id, key);
        }
        return enter(keyMode, key);
      },
      unset: (chain, command) => {
        chain.keys.delete(numberOf(command, 'id') ?? -1);
      },
    },
  ],
  ['accept-tolerance apply-group macsec timezone'],
);

export const keyChainModes: readonly Mode[] = [keyChainMode, keyMode];

export const keyChainRow: CommandRow<DeviceDraft> = {
  syntax: 'key chain <name:key-chain>',
  help: 'Keys for authentication, changed over time',
  defines: 'name',
  opens: (device, command, section) => {
    const name = textOf(command, 'name') ?? '';
    return enter(
      keyChainMode,
      known(device.keyChains, name, () => ({ name, keys: new Map<number, KeyDraft>(), section })),
    );
  },
  unset: (device, command) => {
    device.keyChains.delete(textOf(command, 'name') ?? '');
  },
};
