/** Questions about a network beside its picture, in the ids of its scene. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ExplainRequest,
  FindingFixesRequest,
  FixEditsRequest,
  type NetworkParams,
  PathRequest,
  ReachRequest,
  SupposeRequest,
  TopologyRequest,
} from '../../server/src/lsp/protocol.ts';
import { type Editor, start, uriOf } from './editor.ts';
import { exampleFolder, type Folder } from './network.ts';

const LEAK = 'unleaked-loopback:10.255.0.1/32:PE1:490002/ABR3';

let folder: Folder;
let editor: Editor;
let asked: NetworkParams;

beforeAll(async () => {
  folder = exampleFolder();
  editor = await start({ folders: [folder.path] });
  await editor.idle();
  asked = { network: folder.path };
});
afterAll(async () => {
  await editor.stop();
  folder.dispose();
});

it('who learns a prefix, or the loopback of a router', async () => {
  const reach = await editor.connection.sendRequest(ReachRequest, { ...asked, prefix: '10.255.0.1' });
  expect(reach?.sentence).toBe('PE1 10.255.0.1/32 is learned by 0 of 2 PEs, 2 by default only');
  expect(await editor.connection.sendRequest(ReachRequest, { ...asked, router: 'router:PE1' })).toEqual(reach);
});

it('the path between two routers, its sources as URIs', async () => {
  const path = await editor.connection.sendRequest(PathRequest, { ...asked, from: 'router:PE1', to: 'router:PE3' });
  expect(path).toMatchObject({ state: 'works', prefix: '10.255.0.3/32' });
  expect(path?.steps[0]?.source?.file).toBe(uriOf(folder.path, 'pe1.cfg'));
});

it('what a failure would change, and the same questions about the network as it would be', async () => {
  const supposition = { failed: ['router:ABR1'] as const, fixes: [] };
  const supposed = await editor.connection.sendRequest(SupposeRequest, { ...asked, supposition });
  expect(supposed?.failed).toContain('router:ABR1');
  expect(supposed?.consequences).toMatchObject({
    broken: [{ from: 'router:PE1', to: 'router:PE3', services: ['CUST-A'] }],
    sentence: 'Simulated: ABR1 down. 1 PE pair loses its path.',
  });
  const [news] = supposed?.consequences.findingsNew ?? [];
  expect(news?.source.file).toBe(uriOf(folder.path, 'abr2.cfg'));

  const reach = await editor.connection.sendRequest(ReachRequest, { ...asked, prefix: '10.255.0.3', supposition });
  expect(reach?.entries.find(({ router }) => router === 'router:PE1')?.class).toBe('cover');
  const ends = { from: 'router:PE1', to: 'router:PE3' } as const;
  expect(await editor.connection.sendRequest(PathRequest, { ...asked, ...ends, supposition })).toMatchObject({
    state: 'broken',
    brokenAt: { router: 'router:PE1' },
  });
  const question = { network: asked.network, router: 'router:PE1', prefix: '10.255.0.3', supposition };
  expect((await editor.connection.sendRequest(ExplainRequest, question))?.state).toBe('default-only');

  expect(await editor.connection.sendRequest(PathRequest, { ...asked, ...ends })).toMatchObject({ state: 'works' });
});

it('what a fix would change, before any file is touched', async () => {
  const published = editor.published.length;
  const supposition = { failed: [], fixes: [{ finding: LEAK, fix: 0 }] };
  const supposed = await editor.connection.sendRequest(SupposeRequest, { ...asked, supposition });
  expect(supposed?.consequences.mended.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'router:PE2 router:PE1',
    'router:PE3 router:PE1',
  ]);
  expect(supposed?.consequences.findingsGone).toContain(LEAK);
  expect(editor.published.length).toBe(published);
});

it('the edits of a fix', async () => {
  const edit = await editor.connection.sendRequest(FixEditsRequest, { ...asked, finding: LEAK, fix: 0 });
  const uris = edit?.documentChanges?.map((change) => ('textDocument' in change ? change.textDocument.uri : ''));
  expect(uris).toEqual(['abr3.cfg', 'abr4.cfg'].map((file) => uriOf(folder.path, file)));
});

it('the titles of the fixes of one finding, as the scene has them', async () => {
  const { scene } = await editor.connection.sendRequest(TopologyRequest, asked);
  const titles = (finding: string) => editor.connection.sendRequest(FindingFixesRequest, { ...asked, finding });
  const { fixes } = scene?.findings.find(({ key }) => key === LEAK) ?? {};
  expect(fixes?.length).toBeGreaterThan(0);
  expect(await titles(LEAK)).toEqual(fixes);
  expect(await titles('none')).toBeNull();
  expect(await editor.connection.sendRequest(FindingFixesRequest, { network: 'elsewhere', finding: LEAK })).toBeNull();
});

it('null for what is not there', async () => {
  const { connection } = editor;
  expect(await connection.sendRequest(ReachRequest, { network: 'elsewhere', prefix: '10.255.0.1' })).toBeNull();
  expect(await connection.sendRequest(ReachRequest, { ...asked, prefix: 'no prefix' })).toBeNull();
  expect(await connection.sendRequest(ReachRequest, { ...asked, router: 'router:PE99' })).toBeNull();
  expect(await connection.sendRequest(PathRequest, { ...asked, from: 'router:PE1', to: 'router:?' })).toBeNull();
  const supposition = { failed: ['router:PE99'] as const, fixes: [] };
  expect(await connection.sendRequest(SupposeRequest, { ...asked, supposition })).toBeNull();
  expect(await connection.sendRequest(FixEditsRequest, { ...asked, finding: 'none', fix: 0 })).toBeNull();
});
