/** What is supposed, and what follows: who loses a path, who gains one, findings that come and go. */
import type { Consequences } from '../../../server/src/ide/topology/answers.ts';
import type { RouterId } from '../../../server/src/ide/topology/scene.ts';
import type { StringKey } from '../../src/topology/strings.ts';
import type { Actions } from '../actions.ts';
import { button, html, replace } from '../dom.ts';
import { fixTitlesOf } from '../fix-titles.ts';
import { nameOf } from '../scene-index.ts';
import { isSupposed, type State } from '../state.ts';
import { text } from '../text.ts';
import type { Pane } from './tabs.ts';

interface Pair {
  readonly from: RouterId;
  readonly to: RouterId;
  readonly services: readonly string[];
  readonly reason?: string;
}

/** Of very many the server names the first. */
function section(title: StringKey, total: number, items: readonly HTMLElement[]): HTMLElement[] {
  if (items.length === 0) return [];
  const rest = total > items.length ? [html('p', { class: 'rest' }, text('rowsShown', items.length, total))] : [];
  return [html('h2', {}, text(title, total)), html('ul', {}, ...items), ...rest];
}

/** What is supposed, in words: failed elements and titles of fixes. */
export function supposedWords(state: State): string[] {
  const { supposition, index, scene } = state;
  const fixes = supposition.fixes.map(({ finding, fix }) => {
    const found = scene?.findings.find(({ key }) => key === finding);
    return (found && fixTitlesOf(state, found)?.[fix]) ?? text('aFix');
  });
  return [...supposition.failed.map((id) => text('down', nameOf(index, id))), ...fixes];
}

function consequenceParts({ index }: State, consequences: Consequences, actions: Actions): HTMLElement[] {
  const pair = ({ from, to, services, reason }: Pair, at: number): HTMLElement =>
    html(
      'li',
      {},
      button(text('pair', nameOf(index, from), nameOf(index, to)), () => actions.path(from, to), {
        class: 'text',
        'data-key': `pair-${at}-${from}-${to}`,
      }),
      services.length > 0 ? ` · ${services.join(', ')}` : '',
      reason ? html('div', { class: 'reason' }, reason) : '',
    );
  const { broken, mended, findingsNew, findingsGone, totals } = consequences;
  return [
    html('p', {}, consequences.sentence),
    ...section('lost', totals.broken, broken.map(pair)),
    ...section('mended', totals.mended, mended.map(pair)),
    ...section(
      'findingsNew',
      totals.findingsNew,
      findingsNew.map(({ message, source }, at) =>
        html(
          'li',
          {},
          button(message, () => actions.openSource(source), { class: 'text', 'data-key': `new-${at}` }),
        ),
      ),
    ),
    ...(findingsGone.length > 0 ? [html('p', {}, text('findingsGone', findingsGone.length))] : []),
  ];
}

export function createWhatIfPane(actions: Actions): Pane {
  const body = html('section');
  return {
    tab: 'what-if',
    title: 'paneWhatIf',
    body,
    reads: ['supposition', 'supposed', 'scene'],
    draw: (state) => {
      const { supposition, supposed } = state;
      if (!isSupposed(state)) {
        replace(body, html('p', {}, text('nothingSupposed')));
        return;
      }
      const failed = supposition.failed.map((id) =>
        html(
          'li',
          {},
          `${text('down', nameOf(state.index, id))} `,
          button(text('failsNot'), () => actions.toggleFailure(id), { 'data-key': id }),
        ),
      );
      replace(
        body,
        failed.length > 0 && html('ul', {}, ...failed),
        ...(supposed ? consequenceParts(state, supposed.consequences, actions) : [html('p', {}, text('loading'))]),
      );
    },
  };
}
