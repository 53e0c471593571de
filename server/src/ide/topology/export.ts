/** A scene as the text of a file. */
import { dotText } from './export/dot.ts';
import { drawioText } from './export/drawio.ts';
import { graphmlText } from './export/graphml.ts';
import { jsonSceneText } from './export/json.ts';
import { drawnMarks, type Marks } from './export/marks.ts';
import { svgText } from './export/svg.ts';
import type { Scene } from './scene.ts';

export const TOPOLOGY_FORMATS = ['json', 'graphml', 'dot', 'svg', 'drawio'] as const;
export type TopologyFormat = (typeof TOPOLOGY_FORMATS)[number];

/** `marks` are drawn into an SVG and a draw.io file; the other formats have no place for them. */
export function exportScene(scene: Scene, format: TopologyFormat, marks: Marks = {}): string {
  switch (format) {
    case 'json':
      return jsonSceneText(scene);
    case 'graphml':
      return graphmlText(scene);
    case 'dot':
      return dotText(scene);
    case 'svg':
      return svgText(scene, drawnMarks(scene, marks));
    case 'drawio':
      return drawioText(scene, drawnMarks(scene, marks));
  }
}
