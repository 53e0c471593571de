/** What has changed from one scene to the next, as small as it can be said. */
import type { Box, HiddenRouter, Scene, SceneArea, SceneFinding, SceneLan, SceneLink, SceneRouter } from './scene.ts';

/** `added` and `changed` are whole elements, `removed` are ids (keys of findings). */
export interface ElementsDelta<T> {
  readonly added: readonly T[];
  readonly changed: readonly T[];
  readonly removed: readonly string[];
}

/**
 * What stayed as it was is absent. Every list of a scene is in order of its ids (findings: keys), by code
 * unit; areas have the backbone's pieces in front of them.
 */
export interface SceneDelta {
  readonly bounds?: Box;
  readonly areas?: ElementsDelta<SceneArea>;
  readonly routers?: ElementsDelta<SceneRouter>;
  readonly hidden?: ElementsDelta<HiddenRouter>;
  readonly lans?: ElementsDelta<SceneLan>;
  readonly links?: ElementsDelta<SceneLink>;
  readonly findings?: ElementsDelta<SceneFinding>;
}

/** Undefined when nothing has changed. */
export function sceneDelta(before: Scene, after: Scene): SceneDelta | undefined {
  const byId = ({ id }: { readonly id: string }): string => id;
  const parts = {
    bounds: same(before.bounds, after.bounds) ? undefined : after.bounds,
    areas: elementsDelta(before.areas, after.areas, byId),
    routers: elementsDelta(before.routers, after.routers, byId),
    hidden: elementsDelta(before.hidden, after.hidden, byId),
    lans: elementsDelta(before.lans, after.lans, byId),
    links: elementsDelta(before.links, after.links, byId),
    findings: elementsDelta(before.findings, after.findings, ({ key }) => key),
  };
  const changed = Object.entries(parts).filter(([, part]) => part !== undefined);
  return changed.length > 0 ? (Object.fromEntries(changed) as SceneDelta) : undefined;
}

function elementsDelta<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (element: T) => string,
): ElementsDelta<T> | undefined {
  const old = new Map(before.map((element) => [keyOf(element), element]));
  const added: T[] = [];
  const changed: T[] = [];
  for (const element of after) {
    const key = keyOf(element);
    const known = old.get(key);
    if (known === undefined) added.push(element);
    else if (!same(known, element)) changed.push(element);
    old.delete(key);
  }
  const removed = [...old.keys()];
  return added.length + changed.length + removed.length > 0 ? { added, changed, removed } : undefined;
}

/** Scenes are plain data made in one place, so equal elements have equal texts. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
