/** Above the map: network, search, filters, zoom, export. */
import type { ExportFormat } from '../src/topology/messages.ts';
import type { Actions } from './actions.ts';
import { button, html, on, replace } from './dom.ts';
import { createFilterMenu } from './filter-menu.ts';
import type { Host } from './host.ts';
import { changed, type Store, type View } from './state.ts';
import { text } from './text.ts';

export interface ToolbarOptions {
  readonly store: Store;
  readonly actions: Actions;
  readonly host: Host;
  readonly search: HTMLElement;
  readonly fit: () => void;
  readonly exportAs: (format: ExportFormat) => void;
}

/** A button that opens a box below it; it closes when a person goes on elsewhere, or has chosen one of `closes`, a selector. */
function menu(label: string, closes: string | undefined, ...content: readonly HTMLElement[]): HTMLDetailsElement {
  const element = html(
    'details',
    { class: 'menu' },
    html('summary', {}, label),
    html('div', { class: 'box' }, ...content),
  );
  document.addEventListener('pointerdown', ({ target }) => {
    if (!element.contains(target as Node)) element.open = false;
  });
  on(element, {
    click: ({ target }) => {
      if (closes && (target as Element).matches(closes)) element.open = false;
    },
    focusout: ({ relatedTarget }) => {
      if (relatedTarget && !element.contains(relatedTarget as Node)) element.open = false;
    },
    keydown: (event) => {
      if (event.key !== 'Escape' || !element.open) return;
      element.open = false;
      element.querySelector('summary')?.focus();
      event.preventDefault();
    },
  });
  return element;
}

export function createToolbar({ store, actions, host, search, fit, exportAs }: ToolbarOptions): {
  readonly element: HTMLElement;
  readonly draw: View;
} {
  const networks = html('select', { 'aria-label': text('network') });
  on(networks, { change: () => actions.showNetwork(networks.value) });
  const filters = createFilterMenu(store, actions);
  const filterMenu = on(menu(text('filter'), undefined, filters.content), {
    // Of hundreds of areas nothing is drawn that nobody looks at.
    toggle: () => {
      if (filterMenu.open) filters.draw();
    },
  });
  const positions = (action: 'export' | 'import' | 'forget') => {
    const { scene } = store.get();
    if (scene) host.post({ type: 'positions', network: scene.network, action });
  };
  const element = html(
    'div',
    { class: 'toolbar' },
    networks,
    search,
    filterMenu,
    button(text('fit'), fit),
    menu(
      text('export'),
      'button',
      button('SVG', () => exportAs('svg')),
      button('PNG', () => exportAs('png')),
      button('draw.io', () => exportAs('drawio')),
      html('hr'),
      button(text('positionsExport'), () => positions('export')),
      button(text('positionsImport'), () => positions('import')),
      button(text('positionsForget'), () => positions('forget')),
    ),
    button('?', () => store.update({ helpShown: true }), { 'aria-label': text('shortcuts') }),
  );

  return {
    element,
    draw: (state, before) => {
      if (changed(state, before, 'networks', 'network', 'scene')) {
        const shown = state.scene?.network;
        replace(
          networks,
          ...state.networks.map(({ id, name }) => html('option', { value: id, selected: id === shown }, name)),
        );
        networks.hidden = state.networks.length < 2;
      }
      if (filterMenu.open && changed(state, before, 'scene', 'hiddenLevels', 'hiddenAreas')) filters.draw();
    },
  };
}
