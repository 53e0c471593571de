/** Findings of the network, with their fixes: a preview changes the map and no file. */
import type { SceneFinding } from '../../../server/src/ide/topology/scene.ts';
import type { StringKey } from '../../src/topology/strings.ts';
import type { Actions } from '../actions.ts';
import { button, html, replace } from '../dom.ts';
import type { State, Store } from '../state.ts';
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

function item(finding: SceneFinding, { supposition }: State, actions: Actions): HTMLElement {
  const { key, code, severity, fixes, elements } = finding;
  const previewed = supposition.fixes.find((one) => one.finding === key)?.fix;
  return html(
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
      ...fixes.map((title, at) =>
        button(text('preview', title), () => actions.preview(key, at), {
          'aria-pressed': String(previewed === at),
          'data-key': `${key} ${at}`,
        }),
      ),
    ),
  );
}

export function createFindingsPane(store: Store, actions: Actions): Pane {
  const body = html('section');
  const limit = createLimit(ROWS, () => draw(store.get()));

  function draw(state: State): void {
    const findings = [...(state.scene?.findings ?? [])].sort(
      (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
    );
    if (findings.length === 0) {
      replace(body, html('p', {}, text('noFindings')));
      return;
    }
    const items = limit.first(findings).map((finding) => item(finding, state, actions));
    replace(body, html('ul', { class: 'findings' }, ...items), limit.rest(findings.length, text('narrowFindings')));
  }

  return {
    tab: 'findings',
    title: 'paneFindings',
    body,
    reads: ['scene', 'supposition'],
    draw,
  };
}
