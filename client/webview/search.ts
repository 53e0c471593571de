/** Finding a router, an interface or a prefix by a part of its name. */
import type { LinkId, RouterId } from '../../server/src/ide/topology/scene.ts';
import type { Actions } from './actions.ts';
import { html, on } from './dom.ts';
import { nameOf, type SceneIndex } from './scene-index.ts';
import type { Store } from './state.ts';
import { text } from './text.ts';

interface Hit {
  readonly words: string;
  readonly choose: () => void;
}

const MOST_HITS = 12;
const PREFIX = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;

interface Found {
  readonly words: string;
  readonly router?: RouterId;
  readonly link?: LinkId;
}

/**
 * Routers first, drawn ones before those in collapsed areas, then interfaces and addresses of what is drawn.
 * What begins with the words comes before what holds them.
 */
export function findInScene(index: SceneIndex, wanted: string): Found[] {
  const words = wanted.trim().toLowerCase();
  if (words === '') return [];
  const all: Found[] = [];
  for (const { id, name, loopback } of index.routers.values()) {
    all.push({ words: loopback ? `${name} · ${loopback}` : name, router: id });
  }
  for (const { id, name, loopback, area } of index.hidden.values()) {
    const parts = [name, loopback ?? '', nameOf(index, area)];
    all.push({ words: parts.filter((part) => part !== '').join(' · '), router: id });
  }
  for (const { id, ends, subnet } of index.links.values()) {
    for (const end of ends) {
      if (!end.interface) continue;
      const parts = [nameOf(index, end.node), end.interface, end.address ?? subnet ?? ''];
      all.push({ words: parts.filter((part) => part !== '').join(' · '), link: id });
    }
  }
  const holding = all.filter((found) => found.words.toLowerCase().includes(words));
  const begins = (found: Found): boolean => found.words.toLowerCase().startsWith(words);
  return [...holding.filter(begins), ...holding.filter((found) => !begins(found))].slice(0, MOST_HITS);
}

export function createSearch(
  store: Store,
  actions: Actions,
): { readonly element: HTMLElement; readonly focus: () => void } {
  const list = html('ul', { id: 'hits', role: 'listbox', 'aria-label': text('search'), hidden: true });
  const input = html('input', {
    type: 'text',
    role: 'combobox',
    'aria-label': text('search'),
    'aria-controls': 'hits',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    placeholder: text('search'),
    spellcheck: 'false',
    autocomplete: 'off',
  });
  let hits: Hit[] = [];
  let active = 0;

  function hitsFor(wanted: string): Hit[] {
    const found = findInScene(store.get().index, wanted).map(({ words, router, link }): Hit => {
      if (link) return { words, choose: () => actions.select(link) };
      return {
        words,
        choose: () => {
          actions.select(router);
          if (router) actions.ask({ router });
        },
      };
    });
    const prefix = wanted.trim();
    if (!PREFIX.test(prefix)) return found;
    const asked = prefix.includes('/') ? prefix : `${prefix}/32`;
    return [{ words: text('whoLearnsPrefix', asked), choose: () => actions.ask({ prefix: asked }, 'reach') }, ...found];
  }

  function show(): void {
    list.hidden = hits.length === 0;
    input.setAttribute('aria-expanded', String(hits.length > 0));
    list.replaceChildren(
      ...hits.map(({ words }, at) =>
        on(html('li', { role: 'option', id: `hit-${at}`, 'aria-selected': String(at === active) }, words), {
          // Before the input loses the focus.
          pointerdown: (event) => {
            event.preventDefault();
            choose(at);
          },
        }),
      ),
    );
    if (hits.length > 0) input.setAttribute('aria-activedescendant', `hit-${active}`);
    else input.removeAttribute('aria-activedescendant');
  }

  function close(): void {
    hits = [];
    show();
  }

  function choose(at: number): void {
    const hit = hits[at];
    if (!hit) return;
    close();
    input.value = '';
    hit.choose();
  }

  on(input, {
    input: () => {
      [hits, active] = [hitsFor(input.value), 0];
      show();
    },
    blur: close,
    keydown: (event) => {
      if (event.key === 'Enter') choose(active);
      else if (event.key === 'Escape' && hits.length > 0) close();
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        active = hits.length === 0 ? 0 : (active + step + hits.length) % hits.length;
        show();
      } else return;
      event.preventDefault();
    },
  });

  return { element: html('div', { class: 'search' }, input, list), focus: () => input.focus() };
}
