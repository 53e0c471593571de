/** Questions about a network beside its picture, in the ids of its scene. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FixEditsRequest, type NetworkParams, PathRequest, ReachRequest } from '../../server/src/lsp/protocol.ts';
import { type Editor, start, uriOf } from './editor.ts';
import { exampleFolder, type Folder } from './network.ts';

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

it('the edits of a fix', async () => {
  const finding = 'unleaked-loopback:10.255.0.1/32:PE1:490002/ABR3';
  const edit = await editor.connection.sendRequest(FixEditsRequest, { ...asked, finding, fix: 0 });
  const uris = edit?.documentChanges?.map((change) => ('textDocument' in change ? change.textDocument.uri : ''));
  expect(uris).toEqual(['abr3.cfg', 'abr4.cfg'].map((file) => uriOf(folder.path, file)));
});

it('null for what is not there', async () => {
  const { connection } = editor;
  expect(await connection.sendRequest(ReachRequest, { network: 'elsewhere', prefix: '10.255.0.1' })).toBeNull();
  expect(await connection.sendRequest(ReachRequest, { ...asked, prefix: 'no prefix' })).toBeNull();
  expect(await connection.sendRequest(ReachRequest, { ...asked, router: 'router:PE99' })).toBeNull();
  expect(await connection.sendRequest(PathRequest, { ...asked, from: 'router:PE1', to: 'router:?' })).toBeNull();
  expect(await connection.sendRequest(FixEditsRequest, { ...asked, finding: 'none', fix: 0 })).toBeNull();
});
