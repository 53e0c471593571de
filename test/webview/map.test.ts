/** The map, its panes and its controls, against the built server on the example network. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pictureName } from '../../client/src/topology/files.ts';
import { type Editor, start, uriOf } from '../protocol/editor.ts';
import { exampleFolder, type Folder, positionOf } from '../protocol/network.ts';
import { type Shown, showTopology, startBrowser, type WindowOptions } from './window.ts';

let folder: Folder;
let editor: Editor;
let browser: Browser;
let shown: Shown | undefined;

beforeAll(async () => {
  folder = exampleFolder();
  editor = await start({ folders: [folder.path] });
  browser = await startBrowser();
});
afterEach(async () => {
  const complaints = shown?.complaints ?? [];
  await shown?.close();
  shown = undefined;
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await editor.stop();
  folder.dispose();
});

const uri = (file: string): string => uriOf(folder.path, file);
const node = (page: Page, name: string) => page.locator(`[data-id="router:${name}"]`);
const classOf = (page: Page, name: string) => node(page, name).getAttribute('data-class');
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const sentence = (page: Page) => page.locator('.sentence');

async function open(options: Partial<WindowOptions> = {}): Promise<Shown> {
  shown = await showTopology(browser, { editor, activeFile: uri('pe1.cfg'), ...options });
  return shown;
}

async function collapse(page: Page): Promise<void> {
  await page.locator('[data-id="area:49.0002"] .area-name').click();
  await page.locator('.area.collapsed').waitFor();
}

describe('the map', () => {
  test('shows areas, routers with their roles, and links with their levels', async () => {
    const { page } = await open();
    await expect.poll(() => page.locator('.area').count()).toBe(4);
    expect(await page.locator('.nodes .router').count()).toBe(14);
    expect(await page.locator('.nodes .edge').count()).toBe(3);
    expect(await page.locator('.nodes .border').count()).toBe(6);
    expect(await page.locator('.links [data-levels="1"]').count()).toBeGreaterThan(0);
    expect(await page.locator('.links [data-levels="2"]').count()).toBeGreaterThan(0);
    expect(await node(page, 'PE1').getAttribute('aria-label')).toBe('PE1 · PE, level 1, Area 49.0001, findings: 1');
    expect(await page.locator('.map').getAttribute('aria-label')).toMatch(/14 routers, \d+ links/);
    await collapse(page);
    await expect
      .poll(() => page.locator('.map').getAttribute('aria-label'))
      .toBe('Map of the network: 14 routers, 4 of them in 1 collapsed areas');
  });

  test('a click on a router shows who learns its loopback: by class, glyph, label, table and sentence', async () => {
    const { page } = await open();
    await node(page, 'PE1').click();
    await expect.poll(() => classOf(page, 'PE3')).toBe('cover');
    expect(await classOf(page, 'PE1')).toBe('originates');
    expect(await classOf(page, 'ABR3')).toBe('exact');
    const glyph = (name: string) => node(page, name).locator('.glyph').getAttribute('d');
    const glyphs = [await glyph('PE1'), await glyph('PE3'), await glyph('ABR3')];
    expect(new Set(glyphs).size).toBe(3);
    expect(await node(page, 'PE3').getAttribute('aria-label')).toContain(
      '10.255.0.1/32: has only a default or summary',
    );
    expect(await sentence(page).textContent()).toMatch(/^PE1 10\.255\.0\.1\/32 is learned by 0 of 2 PEs/);
    await tab(page, 'Who learns it');
    const row = page.getByRole('row', { name: /^PE3\b/ });
    for (const cell of ['PE', 'cover only', 'default route', 'broken']) {
      expect(await row.textContent()).toContain(cell);
    }
    expect(await page.locator('.classes li').count()).toBe(6);
  });

  test('a click reveals the router in an editor that shows it; a double click opens its configuration', async () => {
    const { page, opened } = await open();
    await node(page, 'P1').click();
    await node(page, 'P1').dblclick();
    await expect.poll(() => opened.some(({ glance }) => !glance)).toBe(true);
    expect(opened[0]?.glance).toBe(true);
    for (const { source } of opened) expect(source.file).toBe(uri('p1.cfg'));
  });

  test('the cursor in a configuration selects its link, and on an address shows who learns it', async () => {
    const { page, conversation } = await open();
    await conversation.look({
      uri: uri('pe1.cfg'),
      position: positionOf(folder.read('pe1.cfg'), 'description to ABR1'),
    });
    await expect.poll(() => page.locator('.link.selected').count()).toBe(1);
    expect(await page.getByRole('tabpanel').first().textContent()).toContain('10.0.1.4/30');
    await conversation.look({
      uri: uri('pe1.cfg'),
      position: positionOf(folder.read('pe1.cfg'), ' ip address 10.255.0.1 ', 13),
    });
    await expect.poll(() => classOf(page, 'PE3')).toBe('cover');
    expect(await node(page, 'PE1').getAttribute('aria-pressed')).toBe('true');
  });

  test('a link tells interfaces, metrics and LDP at both ends when it is selected', async () => {
    const { page, conversation } = await open();
    await conversation.look({
      uri: uri('pe1.cfg'),
      position: positionOf(folder.read('pe1.cfg'), 'description to ABR1'),
    });
    await expect
      .poll(() => page.locator('.link-label').allTextContents())
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^Gi0\/0\/0 · metric 10 · LDP$/),
          expect.stringMatching(/^Gi0\/0\/2 · metric 10 · LDP$/),
          expect.stringMatching(/^level 1 · 10\.0\.1\.4\/30$/),
        ]),
      );
  });

  test('the path between two PEs is drawn to where it breaks, with the reason', async () => {
    const { page } = await open();
    await node(page, 'PE1').click();
    await expect.poll(() => classOf(page, 'PE3')).toBe('cover');
    await node(page, 'PE3').click({ modifiers: ['Shift'] });
    await page.locator('.break').waitFor();
    expect(await page.locator('.break text').textContent()).toContain('default route');
    expect(await sentence(page).textContent()).toMatch(/^The path from PE3 to PE1 breaks at PE3/);
    const pane = page.locator('#pane-path');
    const [from, to] = [pane.getByRole('combobox', { name: 'From' }), pane.getByRole('combobox', { name: 'To' })];
    expect(await pane.textContent()).toContain('Services on it: CUST-A');
    expect([await from.inputValue(), await to.inputValue()]).toEqual(['PE3', 'PE1']);
    await from.fill('nobody');
    await to.fill('pe3');
    await pane.getByRole('button', { name: 'Show path' }).click();
    expect(await from.getAttribute('aria-invalid')).toBe('true');
    await from.fill('pe2');
    const proposed = pane.locator('datalist option');
    expect(await proposed.evaluateAll((all) => all.map((one) => one.getAttribute('value')))).toEqual(['PE2']);
    await from.press('Enter');
    await expect.poll(() => page.locator('.hop.works').count()).toBeGreaterThan(1);
    expect(await page.locator('.break').count()).toBe(0);
    expect(await sentence(page).textContent()).toBe('The path from PE2 to PE3 works.');
  });

  test('a step of an explanation leads to its line', async () => {
    const { page, opened } = await open();
    await node(page, 'PE1').click();
    await tab(page, 'Who learns it');
    await page.getByRole('button', { name: 'Why PE3 does or does not learn it' }).click();
    const steps = page.locator('.explanation .steps');
    await steps.waitFor();
    await steps
      .getByRole('button', { name: /puts 10\.255\.0\.1\/32 into/ })
      .first()
      .click();
    await expect.poll(() => opened.at(-1)?.source.file).toBe(uri('pe1.cfg'));
    expect(opened.at(-1)?.glance).toBe(false);
  });
});

describe('a collapsed area', () => {
  const box = (page: Page) => page.locator('.picture .area.collapsed');
  const counts = async (page: Page) =>
    (await box(page).locator('.area-reach').allTextContents()).map((line) => line.trim());

  test('says what its routers learn: number, sign and look of the worst, label, tooltip and legend', async () => {
    const { page } = await open();
    expect(await page.locator('.classes li').count()).toBe(6);
    await collapse(page);
    await node(page, 'PE1').click();
    await expect.poll(() => box(page).getAttribute('data-class')).toBe('cover');
    expect(await counts(page)).toEqual(['2 exact · 2 cover']);
    const glyph = (of: string) => page.locator(`.classes [data-class="${of}"] .glyph`).first().getAttribute('d');
    expect(await box(page).locator('.glyph').getAttribute('d')).toBe(await glyph('cover'));
    expect(await box(page).getAttribute('aria-label')).toBe(
      'Area 49.0002, 4 routers, 2 PEs, 2 exact, 2 cover (10.255.0.1/32), collapsed, findings: 3',
    );
    await box(page).hover();
    expect(await page.locator('.tooltip').textContent()).toContain('2 exact, 2 cover (10.255.0.1/32)');
    expect(await page.locator('.classes li').last().textContent()).toBe('area: the worst inside');
    expect(await sentence(page).textContent()).toMatch(/^PE1 10\.255\.0\.1\/32 is learned by 0 of 2 PEs/);
    await page.keyboard.press('Escape');
    await expect.poll(() => box(page).getAttribute('data-class')).toBeNull();
    expect(await box(page).locator('.area-reach').count()).toBe(0);
    expect(await box(page).getAttribute('aria-label')).not.toContain('exact');
  });

  test('is where a path ends that breaks inside of it', async () => {
    const { page } = await open();
    await collapse(page);
    await node(page, 'PE1').click();
    await tab(page, 'Who learns it');
    await page.getByRole('button', { name: 'Path from PE3: broken' }).click();
    expect(await page.locator('.break text').textContent()).toMatch(/^PE3 has only a default route/);
    expect(await page.locator('.break .ring').isVisible()).toBe(false);
    // The chosen one is said, though it is not drawn, and so can others be that are not.
    const from = page.locator('#pane-path').getByRole('combobox', { name: 'From' });
    expect(await from.inputValue()).toBe('PE3');
    await from.fill('PE2');
    await from.press('Enter');
    await expect.poll(() => page.locator('#pane-path h2').textContent()).toBe('PE2 → PE1: broken');
  });

  test('says how many links inside of it are down by supposition, and so does a bundle', async () => {
    const supposition = { failed: ['link:10.0.1.4/30', 'link:10.0.0.20/30'], fixes: [] };
    const { page } = await open({ state: { expanded: [], supposition } });
    await expect.poll(() => counts(page)).toEqual(['1 link down']);
    expect(await page.locator('[data-id="area:49.0001"]').getAttribute('aria-label')).toContain(', 1 link down, ');
    const bundle = page.locator('[data-id="link:area:49.0001~backbone"]');
    expect(await bundle.locator('.metric').textContent()).toBe('2 links · ⊖ 1 down');
    expect(await bundle.getAttribute('aria-label')).toContain(', 2 links, 1 down, ');
    expect(await page.locator('.link.failed').count()).toBe(0);
    await page.getByRole('button', { name: 'Back to the network as it is' }).click();
    await expect.poll(() => counts(page)).toEqual([]);
    await expect.poll(() => bundle.locator('.metric').textContent()).toBe('2 links');
  });

  test('says how many of its routers are down by supposition, and follows what that does', async () => {
    const { page } = await open();
    await node(page, 'ABR3').click();
    await page.keyboard.press('f');
    await page.locator('.banner').waitFor();
    await page.keyboard.press('Escape');
    await collapse(page);
    await expect.poll(() => counts(page)).toEqual(['1 down']);
    await node(page, 'PE1').click();
    await expect.poll(() => counts(page)).toEqual(['1 exact · 2 cover', '1 down']);
  });
});

describe('finding and filtering', () => {
  test('the search finds routers, interfaces and prefixes', async () => {
    const { page } = await open();
    const box = page.getByRole('combobox', { name: /Search/ });
    const options = page.getByRole('option');
    await box.fill('10.0.1.5');
    await expect.poll(() => options.count()).toBe(2);
    await options.filter({ hasText: 'PE1 · GigabitEthernet0/0/0' }).click();
    await expect.poll(() => page.locator('.link.selected').count()).toBe(1);
    await box.fill('pe2');
    await box.press('Enter');
    await expect.poll(() => classOf(page, 'PE2')).toBe('originates');
    await box.fill('10.255.0.3/32');
    await box.press('Enter');
    await expect.poll(() => classOf(page, 'PE3')).toBe('originates');
  });

  test('the search knows the short names of interfaces, drawn or not', async () => {
    const { page } = await open();
    const box = page.getByRole('combobox', { name: /Search/ });
    const found = page.getByRole('option', { name: 'PE2 · GigabitEthernet0/0/0 · ' });
    await box.fill('Gi0/0/0');
    await found.waitFor();
    await collapse(page);
    await box.fill('pe2 gi0/0/0');
    await box.press('Enter');
    await expect.poll(() => page.locator('.link.selected').count()).toBe(1);
    expect(await page.locator('#pane-selection').textContent()).toContain('GigabitEthernet0/0/0');
  });

  test('levels and areas can be left out', async () => {
    const { page } = await open();
    await page.getByText('Filter', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'level 2' }).uncheck();
    await expect.poll(() => node(page, 'P1').isVisible()).toBe(false);
    expect(await node(page, 'PE1').isVisible()).toBe(true);
    await page.getByRole('checkbox', { name: 'level 2' }).check();
    await page.getByRole('checkbox', { name: 'Area 49.0002' }).uncheck();
    await expect.poll(() => node(page, 'PE2').isVisible()).toBe(false);
    expect(await node(page, 'P1').isVisible()).toBe(true);
  });

  test('an area can be collapsed and expanded', async () => {
    const { page } = await open();
    await collapse(page);
    expect(await node(page, 'PE2').count()).toBe(0);
    expect(await page.locator('.area.collapsed').getAttribute('aria-label')).toMatch(
      /Area 49\.0002, \d+ routers, 2 PEs, collapsed/,
    );
    await page.locator('.area.collapsed').dblclick();
    await node(page, 'PE2').waitFor();
  });

  test('a router in a collapsed area is found, and its area opens', async () => {
    const { page } = await open();
    await collapse(page);
    const box = page.getByRole('combobox', { name: /Search/ });
    await box.fill('pe2');
    expect(await page.getByRole('option').allTextContents()).toEqual(['PE2 · 10.255.0.2/32 · Area 49.0002']);
    await box.press('Enter');
    await node(page, 'PE2').waitFor();
    expect(await page.locator('.area.collapsed').count()).toBe(0);
    await expect.poll(() => node(page, 'PE2').getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => classOf(page, 'PE2')).toBe('originates');
    await collapse(page);
    await page.waitForTimeout(100);
    expect(await page.locator('.area.collapsed').count()).toBe(1);
  });

  test('a link address in a collapsed area is found by asking the server, once the typing rests', async () => {
    const { page, asked } = await open();
    const box = page.getByRole('combobox', { name: /Search/ });
    const searches = () => asked.filter((method) => method === 'isisLens/findElements').length;
    await box.pressSequentially('10.0.2.');
    await page.waitForTimeout(400);
    // All is drawn, so the page knows it all.
    expect(searches()).toBe(0);
    await box.fill('');
    await collapse(page);
    await box.pressSequentially('pe2 · gig', { delay: 10 });
    const options = page.getByRole('option');
    await options.filter({ hasText: 'PE2 · GigabitEthernet0/0/0 · ' }).waitFor();
    expect(searches()).toBe(1);
    await box.press('Enter');
    await expect.poll(() => page.locator('.link.selected').count()).toBe(1);
    expect(await page.locator('.area.collapsed').count()).toBe(0);
    expect(await page.locator('#pane-selection').textContent()).toContain('PE2');
  });

  test('what the page holds comes first and at once, and Enter waits for what has to be asked', async () => {
    const { page } = await open();
    await collapse(page);
    const box = page.getByRole('combobox', { name: /Search/ });
    const options = page.getByRole('option');
    await box.fill('pe2');
    expect(await options.allTextContents()).toEqual(['PE2 · 10.255.0.2/32 · Area 49.0002']);
    await expect.poll(() => options.count()).toBeGreaterThan(1);
    expect((await options.allTextContents())[0]).toBe('PE2 · 10.255.0.2/32 · Area 49.0002');
    expect(new Set(await options.allTextContents()).size).toBe(await options.count());
    await box.fill('pe2 · gigabitethernet0/0/1');
    await box.press('Enter');
    await expect.poll(() => page.locator('.link.selected').count()).toBe(1);
    expect(await box.inputValue()).toBe('');
  });

  test('an area is found by its name', async () => {
    const { page } = await open();
    const box = page.getByRole('combobox', { name: /Search/ });
    await box.fill('49.0003');
    await box.press('Enter');
    await expect.poll(() => page.locator('.area.selected').getAttribute('data-id')).toBe('area:49.0003');
    expect(await page.locator('#pane-selection h2').textContent()).toBe('Area 49.0003');
  });

  test('the cursor opens the collapsed area of what it stands on, once', async () => {
    const { page, conversation } = await open();
    const look = (words: string) =>
      conversation.look({ uri: uri('pe2.cfg'), position: positionOf(folder.read('pe2.cfg'), words) });
    await collapse(page);
    await look('hostname PE2');
    await expect.poll(() => node(page, 'PE2').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.area.collapsed').count()).toBe(0);
    await collapse(page);
    await look('passive-interface Loopback0');
    await page.waitForTimeout(100);
    expect(await node(page, 'PE2').count()).toBe(0);
    await look('interface GigabitEthernet0/0/0');
    await expect.poll(() => page.locator('.link.selected').count()).toBe(1);
    expect(await node(page, 'PE2').count()).toBe(1);
  });

  test('two quick moves of the cursor into two collapsed areas open both', async () => {
    const { page, conversation } = await open();
    await collapse(page);
    await page.locator('[data-id="area:49.0003"] .area-name').click();
    await expect.poll(() => page.locator('.area.collapsed').count()).toBe(2);
    const look = (file: string) =>
      conversation.look({ uri: uri(file), position: positionOf(folder.read(file), 'hostname') });
    await look('pe2.cfg');
    await look('gw1.cfg');
    await node(page, 'GW1').waitFor();
    expect(await page.locator('.area.collapsed').count()).toBe(0);
    expect(await node(page, 'PE2').count()).toBe(1);
    await expect.poll(() => node(page, 'GW1').getAttribute('aria-pressed')).toBe('true');
  });

  test('two quick choices of the page itself open both as well', async () => {
    const { page } = await open();
    await collapse(page);
    await page.locator('[data-id="area:49.0003"] .area-name').click();
    await expect.poll(() => page.locator('.area.collapsed').count()).toBe(2);
    // One after the other before any scene comes.
    await page.evaluate(() => {
      for (const id of ['area:49.0002', 'area:49.0003']) {
        document
          .querySelector(`.collapsed[data-id="${id}"]`)
          ?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
      }
    });
    await expect.poll(() => page.locator('.area.collapsed').count()).toBe(0);
  });

  test('a finding in a collapsed area opens it and selects what it concerns, from the list and from the area', async () => {
    const { page, opened } = await open();
    await page.locator('[data-id="area:49.0001"] .area-name').click();
    await page.locator('.area.collapsed').waitFor();
    await tab(page, 'Findings');
    const finding = page.locator('#pane-findings li', { hasText: '10.255.0.1/32' }).first();
    await finding.getByRole('button', { name: 'Show on the map' }).click();
    await expect.poll(() => node(page, 'PE1').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.area.collapsed').count()).toBe(0);
    expect(opened).toEqual([]);

    await page.locator('[data-id="area:49.0001"] .area-name').click();
    await page.locator('.area.collapsed').click();
    await tab(page, 'Selection');
    await page.locator('#pane-selection .findings button', { hasText: '10.255.0.1/32' }).first().click();
    await expect.poll(() => node(page, 'PE1').getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => opened.at(-1)?.source.file).toBe(uri('pe1.cfg'));
  });

  test('the table sorts by every column', async () => {
    const { page } = await open();
    await node(page, 'PE1').click();
    await tab(page, 'Who learns it');
    const sortBy = (column: string) => page.getByRole('columnheader', { name: column }).getByRole('button').click();
    const names = () => page.locator('tbody th').allTextContents();
    await sortBy('Router');
    await expect.poll(names).toEqual([...(await names())].sort(new Intl.Collator('en', { numeric: true }).compare));
    expect((await names())[0]).toBe('ABR1');
    await sortBy('Router');
    await expect.poll(async () => (await names())[0]).toBe('RR2');
    expect(await page.getByRole('columnheader', { name: 'Router' }).getAttribute('aria-sort')).toBe('descending');
    await sortBy('LSP');
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual(['PE2', 'PE3']);
    await sortBy('Metric');
    const metrics = async () => (await page.locator('tbody .number').allTextContents()).filter(Boolean).map(Number);
    await expect.poll(metrics).toEqual([...(await metrics())].sort((a, b) => a - b));
  });
});

describe('what is kept', () => {
  test('a moved node stays where it was put, takes its links along, and can be forgotten', async () => {
    const { page, positions } = await open();
    const box = await node(page, 'P1').locator('.body').boundingBox();
    if (!box) throw new Error('P1 is not drawn');
    const before = await page
      .locator('.link .line')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('d')));
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 30, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => [...positions.values()].flatMap((kept) => Object.keys(kept))).toEqual(['router:P1']);
    const after = await page.locator('.link .line').evaluateAll((lines) => lines.map((line) => line.getAttribute('d')));
    expect(after).not.toEqual(before);
    const kept = [...positions.values()][0]?.['router:P1'];
    await shown?.close();
    const again = await open({ positions });
    expect(await node(again.page, 'P1').getAttribute('transform')).toBe(`translate(${kept?.x},${kept?.y})`);
    await again.page.getByText('Export', { exact: true }).click();
    await again.page.getByRole('button', { name: 'Save positions' }).click();
    await expect.poll(() => again.exportedPositions).toEqual([{ 'router:P1': kept }]);
    await again.page.getByText('Export', { exact: true }).click();
    await again.page.getByRole('button', { name: 'Forget positions' }).click();
    await expect.poll(() => [...positions.values()]).toEqual([{}]);
  });

  test('what is moved soon after another node is kept beside it', async () => {
    const { page, positions } = await open();
    const drag = async (name: string) => {
      const box = await node(page, name).locator('.body').boundingBox();
      if (!box) throw new Error(`${name} is not drawn`);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + 20, box.y + 40, { steps: 2 });
      await page.mouse.up();
    };
    await drag('P1');
    await drag('GW1');
    await expect
      .poll(() => [...positions.values()].flatMap((kept) => Object.keys(kept)))
      .toEqual(['router:P1', 'router:GW1']);
  });

  test('positions can be loaded', async () => {
    const { page } = await open({ chosenPositions: { 'router:RR1': { x: 11, y: 22 } } });
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: 'Load positions' }).click();
    await expect.poll(() => node(page, 'RR1').getAttribute('transform')).toBe('translate(11,22)');
  });

  test('a reload shows the same again', async () => {
    const first = await open();
    await node(first.page, 'PE1').click();
    await tab(first.page, 'Who learns it');
    await expect.poll(() => classOf(first.page, 'PE3')).toBe('cover');
    await expect.poll(() => first.state()).toMatchObject({ tab: 'reach', selection: 'router:PE1' });
    const state = await first.state();
    await first.close();
    const { page } = await open({ state });
    await expect.poll(() => classOf(page, 'PE3')).toBe('cover');
    expect(await page.getByRole('tab', { name: 'Who learns it' }).getAttribute('aria-selected')).toBe('true');
    expect(await node(page, 'PE1').getAttribute('aria-pressed')).toBe('true');
  });

  test('a hidden page asks for nothing', async () => {
    const { page, conversation } = await open();
    conversation.pause();
    await conversation.look({ uri: uri('pe1.cfg'), position: { line: 0, character: 0 } });
    await page.waitForTimeout(100);
    expect(await page.locator('.selected').count()).toBe(0);
    // Shown again, it looks where the cursor has gone.
    await page.reload();
    await expect.poll(() => page.locator('.node.selected').getAttribute('data-id')).toBe('router:PE1');
  });
});

describe('the picture as a file', () => {
  /** Who learns PE1's loopback, to a file. */
  async function exported(format: string, before: (page: Page) => Promise<void> = async () => undefined) {
    const { page, saved } = await open();
    await before(page);
    await node(page, 'PE1').click();
    await expect.poll(() => classOf(page, 'PE3')).toBe('cover');
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: format, exact: true }).click();
    await expect.poll(() => saved.length).toBe(1);
    expect(await page.getByRole('button', { name: format, exact: true }).isVisible()).toBe(false);
    const [picture] = saved;
    if (!picture) throw new Error('nothing was saved');
    return picture;
  }
  async function failAbr1(page: Page): Promise<void> {
    await node(page, 'ABR1').click();
    await page.keyboard.press('f');
    await page.locator('.banner').waitFor();
    await expect.poll(() => sentence(page).textContent()).toMatch(/^Simulated: ABR1 down\./);
  }

  test('SVG, with what is highlighted and its legend', async () => {
    const { content, simulated } = await exported('SVG');
    const svg = content.toString();
    expect(svg).toMatch(/^(?:<\?xml[^>]*>\s*)?<svg /);
    for (const words of ['ABR1', 'Area 49.0002', '10.255.0.1/32']) expect(svg).toContain(words);
    expect(svg).not.toContain('Simulated');
    expect(simulated).toBe(false);
  });

  test('draw.io, with the same', async () => {
    const { content } = await exported('draw.io');
    const drawing = content.toString();
    expect(drawing).toMatch(/<mxfile|<mxGraphModel/);
    expect(drawing).toContain('PE3&#10;10.255.0.3/32&#10;only default or summary');
  });

  test('PNG', async () => {
    const { content: png } = await exported('PNG');
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    // Width and height, in the header: sharp, not a stamp.
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
    expect(png.readUInt32BE(20)).toBeGreaterThan(500);
  });

  test('of a simulation says so, in the picture and in its name, and shows what is seen', async () => {
    const picture = await exported('SVG', failAbr1);
    const svg = picture.content.toString();
    expect(svg).toContain('Simulated: ABR1 down. 1 PE pair loses its path.');
    expect(svg).toContain('failed in this simulation (1)');
    expect(svg.match(/class="failed link"/g)?.length).toBeGreaterThan(2);
    expect(pictureName(picture)).toMatch(/-topology-simulated\.svg$/);
    await shown?.close();
    const drawing = (await exported('draw.io', failAbr1)).content.toString();
    expect(drawing).toContain('Simulated: ABR1 down.');
    expect(drawing).toContain('ABR1&#10;10.255.0.11/32&#10;DOWN');
    await shown?.close();
    const png = await exported('PNG', failAbr1);
    expect(pictureName(png)).toMatch(/-topology-simulated\.png$/);
  });

  test('has the path that is drawn, and where it breaks', async () => {
    const { page, saved } = await open();
    await node(page, 'PE1').click();
    await expect.poll(() => classOf(page, 'PE3')).toBe('cover');
    await node(page, 'PE3').click({ modifiers: ['Shift'] });
    await page.locator('.break').waitFor();
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: 'SVG', exact: true }).click();
    await expect.poll(() => saved[0]?.content.toString()).toMatch(/class="ring"[\s\S]*default route/);
  });
});

test('the table is saved as CSV, and the name of the file says what is simulated', async () => {
  const { page, saved } = await open();
  await node(page, 'ABR1').click();
  await page.keyboard.press('f');
  await page.locator('.banner').waitFor();
  await node(page, 'PE1').click();
  await expect.poll(() => classOf(page, 'PE3')).toBe('cover');
  await tab(page, 'Who learns it');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  await expect.poll(() => saved.length).toBe(1);
  const [picture] = saved;
  expect(picture && pictureName(picture)).toMatch(/-learners-simulated\.csv$/);
  const lines = (picture?.content.toString() ?? '').trim().split('\r\n');
  expect(lines[0]).toContain('"Router","Role","Knows it"');
  expect(lines).toHaveLength(15);
  expect(lines.find((line) => line.startsWith('"PE3"'))).toMatch(
    /"cover only","default route".*"broken","PE3 has only/,
  );
});

test('an edit changes the map without asking for it anew', async () => {
  const { page } = await open();
  const before = folder.read('pe2.cfg');
  await editor.open(uri('pe2.cfg'), before);
  const from = positionOf(before, 'hostname PE2', 9);
  await editor.edit(uri('pe2.cfg'), {
    range: { start: from, end: { ...from, character: from.character + 3 } },
    text: 'PE9',
  });
  await node(page, 'PE9').waitFor();
  expect(await node(page, 'PE2').count()).toBe(0);
  await editor.close(uri('pe2.cfg'));
  await node(page, 'PE2').waitFor();
});
