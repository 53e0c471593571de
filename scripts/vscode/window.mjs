// VS Code's window for a person's steps: dist/isis-lens.vsix installed, a copy of the example opened. Every step leaves a
// screenshot in .cache/screenshots/NAME (or the folder given). `walk` ends with `N passed, N failed`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../process.mjs';
import { ensureVsCode } from './install.mjs';
import { startChromium, startCodeServer } from './workbench.mjs';

const EXAMPLE = path.join(ROOT, 'examples', 'mpls-vpn-multiarea');
const VSIX = path.join(ROOT, 'dist', 'isis-lens.vsix');
/** Milliseconds, for what waits for VS Code or the server to start. */
export const SLOW = { timeout: 60_000 };
const SETTINGS = {
  'workbench.colorTheme': 'Default Light Modern',
  'editor.minimap.enabled': false,
  'files.refactoring.autoSave': false,
};

export async function openWindow(name) {
  const shots = path.resolve(process.argv[2] ?? path.join(ROOT, '.cache', 'screenshots', name));
  fs.rmSync(shots, { recursive: true, force: true });
  fs.mkdirSync(shots, { recursive: true });
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'isis-lens-ui-'));
  const workspace = path.join(temporary, path.basename(EXAMPLE));
  fs.cpSync(EXAMPLE, workspace, { recursive: true });

  await ensureVsCode();
  const server = await startCodeServer({ vsix: VSIX, settings: SETTINGS });
  const { browser, page } = await startChromium({ width: 1360, height: 860 });
  page.setDefaultTimeout(60_000);

  const read = (folder, file) => fs.readFileSync(path.join(folder, file), 'utf8');
  /** Whether the file on disk is as the example has it. */
  const isUnsaved = (file) => read(workspace, file) === read(EXAMPLE, file);

  async function command(title) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill(`>${title}`);
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
  }

  /** Opens the folder and a file of it in the editor. */
  async function open(file) {
    await page.goto(`${server.url}/?folder=${workspace}`);
    await page.locator('.explorer-folders-view').getByText(file, { exact: true }).dblclick(SLOW);
    await page.locator('.editor-instance .view-line').getByText('Building').waitFor();
    await page.locator('.part.statusbar').getByText('Cisco IOS').first().waitFor(SLOW);
  }

  async function goToLine(number) {
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget input').fill(`:${number}`);
    await page.keyboard.press('Enter');
  }

  const hover = page.locator('.monaco-hover:visible');
  /** Down in the hover until `row` is seen. */
  async function scrollHoverTo(row) {
    const { x, y, width, height } = await hover.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    for (let turns = 0; turns < 20; turns++) {
      await page.mouse.wheel(0, 60);
      const place = await row.boundingBox();
      if (place && place.y + place.height < y + height) break;
    }
  }

  /** Each step stands on the one before. */
  async function walk(steps) {
    let passed = 0;
    let failed = 0;
    try {
      for (const [step, take] of Object.entries(steps)) {
        const shot = path.join(shots, `${passed + 1}-${step.replaceAll(' ', '-')}.png`);
        try {
          await take();
          passed++;
          console.log(`ok   ${step}`);
        } catch (error) {
          failed = 1;
          console.log(`FAIL ${step}\n${error}`);
        }
        await page.screenshot({ path: shot });
        if (failed) break;
      }
    } finally {
      await browser.close();
      await server.stop();
      fs.rmSync(temporary, { recursive: true, force: true });
    }
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed;
  }

  return {
    page,
    workspace,
    hover,
    read: (file) => read(workspace, file),
    isUnsaved,
    command,
    open,
    goToLine,
    scrollHoverTo,
    walk,
  };
}
