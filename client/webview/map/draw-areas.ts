/** Areas: containers behind the routers, or one box while collapsed. */
import type { SceneArea } from '../../../server/src/ide/topology/scene.ts';
import type { State } from '../state.ts';
import { text } from '../text.ts';
import type { Layer, Layers } from './layers.ts';

const PADDING = 10;
/** Width of a letter, by its height. */
const LETTER = 0.62;

const contents = ({ routerCount, providerEdgeCount }: SceneArea): string =>
  text('areaContents', routerCount, providerEdgeCount);

const areaLabel = (area: SceneArea): string =>
  [area.label, contents(area), area.collapsed ? text('collapsed') : text('expanded')].join(', ');

function drawInto(layer: Layer, areas: readonly SceneArea[]): void {
  const joined = layer
    .selectAll<SVGGElement, SceneArea>('g.area')
    .data(areas, ({ id }) => id)
    .join((enter) => {
      const group = enter.append('g');
      group.append('rect').attr('rx', 12);
      group.append('text').attr('class', 'area-name');
      group.append('text').attr('class', 'area-contents');
      return group;
    });
  joined
    .attr('class', ({ level, collapsed }) => `area level-${level ?? 'none'}${collapsed ? ' collapsed node' : ''}`)
    .attr('data-id', ({ id }) => id)
    .attr('role', ({ collapsed }) => (collapsed ? 'button' : null))
    .attr('tabindex', ({ collapsed }) => (collapsed ? -1 : null))
    .attr('aria-label', (area) => (area.collapsed ? areaLabel(area) : null))
    .attr('transform', ({ box }) => `translate(${box.x},${box.y})`);
  joined
    .each(function ({ box, label }) {
      // However small the picture, the name stays inside.
      this.style.setProperty('--room', `${(box.width - 2 * PADDING) / ((label.length + 2) * LETTER)}px`);
    })
    .select('rect')
    .attr('width', ({ box }) => box.width)
    .attr('height', ({ box }) => box.height);
  joined
    .select<SVGTextElement>('.area-name')
    .attr('x', PADDING)
    .attr('y', PADDING)
    .text((area) => `${area.collapsed ? '▸' : '▾'} ${area.label}`);
  joined
    .select<SVGTextElement>('.area-contents')
    .attr('x', PADDING)
    .attr('y', ({ box }) => box.height - PADDING)
    .text((area) => (area.collapsed ? contents(area) : ''));
}

/** Containers behind the links; what is collapsed is a node among the nodes. */
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
