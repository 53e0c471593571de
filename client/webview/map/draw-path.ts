/** The label-switched path between two routers, over all its equal-cost hops, and where it breaks. */
import type { LabelSwitchedPath } from '../../../server/src/ide/topology/answers.ts';
import type { AreaId, NodeId, RouterId } from '../../../server/src/ide/topology/scene.ts';
import { centreOf, otherEnd, type SceneIndex } from '../scene-index.ts';
import type { State } from '../state.ts';
import { shorten } from '../words.ts';
import { along, type Segment, segmentOf } from './geometry.ts';
import type { Layer, Layers } from './layers.ts';
import { CROSS, RADIUS } from './symbols.ts';

type Hop = LabelSwitchedPath['hops'][number];

/** Characters of a reason that stand on the map; the pane has all of it. */
const REASON_LENGTH = 70;
const ARROW = 'M-7-7L7 0L-7 7Z';

/** The router itself, or the collapsed area around it. */
const drawnAs = (index: SceneIndex, router: RouterId): NodeId => index.hidden.get(router)?.area ?? router;

/** In the direction of the packets; over its links where they are drawn, else straight. */
function segmentsOfHop({ index }: State, { links, ...hop }: Hop): Segment[] {
  const segments: Segment[] = [];
  const [from, to] = [drawnAs(index, hop.from), drawnAs(index, hop.to)];
  let at: NodeId = from;
  for (const id of links) {
    const link = index.links.get(id);
    const segment = link && segmentOf(index, link);
    if (!segment || !link.ends.some(({ node }) => node === at)) break;
    segments.push(link.ends[0].node === at ? segment : { from: segment.to, to: segment.from });
    at = otherEnd(link, at);
  }
  if (at === to) return segments;
  const [a, b] = [centreOf(index, from), centreOf(index, to)];
  return a && b ? [{ from: a, to: b }] : [];
}

export function drawPath({ path: layer, labels }: Layers, state: State): void {
  const { path } = state;
  const hops = (path?.hops ?? []).flatMap((hop) => segmentsOfHop(state, hop));
  const joined = layer
    .selectAll<SVGGElement, Segment>('g.hop')
    .data(hops)
    .join((enter) => {
      const group = enter.append('g');
      group.append('path').attr('class', 'way');
      group.append('path').attr('class', 'arrow').attr('d', ARROW);
      return group;
    })
    .attr('class', `hop ${path?.state ?? ''}`)
    .attr('aria-hidden', 'true');
  joined.select('.way').attr('d', ({ from, to }) => `M${from.x} ${from.y}L${to.x} ${to.y}`);
  joined.select('.arrow').attr('transform', (segment) => {
    const { x, y } = along(segment, 0.62);
    const angle = Math.atan2(segment.to.y - segment.from.y, segment.to.x - segment.from.x);
    return `translate(${x},${y}) rotate(${(angle * 180) / Math.PI})`;
  });
  drawBreak(labels, state);
}

/** A ring around the router; at a collapsed area the reason, which names the router, stands above the box. */
function drawBreak(labels: Layer, { path, index, scene }: State): void {
  const node = path?.brokenAt && drawnAs(index, path.brokenAt.router);
  const at = node && centreOf(index, node);
  const box = index.areas.get(node as AreaId)?.box;
  const broken = labels
    .selectAll<SVGGElement, string>('g.break')
    .data(at && path?.brokenAt ? [path.brokenAt.reason] : [])
    .join((enter) => {
      const group = enter.append('g').attr('class', 'break').attr('aria-hidden', 'true');
      group
        .append('path')
        .attr('class', 'ring')
        .attr('d', `M${-RADIUS - 7} 0a${RADIUS + 7} ${RADIUS + 7} 0 1 1 0 .01Z`);
      group.append('path').attr('class', 'cross').attr('d', CROSS);
      group.append('text');
      return group;
    });
  if (at) broken.attr('transform', `translate(${at.x},${at.y})`);
  broken.select('.ring').attr('display', box ? 'none' : null);
  broken.select('.cross').attr('transform', box ? `translate(${box.width / 2},0)` : `translate(${RADIUS + 7},0)`);
  // Towards the middle of the picture, where there is room for it.
  const bounds = scene?.bounds;
  const left = at && bounds && at.x < bounds.x + bounds.width / 2;
  const aside = box ? box.width / 2 : RADIUS;
  broken
    .select<SVGTextElement>('text')
    .attr('x', left ? -aside : aside)
    .attr('y', box ? -box.height / 2 - 8 : -RADIUS - 14)
    .attr('class', left ? 'start' : 'end')
    .text((reason) => shorten(reason, REASON_LENGTH));
}
