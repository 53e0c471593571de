/** A chain of reasons; a step that comes from a line leads there. */
import type { ReasonStep } from '../../../server/src/ide/topology/answers.ts';
import type { Actions } from '../actions.ts';
import { button, html } from '../dom.ts';
import { text } from '../text.ts';

export const steps = (chain: readonly ReasonStep[], actions: Actions): HTMLElement =>
  chain.length === 0
    ? html('p', {}, text('nothingKnown'))
    : html(
        'ol',
        { class: 'steps' },
        ...chain.map(({ text: words, source }, at) =>
          html(
            'li',
            {},
            source
              ? button(words, () => actions.openSource(source), { class: 'text', 'data-key': `step-${at}` })
              : words,
          ),
        ),
      );
