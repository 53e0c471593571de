/** The parts of the picture, from back to front. */
import { type Selection, select } from 'd3-selection';
import { html } from '../dom.ts';

export type Layer = Selection<SVGGElement, unknown, null, undefined>;

export interface Layers {
  readonly frame: HTMLElement;
  readonly picture: SVGSVGElement;
  readonly areas: Layer;
  readonly links: Layer;
  readonly path: Layer;
  readonly nodes: Layer;
  readonly badges: Layer;
  /** Labels of the links that are hovered or selected, and what is wrong with the path. */
  readonly labels: Layer;
}

export function createLayers(): Layers {
  const frame = html('div', { class: 'map', role: 'application', 'aria-describedby': 'map-hint' });
  const picture = select(frame).append('svg').attr('class', 'picture').attr('focusable', 'false');
  const layer = (name: string): Layer => picture.append('g').attr('class', name) as unknown as Layer;
  return {
    frame,
    picture: picture.node() as SVGSVGElement,
    areas: layer('areas'),
    links: layer('links'),
    path: layer('path'),
    nodes: layer('nodes'),
    badges: layer('badges').attr('aria-hidden', 'true'),
    labels: layer('labels'),
  };
}
