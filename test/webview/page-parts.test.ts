/** Parts of the page that need no browser. */
import { describe, expect, test } from 'vitest';
import { pageStrings } from '../../client/src/topology/strings.ts';
import { applyDelta } from '../../client/webview/delta.ts';
import { nodeTowards } from '../../client/webview/keyboard.ts';
import { segmentOf } from '../../client/webview/map/geometry.ts';
import { csvOf, filterEntries, sortEntries } from '../../client/webview/panes/entries.ts';
import { indexScene } from '../../client/webview/scene-index.ts';
import { findInScene } from '../../client/webview/search.ts';
import { initialState } from '../../client/webview/state.ts';
import { useStrings } from '../../client/webview/text.ts';
import type { ReachEntry } from '../../server/src/ide/topology/answers.ts';
import { sceneDelta } from '../../server/src/ide/topology/delta.ts';
import type { RouterId, Scene, SceneEnd, SceneLink, SceneRouter } from '../../server/src/ide/topology/scene.ts';

const source = { file: 'a.cfg', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };

const router = (name: string, x: number, y: number): SceneRouter => ({
  id: `router:${name}`,
  name,
  x,
  y,
  levels: '2',
  area: undefined,
  backbone: 'backbone',
  providerEdge: false,
  border: false,
  vendor: 'IOS',
  loopback: `10.0.0.${name.length}/32`,
  badge: undefined,
  source,
});

const end = (node: RouterId, address: string): SceneEnd => ({
  node,
  interface: 'Ethernet1',
  address,
  metric: { 1: 10, 2: 10 },
  ldp: true,
  source,
});

const link = (subnet: string, a: RouterId, b: RouterId): SceneLink => ({
  id: `link:${subnet}/30`,
  ends: [end(a, `${subnet}1`), end(b, `${subnet}2`)],
  subnet: `${subnet}/30`,
  levels: [2],
  problem: undefined,
  count: 1,
  badge: undefined,
});

const scene = (routers: readonly SceneRouter[], links: readonly SceneLink[]): Scene => ({
  network: 'n',
  bounds: { x: 0, y: 0, width: 10, height: 10 },
  areas: [],
  routers,
  hidden: [],
  lans: [],
  links,
  findings: [],
});

const before = scene(
  [router('A', 0, 0), router('B', 100, 0), router('C', 0, 100)],
  [
    link('10.1.0.', 'router:A', 'router:B'),
    link('10.2.0.', 'router:B', 'router:A'),
    link('10.3.0.', 'router:A', 'router:C'),
  ],
);

test('what the server calls the change leads from one scene to the next', () => {
  const after: Scene = {
    ...scene([router('A', 5, 5), router('C', 0, 100), router('D', 9, 9)], [link('10.3.0.', 'router:A', 'router:C')]),
    bounds: { x: 0, y: 0, width: 20, height: 20 },
  };
  const delta = sceneDelta(before, after);
  expect(delta && applyDelta(before, delta)).toEqual(after);
});

test('links between the same two routers lie beside each other, whichever way they are written', () => {
  const index = indexScene(before);
  const [first, second, alone] = before.links.map((one) => segmentOf(index, one));
  expect(first?.from).toEqual({ x: 0, y: -6 });
  expect(second?.to).toEqual({ x: 0, y: 6 });
  expect(alone).toMatchObject({ from: { x: 0, y: 0 }, to: { x: 0, y: 100 } });
});

describe('the search', () => {
  const index = indexScene(before);
  const words = (wanted: string) => findInScene(index, wanted).map((hit) => hit.words);

  test('finds routers by name in any case, what begins so first', () => {
    expect(words('b')[0]).toBe('B · 10.0.0.1/32');
    expect(words('')).toEqual([]);
  });

  test('finds interfaces by address, and leads to their link', () => {
    expect(findInScene(index, '10.3.0.2')).toEqual([{ words: 'C · Ethernet1 · 10.3.0.2', link: 'link:10.3.0./30' }]);
  });
});

describe('the keyboard', () => {
  const state = (drawn: Scene) => ({ ...initialState({}), scene: drawn, index: indexScene(drawn) });
  const right = { x: 1, y: 0 };

  test('follows a link that way', () => {
    expect(nodeTowards(state(before), 'router:A', right)).toBe('router:B');
  });

  test('goes to the nearest that way where no link leads there, collapsed areas included', () => {
    const alone = router('E', 200, 10);
    const area = {
      id: 'area:1',
      label: 'Area 1',
      level: 1,
      box: { x: 300, y: -40, width: 160, height: 84 },
      collapsed: true,
      routerCount: 2,
      providerEdgeCount: 0,
      badge: undefined,
    } as const;
    const drawn = { ...before, routers: [...before.routers, alone], areas: [area] };
    expect(nodeTowards(state(drawn), 'router:B', right)).toBe('router:E');
    expect(nodeTowards(state(drawn), 'router:E', right)).toBe('area:1');
    expect(nodeTowards(state(drawn), 'area:1', right)).toBeUndefined();
    expect(nodeTowards({ ...state(drawn), hiddenAreas: ['area:1'] }, 'router:E', right)).toBeUndefined();
    expect(nodeTowards(state({ ...drawn, areas: [{ ...area, collapsed: false }] }), 'router:E', right)).toBeUndefined();
  });
});

describe('the rows of who learns a prefix', () => {
  useStrings(pageStrings());
  const index = indexScene(before);
  const entry = (name: string, more: Partial<ReachEntry> = {}): ReachEntry => ({
    router: `router:${name}`,
    providerEdge: false,
    state: 'learned',
    class: 'exact',
    type: 'L2',
    metric: 20,
    covering: undefined,
    nextHops: [{ router: 'router:B', interface: 'GigabitEthernet0/0/1' }],
    lsp: undefined,
    ...more,
  });
  const rows = [
    entry('C', { class: 'cover', type: 'default' }),
    entry('A', { providerEdge: true, lsp: { state: 'broken', reason: '=cmd, "why"' } }),
  ];

  test('are filtered by what stands in any cell', () => {
    const filtered = (words: string) => filterEntries(rows, words, index).map((row) => row.router);
    expect(filtered('')).toHaveLength(2);
    expect(filtered('COVER')).toEqual(['router:C']);
    expect(filtered('gi0/0/1 broken')).toEqual(['router:A']);
    expect(filtered('nobody')).toEqual([]);
  });

  test('become a file that a spreadsheet reads and does not run', () => {
    const sorted = sortEntries(rows, { sort: { column: 'router', descending: false }, index });
    expect(csvOf(sorted, ['Router', 'x'], index).split('\r\n')).toEqual([
      '\ufeff"Router","x"',
      `"A","PE","exact","level 2","20","B via Gi0/0/1","broken","'=cmd, ""why"""`,
      '"C","","cover only","default route","20","B via Gi0/0/1","",""',
      '',
    ]);
  });
});
