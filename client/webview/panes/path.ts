/** The label-switched path between two routers: choosing them, the hops, the services on it, where it breaks and why. */
import type { LabelSwitchedPath } from '../../../server/src/ide/topology/answers.ts';
import type { RouterId, SceneRouter } from '../../../server/src/ide/topology/scene.ts';
import type { Actions } from '../actions.ts';
import { button, html, replace } from '../dom.ts';
import { nameOf } from '../scene-index.ts';
import type { State } from '../state.ts';
import { text } from '../text.ts';
import { lspWords } from '../words.ts';
import { steps } from './steps.ts';
import type { Pane } from './tabs.ts';

function picker(label: string, key: string, routers: readonly SceneRouter[], chosen: RouterId | undefined) {
  const select = html('select', { 'data-key': key });
  for (const { id, name } of routers) select.append(html('option', { value: id, selected: id === chosen }, name));
  return { select, element: html('label', {}, `${label} `, select) };
}

function pickers({ ends, scene }: State, actions: Actions): HTMLElement {
  const routers = [...(scene?.routers ?? [])].sort(
    (a, b) =>
      Number(b.providerEdge) - Number(a.providerEdge) || a.name.localeCompare(b.name, undefined, { numeric: true }),
  );
  const follow = () => {
    const [a, b] = [from.select.value as RouterId, to.select.value as RouterId];
    if (a !== b) actions.path(a, b);
  };
  const from = picker(text('pathFrom'), 'from', routers, ends?.from ?? routers[0]?.id);
  const to = picker(text('pathTo'), 'to', routers, ends?.to ?? routers[1]?.id);
  return html(
    'div',
    { class: 'pickers' },
    from.element,
    to.element,
    button(text('showPath'), follow, { 'data-key': 'follow' }),
  );
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

export function createPathPane(actions: Actions): Pane {
  const body = html('section');
  return {
    tab: 'path',
    title: 'panePath',
    body,
    reads: ['path', 'ends', 'scene'],
    draw: (state) => {
      const { path, ends } = state;
      replace(
        body,
        pickers(state, actions),
        ...(path ? pathParts(state, path, actions) : [html('p', {}, text(ends ? 'noPath' : 'choosePath'))]),
      );
    },
  };
}
