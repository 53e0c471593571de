/** isisLens/explain, isisLens/learners, isisLens/findings: what people and their tools ask. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExplainChoices, TreeNode } from '../../server/src/ide/api.ts';
import type { ExplainAnswer } from '../../server/src/lsp/protocol.ts';
import { type Editor, start, uriOf } from './editor.ts';
import { exampleFolder, type Folder, positionOf } from './network.ts';

let folder: Folder;
let editor: Editor;
beforeAll(async () => {
  folder = exampleFolder();
  editor = await start({ folders: [folder.path] });
});
afterAll(async () => {
  await editor.stop();
  folder.dispose();
});

const explain = (params: object): Promise<ExplainAnswer | null> =>
  editor.connection.sendRequest('isisLens/explain', params);

describe('isisLens/explain', () => {
  it('names the steps with their lines, and is a document as well', async () => {
    const answer = await explain({ uri: uriOf(folder.path, 'pe1.cfg'), router: 'pe3', prefix: '10.255.0.1' });
    expect(answer).toMatchObject({ router: 'PE3', prefix: '10.255.0.1/32', state: 'default-only' });
    expect(answer?.uri).toBe(uriOf(folder.path, 'pe3.cfg'));
    const origin = positionOf(folder.read('pe1.cfg'), 'ip address 10.255.0.1 ');
    expect(answer?.steps[0]).toMatchObject({
      uri: uriOf(folder.path, 'pe1.cfg'),
      range: { start: { line: origin.line } },
    });
    const stops = answer?.steps.filter(({ stops: reason }) => reason).map(({ uri }) => uri);
    expect(stops).toEqual(expect.arrayContaining([uriOf(folder.path, 'abr3.cfg'), uriOf(folder.path, 'abr4.cfg')]));
    expect(answer?.labelPaths).toMatchObject([{ egress: 'PE1', state: 'broken' }]);
    expect(answer?.markdown).toContain('# Why PE3 does not learn 10.255.0.1/32');
    expect(answer?.markdown).toContain(`](${uriOf(folder.path, 'pe1.cfg')}#L${origin.line + 1})`);
  });

  it('asks for the router of the file when none is named', async () => {
    const answer = await explain({ uri: uriOf(folder.path, 'gw1.cfg'), prefix: '10.255.0.1/32' });
    expect(answer).toMatchObject({ router: 'GW1', state: 'learned' });
  });

  it('answers null where there is nothing to explain', async () => {
    expect(await explain({ router: 'PE99', prefix: '10.255.0.1' })).toBeNull();
    expect(await explain({ router: 'PE3', prefix: '10.255.0.300' })).toBeNull();
    expect(await explain({ prefix: '10.255.0.1' })).toBeNull();
  });
});

describe('"Explain why …"', () => {
  const offered = async (who: Editor) => {
    const uri = uriOf(folder.path, 'pe1.cfg');
    const start = positionOf(folder.read('pe1.cfg'), 'ip address 10.255.0.1 ', 'ip address '.length);
    return (await who.codeActions(uri, { start, end: start })).filter(({ kind }) => kind === 'explain');
  };

  it('is offered on a finding to a client that has the command', async () => {
    const other = await start({
      folders: [folder.path],
      initializationOptions: { commands: ['isisLens.explain'] },
    });
    const actions = await offered(other);
    expect(actions.map(({ title }) => title)).toEqual([
      'Explain why PE2 does not learn 10.255.0.1/32',
      'Explain why PE3 does not learn 10.255.0.1/32',
    ]);
    const [action] = actions;
    expect(action?.command?.command).toBe('isisLens.explain');
    expect(await explain(action?.command?.arguments?.[0] ?? {})).toMatchObject({
      router: 'PE2',
      state: 'default-only',
    });
    expect(action && (await other.resolve(action))).toEqual(action);
    await other.stop();
  });

  it('is not offered to others', async () => {
    expect(await offered(editor)).toEqual([]);
  });

  it('has pickers to choose from', async () => {
    const { routers, prefixes } = await editor.connection.sendRequest<ExplainChoices>('isisLens/explainChoices', {});
    expect(routers).toHaveLength(14);
    expect(routers.find(({ name }) => name === 'PE3')).toMatchObject({ file: uriOf(folder.path, 'pe3.cfg') });
    expect(prefixes[0]).toMatchObject({ prefix: '10.255.0.1/32', router: 'PE1', service: true });
  });
});

describe('isisLens/networkTree', () => {
  const children = (node?: string): Promise<readonly TreeNode[]> =>
    editor.connection.sendRequest('isisLens/networkTree', node === undefined ? {} : { node });

  it('answers one level at a time, with URIs', async () => {
    const [network] = await children();
    expect(network).toMatchObject({ kind: 'network', routers: 14, findings: { error: 1 } });
    const areas = await children(network?.id);
    expect(areas.map((node) => `${node.kind} ${'name' in node ? node.name : ''}`)).toEqual([
      'backbone ',
      'area 49.0001',
      'area 49.0002',
      'area 49.0003',
    ]);
    const routers = await children(areas[1]?.id);
    const pe1 = routers.find((node) => node.kind === 'router' && node.name === 'PE1');
    expect(pe1).toMatchObject({ providerEdge: true, source: { file: uriOf(folder.path, 'pe1.cfg') } });
    const [loopback] = await children(pe1?.id);
    expect(loopback).toMatchObject({ kind: 'loopback', prefix: '10.255.0.1/32', learned: 0, others: 2 });
  });
});

describe('isisLens/wayInTree', () => {
  it('answers the nodes down to the router of a line, with URIs', async () => {
    const uri = uriOf(folder.path, 'pe1.cfg');
    const way = await editor.connection.sendRequest<readonly TreeNode[]>('isisLens/wayInTree', {
      uri,
      position: { line: 20, character: 0 },
    });
    expect(way.map(({ kind }) => kind)).toEqual(['network', 'area', 'router']);
    expect(way[2]).toMatchObject({ name: 'PE1', source: { file: uri } });
    const nowhere = { uri: uriOf(folder.path, 'nowhere.cfg'), position: { line: 0, character: 0 } };
    expect(await editor.connection.sendRequest('isisLens/wayInTree', nowhere)).toEqual([]);
  });
});

describe('isisLens/learners and isisLens/findings', () => {
  it('say who learns a prefix', async () => {
    const answer = await editor.connection.sendRequest<{ routers: { name: string }[] }>('isisLens/learners', {
      prefix: '10.255.0.1',
    });
    expect(answer).toMatchObject({ version: 1, prefix: '10.255.0.1/32', originators: ['PE1'] });
    expect(answer.routers).toHaveLength(14);
    expect(answer.routers.find(({ name }) => name === 'PE2')).toMatchObject({ state: 'default-only' });
    expect(await editor.connection.sendRequest('isisLens/learners', { prefix: 'PE1' })).toBeNull();
  });

  it('list the findings with URIs and fixes', async () => {
    const answer = await editor.connection.sendRequest<{ findings: object[] }>('isisLens/findings', {
      code: 'unleaked-loopback',
      router: 'PE3',
      limit: 1,
    });
    expect(answer).toMatchObject({
      version: 1,
      summary: { routers: 14 },
      findings: [{ severity: 'error', router: 'PE1' }],
    });
    expect(answer.findings).toHaveLength(1);
    const [abr3, abr4, pe1] = ['abr3.cfg', 'abr4.cfg', 'pe1.cfg'].map((name) => uriOf(folder.path, name));
    const files = JSON.stringify(answer.findings).match(/file:[^"]+/g);
    expect(new Set(files)).toEqual(new Set([abr3, abr4, pe1]));
  });
});
