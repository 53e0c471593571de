/** Fixes of findings that are too many for all to be worked out at once. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Editor, start, uriOf } from '../protocol/editor.ts';
import { exampleFolder, type Folder, loneRouter } from '../protocol/network.ts';
import { violations } from './axe.ts';
import { type Shown, showTopology, startBrowser } from './window.ts';

const LONE = 70;
const WITHOUT_NET =
  'hostname LOST\n!\ninterface Loopback0\n ip address 10.98.0.1 255.255.255.255\n ip router isis CORE\n!\nrouter isis CORE\n metric-style wide\n';

let folder: Folder;
let editor: Editor;
let browser: Browser;
let shown: Shown;

beforeAll(async () => {
  folder = exampleFolder();
  for (let at = 1; at <= LONE; at++) {
    folder.write(`lone${at}.cfg`, loneRouter(`LONE${at}`, String(at).padStart(4, '0')));
  }
  folder.write('lost.cfg', WITHOUT_NET);
  editor = await start({ folders: [folder.path] });
  await editor.idle();
  browser = await startBrowser();
});
beforeEach(async () => {
  shown = await showTopology(browser, { editor, activeFile: uriOf(folder.path, 'pe1.cfg') });
  await shown.page.getByRole('tab', { name: 'Findings' }).click();
});
afterEach(async () => {
  expect(shown.complaints).toEqual([]);
  await shown.close();
});
afterAll(async () => {
  await browser.close();
  await editor.stop();
  folder.dispose();
});

const row = (page: Page, words: string): Locator => page.locator('#pane-findings li', { hasText: words }).first();
const preview = (of: Locator): Locator => of.getByRole('button', { name: /^Preview: / });
const heard = (page: Page) => page.locator('#pane-findings [role="status"]').textContent();
const requests = (): number => shown.asked.filter((method) => method === 'isisLens/findingFixes').length;
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('are worked out for the row that has the focus, are heard, previewed and applied', async () => {
  const { page, applied } = shown;
  const leak = row(page, '10.255.0.1/32');
  expect(await preview(page.locator('#pane-findings')).count()).toBe(0);
  expect(requests()).toBe(0);
  const message = leak.getByRole('button').first();
  const before = await message.elementHandle();
  await message.focus();
  await preview(leak).first().waitFor();
  expect(requests()).toBe(1);
  expect(await heard(page)).toMatch(/^Fixes: .*10\.255\.0\.1/);
  // What was there before stays in its place, for a pointer that is pressed on it too.
  expect(await before?.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await violations(page, '#pane-findings')).toEqual([]);

  await preview(leak).first().click();
  const banner = page.locator('.banner');
  await expect.poll(() => banner.textContent()).toMatch(/^Simulated.*10\.255\.0\.1/);
  // The banner keeps its words when the person goes on to another finding, and when verdicts may be others.
  await page.getByRole('tab', { name: 'Findings' }).click();
  await row(page, 'missing-net').getByRole('button').first().focus();
  await expect.poll(() => heard(page)).toBe('No automatic fix.');
  shown.conversation.rested();
  await expect.poll(requests).toBe(4);
  expect(await banner.textContent()).toMatch(/^Simulated.*10\.255\.0\.1/);

  await banner.getByRole('button', { name: 'Apply to the configurations' }).click();
  await expect.poll(() => applied.length).toBe(1);
});

test('there may be none: the row says so, and the button that asked hands over its focus', async () => {
  const { page } = shown;
  const lost = row(page, 'missing-net');
  const look = lost.getByRole('button', { name: 'Look for a fix' });
  await look.focus();
  await expect.poll(() => lost.textContent()).toContain('No automatic fix.');
  expect(await heard(page)).toBe('No automatic fix.');
  expect(await focused(page)).toBe('No automatic fix.');
  expect(await violations(page, '#pane-findings')).toEqual([]);
});

test('who hurries past asks for nothing, and only the last row is waited for', async () => {
  const { page } = shown;
  const messages = page.locator('#pane-findings li button.text');
  // Within the time for which a person has to stay.
  await messages.evaluateAll((all) => {
    for (const one of all.slice(0, 20) as HTMLElement[]) one.focus();
  });
  await preview(page.locator('#pane-findings li').nth(19)).first().waitFor();
  expect(requests()).toBe(1);
  expect(await preview(page.locator('#pane-findings')).count()).toBe(1);
});

test('a finding that goes meanwhile takes its row along, and the next one is answered', async () => {
  const { page } = shown;
  const [gone, next] = [row(page, 'LONE1 does'), row(page, 'LONE2 does')];
  await gone.getByRole('button').first().focus();
  const file = uriOf(folder.path, 'lone1.cfg');
  await editor.open(file, folder.read('lone1.cfg').replace(/ redistribute .*\n/, ''));
  await gone.waitFor({ state: 'detached' });
  await next.getByRole('button').first().focus();
  await preview(next).first().waitFor();
  await editor.close(file);
});
