/** Routers as people name them. */
import type { RouterIndex } from '../model/network.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { topologyIds } from './topology/ids.ts';

export interface NamedRouter {
  readonly analysed: JudgedNetwork;
  readonly index: RouterIndex;
}

/** Every router of that name: labs side by side may each have a `PE1`. Names compare without case. */
export function routersNamed(snapshot: WorkspaceSnapshot, name: string): NamedRouter[] {
  const wanted = name.toLowerCase();
  return snapshot.networks.flatMap((analysed) =>
    analysed.network.routers.flatMap((router) =>
      router.name.toLowerCase() === wanted ? [{ analysed, index: router.index }] : [],
    ),
  );
}

function routersWithId(snapshot: WorkspaceSnapshot, id: string): NamedRouter[] {
  return snapshot.networks.flatMap((analysed) => {
    const index = topologyIds(analysed).routerOf(id);
    return index === undefined ? [] : [{ analysed, index }];
  });
}

/** What somebody says of the router they ask about; anything may be left out. */
export interface AskedRouter {
  /** In any case; or its id in the picture. */
  readonly name: string | undefined;
  /** A file of its network, its own where there is no name. */
  readonly file: string | undefined;
  /** Id of its network. */
  readonly network: string | undefined;
}

/** The router that is meant: of several, one of that file, then the first in order. */
export function askedRouter(
  snapshot: WorkspaceSnapshot,
  { name, file, network }: AskedRouter,
): NamedRouter | undefined {
  const here = file === undefined ? undefined : snapshot.networkOf(file);
  const own = (here && file !== undefined && here.network.routersByFile.get(file)) || [];
  if (name === undefined) {
    const [main] = own;
    return here && main !== undefined ? { analysed: here, index: main } : undefined;
  }
  const named = routersNamed(snapshot, name);
  const found = (named.length > 0 ? named : routersWithId(snapshot, name)).filter(
    ({ analysed }) =>
      (here === undefined || analysed === here) && (network === undefined || analysed.network.id === network),
  );
  return found.find(({ index }) => own.includes(index)) ?? found[0];
}
