/** The label-switched path between two routers: choosing them, the hops, the services on it, where it breaks and why. */
import type { LabelSwitchedPath } from '../../../server/src/ide/topology/answers.ts';
import type { RouterId } from '../../../server/src/ide/topology/scene.ts';
import type { Actions } from '../actions.ts';
import { button, html, on, replace } from '../dom.ts';
import { nameOf, type SceneIndex } from '../scene-index.ts';
import { changed, type State, type Store } from '../state.ts';
import { text } from '../text.ts';
import { lspWords } from '../words.ts';
import { steps } from './steps.ts';
import type { Pane } from './tabs.ts';

/** Names that are proposed at a time. */
const MOST_PROPOSED = 50;
const collator = new Intl.Collator(undefined, { numeric: true });

interface Choice {
  readonly id: RouterId;
  readonly name: string;
}

/** Every router of the network, drawn or not: PEs that are drawn first, then by name. */
function routersToChoose({ routers, hidden }: SceneIndex): readonly Choice[] {
  const isEdge = (id: RouterId): boolean => routers.get(id)?.providerEdge ?? false;
  return [...routers.values(), ...hidden.values()]
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => Number(isEdge(b.id)) - Number(isEdge(a.id)) || collator.compare(a.name, b.name));
}

interface Picker {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
}

function picker(label: string, key: string, propose: (words: string) => void): Picker {
  const input = html('input', {
    type: 'text',
    list: 'routers',
    'data-key': key,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  on(input, {
    // What stands in it is chosen already; the proposals are of others.
    focus: () => propose(''),
    input: () => propose(input.value),
  });
  return { input, element: html('label', {}, `${label} `, input) };
}

/** A network has thousands of routers, so names are typed, and proposed while they are. */
function createPickers(
  store: Store,
  actions: Actions,
): { readonly element: HTMLElement; readonly show: (state: State) => void } {
  const proposals = html('datalist', { id: 'routers' });
  let choices: readonly Choice[] = [];
  let choicesOf: SceneIndex | undefined;

  function routers(): readonly Choice[] {
    const { index } = store.get();
    if (index !== choicesOf) [choices, choicesOf] = [routersToChoose(index), index];
    return choices;
  }

  function propose(words: string): void {
    const wanted = words.trim().toLowerCase();
    const found = routers().filter(({ name }) => name.toLowerCase().includes(wanted));
    proposals.replaceChildren(...found.slice(0, MOST_PROPOSED).map(({ name }) => html('option', { value: name })));
  }

  /** Undefined, and said so at the field, where no router has this name. */
  function chosen({ input }: Picker): RouterId | undefined {
    const wanted = input.value.trim().toLowerCase();
    const id = routers().find(({ name }) => name.toLowerCase() === wanted)?.id;
    input.setAttribute('aria-invalid', String(id === undefined));
    return id;
  }

  function follow(): void {
    const [a, b] = [chosen(from), chosen(to)];
    if (a && b && a !== b) actions.path(a, b);
  }

  const from = picker(text('pathFrom'), 'from', propose);
  const to = picker(text('pathTo'), 'to', propose);
  const element = on(
    html(
      'div',
      { class: 'pickers' },
      from.element,
      to.element,
      button(text('showPath'), follow, { 'data-key': 'follow' }),
      proposals,
    ),
    {
      keydown: (event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) follow();
      },
    },
  );
  return {
    element,
    show: ({ ends, index }) => {
      const [first, second] = ends ? [] : routers();
      for (const [{ input }, id] of [
        [from, ends?.from ?? first?.id],
        [to, ends?.to ?? second?.id],
      ] as const) {
        input.value = id ? nameOf(index, id) : '';
        input.removeAttribute('aria-invalid');
      }
    },
  };
}

function pathParts({ index }: State, path: LabelSwitchedPath, actions: Actions): HTMLElement[] {
  const hops = path.hops.map(({ from, to, links }) => {
    const subnet = links.map((link) => index.links.get(link)?.subnet).find((one) => one !== undefined);
    return html('li', {}, text('hop', nameOf(index, from), nameOf(index, to)), subnet ? ` · ${subnet}` : '');
  });
  return [
    html('h2', {}, text('pathTitle', nameOf(index, path.from), nameOf(index, path.to), lspWords(path.state))),
    ...(path.brokenAt
      ? [html('p', { class: 'broken' }, text('brokenAt', nameOf(index, path.brokenAt.router), path.brokenAt.reason))]
      : []),
    ...(path.services.length > 0 ? [html('p', {}, text('services', path.services.join(', ')))] : []),
    ...(hops.length > 0 ? [html('h3', {}, text('hops')), html('ul', {}, ...hops)] : []),
    html('h3', {}, text('reasons')),
    steps(path.steps, actions),
  ];
}

export function createPathPane(store: Store, actions: Actions): Pane {
  const pickers = createPickers(store, actions);
  const answer = html('div');
  return {
    tab: 'path',
    title: 'panePath',
    body: html('section', {}, pickers.element, answer),
    reads: ['path', 'ends', 'scene'],
    draw: (state, before) => {
      const { path, ends, scene } = state;
      // What a person types stays while the network is edited.
      if (ends !== before?.ends || scene?.network !== before?.scene?.network) pickers.show(state);
      if (changed(state, before, 'path', 'ends', 'scene'))
        replace(
          answer,
          ...(path ? pathParts(state, path, actions) : [html('p', {}, text(ends ? 'noPath' : 'choosePath'))]),
        );
    },
  };
}
