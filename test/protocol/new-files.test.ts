/** A new file is recognised while it is typed, not when it is saved. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, start } from './editor.ts';
import { emptyFolder, type Folder, loneRouter, positionOf, rangeOf } from './network.ts';

const UNTITLED = 'untitled:Untitled-1';

let folder: Folder;
let editor: Editor;

beforeEach(async () => {
  folder = emptyFolder();
  editor = await start({ folders: [folder.path] });
});
afterEach(async () => {
  await editor.stop();
  folder.dispose();
});

const endOf = (uri: string) => {
  const lines = editor.textOf(uri).split('\n');
  const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { start: end, end };
};
const routers = async (): Promise<number> => (await editor.idle()).routers;
const language = (text: string, before?: string): Promise<string | null> =>
  editor.connection.sendRequest('isisLens/recognise', { text, before });

describe('a new document', () => {
  it('becomes a router while it is typed, and has its findings', async () => {
    await editor.open(UNTITLED, '', 'plaintext');
    expect(await routers()).toBe(0);
    for (const line of loneRouter('T1', '0103').split('\n')) {
      for (const text of [line.slice(0, -1), line.slice(-1), '\n']) {
        if (text !== '') await editor.edit(UNTITLED, { range: endOf(UNTITLED), text });
      }
    }
    expect(await routers()).toBe(1);
    expect(editor.diagnostics.get(UNTITLED)?.map(({ code }) => code)).toContain('undefined-reference');
  });

  it('is one after a few lines', async () => {
    await editor.open(UNTITLED, 'hostname T1\n', 'plaintext');
    expect(await routers()).toBe(0);
    await editor.edit(UNTITLED, { range: endOf(UNTITLED), text: 'interface GigabitEthernet0/1\n!\nrouter isis\n' });
    expect(await routers()).toBe(1);
  });

  it('stays one while a line is changed, until nothing speaks for it', async () => {
    const text = 'hostname T1\nrouter isis CORE\n net 49.0001.0000.0000.0104.00\n';
    await editor.open(UNTITLED, text, 'plaintext');
    expect(await routers()).toBe(1);
    await editor.edit(UNTITLED, { range: rangeOf(text, ' net 49.0001.0000.0000.0104.00\n'), text: '' });
    const start = positionOf(editor.textOf(UNTITLED), 'isis CORE', 2);
    const end = { ...start, character: start.character + 1 };
    await editor.edit(UNTITLED, { range: { start, end }, text: '' });
    expect(await routers()).toBe(1);
    await editor.edit(UNTITLED, {
      range: { start: { line: 0, character: 0 }, end: endOf(UNTITLED).end },
      text: 'Hello',
    });
    expect(await routers()).toBe(0);
  });

  it('has the language the server tells the editor, and keeps it', async () => {
    const few = 'hostname T1\ninterface Loopback0\nrouter isis CORE\n';
    expect(await language('hostname T1\n')).toBeNull();
    expect(await language(few)).toBe('cisco-ios');
    expect(await language('hostname T1\n', 'cisco-ios')).toBe('cisco-ios');
    const xr = `${few} is-type level-2-only\n address-family ipv4 unicast\n !\n interface Loopback0\n  passive\n`;
    expect(await language(xr, 'cisco-ios')).toBe('cisco-ios-xr');
  });
});

describe('what a capture leaves behind', () => {
  it('does not move what is said about a line', async () => {
    const text = loneRouter('T2', '0105');
    await editor.open(UNTITLED, text);
    await editor.idle();
    const [plain] = editor.diagnostics.get(UNTITLED) ?? [];
    const typed = text.replace(/^.+$/gm, (line) => `T2(config)#${line}`);
    await editor.close(UNTITLED);
    await editor.open(UNTITLED, `\`\`\`\n${typed}\`\`\`\n`);
    await editor.idle();
    const [found] = editor.diagnostics.get(UNTITLED) ?? [];
    const shown = (source: string, finding: typeof plain): string | undefined =>
      source
        .split('\n')
        [finding?.range.start.line ?? 0]?.slice(finding?.range.start.character, finding?.range.end.character);
    expect(found?.code).toBe(plain?.code);
    expect(shown(editor.textOf(UNTITLED), found)).toBe(shown(text, plain));
  });
});
