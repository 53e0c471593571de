/** The panes beside the map, one at a time. */
import type { StringKey } from '../../src/topology/strings.ts';
import { html, on } from '../dom.ts';
import { changed, type State, type Store, type Tab, type View } from '../state.ts';
import { text } from '../text.ts';

/** Draws a pane's content into `body`; is called only while the pane is shown. */
export interface Pane {
  readonly tab: Tab;
  readonly title: StringKey;
  readonly body: HTMLElement;
  /** What the content follows from. */
  readonly reads: readonly (keyof State)[];
  readonly draw: (state: State, before: State | undefined) => void;
}

export function createTabs(
  store: Store,
  panes: readonly Pane[],
): { readonly element: HTMLElement; readonly draw: View } {
  const drawn = new Map<Tab, State>();
  const show = (tab: Tab) => store.update({ tab });
  const tabs = panes.map(({ tab, title }) =>
    on(html('button', { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': `pane-${tab}` }, text(title)), {
      click: () => show(tab),
    }),
  );
  const list = on(html('div', { role: 'tablist', 'aria-label': text('panes') }, ...tabs), {
    keydown: (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const at = tabs.indexOf(event.target as HTMLButtonElement);
      if (!step || at < 0) return;
      event.preventDefault();
      const next = (at + step + tabs.length) % tabs.length;
      show(panes[next]?.tab ?? 'selection');
      tabs[next]?.focus();
    },
  });
  for (const { tab, body } of panes) {
    body.setAttribute('role', 'tabpanel');
    body.id = `pane-${tab}`;
    body.setAttribute('aria-labelledby', `tab-${tab}`);
    body.tabIndex = 0;
  }
  return {
    element: html('aside', { class: 'panes', 'aria-label': text('panes') }, list, ...panes.map(({ body }) => body)),
    draw: (state) => {
      panes.forEach(({ tab, body, reads, draw }, at) => {
        const shown = tab === state.tab;
        body.hidden = !shown;
        tabs[at]?.setAttribute('aria-selected', String(shown));
        if (tabs[at]) tabs[at].tabIndex = shown ? 0 : -1;
        if (!shown) return;
        const before = drawn.get(tab);
        if (changed(state, before, ...reads)) draw(state, before);
        drawn.set(tab, state);
      });
    },
  };
}
