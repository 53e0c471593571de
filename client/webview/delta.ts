/** Applies the server's small changes to the scene that is shown. */
import type { ElementsDelta, SceneDelta } from '../../server/src/ide/topology/delta.ts';
import type { Scene } from '../../server/src/ide/topology/scene.ts';

/** Elements keep their order, new ones come last: what is drawn does not depend on it. */
function applied<T>(
  before: readonly T[],
  delta: ElementsDelta<T> | undefined,
  keyOf: (element: T) => string,
): readonly T[] {
  if (!delta) return before;
  const removed = new Set(delta.removed);
  const changed = new Map(delta.changed.map((element) => [keyOf(element), element]));
  const kept = before.filter((element) => !removed.has(keyOf(element)));
  return [...kept.map((element) => changed.get(keyOf(element)) ?? element), ...delta.added];
}

export function applyDelta(scene: Scene, delta: SceneDelta): Scene {
  const byId = ({ id }: { readonly id: string }): string => id;
  return {
    network: scene.network,
    bounds: delta.bounds ?? scene.bounds,
    areas: applied(scene.areas, delta.areas, byId),
    routers: applied(scene.routers, delta.routers, byId),
    hidden: applied(scene.hidden, delta.hidden, byId),
    lans: applied(scene.lans, delta.lans, byId),
    links: applied(scene.links, delta.links, byId),
    findings: applied(scene.findings, delta.findings, ({ key }) => key),
  };
}
