/** Shapes. Colour is never alone: role, class and severity each have a shape of their own. */
import type { ReachClass } from '../../../server/src/ide/topology/answers.ts';
import type { SceneBadge, SceneRouter } from '../../../server/src/ide/topology/scene.ts';

/** Half the size of a router, scene units. */
export const RADIUS = 15;

export type RouterShape = 'edge' | 'border' | 'plain';

export const shapeOf = ({ providerEdge, border }: SceneRouter): RouterShape =>
  providerEdge ? 'edge' : border ? 'border' : 'plain';

/** A square for a PE, a hexagon for a border, a circle for the others. */
export const BODIES: Readonly<Record<RouterShape, string>> = {
  edge: 'M-10-14H10Q14-14 14-10V10Q14 14 10 14H-10Q-14 14-14 10V-10Q-14-14-10-14Z',
  border: 'M-17 0L-8.5-14.5H8.5L17 0L8.5 14.5H-8.5Z',
  plain: 'M-15 0A15 15 0 1 1 15 0A15 15 0 1 1-15 0Z',
};

export type { ReachClass };

/** In the order of the legend and of the table. */
export const CLASSES: readonly ReachClass[] = ['originates', 'exact', 'cover', 'none', 'unknown', 'failed'];

/** A ring with a dot, a tick, a half disc, a cross, a question mark, a bar. */
export const GLYPHS: Readonly<Record<ReachClass, string>> = {
  originates: 'M-7 0A7 7 0 1 1 7 0A7 7 0 1 1-7 0ZM-1.5 0A1.5 1.5 0 1 1 1.5 0A1.5 1.5 0 1 1-1.5 0Z',
  exact: 'M-6.5 .5L-2 5L7-5.5',
  cover: 'M-7 0A7 7 0 1 1 7 0A7 7 0 1 1-7 0ZM0-7A7 7 0 0 0 0 7Z',
  none: 'M-5.5-5.5L5.5 5.5M5.5-5.5L-5.5 5.5',
  unknown: 'M-3.5-3.5A3.5 3.5 0 1 1 1.5 0Q0 1 0 2.5M0 6.2V6.6',
  failed: 'M-7 0H7',
};

/** A disc, a triangle, a square. */
export const BADGES: Readonly<Record<SceneBadge['worst'], string>> = {
  error: 'M-8 0A8 8 0 1 1 8 0A8 8 0 1 1-8 0Z',
  warning: 'M0-10L10 8H-10Z',
  info: 'M-7-7H7V7H-7Z',
  hint: 'M-7-7H7V7H-7Z',
};

export const CROSS = 'M-8-8L8 8M8-8L-8 8';
