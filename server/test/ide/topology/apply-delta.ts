/** What a client does with a change of a scene. */
import type { ElementsDelta, SceneDelta } from '../../../src/ide/topology/delta.ts';
import type { Scene } from '../../../src/ide/topology/scene.ts';
import { compareText } from '../../../src/model/order.ts';

export function applyDelta(scene: Scene, delta: SceneDelta): Scene {
  const byId = ({ id }: { readonly id: string }): string => id;
  const level = (id: string): string => (id.startsWith('backbone') ? `0 ${id}` : `1 ${id}`);
  return {
    network: scene.network,
    bounds: delta.bounds ?? scene.bounds,
    areas: apply(scene.areas, delta.areas, ({ id }) => level(id)),
    routers: apply(scene.routers, delta.routers, byId),
    hidden: apply(scene.hidden, delta.hidden, byId),
    lans: apply(scene.lans, delta.lans, byId),
    links: apply(scene.links, delta.links, byId),
    findings: apply(scene.findings, delta.findings, ({ key }) => key),
  };
}

function apply<T>(before: readonly T[], delta: ElementsDelta<T> | undefined, keyOf: (element: T) => string): T[] {
  const elements = new Map(before.map((element) => [keyOf(element), element]));
  const gone = new Set(delta?.removed);
  for (const [key] of elements) if (gone.has(key) || gone.has(key.replace(/^[01] /, ''))) elements.delete(key);
  for (const element of [...(delta?.added ?? []), ...(delta?.changed ?? [])]) elements.set(keyOf(element), element);
  return [...elements].sort(([a], [b]) => compareText(a, b)).map(([, element]) => element);
}
