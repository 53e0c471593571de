import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, start, uriOf } from './editor.ts';
import { exampleFolder, type Folder, loneRouter, positionOf } from './network.ts';

let folder: Folder;
let editor: Editor | undefined;

beforeEach(() => {
  folder = exampleFolder();
});
afterEach(async () => {
  await editor?.stop();
  editor = undefined;
  folder.dispose();
});

const withSettings = async (settings: Record<string, unknown>): Promise<Editor> => {
  editor = await start({ folders: [folder.path], settings });
  return editor;
};
const codesOf = (from: Editor): Set<string> =>
  new Set([...from.diagnostics.values()].flat().map(({ code }) => String(code)));

describe('settings', () => {
  it('change severities, there and back', async () => {
    const own = await withSettings({});
    expect(codesOf(own)).toContain('unleaked-loopback');
    await own.configure('', { severities: { 'unleaked-loopback': 'off', 'unused-structure': 'error' } });
    await own.idle();
    expect(codesOf(own)).not.toContain('unleaked-loopback');
    const unused = [...own.diagnostics.values()].flat().filter(({ code }) => code === 'unused-structure');
    expect(unused.map(({ severity }) => severity)).toEqual([1]);
    await own.configure('', {});
    await own.idle();
    expect(codesOf(own)).toContain('unleaked-loopback');
  });

  it('switch the server off and on', async () => {
    const own = await withSettings({});
    const pe1 = uriOf(folder.path, 'pe1.cfg');
    await own.open(pe1, folder.read('pe1.cfg'));
    await own.configure('', { enable: false });
    expect(await own.idle()).toMatchObject({ state: 'disabled', routers: 0 });
    expect(own.diagnostics.size).toBe(0);
    const loopback = positionOf(folder.read('pe1.cfg'), 'ip address 10.255.0.1 ', 14);
    expect(await own.hover(pe1, loopback)).toBe('');
    await own.configure('', { enable: true });
    expect(await own.idle()).toMatchObject({ state: 'idle', routers: 14 });
    expect(own.diagnostics.has(pe1)).toBe(true);
    expect(await own.hover(pe1, loopback)).toContain('10.255.0.1');
  });

  it('choose folders and files', async () => {
    folder.write('rancid/x1.running', loneRouter('X1', '0101'));
    folder.write('rancid/x2.cfg', loneRouter('X2', '0102'));
    const own = await withSettings({ [uriOf(folder.path)]: { folders: ['rancid'] } });
    expect(await own.idle()).toMatchObject({
      routers: 1,
      leftFiles: 1,
      coverage: {
        files: {
          seen: 2,
          read: 1,
          left: [{ file: uriOf(folder.path, 'rancid/x1.running'), because: 'name not included', nearest: 'ios' }],
        },
      },
    });
    await own.configure(uriOf(folder.path), { folders: ['rancid'], files: { include: ['*.running'] } });
    expect(await own.idle()).toMatchObject({ routers: 2, leftFiles: 0, coverage: { files: { seen: 2, read: 2 } } });
    await own.configure(uriOf(folder.path), {});
    expect(await own.idle()).toMatchObject({ routers: 15 });
  });

  it('draw boundaries', async () => {
    folder.write('lab/x1.cfg', loneRouter('X1', '0101'));
    const own = await withSettings({ [uriOf(folder.path)]: { boundaries: ['lab'] } });
    expect(await own.idle()).toMatchObject({ networks: 2 });
    await own.configure(uriOf(folder.path), {});
    expect(await own.idle()).toMatchObject({ networks: 1 });
  });

  it('say once what is wrong with them, and leave the rest in force', async () => {
    const own = await withSettings({ '': { severities: { 'no-such-rule': 'off', 'unused-structure': 'off' } } });
    expect(own.shown.map(({ message }) => message)).toEqual([
      "IS-IS Lens: isisLens.severities: there is no rule 'no-such-rule'; the entry is ignored.",
    ]);
    expect(codesOf(own)).not.toContain('unused-structure');
    await own.connection.sendRequest('isisLens/analyseWorkspace');
    expect(own.shown).toHaveLength(1);
  });
});
