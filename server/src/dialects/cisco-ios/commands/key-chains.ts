/** Key chains (D4). */

import { digestOf } from '../../common/stored-keys.ts';
import type { DeviceDraft, KeyChainDraft, KeyDraft } from '../../ios-like/draft/device.ts';
import { numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';

const keyMode = defineMode<KeyDraft>(
  'key',
  iosValues,
  [
    {
      syntax: 'key-string [<encoding:0|6|7>] <secret:secret-line>',
      help: 'The key itself; only a one-way digest of it is kept',
      set: (key, command) => {
        key.secret = digestOf(command);
      },
      unset: (key) => {
        key.secret = undefined;
      },
    },
  ],
  ['accept-lifetime cryptographic-algorithm send-id recv-id include-tcp-options send-lifetime tcp'],
);

const keyChainMode = defineMode<KeyChainDraft>(
  'key-chain',
  iosValues,
  [
    {
      syntax: 'key <id:0-4294967295>',
      help: 'Key of the chain; the lowest valid one is used to send',
      opens: (chain, command) => {
        const id = numberOf(command, 'id') ?? 0;
        const key = chain.keys.get(id) ?? { id, secret: undefined };
        chain.keys.set(id, key);
        return enter(keyMode, key);
      },
      unset: (chain, command) => {
        chain.keys.delete(numberOf(command, 'id') ?? -1);
      },
    },
  ],
  ['description'],
);

export const keyChainModes: readonly Mode[] = [keyChainMode, keyMode];

export const keyChainRows: readonly CommandRow<DeviceDraft>[] = [
  {
    syntax: 'key chain <name:key-chain>',
    help: 'Keys for authentication, changed over time',
    defines: 'name',
    opens: (device, command, section) => {
      const name = textOf(command, 'name') ?? '';
      const chain = device.keyChains.get(name) ?? { name, keys: new Map<number, KeyDraft>(), section };
      device.keyChains.set(name, chain);
      return enter(keyChainMode, chain);
    },
    unset: (device, command) => {
      device.keyChains.delete(textOf(command, 'name') ?? '');
    },
  },
];
