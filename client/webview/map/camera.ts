/**
 * Pan and zoom. The whole picture is one element that is moved by a CSS transform, so that panning paints
 * nothing anew; how much is drawn depends on the zoom (`data-zoom`).
 */
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import type { Box, Point } from '../../../server/src/ide/topology/scene.ts';

const SMALLEST = 0.02;
const LARGEST = 4;
/** No larger than this when all is to be seen: small networks do not fill the window. */
const FIT_LARGEST = 1.2;
const MARGIN = 24;
/** Where the legend's title stands. */
const FOOT = 16;
/** Pixels a scene unit has to have for names, and for the labels of links. */
const NAMES_FROM = 0.45;
const LABELS_FROM = 0.8;
/** So many nodes keep their names, however small. */
const FEW = 60;
/** Milliseconds without movement until the picture is drawn sharp again. */
const REST = 120;

export interface Camera {
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  /** Moves so that the point is in the middle. */
  readonly centre: (at: Point) => void;
  /** Moves only when the point cannot be seen. */
  readonly reveal: (at: Point) => void;
  readonly show: (view: { readonly x: number; readonly y: number; readonly k: number }) => void;
  readonly setBounds: (bounds: Box, nodes: number) => void;
  readonly transform: () => ZoomTransform;
}

export interface CameraOptions {
  readonly frame: HTMLElement;
  readonly picture: SVGSVGElement;
  /** At each movement. */
  readonly moved: () => void;
  /** When it has come to rest. */
  readonly rested: () => void;
}

function detail(k: number, nodes: number): string {
  if (k >= LABELS_FROM) return 'near';
  return k >= NAMES_FROM || nodes <= FEW ? 'middle' : 'far';
}

export function createCamera({ frame, picture, moved, rested }: CameraOptions): Camera {
  let bounds: Box = { x: 0, y: 0, width: 1, height: 1 };
  let current = zoomIdentity;
  let rest = 0;
  let nodes = 0;

  function place(): void {
    const { x, y, k } = current;
    picture.style.transform = `translate(${x + k * bounds.x}px, ${y + k * bounds.y}px) scale(${k})`;
  }

  function settle(): void {
    frame.classList.remove('moving');
    frame.dataset['zoom'] = detail(current.k, nodes);
    picture.style.setProperty('--unit', `${1 / current.k}px`);
    rested();
  }

  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([SMALLEST, LARGEST])
    .on('zoom', ({ transform }: { transform: ZoomTransform }) => {
      current = transform;
      frame.classList.add('moving');
      place();
      moved();
      window.clearTimeout(rest);
      rest = window.setTimeout(settle, REST);
    });
  const selection = select(frame).call(behaviour).on('dblclick.zoom', null);

  function jump(transform: ZoomTransform): void {
    selection.call(behaviour.transform, transform);
    window.clearTimeout(rest);
    settle();
  }

  const size = (): { width: number; height: number } => ({ width: frame.clientWidth, height: frame.clientHeight });

  function centre({ x, y }: Point): void {
    const { width, height } = size();
    jump(zoomIdentity.translate(width / 2 - x * current.k, height / 2 - y * current.k).scale(current.k));
  }

  return {
    fit: () => {
      const { width, height } = size();
      if (width === 0 || height === 0) return;
      const room = Math.min((width - 2 * MARGIN) / bounds.width, (height - 2 * MARGIN - FOOT) / bounds.height);
      const k = Math.max(SMALLEST, Math.min(FIT_LARGEST, room));
      const x = width / 2 - k * (bounds.x + bounds.width / 2);
      const y = (height - FOOT) / 2 - k * (bounds.y + bounds.height / 2);
      jump(zoomIdentity.translate(x, y).scale(k));
    },
    zoomBy: (factor) => {
      selection.call(behaviour.scaleBy, factor);
      window.clearTimeout(rest);
      settle();
    },
    centre,
    reveal: (at) => {
      const { width, height } = size();
      const [x, y] = current.apply([at.x, at.y]);
      const seen = x > MARGIN && y > MARGIN && x < width - MARGIN && y < height - MARGIN;
      if (!seen) centre(at);
    },
    show: ({ x, y, k }) => jump(zoomIdentity.translate(x, y).scale(k)),
    setBounds: (given, count) => {
      [bounds, nodes] = [given, count];
      const { x, y, width, height } = given;
      picture.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
      picture.setAttribute('width', String(width));
      picture.setAttribute('height', String(height));
      place();
    },
    transform: () => current,
  };
}
