/** Which levels and areas are left out of the picture, as a list of boxes to tick. */
import type { AreaId, SceneArea } from '../../server/src/ide/topology/scene.ts';
import type { Actions } from './actions.ts';
import { button, html, on, replace } from './dom.ts';
import type { Store } from './state.ts';
import { text } from './text.ts';

/** From so many areas on they can be filtered, and chosen together. */
const MANY = 12;

function checkbox(label: string, key: string, checked: boolean, toggle: () => void): HTMLElement {
  const input = on(html('input', { type: 'checkbox', 'data-key': key }), { change: toggle });
  input.checked = checked;
  return html('label', {}, input, ` ${label}`);
}

const without = <T>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

export interface FilterMenu {
  readonly content: HTMLElement;
  readonly draw: () => void;
}

export function createFilterMenu(store: Store, actions: Actions): FilterMenu {
  const levels = html('div');
  const wanted = on(
    html('input', { type: 'text', 'aria-label': text('filterAreas'), placeholder: text('filterAreas') }),
    { input: draw },
  );
  const together = html(
    'div',
    { class: 'actions' },
    button(text('showAll'), () => showTogether(true)),
    button(text('showNone'), () => showTogether(false)),
  );
  const list = html('div');

  function listed(): readonly SceneArea[] {
    const areas = store.get().scene?.areas ?? [];
    const words = wanted.value.trim().toLowerCase();
    return areas.filter(({ label }) => areas.length < MANY || label.toLowerCase().includes(words));
  }

  /** The areas that are listed; others stay as they are. */
  function showTogether(isShown: boolean): void {
    const ids = new Set<AreaId>(listed().map(({ id }) => id));
    const others = store.get().hiddenAreas.filter((id) => !ids.has(id));
    store.update({ hiddenAreas: isShown ? others : [...others, ...ids] });
  }

  function item({ id, label, collapsed }: SceneArea): HTMLElement {
    const toggle = () => store.update({ hiddenAreas: without(store.get().hiddenAreas, id) });
    return html(
      'div',
      { class: 'area-filter' },
      checkbox(label, id, !store.get().hiddenAreas.includes(id), toggle),
      button(text(collapsed ? 'expand' : 'collapse'), () => actions.toggleArea(id), {
        'aria-label': text(collapsed ? 'expandArea' : 'collapseArea', label),
        'data-key': `${id} toggle`,
      }),
    );
  }

  function draw(): void {
    const { scene, hiddenLevels } = store.get();
    const boxes = ([1, 2] as const).map((level) =>
      checkbox(text('level', level), `level-${level}`, !hiddenLevels.includes(level), () =>
        store.update({ hiddenLevels: without(store.get().hiddenLevels, level) }),
      ),
    );
    const isMany = (scene?.areas.length ?? 0) >= MANY;
    wanted.hidden = !isMany;
    together.hidden = !isMany;
    replace(levels, ...boxes);
    replace(list, ...listed().map(item));
  }

  return { content: html('div', {}, levels, html('hr'), wanted, together, list), draw };
}
