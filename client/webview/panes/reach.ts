/** Who learns the prefix: the map's highlight as a table, and the chain of reasons for one router. */
import type { Reach, ReachEntry } from '../../../server/src/ide/topology/answers.ts';
import type { StringKey } from '../../src/topology/strings.ts';
import type { Actions } from '../actions.ts';
import { button, html, on, replace } from '../dom.ts';
import { CLASSES } from '../map/symbols.ts';
import { nameOf, type SceneIndex } from '../scene-index.ts';
import type { Column, State, Store } from '../state.ts';
import { text } from '../text.ts';
import { lspWords, shortClassWords, shortInterface, typeWords } from '../words.ts';
import { steps } from './steps.ts';
import type { Pane } from './tabs.ts';

const COLUMNS: readonly (readonly [Column, StringKey])[] = [
  ['router', 'columnRouter'],
  ['role', 'columnRole'],
  ['class', 'columnClass'],
  ['type', 'columnType'],
  ['metric', 'columnMetric'],
  ['next-hop', 'columnNextHop'],
  ['lsp', 'columnLsp'],
];
/** More rows than anybody reads at once are drawn when asked for. */
const FIRST_ROWS = 200;
const LSP_ORDER = ['broken', 'unknown', 'works'];

const nextHops = ({ nextHops: hops }: ReachEntry, index: SceneIndex): string =>
  hops.map((hop) => text('nextHop', nameOf(index, hop.router), shortInterface(hop.interface))).join(', ');

const role = (entry: ReachEntry, index: SceneIndex): string => {
  const router = index.routers.get(entry.router);
  return [entry.providerEdge && text('shortProviderEdge'), router?.border && text('shortBorder')]
    .filter(Boolean)
    .join(', ');
};

/** What a column is sorted by; what a router does not have comes last. */
function keyOf(entry: ReachEntry, column: Column, index: SceneIndex): string | number {
  switch (column) {
    case 'router':
      return nameOf(index, entry.router);
    case 'role':
      return entry.providerEdge ? 0 : index.routers.get(entry.router)?.border ? 1 : 2;
    case 'class':
      return CLASSES.indexOf(entry.class);
    case 'type':
      return typeWords(entry.type) || '\uffff';
    case 'metric':
      return entry.metric ?? Number.POSITIVE_INFINITY;
    case 'next-hop':
      return nextHops(entry, index) || '\uffff';
    case 'lsp':
      return entry.lsp ? LSP_ORDER.indexOf(entry.lsp.state) : LSP_ORDER.length;
  }
}

const collator = new Intl.Collator(undefined, { numeric: true });

export function sortEntries(
  entries: readonly ReachEntry[],
  { sort, index }: Pick<State, 'sort' | 'index'>,
): ReachEntry[] {
  const keyed = entries.map((entry) => ({
    entry,
    key: keyOf(entry, sort.column, index),
    name: nameOf(index, entry.router),
  }));
  const sign = sort.descending ? -1 : 1;
  keyed.sort((a, b) => {
    const order =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key === b.key
          ? 0
          : a.key - b.key
        : collator.compare(String(a.key), String(b.key));
    return sign * order || collator.compare(a.name, b.name);
  });
  return keyed.map(({ entry }) => entry);
}

export function createReachPane(store: Store, actions: Actions): Pane {
  const body = html('section');
  let all = false;
  let shownFor: Reach | undefined;

  function header(column: Column, title: StringKey, { sort }: State): HTMLElement {
    const sorted = sort.column === column;
    const order = sorted ? (sort.descending ? 'descending' : 'ascending') : undefined;
    const press = () => store.update({ sort: { column, descending: sorted && !sort.descending } });
    const mark = sorted ? (sort.descending ? ' ▾' : ' ▴') : '';
    return html('th', { scope: 'col', 'aria-sort': order }, button(text(title) + mark, press, { 'data-key': column }));
  }

  function row(entry: ReachEntry, { index, selection, explanation, reach }: State): HTMLElement {
    const { router, lsp } = entry;
    const name = nameOf(index, router);
    const cells = [
      html(
        'th',
        { scope: 'row' },
        button(name, () => actions.select(router), { class: 'text', 'data-key': router }),
      ),
      html('td', {}, role(entry, index)),
      html(
        'td',
        { class: `class-${entry.class}` },
        shortClassWords(entry.class),
        entry.covering ? ` (${entry.covering})` : '',
      ),
      html('td', {}, typeWords(entry.type)),
      html('td', { class: 'number' }, entry.metric === undefined ? '' : String(entry.metric)),
      html('td', {}, nextHops(entry, index)),
      html(
        'td',
        {},
        lsp &&
          button(lspWords(lsp.state), () => actions.pathToSubject(router), {
            class: `lsp ${lsp.state}`,
            title: lsp.reason,
            'aria-label': text('pathOf', name, lspWords(lsp.state)),
            'data-key': `${router} path`,
          }),
      ),
      html(
        'td',
        {},
        button(text('why'), () => actions.explain(router, reach?.prefix ?? ''), {
          'aria-label': text('whyOf', name),
          'aria-expanded': String(explanation?.router === router),
          'data-key': `${router} why`,
        }),
      ),
    ];
    return on(html('tr', { class: router === selection ? 'selected' : undefined, 'data-router': router }, ...cells), {
      dblclick: () => actions.open(router, false),
    });
  }

  function table(state: State, reach: Reach): HTMLElement {
    const entries = sortEntries(reach.entries, state);
    const shown = all ? entries : entries.slice(0, FIRST_ROWS);
    const more = entries.length - shown.length;
    const showAll = () => {
      all = true;
      draw(store.get());
    };
    return html(
      'div',
      { class: 'scroll' },
      html(
        'table',
        {},
        html('caption', {}, text('whoLearnsPrefix', reach.prefix)),
        html(
          'thead',
          {},
          html(
            'tr',
            {},
            ...COLUMNS.map(([column, title]) => header(column, title, state)),
            html('th', { scope: 'col' }, text('columnWhy')),
          ),
        ),
        html('tbody', {}, ...shown.map((entry) => row(entry, state))),
      ),
      more > 0 && button(text('showMore', more), showAll, { 'data-key': 'more' }),
    );
  }

  function explanationParts({ explanation, index }: State): HTMLElement | undefined {
    if (!explanation) return undefined;
    return html(
      'div',
      { class: 'explanation' },
      html('h2', {}, text('explanation', nameOf(index, explanation.router), explanation.prefix)),
      explanation.steps ? steps(explanation.steps, actions) : html('p', {}, text('loading')),
    );
  }

  function draw(state: State): void {
    const { reach, subject } = state;
    if (reach?.prefix !== shownFor?.prefix) all = false;
    shownFor = reach;
    if (!reach) replace(body, html('p', {}, text(subject ? 'nothingKnown' : 'noPrefix')));
    else replace(body, explanationParts(state), table(state, reach));
  }

  return {
    tab: 'reach',
    title: 'paneReach',
    body,
    reads: ['reach', 'subject', 'sort', 'selection', 'explanation', 'index'],
    draw: (state, before) => {
      draw(state);
      if (state.selection !== before?.selection)
        body.querySelector('tr.selected')?.scrollIntoView({ block: 'nearest' });
    },
  };
}
