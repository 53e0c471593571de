/** A scene as the text of a file. */
import type { Reach } from './answers.ts';
import { dotText } from './export/dot.ts';
import { drawioText } from './export/drawio.ts';
import { graphmlText } from './export/graphml.ts';
import { jsonSceneText } from './export/json.ts';
import { svgText } from './export/svg.ts';
import type { Scene } from './scene.ts';

export const TOPOLOGY_FORMATS = ['json', 'graphml', 'dot', 'svg', 'drawio'] as const;
export type TopologyFormat = (typeof TOPOLOGY_FORMATS)[number];

/** `highlight` is drawn into an SVG; the other formats have no place for it. */
export function exportScene(scene: Scene, format: TopologyFormat, highlight?: Reach): string {
  switch (format) {
    case 'json':
      return jsonSceneText(scene);
    case 'graphml':
      return graphmlText(scene);
    case 'dot':
      return dotText(scene);
    case 'svg':
      return svgText(scene, highlight);
    case 'drawio':
      return drawioText(scene);
  }
}
