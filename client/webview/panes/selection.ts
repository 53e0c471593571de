/** What is selected: its facts, and what can be done with it. */
import type {
  LinkId,
  RouterId,
  SceneArea,
  SceneFinding,
  SceneLan,
  SceneLink,
  SceneRouter,
} from '../../../server/src/ide/topology/scene.ts';
import type { Actions } from '../actions.ts';
import { button, html, replace } from '../dom.ts';
import { nameOf } from '../scene-index.ts';
import type { State, Store } from '../state.ts';
import { text } from '../text.ts';
import { levelWords, metricWords } from '../words.ts';
import { findingButton } from './findings.ts';
import { createLimit } from './limit.ts';
import type { Pane } from './tabs.ts';

/** Of findings. */
const ROWS = { step: 50, most: 500 };

type Row = readonly [term: string, value: string | undefined];

const facts = (rows: readonly Row[]): HTMLElement =>
  html(
    'dl',
    {},
    ...rows.flatMap(([term, value]) =>
      value === undefined || value === '' ? [] : [html('dt', {}, term), html('dd', {}, value)],
    ),
  );

const failureText = ({ supposition }: State, id: RouterId | LinkId, fails: 'nodeFails' | 'linkFails'): string =>
  text(supposition.failed.includes(id) ? 'failsNot' : fails);

function routerParts(state: State, router: SceneRouter, actions: Actions): HTMLElement[] {
  const { index, reach } = state;
  const { id, loopback, area, vendor, levels, providerEdge, border } = router;
  const roles = [providerEdge && text('providerEdge'), border && text('border')].filter(Boolean).join(', ');
  const learns = reach?.entries.some((entry) => entry.router === id);
  return [
    facts([
      [text('factRole'), roles],
      [text('factLevels'), levels === 'none' ? text('noIsis') : levels],
      [text('factArea'), area && index.areas.get(area)?.label],
      [text('factLoopback'), loopback],
      [text('factVendor'), vendor],
    ]),
    html(
      'div',
      { class: 'actions' },
      button(text('open'), () => actions.open(id, false), { 'data-key': 'open' }),
      button(text('whoLearns'), () => actions.ask({ router: id }, 'reach'), { 'data-key': 'who' }),
      ...(learns && reach && !reach.originators.includes(id)
        ? [
            button(text('pathToPrefix', reach.prefix), () => actions.pathToSubject(id), { 'data-key': 'path' }),
            button(text('explainPrefix', reach.prefix), () => actions.explain(id, reach.prefix), { 'data-key': 'why' }),
          ]
        : []),
      button(failureText(state, id, 'nodeFails'), () => actions.toggleFailure(id), { 'data-key': 'fail' }),
    ),
  ];
}

function linkParts(state: State, link: SceneLink, actions: Actions): HTMLElement[] {
  const end = (at: 0 | 1): Row => {
    const { node, interface: name, address, ldp, source } = link.ends[at];
    const metric = metricWords(link.ends[at], link.levels);
    const parts = [
      name,
      address,
      metric && text('metricIs', metric),
      ldp !== undefined && text(ldp ? 'ldpOn' : 'ldpOff'),
    ];
    return [nameOf(state.index, node), source ? parts.filter(Boolean).join(' · ') : undefined];
  };
  const openings = link.ends.flatMap(({ source, node }) =>
    source
      ? [button(text('openEnd', nameOf(state.index, node)), () => actions.openSource(source), { 'data-key': node })]
      : [],
  );
  return [
    facts([
      [text('factSubnet'), link.subnet],
      [text('factAdjacency'), link.problem ?? levelWords(link.levels)],
      end(0),
      end(1),
    ]),
    html(
      'div',
      { class: 'actions' },
      ...openings,
      ...(link.count === 1
        ? [
            button(failureText(state, link.id, 'linkFails'), () => actions.toggleFailure(link.id), {
              'data-key': 'fail',
            }),
          ]
        : []),
    ),
  ];
}

const areaParts = (area: SceneArea, actions: Actions): HTMLElement[] => [
  facts([[text('factContents'), text('areaContents', area.routerCount, area.providerEdgeCount)]]),
  html(
    'div',
    { class: 'actions' },
    button(text(area.collapsed ? 'expand' : 'collapse'), () => actions.toggleArea(area.id), { 'data-key': 'area' }),
  ),
];

function lanParts({ index }: State, { id }: SceneLan): HTMLElement[] {
  const routers = (index.linksOf.get(id) ?? []).flatMap(({ ends }) => ends).filter(({ node }) => node !== id);
  return [facts([[text('factMembers'), routers.map(({ node }) => nameOf(index, node)).join(', ')]])];
}

const findingItem = (finding: SceneFinding, at: number, actions: Actions): HTMLElement =>
  html('li', { class: finding.severity }, findingButton(finding, `finding-${at}`, actions));

export function createSelectionPane(store: Store, actions: Actions): Pane {
  const body = html('section');
  const limit = createLimit(ROWS, () => draw(store.get()));
  let drawnFor: string | undefined;

  function draw(state: State): void {
    const { selection, index } = state;
    if (selection !== drawnFor) limit.reset();
    drawnFor = selection;
    const router = index.routers.get(selection as RouterId);
    const link = index.links.get(selection as LinkId);
    const area = index.areas.get(selection as SceneArea['id']);
    const lan = index.lans.get(selection ?? '');
    if (!selection || !(router || link || area || lan)) {
      replace(body, html('p', {}, text('nothingSelected')));
      return;
    }
    const parts =
      (router && routerParts(state, router, actions)) ??
      (link && linkParts(state, link, actions)) ??
      (area && areaParts(area, actions)) ??
      (lan && lanParts(state, lan)) ??
      [];
    const findings = index.findingsOf.get(selection) ?? [];
    const items = limit.first(findings).map((one, at) => findingItem(one, at, actions));
    replace(
      body,
      html('h2', {}, nameOf(index, selection)),
      ...parts,
      ...(findings.length > 0
        ? [html('h3', {}, text('paneFindings')), html('ul', { class: 'findings' }, ...items)]
        : []),
      limit.rest(findings.length, text('narrowFindings')),
    );
  }

  return {
    tab: 'selection',
    title: 'paneSelection',
    body,
    reads: ['selection', 'scene', 'reach', 'supposition'],
    draw,
  };
}
