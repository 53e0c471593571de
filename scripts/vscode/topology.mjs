// Drives the topology in VS Code's window like a person: the panel beside the editor, the cursor that leads it, a failure, a
// fix as a preview, a picture on disk, a reload of the window, and the fix applied.
import fs from 'node:fs';
import path from 'node:path';
import { openWindow, SLOW } from './window.mjs';

const LOOPBACK = 'ip address 10.255.0.1 ';
const BORDERS = ['abr3.cfg', 'abr4.cfg'];

const { page, workspace, read, isUnsaved, command, open, goToLine, walk } = await openWindow('topology');
const panel = page.frameLocator('iframe.webview').frameLocator('#active-frame');
const router = (name) => panel.locator(`[data-id="router:${name}"]`);
const has = (name, of) => panel.locator(`[data-id="router:${name}"][data-class="${of}"]`).waitFor();
const sentence = (words) => panel.locator('.sentence').filter({ hasText: words }).waitFor();
const banner = panel.locator('.banner');
const loopbackLine =
  read('pe1.cfg')
    .split('\n')
    .findIndex((line) => line.includes(LOOPBACK)) + 1;
const picture = path.join(workspace, `${path.basename(workspace)}-topology.svg`);

async function untilWritten(file) {
  for (let waited = 0; waited < 100; waited++) {
    if (fs.existsSync(file) && fs.statSync(file).size > 0) return fs.readFileSync(file, 'utf8');
    await page.waitForTimeout(100);
  }
  throw new Error(`${file} was not written; there are ${fs.readdirSync(workspace).join(', ')}`);
}

await walk({
  'the folder opens': () => open('pe1.cfg'),
  'the topology opens beside the editor': async () => {
    await command('IS-IS Lens: Show Topology');
    await router('PE1').waitFor(SLOW);
    await page.locator('.editor-instance .view-line').getByText('Building').waitFor();
  },
  'the cursor on the loopback shows who learns it': async () => {
    await page.locator('.editor-instance .view-line').getByText('Building').click();
    await goToLine(loopbackLine);
    await page.keyboard.press('End');
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await sentence('PE1 10.255.0.1/32 is learned by 0 of 2 PEs');
    await has('PE3', 'cover');
  },
  'a router that fails, and back': async () => {
    await router('ABR1').click();
    await panel.getByRole('button', { name: 'What if this router fails' }).click();
    await banner.waitFor();
    await has('ABR1', 'failed');
    await panel.getByRole('button', { name: 'Back to the network as it is' }).click();
    await banner.waitFor({ state: 'hidden' });
  },
  'the picture is written to disk': async () => {
    await panel.locator('summary').getByText('Export', { exact: true }).click();
    await panel.getByRole('button', { name: 'SVG' }).click();
    await page.locator('.quick-input-widget input').first().waitFor();
    await page.locator('.quick-input-widget').getByText('OK', { exact: true }).click();
    const svg = await untilWritten(picture);
    if (!svg.startsWith('<') || !svg.includes('ABR1')) throw new Error(`no picture: ${svg.slice(0, 200)}`);
  },
  'the preview of the fix changes the map and no file': async () => {
    await router('PE1').click();
    await has('PE3', 'cover');
    await panel.getByRole('tab', { name: 'Findings' }).click();
    await panel
      .getByRole('button', { name: /^Preview: .*10\.255\.0\.1/ })
      .first()
      .click();
    await has('PE3', 'exact');
    await banner.waitFor();
    if (!BORDERS.every(isUnsaved)) throw new Error('a file was changed');
  },
  'the panel comes back when the window is reloaded': async () => {
    const reloaded = page.waitForEvent('load', SLOW);
    await command('Developer: Reload Window');
    await reloaded;
    await router('PE1').waitFor(SLOW);
    await banner.waitFor(SLOW);
    await has('PE3', 'exact');
  },
  'the fix applied from the map mends the network without saving': async () => {
    await panel.getByRole('button', { name: 'Apply to the configurations' }).click();
    await banner.waitFor({ state: 'hidden', ...SLOW });
    await panel.locator('.badge.error').waitFor({ state: 'detached', ...SLOW });
    await has('PE3', 'exact');
    if (!BORDERS.every(isUnsaved)) throw new Error('a file was saved');
  },
});
