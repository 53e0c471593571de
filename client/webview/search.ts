/** Finding a router, an interface or a prefix by a part of its name. */
import type { AreaId, LinkId, RouterId } from '../../server/src/ide/topology/scene.ts';
import type { Actions } from './actions.ts';
import { html, on } from './dom.ts';
import type { Host } from './host.ts';
import { nameOf, type SceneIndex } from './scene-index.ts';
import type { Store } from './state.ts';
import { text } from './text.ts';

interface Hit {
  readonly words: string;
  readonly choose: () => void;
}

const MOST_HITS = 12;
/** Milliseconds for which the fingers rest before the server is asked. */
const REST = 150;
/** It may be the short name of an interface, of which the server knows what it means: `Gi0/0/1`. */
const SHORT = /[a-z] ?\d/i;
const PREFIX = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;

interface Found {
  readonly words: string;
  readonly router?: RouterId;
  readonly area?: AreaId;
  readonly link?: LinkId;
  /** That have to be open for the link to be drawn. */
  readonly areas?: readonly AreaId[];
}

/**
 * Routers that are drawn, areas, routers in collapsed areas, then interfaces and addresses of what is drawn.
 * What begins with the words comes before what holds them.
 */
export function findInScene(index: SceneIndex, wanted: string): Found[] {
  const words = wanted.trim().toLowerCase();
  if (words === '') return [];
  const all: Found[] = [];
  for (const { id, name, loopback } of index.routers.values()) {
    all.push({ words: loopback ? `${name} · ${loopback}` : name, router: id });
  }
  for (const area of index.areas.values()) {
    all.push({ words: area.label, area: area.id });
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
  host: Host,
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
  /** The newest search; what an older one finds comes too late. */
  let turn = 0;
  let timer = 0;
  /** Enter was pressed before there was anything to choose. */
  let isEager = false;

  function hitOf({ words, router, area, link, areas }: Found): Hit {
    if (area) return { words, choose: () => actions.select(area) };
    if (link) return { words, choose: () => actions.select(link, areas) };
    return {
      words,
      choose: () => {
        actions.select(router);
        if (router) actions.ask({ router });
      },
    };
  }

  /** At once what the page holds; links in collapsed areas, and by short names, when the server has answered. */
  function find(wanted: string): void {
    const { index, scene } = store.get();
    const found = findInScene(index, wanted);
    const prefix = wanted.trim();
    const asked = prefix.includes('/') ? prefix : `${prefix}/32`;
    const about: Hit[] = PREFIX.test(prefix)
      ? [{ words: text('whoLearnsPrefix', asked), choose: () => actions.ask({ prefix: asked }, 'reach') }]
      : [];
    [hits, active] = [[...about, ...found.map(hitOf)], 0];
    forget();
    if (!scene || prefix === '' || found.length >= MOST_HITS) return;
    if (index.hidden.size === 0 && !SHORT.test(prefix)) return;
    timer = window.setTimeout(() => void findHidden(scene.network, prefix, found), REST);
  }

  async function findHidden(network: string, words: string, present: readonly Found[]): Promise<void> {
    const own = turn;
    // All that is drawn may be among them, and that is fewer than fit.
    const found = (await host.ask(network, { kind: 'find', words, limit: 2 * MOST_HITS })) ?? [];
    if (own !== turn) return;
    const known = new Set(present.map((one) => one.words));
    const more = found.filter((link) => !known.has(link.words)).slice(0, MOST_HITS - present.length);
    hits = [...hits, ...more.map(({ element, areas, words: said }) => hitOf({ words: said, link: element, areas }))];
    show();
    if (isEager) choose(0);
    isEager = false;
    timer = 0;
  }

  function forget(): void {
    turn++;
    isEager = false;
    window.clearTimeout(timer);
    timer = 0;
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
    forget();
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
      find(input.value);
      show();
    },
    blur: close,
    keydown: (event) => {
      if (event.key === 'Enter' && hits.length === 0) isEager = timer > 0;
      else if (event.key === 'Enter') choose(active);
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
