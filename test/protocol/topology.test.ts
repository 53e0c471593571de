import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../server/src/ide/topology/scene.ts';
import type { Topology, TopologyChange } from '../../server/src/lsp/protocol.ts';
import { applyDelta } from '../../server/test/ide/topology/apply-delta.ts';
import { type Editor, start, uriOf } from './editor.ts';
import { exampleFolder, type Folder, positionOf } from './network.ts';

let folder: Folder;
let editor: Editor;
const changes: TopologyChange[] = [];

beforeEach(async () => {
  folder = exampleFolder();
  editor = await start({ folders: [folder.path] });
  changes.length = 0;
  editor.connection.onNotification('isisLens/topologyChanged', (change: TopologyChange) => void changes.push(change));
});
afterEach(async () => {
  await editor.stop();
  folder.dispose();
});

const topology = (params: object = {}): Promise<Topology> =>
  editor.connection.sendRequest<Topology>('isisLens/topology', params);

async function scene(params: object = {}): Promise<Scene> {
  const { scene: drawn } = await topology(params);
  if (!drawn) throw new Error('there is no scene');
  return drawn;
}

/** Replaces words of an open document. */
async function replace(file: string, was: string, is: string): Promise<void> {
  const uri = uriOf(folder.path, file);
  const start = positionOf(editor.textOf(uri), was);
  const end = { line: start.line, character: start.character + was.length };
  await editor.edit(uri, { range: { start, end }, text: is });
  await editor.idle();
}

describe('isisLens/topology', () => {
  it('answers a scene whose sources are the documents of the client', async () => {
    const { networks, scene: drawn } = await topology();
    expect(networks).toEqual([{ id: expect.any(String), name: expect.any(String), routers: 14 }]);
    expect(drawn?.network).toBe(networks[0]?.id);
    expect(drawn?.routers.map(({ name }) => name)).toContain('PE1');
    const pe1 = drawn?.routers.find(({ name }) => name === 'PE1');
    const uri = uriOf(folder.path, 'pe1.cfg');
    expect(pe1?.source).toEqual({ file: uri, range: { start: expect.anything(), end: expect.anything() } });
    const ends = drawn?.links.flatMap((link) => link.ends.filter(({ node }) => node === 'router:PE1')) ?? [];
    expect(ends.map(({ source }) => source?.file)).toEqual(ends.map(() => uri));
    expect(drawn?.findings.some(({ source, elements }) => source.file === uri && elements[0] === pe1?.id)).toBe(true);
  });

  it('chooses the network of a document, and says when one is gone', async () => {
    const [first] = (await topology()).networks;
    expect((await topology({ uri: uriOf(folder.path, 'pe2.cfg') })).scene?.network).toBe(first?.id);
    expect(await topology({ network: 'nowhere' })).toMatchObject({ scene: null, networks: [first] });
  });

  it('draws collapsed what is not opened', async () => {
    const drawn = await scene({ expanded: [] });
    expect(drawn.routers).toEqual([]);
    expect(drawn.areas.every(({ collapsed }) => collapsed)).toBe(true);
    expect(drawn.links.length).toBeGreaterThan(0);
  });
});

describe('isisLens/topologyChanged', () => {
  it('leads from the scene before to the present one', async () => {
    const before = await topology();
    const uri = uriOf(folder.path, 'p1.cfg');
    await editor.open(uri, folder.read('p1.cfg'));
    await replace('p1.cfg', 'hostname P1', 'hostname P77');
    await expect.poll(() => changes.length).toBe(1);
    const [change] = changes;
    if (!before.scene || !change?.delta) throw new Error('no change was sent');
    expect(change).toMatchObject({ network: before.scene.network, revision: before.revision + 1 });
    expect(change.delta.routers).toMatchObject({ added: [{ name: 'P77' }], removed: ['router:P1'] });
    expect(JSON.stringify(change.delta).length).toBeLessThan(JSON.stringify(before.scene).length / 2);
    expect(applyDelta(before.scene, change.delta)).toEqual(await scene());
  });

  it('is not sent before a scene is asked for, nor after it is closed', async () => {
    const uri = uriOf(folder.path, 'p1.cfg');
    await editor.open(uri, folder.read('p1.cfg'));
    await replace('p1.cfg', 'hostname P1', 'hostname P77');
    const { network } = await scene();
    await replace('p1.cfg', 'hostname P77', 'hostname P78');
    await editor.connection.sendNotification('isisLens/topologyClose', { network });
    await replace('p1.cfg', 'hostname P78', 'hostname P79');
    expect(changes).toHaveLength(1);
    expect(changes[0]?.delta?.routers?.added).toMatchObject([{ name: 'P78' }]);
  });

  it('says when the network is gone', async () => {
    const { network } = await scene();
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uriOf(folder.path), name: 'removed' }] },
    });
    await editor.idle();
    await expect.poll(() => changes.at(-1)).toMatchObject({ network, delta: null });
  });
});

describe('a router that was moved', () => {
  it('stays where it was put until the picture is made anew', async () => {
    const before = await scene();
    const put = { 'router:PE1': { x: 5000, y: 4000 } };
    const pe1 = (drawn: Scene) => drawn.routers.find(({ id }) => id === 'router:PE1');
    const moved = await scene({ positions: put });
    expect(pe1(moved)).toMatchObject({ x: 5000, y: 4000 });
    expect(moved.bounds.width).toBeGreaterThan(before.bounds.width);
    expect(await scene({ fresh: true })).toEqual(before);
  });
});

describe('isisLens/exportTopology', () => {
  const write = (params: object) => editor.connection.sendRequest('isisLens/exportTopology', params);

  it('writes the picture as the client has it', async () => {
    const { network } = await scene();
    await scene({ positions: { 'router:PE1': { x: 5000, y: 4000 } } });
    expect(await write({ network, format: 'svg' })).toMatch(/^<\?xml[\s\S]*translate\(5000 4000\)/);
    expect(await write({ network, format: 'drawio', expanded: [] })).toMatch(/^<mxfile>/);
  });

  it('draws who learns a prefix, and a path, as they would be, and says so', async () => {
    const { network } = await scene();
    const supposition = { failed: ['router:ABR1'], fixes: [] };
    const ends = { from: 'router:PE3', to: 'router:PE1' };
    const asked = { network, format: 'svg', subject: { router: 'router:PE1' } };
    const real = await write(asked);
    expect(real).toContain('PE1 10.255.0.1/32 is learned by 0 of 2 PEs');
    expect(real).not.toContain('Simulated');
    expect(await write({ ...asked, ends, supposition })).toMatch(
      /Simulated: ABR1 down\. 1 PE pair loses its path\.[\s\S]*class="failed link"[\s\S]*class="ring"/,
    );
    expect(await write({ network, format: 'drawio', supposition })).toContain('Simulated: ABR1 down.');
    expect(await write({ ...asked, supposition: { failed: ['router:nobody'], fixes: [] } })).toBeNull();
  });

  it('is null for what there is not', async () => {
    const { network } = await scene();
    expect(await write({ network: 'nowhere', format: 'svg' })).toBeNull();
    expect(await write({ network, format: 'gif' })).toBeNull();
    expect(await write({ network, format: 'constructor' })).toBeNull();
  });
});

describe('isisLens/findElements', () => {
  const find = (params: object) => editor.connection.sendRequest('isisLens/findElements', params);

  it('finds links by address, and what has to be open to see them', async () => {
    const { network } = await scene();
    expect(await find({ network, words: '10.0.1.5', limit: 5 })).toEqual([
      { element: 'link:10.0.1.4/30', areas: ['area:49.0001'], words: 'PE1 · GigabitEthernet0/0/0 · 10.0.1.5' },
    ]);
    expect(await find({ network, words: 'gigabit', limit: 3 })).toHaveLength(3);
  });

  it('finds nothing in what there is not, and in what is no search', async () => {
    const { network } = await scene();
    expect(await find({ network: 'nowhere', words: '10', limit: 5 })).toEqual([]);
    expect(await find({ network, words: 7, limit: 'all' })).toEqual([]);
  });
});

describe('isisLens/elementAt', () => {
  const at = (file: string, words: string) =>
    editor.connection.sendRequest('isisLens/elementAt', {
      uri: uriOf(folder.path, file),
      position: positionOf(folder.read(file), words),
    });

  it('names what is drawn of the words under the cursor', async () => {
    const { network } = await scene();
    expect(await at('pe1.cfg', '10.255.0.1 ')).toEqual({
      network,
      element: 'router:PE1',
      areas: ['area:49.0001'],
      router: 'router:PE1',
      prefix: '10.255.0.1/32',
    });
    expect(await at('pe1.cfg', 'hostname PE1')).toMatchObject({ element: 'router:PE1' });
  });

  it('names the areas that have to be open for it to be drawn, and the scene what they hide', async () => {
    const toBackbone = 'interface GigabitEthernet0/0/0';
    expect(await at('abr1.cfg', toBackbone)).toMatchObject({
      element: expect.stringMatching(/^link:/),
      areas: expect.arrayContaining(['area:49.0001', 'backbone']),
    });
    const { routers, hidden } = await scene({ expanded: ['backbone'] });
    expect(routers.map(({ id }) => id)).not.toContain('router:PE1');
    expect(hidden).toContainEqual({
      id: 'router:PE1',
      name: 'PE1',
      loopback: '10.255.0.1/32',
      area: 'area:49.0001',
    });
  });

  it('is null outside of networks', async () => {
    const uri = uriOf(folder.path, 'README.md');
    expect(
      await editor.connection.sendRequest('isisLens/elementAt', { uri, position: { line: 0, character: 0 } }),
    ).toBeNull();
  });
});
