/** One name per file: a place that a symbolic link leads to is known by its own name. */
import { keyOfUri } from './file-keys.ts';

export interface Aliases {
  /** The file a URI stands for. */
  readonly fileOf: (uri: string) => string;
  /** Link → real place, both URIs, as found on the last walk. */
  readonly learn: (aliases: ReadonlyMap<string, string>) => void;
}

export function createAliases(): Aliases {
  let known: readonly (readonly [string, string])[] = [];
  return {
    fileOf: (uri) => {
      const key = keyOfUri(uri);
      for (const [link, real] of known) {
        if (key === link) return real;
        if (key.startsWith(`${link}/`)) return real + key.slice(link.length);
      }
      return key;
    },
    learn: (aliases) => {
      known = [...aliases].map(([link, real]) => [keyOfUri(link), keyOfUri(real)] as const);
    },
  };
}
