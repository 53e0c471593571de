/** A few lines about what the pointer is on. */
import type { AreaId, ElementId, LinkId, RouterId } from '../../../server/src/ide/topology/scene.ts';
import { html } from '../dom.ts';
import { nameOf } from '../scene-index.ts';
import type { State } from '../state.ts';
import { text } from '../text.ts';
import { classWords, levelWords, shorten, typeWords } from '../words.ts';
import { areaMarks, markWords } from './area-marks.ts';
import { areaContents } from './draw-areas.ts';

const BESIDE_POINTER = 14;
const MOST_FINDINGS = 3;
/** Characters of a finding; the pane has all of it. */
const MESSAGE_LENGTH = 120;

export interface Tooltip {
  readonly show: (state: State, id: ElementId, pointer: { readonly clientX: number; readonly clientY: number }) => void;
  readonly hide: () => void;
}

function lines(state: State, id: ElementId): string[] {
  const { index, reach } = state;
  const router = index.routers.get(id as RouterId);
  const link = index.links.get(id as LinkId);
  const area = router?.area && index.areas.get(router.area);
  const box = index.areas.get(id as AreaId);
  const mark = box?.collapsed ? areaMarks(state).get(box.id) : undefined;
  const entry = reach?.entries.find((one) => one.router === id);
  const findings = index.findingsOf.get(id) ?? [];
  return [
    nameOf(index, id),
    ...(router ? [[text('level', router.levels), area?.label, router.vendor].filter(Boolean).join(' · ')] : []),
    ...(router?.loopback ? [router.loopback] : []),
    ...(box ? [areaContents(box)] : []),
    ...(mark ? [markWords(mark, state)] : []),
    ...(link ? [link.problem ?? [levelWords(link.levels), link.subnet].filter(Boolean).join(' · ')] : []),
    ...(entry && reach
      ? [
          `${reach.prefix}: ${[classWords(entry.class), typeWords(entry.type), entry.metric].filter((one) => one !== undefined && one !== '').join(', ')}`,
        ]
      : []),
    ...(entry?.lsp?.reason ? [entry.lsp.reason] : []),
    ...findings.slice(0, MOST_FINDINGS).map(({ message }) => shorten(message, MESSAGE_LENGTH)),
    ...(findings.length > MOST_FINDINGS ? [text('more', findings.length - MOST_FINDINGS)] : []),
  ];
}

export function createTooltip(frame: HTMLElement): Tooltip {
  // What it says is in the labels and panes too.
  const element = html('div', { class: 'tooltip', hidden: true, 'aria-hidden': 'true' });
  frame.append(element);
  let shown: ElementId | undefined;
  let of: State | undefined;
  return {
    show: (state, id, { clientX, clientY }) => {
      if (id !== shown || state !== of) {
        [shown, of] = [id, state];
        element.replaceChildren(...lines(state, id).map((line) => html('div', {}, line)));
        element.hidden = false;
      }
      const { left, top, width, height } = frame.getBoundingClientRect();
      const x = clientX - left + BESIDE_POINTER;
      const y = clientY - top + BESIDE_POINTER;
      element.style.left = `${Math.max(0, Math.min(x, width - element.offsetWidth))}px`;
      element.style.top = `${y + element.offsetHeight > height ? Math.max(0, y - element.offsetHeight - 2 * BESIDE_POINTER) : y}px`;
    },
    hide: () => {
      element.hidden = true;
      shown = undefined;
    },
  };
}
