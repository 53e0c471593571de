/** The main story, by keyboard alone, to its end: from the cursor on a loopback to configurations that are mended. */
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Editor, start, uriOf } from '../protocol/editor.ts';
import { exampleFolder, type Folder, positionOf } from '../protocol/network.ts';
import { type Shown, showTopology, startBrowser } from './window.ts';

let folder: Folder;
let editor: Editor;
let browser: Browser;
let shown: Shown;

beforeEach(async () => {
  folder = exampleFolder();
  editor = await start({ folders: [folder.path] });
  browser = await startBrowser();
  shown = await showTopology(browser, { editor, activeFile: uriOf(folder.path, 'pe1.cfg') });
});
afterEach(async () => {
  expect(shown.complaints).toEqual([]);
  await shown.close();
  await browser.close();
  await editor.stop();
  folder.dispose();
});

const MOST_STOPS = 60;

/** What has the focus, as a screen reader names it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.slice(0, 80) ?? '',
  );

/** Presses Tab until the focus is on what is meant. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
    if (name.test(seen.at(-1) ?? '')) return;
  }
  throw new Error(`Tab does not come to ${name}; it went by: ${seen.join(' | ')}`);
}

const classOf = (page: Page, name: string) => page.locator(`[data-id="router:${name}"]`).getAttribute('data-class');
const sentence = (page: Page) => page.locator('.sentence').textContent();
const banner = (page: Page) => page.locator('.banner');

test('cursor, who learns it, the path that breaks, the fix as a preview, the fix applied', async () => {
  const { page, conversation, applied } = shown;
  const borders = ['abr3.cfg', 'abr4.cfg'];
  for (const file of borders) await editor.open(uriOf(folder.path, file), folder.read(file));
  await editor.idle();
  await conversation.look({
    uri: uriOf(folder.path, 'pe1.cfg'),
    position: positionOf(folder.read('pe1.cfg'), ' ip address 10.255.0.1 ', 13),
  });
  await expect.poll(() => sentence(page)).toMatch(/^PE1 10\.255\.0\.1\/32 is learned by 0 of 2 PEs/);
  expect(await page.locator('.sentence').getAttribute('aria-live')).toBe('polite');

  await tabTo(page, /^PE1 · PE, /);
  await page.keyboard.press('l');
  const first = await focused(page);
  expect(first).toMatch(/^link .*PE1/);
  await page.keyboard.press('l');
  expect(await focused(page)).toMatch(/^link .*PE1/);
  expect(await focused(page)).not.toBe(first);

  await tabTo(page, /^Selection$/);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('Who learns it');
  await tabTo(page, /^Path from PE3: broken$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => sentence(page)).toMatch(/^The path from PE3 to PE1 breaks at PE3: /);
  await page.locator('.break').waitFor();

  await tabTo(page, /^Path$/);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('Findings');
  await tabTo(page, /^Preview: .*10\.255\.0\.1/);
  await page.keyboard.press('Enter');
  await expect.poll(() => classOf(page, 'PE3')).toBe('exact');
  await page.locator('.hop.works').first().waitFor();
  expect(await page.locator('.break').count()).toBe(0);
  expect(await banner(page).textContent()).toMatch(/^Simulated/);
  expect(applied).toEqual([]);
  expect(await page.locator('#pane-what-if').textContent()).toMatch(/PE3 → PE1 · CUST-A/);

  await tabTo(page, /^Apply to the configurations$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => banner(page).isVisible()).toBe(false);
  expect(applied).toHaveLength(1);
  const files = (applied[0]?.documentChanges ?? []).flatMap((change) =>
    'edits' in change ? [change.textDocument.uri] : [],
  );
  expect(files.map((file) => file.split('/').at(-1)).sort()).toEqual(borders);
  // The network itself is mended now.
  await page.locator('.badge.error').waitFor({ state: 'detached' });
  conversation.rested();
  await expect.poll(() => sentence(page)).toBe('The fix is applied to the configurations. They are not saved yet.');
  expect(await classOf(page, 'PE3')).toBe('exact');
});

test('a link that fails: who loses what, and one key back', async () => {
  const { page } = shown;
  await tabTo(page, /^ABR1, /);
  // From the first router of the map along its links to the one that leads to PE1.
  for (let steps = 0; steps < 5 && !/PE1/.test(await focused(page)); steps++) await page.keyboard.press('l');
  expect(await focused(page)).toMatch(/^link .*PE1/);
  await page.keyboard.press('f');
  await banner(page).waitFor();
  await expect.poll(() => sentence(page)).toMatch(/down/);
  expect(await page.locator('.link.failed').count()).toBe(1);
  expect(await banner(page).textContent()).toMatch(/^Simulated/);
  await tabTo(page, /^Back to the network as it is$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => banner(page).isVisible()).toBe(false);
  expect(await page.locator('.failed').count()).toBe(0);
  expect(await sentence(page)).toBe('The network as it is.');
});

test('arrows follow links, Enter opens, the question mark lists the keys, Escape steps back', async () => {
  const { page, opened } = shown;
  await tabTo(page, /^ABR1, /);
  const reached = new Set<string>();
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
    await page.keyboard.press(key);
    reached.add(await focused(page));
  }
  expect(reached.size).toBeGreaterThan(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => opened.map(({ glance }) => glance)).toEqual([false]);
  await page.keyboard.press('Space');
  await page.locator('[data-class="originates"]').last().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await page.locator('.map:not(.asked)').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.selected').count()).toBe(0);
});
