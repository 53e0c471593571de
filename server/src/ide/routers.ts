/** Routers as people name them. */
import type { RouterIndex } from '../model/network.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export interface NamedRouter {
  readonly analysed: AnalysedNetwork;
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

/** What somebody says of the router they ask about; anything may be left out. */
export interface AskedRouter {
  readonly name: string | undefined;
  /** A file of its network, its own where there is no name. */
  readonly file: string | undefined;
  /** Id of its network. */
  readonly network: string | undefined;
}

/** The router that is meant: of several, the one of that file, then the first in order. */
export function askedRouter(snapshot: WorkspaceSnapshot, asked: AskedRouter): NamedRouter | undefined {
  const { name, file, network } = asked;
  const here = file === undefined ? undefined : snapshot.networkOf(file);
  const own = file === undefined ? undefined : here?.network.routerByFile.get(file);
  if (name === undefined) return here && own !== undefined ? { analysed: here, index: own } : undefined;
  const found = routersNamed(snapshot, name).filter(
    ({ analysed }) =>
      (here === undefined || analysed === here) && (network === undefined || analysed.network.id === network),
  );
  return found.find(({ index }) => index === own) ?? found[0];
}
