/** Says that what is shown is supposed, not so; one click leads back. */
import type { Actions } from './actions.ts';
import { button, html, replace } from './dom.ts';
import { supposedWords } from './panes/what-if.ts';
import { changed, isSupposed, type View } from './state.ts';
import { text } from './text.ts';

export function createBanner(actions: Actions): { readonly element: HTMLElement; readonly draw: View } {
  const element = html('div', {
    class: 'banner',
    role: 'group',
    tabindex: -1,
    'aria-label': text('simulated'),
    hidden: true,
  });
  return {
    element,
    draw: (state, before) => {
      if (!changed(state, before, 'supposition', 'index', 'fixTitles')) return;
      const appears = element.hidden && isSupposed(state);
      element.hidden = !isSupposed(state);
      if (element.hidden) return;
      const fixes = state.supposition.fixes.length > 0;
      replace(
        element,
        html('strong', {}, text('simulated')),
        html('span', {}, supposedWords(state).join(' · ')),
        fixes && button(text('applyFix'), actions.applyFixes, { class: 'primary', 'data-key': 'apply' }),
        button(text('back'), actions.back, { 'data-key': 'back' }),
      );
      // The button that led here may be hidden by now; from here the next stop is the banner's first.
      if (appears && document.activeElement === document.body) element.focus();
    },
  };
}
