/** The whole network in a corner, with what is seen of it as a frame; for networks too large for one look. */
import { select } from 'd3-selection';
import type { Box, Scene } from '../../../server/src/ide/topology/scene.ts';
import { html, on } from '../dom.ts';
import { nodeCount } from '../scene-index.ts';
import { text } from '../text.ts';
import type { Camera } from './camera.ts';

/** Nodes from which it is shown. */
const LARGE = 60;

export interface Overview {
  readonly element: HTMLElement;
  readonly draw: (scene: Scene | undefined) => void;
  readonly frame: (seen: Box) => void;
}

export function createOverview(camera: () => Camera): Overview {
  const element = html('div', { class: 'overview', hidden: true });
  const picture = select(element).append('svg').attr('aria-hidden', 'true');
  const areas = picture.append('g');
  const dots = picture.append('path').attr('class', 'dots');
  const seen = picture.append('rect').attr('class', 'seen');
  let pressed = false;

  function go({ clientX, clientY }: PointerEvent): void {
    const node = picture.node() as SVGSVGElement;
    const { left, top, width, height } = node.getBoundingClientRect();
    const { x, y, width: across, height: down } = node.viewBox.baseVal;
    const scale = Math.max(across / width, down / height);
    camera().centre({
      x: x + across / 2 + (clientX - left - width / 2) * scale,
      y: y + down / 2 + (clientY - top - height / 2) * scale,
    });
  }
  on(element, {
    pointerdown: (event) => {
      pressed = true;
      element.setPointerCapture(event.pointerId);
      go(event);
    },
    pointermove: (event) => {
      if (pressed) go(event);
    },
    pointerup: () => {
      pressed = false;
    },
  });

  return {
    element,
    draw: (scene) => {
      element.hidden = !scene || nodeCount(scene) < LARGE;
      element.title = text('overview');
      if (element.hidden || !scene) return;
      const { x, y, width, height } = scene.bounds;
      picture.attr('viewBox', `${x} ${y} ${width} ${height}`);
      areas
        .selectAll('rect')
        .data(scene.areas)
        .join('rect')
        .attr('x', ({ box }) => box.x)
        .attr('y', ({ box }) => box.y)
        .attr('width', ({ box }) => box.width)
        .attr('height', ({ box }) => box.height);
      dots.attr('d', [...scene.routers, ...scene.lans].map((node) => `M${node.x} ${node.y}h0`).join(''));
    },
    frame: ({ x, y, width, height }) => {
      if (element.hidden) return;
      seen.attr('x', x).attr('y', y).attr('width', width).attr('height', height);
    },
  };
}
