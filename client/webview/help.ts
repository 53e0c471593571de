/** The list of shortcuts. */
import type { StringKey } from '../src/topology/strings.ts';
import { button, html, on } from './dom.ts';
import { changed, type Store, type View } from './state.ts';
import { text } from './text.ts';

const SHORTCUTS: readonly (readonly [string, StringKey])[] = [
  ['Tab', 'keyTab'],
  ['← → ↑ ↓', 'keyArrows'],
  ['Space', 'keySpace'],
  ['Enter', 'keyEnter'],
  ['L', 'keyLinks'],
  ['P', 'keyPath'],
  ['W', 'keyWhy'],
  ['F', 'keyFail'],
  ['E', 'keyArea'],
  ['+ − 0', 'keyZoom'],
  ['/', 'keySearch'],
  ['Esc', 'keyEscape'],
  ['?', 'keyHelp'],
];

export function createHelp(store: Store): { readonly element: HTMLDialogElement; readonly draw: View } {
  const close = () => store.update({ helpShown: false });
  const element = on(html('dialog', { class: 'help', 'aria-labelledby': 'help-title' }), { close });
  element.append(
    html('h2', { id: 'help-title' }, text('shortcuts')),
    html(
      'dl',
      {},
      ...SHORTCUTS.flatMap(([key, what]) => [html('dt', {}, html('kbd', {}, key)), html('dd', {}, text(what))]),
    ),
    button(text('close'), close),
  );
  return {
    element,
    draw: (state, before) => {
      if (!changed(state, before, 'helpShown') || state.helpShown === element.open) return;
      if (state.helpShown) element.showModal();
      else element.close();
    },
  };
}
