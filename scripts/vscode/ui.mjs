// Drives VS Code's window like a person: installs dist/isis-lens.vsix, opens a copy of the example, sees the squiggle, reads
// the Problems panel and the hover, takes the light bulb's offer, and sees the finding go. Every step leaves a screenshot in
// .cache/screenshots/ (or the folder given). Ends with `N passed, N failed`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../process.mjs';
import { ensureVsCode } from './install.mjs';
import { startChromium, startCodeServer } from './workbench.mjs';

const EXAMPLE = path.join(ROOT, 'examples', 'mpls-vpn-multiarea');
const VSIX = path.join(ROOT, 'dist', 'isis-lens.vsix');
const SHOTS = path.resolve(process.argv[2] ?? path.join(ROOT, '.cache', 'screenshots'));
const LOOPBACK = '10.255.0.1';
const SLOW = { timeout: 60_000 };
const SETTINGS = {
  'workbench.colorTheme': 'Default Light Modern',
  'editor.minimap.enabled': false,
  'files.refactoring.autoSave': false,
};

fs.rmSync(SHOTS, { recursive: true, force: true });
fs.mkdirSync(SHOTS, { recursive: true });
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'isis-lens-ui-'));
const workspace = path.join(temporary, path.basename(EXAMPLE));
fs.cpSync(EXAMPLE, workspace, { recursive: true });
const loopbackLine =
  fs
    .readFileSync(path.join(workspace, 'pe1.cfg'), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(`ip address ${LOOPBACK} `)) + 1;

await ensureVsCode();
const server = await startCodeServer({ vsix: VSIX, settings: SETTINGS });
const { browser, page } = await startChromium({ width: 1360, height: 860 });
page.setDefaultTimeout(20_000);

const line = page
  .locator('.editor-instance .view-line')
  .filter({ hasText: new RegExp(`ip\\saddress\\s${LOOPBACK.replaceAll('.', '\\.')}\\s`) });
const problems = page.locator('.markers-panel');
const fileIn = (name) => problems.getByRole('treeitem', { name: `in file ${name}` });
const hover = page.locator('.monaco-hover:visible');

/** Middle of the address on the screen. */
const addressOnScreen = () =>
  line.evaluate((element, address) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const at = text.data.indexOf(address);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + address.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`${address} is not on the screen`);
  }, LOOPBACK);

async function command(title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
}

const STEPS = {
  'the folder opens': async () => {
    await page.goto(`${server.url}/?folder=${workspace}`);
    await page.locator('.explorer-folders-view').getByText('pe1.cfg', { exact: true }).dblclick(SLOW);
    await page.locator('.editor-instance .view-line').getByText('Building').waitFor();
    await page.locator('.part.statusbar').getByText('Cisco IOS').first().waitFor(SLOW);
  },
  'the loopback has a squiggle': async () => {
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget input').fill(`:${loopbackLine}`);
    await page.keyboard.press('Enter');
    await line.waitFor();
    await page.locator('.squiggly-error').first().waitFor(SLOW);
  },
  'the Problems panel names the findings': async () => {
    await command('Problems: Focus on Problems View');
    await problems
      .getByText(/10\.255\.0\.1\b/)
      .first()
      .waitFor();
    for (const file of ['pe1.cfg', 'abr3.cfg', 'abr4.cfg']) await fileIn(file).waitFor();
  },
  'the hover says who learns the loopback': async () => {
    const { x, y } = await addressOnScreen();
    await page.mouse.move(x, y + 60);
    await page.mouse.move(x, y, { steps: 5 });
    await hover.getByText('PE3').first().waitFor();
  },
  'further down in the hover is the table of routers': async () => {
    const row = hover.getByRole('row', { name: /GW1/ });
    const { x, y, width, height } = await hover.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    for (let turns = 0; turns < 20; turns++) {
      await page.mouse.wheel(0, 60);
      const place = await row.boundingBox();
      if (place && place.y + place.height < y + height) break;
    }
    await row.getByText('leaked into level 1').waitFor();
  },
  'the light bulb offers to leak it': async () => {
    await page.keyboard.press('Escape');
    const { x, y } = await addressOnScreen();
    await page.mouse.click(x, y);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText(/leak/i).first().waitFor();
  },
  'the offer taken, the finding goes without saving': async () => {
    await page.locator('.action-widget').getByText(/leak/i).first().click();
    await page
      .locator('.squiggly-error')
      .first()
      .waitFor({ state: 'detached', ...SLOW });
    await fileIn('abr3.cfg').waitFor({ state: 'detached', ...SLOW });
    const saved = fs.readFileSync(path.join(workspace, 'abr3.cfg'), 'utf8');
    if (saved !== fs.readFileSync(path.join(EXAMPLE, 'abr3.cfg'), 'utf8')) throw new Error('abr3.cfg was saved');
  },
};

let passed = 0;
let failed = 0;
try {
  for (const [name, step] of Object.entries(STEPS)) {
    const shot = path.join(SHOTS, `${passed + 1}-${name.replaceAll(' ', '-')}.png`);
    try {
      await step();
      passed++;
      console.log(`ok   ${name}`);
    } catch (error) {
      failed = 1;
      console.log(`FAIL ${name}\n${error}`);
    }
    await page.screenshot({ path: shot });
    // Each step stands on the one before.
    if (failed) break;
  }
} finally {
  await browser.close();
  await server.stop();
  fs.rmSync(temporary, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed;
