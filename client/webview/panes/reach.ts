/** Who learns the prefix: the map's highlight as a table, and the chain of reasons for one router. */
import type { Reach, ReachEntry } from '../../../server/src/ide/topology/answers.ts';
import type { StringKey } from '../../src/topology/strings.ts';
import type { Actions } from '../actions.ts';
import { button, html, on, replace } from '../dom.ts';
import type { Host } from '../host.ts';
import { nameOf } from '../scene-index.ts';
import { type Column, changed, isSupposed, type State, type Store } from '../state.ts';
import { text } from '../text.ts';
import { lspWords, shortClassWords, typeWords } from '../words.ts';
import { csvOf, filterEntries, nextHops, role, sortEntries } from './entries.ts';
import { createLimit } from './limit.ts';
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
/** A row is about ten elements: of ten thousand, the page would stand still for seconds. */
const ROWS = { step: 200, most: 1000 };
/** From so many rows on they can be filtered. */
const MANY = 40;

export function createReachPane(store: Store, actions: Actions, host: Host): Pane {
  const why = html('div');
  const place = html('div');
  const filter = on(
    html('input', { type: 'text', 'aria-label': text('filterRows'), placeholder: text('filterRows') }),
    {
      input: () => {
        limit.reset();
        drawTable(store.get());
      },
    },
  );
  const tools = html('div', { class: 'actions tools' }, filter, button(text('saveCsv'), save));
  const body = html('section', {}, why, tools, place);
  const limit = createLimit(ROWS, () => drawTable(store.get()));
  let sorted: readonly ReachEntry[] = [];
  let sortedFor: Pick<State, 'reach' | 'sort' | 'index'> | undefined;

  /** Sorting thousands takes longer than drawing the first of them. */
  function rowsOf(state: State): readonly ReachEntry[] {
    const { reach, sort, index } = state;
    if (sortedFor?.reach !== reach || sortedFor?.sort !== sort || sortedFor?.index !== index) {
      sorted = sortEntries(reach?.entries ?? [], state);
      sortedFor = { reach, sort, index };
    }
    return filterEntries(sorted, filter.hidden ? '' : filter.value, index);
  }

  function save(): void {
    const state = store.get();
    if (!state.scene || !state.reach) return;
    const titles = [...COLUMNS.map(([, title]) => text(title)), text('columnWhy')];
    const csv = csvOf(rowsOf(state), titles, state.index);
    host.post({ type: 'saveTable', network: state.scene.network, csv, simulated: isSupposed(state) });
  }

  function header(column: Column, title: StringKey, { sort }: State): HTMLElement {
    const isSorted = sort.column === column;
    const order = isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined;
    const press = () => store.update({ sort: { column, descending: isSorted && !sort.descending } });
    const mark = isSorted ? (sort.descending ? ' ▾' : ' ▴') : '';
    return html('th', { scope: 'col', 'aria-sort': order }, button(text(title) + mark, press, { 'data-key': column }));
  }

  function row(entry: ReachEntry, { index, reach }: State): HTMLElement {
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
          class: 'why',
          'aria-label': text('whyOf', name),
          'data-key': `${router} why`,
        }),
      ),
    ];
    return on(html('tr', { 'data-router': router }, ...cells), { dblclick: () => actions.open(router, false) });
  }

  function table(state: State, reach: Reach): (HTMLElement | undefined)[] {
    const entries = rowsOf(state);
    return [
      html(
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
          html('tbody', {}, ...limit.first(entries).map((entry) => row(entry, state))),
        ),
      ),
      limit.rest(entries.length, text('narrowRows')),
    ];
  }

  function drawTable(state: State): void {
    const { reach, subject } = state;
    tools.hidden = !reach;
    filter.hidden = (reach?.entries.length ?? 0) < MANY;
    if (!reach) replace(place, html('p', {}, text(subject ? 'nothingKnown' : 'noPrefix')));
    else replace(place, ...table(state, reach));
    mark(state);
  }

  /** What changes with each step of a person, on rows that are drawn already. */
  function mark({ selection, explanation }: State): void {
    for (const one of place.querySelectorAll<HTMLElement>('tr[data-router]')) {
      const { router } = one.dataset;
      one.classList.toggle('selected', router === selection);
      one.querySelector('.why')?.setAttribute('aria-expanded', String(router === explanation?.router));
    }
  }

  function drawExplanation({ reach, explanation, index }: State): void {
    if (!reach || !explanation) {
      why.replaceChildren();
      return;
    }
    const title = html('h2', {}, text('explanation', nameOf(index, explanation.router), explanation.prefix));
    const chain = explanation.steps ? steps(explanation.steps, actions) : html('p', {}, text('loading'));
    replace(why, html('div', { class: 'explanation' }, title, chain));
  }

  return {
    tab: 'reach',
    title: 'paneReach',
    body,
    reads: ['reach', 'subject', 'sort', 'selection', 'explanation', 'index'],
    draw: (state, before) => {
      if (changed(state, before, 'reach', 'explanation', 'index')) drawExplanation(state);
      if (state.reach?.prefix !== before?.reach?.prefix) {
        limit.reset();
        filter.value = '';
      }
      if (changed(state, before, 'reach', 'subject', 'sort', 'index')) drawTable(state);
      else mark(state);
      if (state.selection !== before?.selection)
        place.querySelector('tr.selected')?.scrollIntoView({ block: 'nearest' });
    },
  };
}
