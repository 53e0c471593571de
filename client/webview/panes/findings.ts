/** Findings of the network, with their fixes: a preview changes the map and no file. */
import type { SceneFinding } from '../../../server/src/ide/topology/scene.ts';
import type { StringKey } from '../../src/topology/strings.ts';
import type { Actions } from '../actions.ts';
import { button, html, on, replace } from '../dom.ts';
import { fixTitlesOf } from '../fix-titles.ts';
import { changed, type State, type Store } from '../state.ts';
import { text } from '../text.ts';
import { createLimit } from './limit.ts';
import type { Pane } from './tabs.ts';

const SEVERITIES: Readonly<Record<SceneFinding['severity'], StringKey>> = {
  error: 'severityError',
  warning: 'severityWarning',
  info: 'severityInfo',
  hint: 'severityHint',
};
const ORDER: readonly SceneFinding['severity'][] = ['error', 'warning', 'info', 'hint'];

/** An item is about ten elements. */
const ROWS = { step: 100, most: 500 };

/** Leads to its line, and to what it concerns on the map. */
export const findingButton = (finding: SceneFinding, key: string, actions: Actions): HTMLElement =>
  button(
    finding.message,
    () => {
      actions.selectFinding(finding);
      actions.openSource(finding.source);
    },
    { class: 'text', 'data-key': key },
  );

/** Shows what is known of its fixes. What had the focus keeps it: the first thing has the same key, whatever it is. */
function fillFixes(place: HTMLElement, finding: SceneFinding, state: State, actions: Actions): void {
  const { key } = finding;
  const titles = fixTitlesOf(state, finding);
  const first = { 'data-key': `${key} 0` };
  if (!titles) {
    const isAsked = state.finding === key;
    const label = text(isAsked ? 'loading' : 'lookForFix');
    const look = (): void => actions.lookForFixes(finding);
    replace(place, button(label, look, { ...first, 'aria-disabled': isAsked && 'true' }));
    return;
  }
  if (titles.length === 0) {
    replace(place, html('span', { ...first, tabindex: -1 }, text('noFix')));
    return;
  }
  const previewed = state.supposition.fixes.find((one) => one.finding === key)?.fix;
  const buttons = titles.map((title, at) =>
    button(text('preview', title), () => actions.preview(key, at), {
      'aria-pressed': String(previewed === at),
      'data-key': `${key} ${at}`,
    }),
  );
  replace(place, ...buttons);
}

function item(finding: SceneFinding, fixes: HTMLElement, actions: Actions): HTMLElement {
  const { key, code, severity, elements } = finding;
  const row = html(
    'li',
    { class: severity },
    html('span', { class: 'severity' }, text(SEVERITIES[severity])),
    ' ',
    findingButton(finding, key, actions),
    ' ',
    html('span', { class: 'code' }, code),
    html(
      'div',
      { class: 'actions' },
      elements.length > 0 &&
        button(text('showOnMap'), () => actions.selectFinding(finding), { 'data-key': `${key} map` }),
      fixes,
    ),
  );
  return on(row, { focusin: () => actions.lookForFixes(finding) });
}

export function createFindingsPane(store: Store, actions: Actions): Pane {
  /** For those who hear the page: what was found for the finding they are at. */
  const heard = html('p', { class: 'heard', role: 'status' });
  const list = html('div');
  const body = html('section', {}, heard, list);
  const limit = createLimit(ROWS, () => draw(store.get()));
  let shown: readonly (readonly [SceneFinding, fixes: HTMLElement])[] = [];

  function say({ finding, fixTitles }: State): void {
    const titles = fixTitles.get(finding ?? '');
    const words = titles && (titles.length > 0 ? text('fixesFound', titles.join('; ')) : text('noFix'));
    if (heard.textContent !== (words ?? '')) heard.textContent = words ?? '';
  }

  /** In their places: what is pressed at this moment stays where it is. */
  function drawFixes(state: State, before: State): void {
    for (const [finding, place] of shown) {
      const isOther = fixTitlesOf(state, finding) !== fixTitlesOf(before, finding);
      const isAsked = (of: State): boolean => of.finding === finding.key;
      if (isOther || isAsked(state) !== isAsked(before)) fillFixes(place, finding, state, actions);
    }
  }

  function draw(state: State, before?: State): void {
    say(state);
    if (before && !changed(state, before, 'scene', 'supposition')) {
      drawFixes(state, before);
      return;
    }
    const findings = [...(state.scene?.findings ?? [])].sort(
      (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
    );
    if (findings.length === 0) {
      shown = [];
      replace(list, html('p', {}, text('noFindings')));
      return;
    }
    shown = limit.first(findings).map((finding) => [finding, html('span', { class: 'fixes' })]);
    const items = shown.map(([finding, place]) => {
      fillFixes(place, finding, state, actions);
      return item(finding, place, actions);
    });
    replace(list, html('ul', { class: 'findings' }, ...items), limit.rest(findings.length, text('narrowFindings')));
  }

  return {
    tab: 'findings',
    title: 'paneFindings',
    body,
    reads: ['scene', 'supposition', 'finding', 'fixTitles'],
    draw,
  };
}
