/** Routers and LANs. */
import type { ReachEntry } from '../../../server/src/ide/topology/answers.ts';
import type { SceneLan, SceneRouter } from '../../../server/src/ide/topology/scene.ts';
import type { State } from '../state.ts';
import { text } from '../text.ts';
import { classWords } from '../words.ts';
import type { Layers } from './layers.ts';
import { BODIES, RADIUS, shapeOf } from './symbols.ts';

const NAME_BELOW = RADIUS + 13;

/** What stands below it. */
const nameText = ({ name, providerEdge }: SceneRouter): string =>
  providerEdge ? text('providerEdgeName', name) : name;

export function routerLabel(router: SceneRouter, state: State, entry: ReachEntry | undefined): string {
  const area = router.area ? state.index.areas.get(router.area)?.label : undefined;
  const findings = router.badge?.count ?? 0;
  return [
    nameText(router),
    ...(router.border ? [text('border')] : []),
    router.levels === 'none' ? text('noIsis') : text('level', router.levels),
    ...(area ? [area] : []),
    ...(findings > 0 ? [text('findingCount', findings)] : []),
    ...(entry && state.reach ? [`${state.reach.prefix}: ${classWords(entry.class)}`] : []),
  ].join(', ');
}

function drawRouters({ nodes }: Layers, state: State): void {
  const joined = nodes
    .selectAll<SVGGElement, SceneRouter>('g.router')
    .data(state.scene?.routers ?? [], ({ id }) => id)
    .join((enter) => {
      const group = enter.append('g').attr('role', 'button').attr('tabindex', -1);
      group.append('path').attr('class', 'body');
      group.append('text').attr('class', 'levels').attr('aria-hidden', 'true');
      group.append('text').attr('class', 'name').attr('y', NAME_BELOW);
      return group;
    });
  joined
    .attr('class', (router) => `node router ${shapeOf(router)}`)
    .attr('data-id', ({ id }) => id)
    .attr('transform', ({ x, y }) => `translate(${x},${y})`)
    .attr('aria-label', (router) => routerLabel(router, state, undefined));
  joined.select('.body').attr('d', (router) => BODIES[shapeOf(router)]);
  joined.select<SVGTextElement>('.levels').text(({ levels }) => (levels === 'none' ? '–' : levels));
  joined.select<SVGTextElement>('.name').text(nameText);
}

function drawLans({ nodes }: Layers, { scene }: State): void {
  const joined = nodes
    .selectAll<SVGGElement, SceneLan>('g.lan')
    .data(scene?.lans ?? [], ({ id }) => id)
    .join((enter) => {
      const group = enter.append('g').attr('role', 'button').attr('tabindex', -1).attr('class', 'node lan');
      group.append('rect').attr('class', 'body').attr('x', -14).attr('y', -4).attr('width', 28).attr('height', 8);
      group.append('text').attr('class', 'name').attr('y', 18);
      return group;
    });
  joined
    .attr('data-id', ({ id }) => id)
    .attr('transform', ({ x, y }) => `translate(${x},${y})`)
    .attr('aria-label', ({ label }) => text('lan', label));
  joined.select<SVGTextElement>('.name').text(({ label }) => label);
}

export function drawNodes(layers: Layers, state: State): void {
  drawRouters(layers, state);
  drawLans(layers, state);
}
