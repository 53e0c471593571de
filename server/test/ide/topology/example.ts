/** The example network of the repository, with changes, and routers of smaller networks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouterIndex } from '../../../src/model/network.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../../../src/workspace/snapshot.ts';
import { openFiles } from '../open.ts';

const FOLDER = join(import.meta.dirname, '../../../../examples/mpls-vpn-multiarea');

type Changes = Readonly<Record<string, readonly (readonly [was: string | RegExp, is: string])[]>>;

/** Each change replaces all places where the words stand; there must be one. */
export function exampleFiles(changes: Changes = {}): Map<string, string> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.cfg'));
  return new Map(
    names.map((name) => {
      let text = readFileSync(join(FOLDER, name), 'utf8');
      for (const [was, is] of changes[name] ?? []) {
        const changed = text.replaceAll(was, is);
        if (changed === text) throw new Error(`${name} does not hold: ${was}`);
        text = changed;
      }
      return [name, text];
    }),
  );
}

export interface Example {
  readonly snapshot: WorkspaceSnapshot;
  readonly analysed: JudgedNetwork;
  readonly router: (name: string) => RouterIndex;
}

export function openNetwork(files: ReadonlyMap<string, string>): Example {
  const snapshot = openFiles(files);
  const [analysed, ...others] = snapshot.networks;
  if (!analysed || others.length > 0) throw new Error('the files are not one network');
  const router = (name: string): RouterIndex => {
    const index = analysed.network.routerByName.get(name);
    if (index === undefined) throw new Error(`there is no router ${name}`);
    return index;
  };
  return { snapshot, analysed, router };
}

export const openExample = (changes: Changes = {}): Example => openNetwork(exampleFiles(changes));

/** A router that has nothing but a loopback and a leg on a LAN. */
export const onLan = (number: number): string => `hostname R${number}
interface Loopback0
 ip address 10.9.0.${number} 255.255.255.255
interface GigabitEthernet0/0
 ip address 10.0.0.${number} 255.255.255.0
 ip router isis
router isis
 net 49.0001.0000.0000.000${number}.00
 is-type level-2-only
 metric-style wide
 passive-interface Loopback0
`;
