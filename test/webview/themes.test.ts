/** Every kind of theme: pictures that were looked at, and the rules of accessibility. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Editor, start, uriOf } from '../protocol/editor.ts';
import { exampleFolder, type Folder } from '../protocol/network.ts';
import { violations } from './axe.ts';
import { compare, difference, reference, TOLERANCE } from './pictures.ts';
import { THEMES, type Theme } from './themes.ts';
import { showTopology, startBrowser } from './window.ts';

/** Small pictures are quick to look at. */
const SIZE = { width: 1010, height: 640 };

let folder: Folder;
let editor: Editor;
let browser: Browser;

beforeAll(async () => {
  folder = exampleFolder();
  editor = await start({ folders: [folder.path] });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await editor.stop();
  folder.dispose();
});

/** The example with the path that breaks, as the story has it. */
async function brokenPath(theme: Theme, forcedColors = false) {
  const shown = await showTopology(browser, {
    ...SIZE,
    editor,
    theme,
    forcedColors,
    activeFile: uriOf(folder.path, 'pe1.cfg'),
  });
  const { page } = shown;
  await page.locator('[data-id="router:PE1"]').click();
  await page.locator('[data-id="router:PE3"][data-class="cover"]').click({ modifiers: ['Shift'] });
  await page.locator('.break').waitFor();
  await page.mouse.move(0, 0);
  return shown;
}

/** Who learns a prefix, with two areas collapsed. */
async function collapsedAreas(theme: Theme) {
  const shown = await showTopology(browser, {
    ...SIZE,
    editor,
    theme,
    activeFile: uriOf(folder.path, 'pe1.cfg'),
  });
  const { page } = shown;
  for (const area of ['area:49.0002', 'area:49.0003']) {
    await page.locator(`[data-id="${area}"] .area-name`).dispatchEvent('click');
    await page.locator(`.collapsed[data-id="${area}"]`).waitFor();
  }
  await page.getByRole('button', { name: 'Fit' }).click();
  await page.locator('[data-id="router:PE1"]').click();
  await page.locator('.picture .collapsed[data-class="cover"]').waitFor();
  await page.mouse.move(0, 0);
  return shown;
}

const themes = Object.keys(THEMES) as Theme[];

describe.each(themes)('in the %s theme', (theme) => {
  test('the broken path looks as it was approved', async () => {
    const shown = await brokenPath(theme);
    expect(await compare(shown.page, `path-${theme}`)).toBeLessThanOrEqual(TOLERANCE);
    await shown.close();
  });

  test('collapsed areas with what their routers learn look as they were approved, and axe finds nothing', async () => {
    const shown = await collapsedAreas(theme);
    expect(await compare(shown.page, `areas-${theme}`)).toBeLessThanOrEqual(TOLERANCE);
    expect(await violations(shown.page)).toEqual([]);
    await shown.close();
  });

  test('axe finds nothing, whichever pane is open', async () => {
    const shown = await brokenPath(theme);
    const { page } = shown;
    for (const name of ['Selection', 'Who learns it', 'Path', 'Findings', 'What if']) {
      await page.getByRole('tab', { name }).click();
      expect(await violations(page), name).toEqual([]);
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await shown.close();
  });
});

test('with forced colours nothing is lost', async () => {
  const shown = await brokenPath('dark', true);
  expect(await compare(shown.page, 'path-forced-colours')).toBeLessThanOrEqual(TOLERANCE);
  await shown.close();
});

test('a narrow panel has the panes below the map', async () => {
  const shown = await showTopology(browser, {
    editor,
    theme: 'light',
    width: 520,
    height: 760,
    activeFile: uriOf(folder.path, 'pe1.cfg'),
  });
  await shown.page.locator('[data-id="router:PE1"]').click();
  await shown.page.getByRole('tab', { name: 'Who learns it' }).click();
  await shown.page.locator('[data-class="cover"]').first().waitFor();
  await shown.page.mouse.move(0, 0);
  expect(await compare(shown.page, 'narrow-light')).toBeLessThanOrEqual(TOLERANCE);
  await shown.close();
});

test('a page for print has the map and the pane, and no controls', async () => {
  const shown = await brokenPath('light');
  await shown.page.emulateMedia({ media: 'print' });
  expect(await compare(shown.page, 'print')).toBeLessThanOrEqual(TOLERANCE);
  expect(await shown.page.locator('.toolbar').isVisible()).toBe(false);
  await shown.close();
});

test('the comparison of pictures can fail', async () => {
  const shown = await brokenPath('dark');
  expect(await difference(shown.page, reference('path-dark'), reference('path-light'))).toBeGreaterThan(TOLERANCE);
  const before = await shown.page.screenshot();
  await shown.page.keyboard.press('Escape');
  await shown.page.keyboard.press('Escape');
  await shown.page.locator('.nodes .glyph').first().waitFor({ state: 'detached' });
  expect(await difference(shown.page, before, await shown.page.screenshot())).toBeGreaterThan(TOLERANCE / 3);
  await shown.close();
});
