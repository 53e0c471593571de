/** The order of things between page, extension and server, without a browser: cursors that are quicker than scenes. */
import { expect, test } from 'vitest';
import { converse, type Desk } from '../../client/src/topology/conversation.ts';
import type { HostMessage } from '../../client/src/topology/messages.ts';
import { pageStrings } from '../../client/src/topology/strings.ts';

interface Asked {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal | undefined;
  readonly answer: (value: unknown) => Promise<void>;
}

/** A server that answers when the test says so. */
function talk() {
  const asked: Asked[] = [];
  const posted: HostMessage[] = [];
  const desk: Desk = {
    post: (message) => void posted.push(message),
    strings: pageStrings,
    activeFile: () => undefined,
    open: async () => undefined,
    positions: () => ({}),
    keepPositions: async () => undefined,
    exportPositions: async () => undefined,
    importPositions: async () => undefined,
    save: async () => undefined,
    apply: async () => true,
  };
  const request = <Answer>(method: string, params: unknown, signal?: AbortSignal): Promise<Answer> =>
    new Promise((resolve) => {
      const answer = async (value: unknown) => {
        resolve(value as Answer);
        await new Promise((done) => setTimeout(done));
      };
      asked.push({ method, params: params as Asked['params'], signal, answer });
    });
  const conversation = converse({ request, notify: async () => undefined }, desk);
  /** The oldest question of this kind that has no answer yet. */
  const next = (method: string): Asked => {
    const at = asked.findIndex((one) => one.method === `isisLens/${method}`);
    const [one] = at < 0 ? [] : asked.splice(at, 1);
    if (!one) throw new Error(`${method} was not asked`);
    return one;
  };
  const types = () => posted.map(({ type }) => type);
  return { conversation, asked, posted, next, types };
}

const scene = (network: string) => ({
  networks: [{ id: network, name: network, routers: 1 }],
  revision: 1,
  scene: { network },
});
const show = { type: 'show', network: undefined, expanded: 'auto' };
const place = (line: number) => ({ uri: 'file:///a.cfg', position: { line, character: 0 } });
const element = (name: string, network = 'n') => ({
  network,
  element: `router:${name}`,
  areas: [`area:${name}`],
  router: `router:${name}`,
  prefix: undefined,
});

test('a cursor that rests before the first scene is there is followed once the scene is', async () => {
  const { conversation, asked, posted, next, types } = talk();
  void conversation.receive(show);
  void conversation.look(place(1));
  expect(asked.map(({ method }) => method)).toEqual(['isisLens/topology']);
  await next('topology').answer(scene('n'));
  await next('elementAt').answer(element('A'));
  expect(types()).toEqual(['start', 'scene', 'select']);
  expect(posted.at(-1)).toMatchObject({ element: 'router:A', areas: ['area:A'] });
});

test('so is one that rests while an area is being opened, and one whose answer comes meanwhile', async () => {
  const { conversation, next, types } = talk();
  void conversation.receive(show);
  await next('topology').answer(scene('n'));
  void conversation.look(place(1));
  void conversation.receive({ type: 'show', network: 'n', expanded: ['area:A'] });
  await next('elementAt').answer(element('B'));
  expect(types()).toEqual(['start', 'scene']);
  await next('topology').answer(scene('n'));
  await next('elementAt').answer(element('B'));
  expect(types()).toEqual(['start', 'scene', 'scene', 'select']);
});

test('a cursor in another network is followed when the scene of that is there, and only the last one is', async () => {
  const { conversation, posted, next, types } = talk();
  void conversation.receive(show);
  await next('topology').answer(scene('n'));
  void conversation.look(place(1));
  await next('elementAt').answer(element('A', 'm'));
  void conversation.look(place(2));
  await next('topology').answer(scene('m'));
  await next('elementAt').answer(element('B', 'm'));
  expect(types()).toEqual(['start', 'scene', 'scene', 'select']);
  expect(posted.at(-1)).toMatchObject({ element: 'router:B' });
});

test('an answer about an older place comes too late', async () => {
  const { conversation, posted, next } = talk();
  void conversation.receive(show);
  await next('topology').answer(scene('n'));
  void conversation.look(place(1));
  void conversation.look(place(2));
  const [first, second] = [next('elementAt'), next('elementAt')];
  await second.answer(element('B'));
  await first.answer(element('A'));
  expect(posted.filter(({ type }) => type === 'select')).toMatchObject([{ element: 'router:B' }]);
});

test('a page that was hidden meanwhile looks when it is shown again', async () => {
  const { conversation, next, types } = talk();
  void conversation.receive(show);
  void conversation.look(place(1));
  conversation.pause();
  await next('topology').answer(scene('n'));
  expect(types()).toEqual(['start']);
  void conversation.receive(show);
  await next('topology').answer(scene('n'));
  await next('elementAt').answer(element('A'));
  expect(types()).toEqual(['start', 'start', 'scene', 'select']);
});

test('fixes of a finding are asked for in place of those of the one before; a search is left alone', async () => {
  const { conversation, next } = talk();
  void conversation.receive(show);
  await next('topology').answer(scene('n'));
  const ask = (id: number, question: object) => conversation.receive({ type: 'ask', id, network: 'n', question });
  void ask(1, { kind: 'find', words: '10.0', limit: 24 });
  void ask(2, { kind: 'fixes', finding: 'a' });
  const [search, first] = [next('findElements'), next('findingFixes')];
  expect(first.params).toEqual({ network: 'n', finding: 'a' });
  void ask(3, { kind: 'fixes', finding: 'b' });
  expect(first.signal?.aborted).toBe(true);
  expect(next('findingFixes').signal?.aborted).toBe(false);
  expect(search.signal?.aborted).toBe(false);
});

test('a search takes the place of the one before', async () => {
  const { conversation, posted, next } = talk();
  void conversation.receive(show);
  await next('topology').answer(scene('n'));
  const find = (id: number, words: string) =>
    conversation.receive({ type: 'ask', id, network: 'n', question: { kind: 'find', words, limit: 24 } });
  void find(1, '10.0');
  const first = next('findElements');
  expect(first.params).toEqual({ network: 'n', words: '10.0', limit: 24 });
  void find(2, '10.0.1');
  expect(first.signal?.aborted).toBe(true);
  const second = next('findElements');
  expect(second.signal?.aborted).toBe(false);
  await second.answer([]);
  expect(posted.at(-1)).toEqual({ type: 'answer', id: 2, answer: [] });
});
