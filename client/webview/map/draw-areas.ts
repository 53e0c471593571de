/** Areas: containers behind the routers, or one box while collapsed. */
import type { SceneArea } from '../../../server/src/ide/topology/scene.ts';
import type { State } from '../state.ts';
import { text } from '../text.ts';
import type { Layer, Layers } from './layers.ts';

const PADDING = 10;
/** Width of a letter, by its height. */
const LETTER = 0.62;

export const areaContents = ({ routerCount, providerEdgeCount }: SceneArea): string =>
  text('areaContents', routerCount, providerEdgeCount);

/** Of a collapsed area; `mark` in words. It begins with what can be read on the box, in the same order. */
export const areaLabel = (area: SceneArea, mark: string | undefined): string =>
  [
    area.label,
    areaContents(area),
    ...(mark === undefined ? [] : [mark]),
    text('collapsed'),
    ...(area.badge ? [text('findingCount', area.badge.count)] : []),
  ].join(', ');

function drawInto(layer: Layer, areas: readonly SceneArea[]): void {
  const joined = layer
    .selectAll<SVGGElement, SceneArea>('g.area')
    .data(areas, ({ id }) => id)
    .join((enter) => {
      const group = enter.append('g');
      group.append('rect').attr('class', 'body').attr('rx', 12);
      group.append('text').attr('class', 'area-name');
      group.append('text').attr('class', 'area-contents');
      return group;
    });
  joined
    .attr('class', ({ level, collapsed }) => `area level-${level ?? 'none'}${collapsed ? ' collapsed node' : ''}`)
    .attr('data-id', ({ id }) => id)
    .attr('role', ({ collapsed }) => (collapsed ? 'button' : null))
    .attr('tabindex', ({ collapsed }) => (collapsed ? -1 : null))
    .attr('transform', ({ box }) => `translate(${box.x},${box.y})`);
  joined
    .each(function (area) {
      // However small the picture, the words stay inside.
      const fitting = (letters: number): string => `${(area.box.width - 2 * PADDING) / (letters * LETTER)}px`;
      this.style.setProperty('--room', fitting(area.label.length + 2));
      this.style.setProperty('--contents-room', fitting(areaContents(area).length));
    })
    .select('rect')
    .attr('width', ({ box }) => box.width)
    .attr('height', ({ box }) => box.height);
  joined
    .select<SVGTextElement>('.area-name')
    .attr('x', PADDING)
    .attr('y', PADDING)
    // The space parts it from what follows where the text is taken together.
    .text((area) => `${area.collapsed ? '▸' : '▾'} ${area.label} `);
  joined
    .select<SVGTextElement>('.area-contents')
    .attr('x', PADDING)
    .attr('y', ({ box }) => box.height - PADDING)
    .text((area) => (area.collapsed ? `${areaContents(area)} ` : ''));
}

/** Containers behind the links; what is collapsed is a node among the nodes, and the highlight gives it its label. */
export function drawAreas({ areas, nodes }: Layers, { scene }: State): void {
  const all = scene?.areas ?? [];
  drawInto(
    areas,
    all.filter(({ collapsed }) => !collapsed),
  );
  drawInto(
    nodes,
    all.filter(({ collapsed }) => collapsed),
  );
}
