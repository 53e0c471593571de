/** A network of ten thousand routers in collapsed areas, made up: nothing on the page grows with it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Reach } from '../../server/src/ide/topology/answers.ts';
import type { AreaId, RouterId, Scene } from '../../server/src/ide/topology/scene.ts';
import type { Editor } from '../protocol/editor.ts';
import { type Shown, showTopology, startBrowser } from './window.ts';

const AREAS = 400;
const EACH = 25;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const areaId = (area: number): AreaId => `area:49.${String(area).padStart(4, '0')}`;
const routerId = (area: number, at: number): RouterId => `router:A${area}-R${at}`;
const source = (line: number) => ({
  file: 'file:///n/a.cfg',
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
});

const scene: Scene = {
  network: '/n',
  bounds: { x: 0, y: 0, width: 4000, height: 2400 },
  areas: numbers(AREAS).map((area) => ({
    id: areaId(area),
    label: `Area 49.${String(area).padStart(4, '0')}`,
    level: 1,
    box: { x: (area % 20) * 200, y: Math.floor(area / 20) * 120, width: 160, height: 84 },
    collapsed: true,
    routerCount: EACH,
    providerEdgeCount: 0,
    badge: undefined,
  })),
  routers: [],
  hidden: numbers(AREAS).flatMap((area) =>
    numbers(EACH).map((at) => ({
      id: routerId(area, at),
      name: `A${area}-R${at}`,
      loopback: `10.${area >> 8}.${area & 255}.${at}/32`,
      area: areaId(area),
    })),
  ),
  lans: [],
  links: [],
  findings: numbers(3000).map((line) => ({
    key: `finding-${line}`,
    code: 'unleaked-loopback',
    severity: 'warning',
    message: `Finding ${line}`,
    elements: [areaId(0)],
    inside: { element: routerId(0, 0), areas: [areaId(0)] },
    source: source(line),
  })),
};

const reach: Reach = {
  prefix: '10.0.0.0/32',
  originators: [routerId(0, 0)],
  entries: scene.hidden.map(({ id }, at) => ({
    router: id,
    providerEdge: false,
    state: at === 0 ? 'originates' : 'learned',
    class: at === 0 ? 'originates' : 'exact',
    type: 'L2',
    metric: at,
    covering: undefined,
    nextHops: [],
    lsp: undefined,
  })),
  areas: numbers(AREAS).map((area) => ({ area: areaId(area), counts: { exact: EACH }, worst: 'exact' })),
  sentence: 'A0-R0 10.0.0.0/32 is learned by 9999 of 9999 routers',
};

const ANSWERS: Readonly<Record<string, unknown>> = {
  'isisLens/topology': { networks: [{ id: '/n', name: 'n', routers: AREAS * EACH }], revision: 1, scene },
  'isisLens/reach': reach,
  'isisLens/findElements': [],
};

/** A server that knows this network alone. */
const editor = {
  connection: {
    sendRequest: async (method: string) => ANSWERS[method] ?? null,
    sendNotification: async () => undefined,
    onNotification: () => undefined,
  },
} as unknown as Editor;

let browser: Browser;
let shown: Shown;

beforeAll(async () => {
  browser = await startBrowser();
});
beforeEach(async () => {
  shown = await showTopology(browser, { editor, theme: 'light' });
});
afterEach(async () => {
  expect(shown.complaints).toEqual([]);
  await shown.close();
});
afterAll(() => browser.close());

const search = (page: Page) => page.getByRole('combobox', { name: /Search/ });
const area = (page: Page, at: number) => page.locator(`.picture [data-id="${areaId(at)}"]`);

async function askFor(page: Page): Promise<void> {
  await search(page).fill('A0-R0');
  await search(page).press('Enter');
  await page.locator('.picture .area[data-class]').first().waitFor();
  await page.getByRole('tab', { name: 'Who learns it' }).click();
}

test('the table shows the first rows, more when asked for, and never all; a filter and a file have the others', async () => {
  const { page, saved } = shown;
  await askFor(page);
  const pane = page.locator('#pane-reach');
  const rows = pane.locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(200);
  expect(await pane.locator('.rest').textContent()).toBe('The first 200 of 10000. Show 200 more');
  for (const count of [400, 600, 800, 1000]) {
    await pane.getByRole('button', { name: 'Show 200 more' }).click();
    await expect.poll(() => rows.count()).toBe(count);
  }
  expect(await pane.locator('.rest').textContent()).toMatch(/^The first 1000 of 10000\. Filter the rows/);
  expect(await pane.getByRole('button', { name: /more/ }).count()).toBe(0);

  // What a person selects is marked on the rows that are there.
  const first = await rows.first().elementHandle();
  await rows.nth(3).getByRole('button').first().click();
  await expect.poll(() => rows.nth(3).getAttribute('class')).toBe('selected');
  expect(await first?.evaluate((row) => row.isConnected)).toBe(true);

  await pane.getByRole('textbox', { name: 'Filter the rows' }).fill('a399-r2');
  await expect.poll(() => rows.count()).toBe(6);
  expect(await pane.locator('.rest').count()).toBe(0);
  await pane.getByRole('textbox').fill('');
  await expect.poll(() => rows.count()).toBe(200);
  await pane.getByRole('button', { name: 'Save as CSV' }).click();
  await expect.poll(() => saved[0]?.content.toString().trim().split('\r\n').length).toBe(10_001);
});

test('findings are shown a part at a time, in the list and at their area', async () => {
  const { page } = shown;
  await page.getByRole('tab', { name: 'Findings' }).click();
  await expect.poll(() => page.locator('#pane-findings li').count()).toBe(100);
  await page.getByRole('button', { name: 'Show 100 more' }).click();
  await expect.poll(() => page.locator('#pane-findings li').count()).toBe(200);
  await area(page, 0).dispatchEvent('click');
  await page.getByRole('tab', { name: 'Selection' }).click();
  await expect.poll(() => page.locator('#pane-selection li').count()).toBe(50);
});

test('areas can be filtered, and shown or left out together', async () => {
  const { page } = shown;
  expect(await page.locator('.area-filter').count()).toBe(0);
  await page.getByText('Filter', { exact: true }).click();
  await page.getByRole('button', { name: 'Show none' }).click();
  await expect.poll(() => area(page, 7).isVisible()).toBe(false);
  await page.getByRole('textbox', { name: 'Filter the areas' }).fill('0007');
  await expect.poll(() => page.locator('.area-filter').count()).toBe(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => area(page, 7).isVisible()).toBe(true);
  expect(await area(page, 8).isVisible()).toBe(false);
});

test('the map has its overview, and is gone through by keyboard', async () => {
  const { page } = shown;
  expect(await page.locator('.overview').isVisible()).toBe(true);
  expect(await page.locator('.map').getAttribute('data-zoom')).toBe('far');
  expect(await page.locator('.map').getAttribute('aria-label')).toBe(
    'Map of the network: 10000 routers, 10000 of them in 400 collapsed areas',
  );
  await search(page).fill('49.0021');
  await search(page).press('Enter');
  await expect.poll(() => area(page, 21).getAttribute('aria-pressed')).toBe('true');
  await area(page, 21).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => area(page, 22).getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => area(page, 2).getAttribute('aria-pressed')).toBe('true');
});

test('a step of a person takes no time that is felt', async () => {
  const { page } = shown;
  await askFor(page);
  const milliseconds = await page.evaluate(async (id) => {
    const started = performance.now();
    document.querySelector(`.picture [data-id="${id}"]`)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - started;
  }, areaId(5));
  // Of the table that grew with the network it was seven seconds; machines differ.
  expect(milliseconds).toBeLessThan(1000);
});
