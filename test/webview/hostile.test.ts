/** Names out of configurations are text, whatever they look like; the page loads and runs nothing but its own. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostMessage } from '../../client/src/topology/messages.ts';
import type { Scene } from '../../server/src/ide/topology/scene.ts';
import { type Editor, start, uriOf } from '../protocol/editor.ts';
import { exampleFolder, type Folder } from '../protocol/network.ts';
import { showTopology, startBrowser } from './window.ts';

const IMAGE = '<img src=x onerror=globalThis.hacked=1>';
/** As a host name, which is one word. */
const HOSTNAME = '<img/src=x/onerror=globalThis.hacked=1>';

let folder: Folder;
let editor: Editor;
let browser: Browser;

beforeAll(async () => {
  folder = exampleFolder();
  folder.write('pe1.cfg', folder.read('pe1.cfg').replace('hostname PE1', `hostname ${HOSTNAME}`));
  editor = await start({ folders: [folder.path] });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await editor.stop();
  folder.dispose();
});

const open = () => showTopology(browser, { editor, activeFile: uriOf(folder.path, 'pe1.cfg') });

test('a host name with markup is shown as it is written, on the map and in every pane', async () => {
  const shown = await open();
  const { page } = shown;
  const router = page.locator('.nodes .router', { hasText: HOSTNAME });
  expect(await router.locator('.name').textContent()).toBe(`${HOSTNAME} · PE`);
  await router.locator('.body').hover();
  await router.locator('.body').click();
  for (const tab of ['Selection', 'Who learns it', 'Path', 'Findings', 'What if']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.locator('[role="tabpanel"]:not([hidden])').waitFor();
  }
  await page.getByRole('tab', { name: 'Who learns it' }).click();
  await page.getByRole('row', { name: HOSTNAME }).first().waitFor();
  await page.getByRole('combobox', { name: /Search/ }).fill('<img');
  await page.getByRole('option', { name: HOSTNAME }).first().waitFor();
  expect(await page.locator('img, image').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  expect(shown.complaints).toEqual([]);
  await shown.close();
});

test('so is every text of a scene', async () => {
  const shown = await open();
  const { page } = shown;
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const source = { file: IMAGE, range };
  const badge = { count: 1, worst: 'error' } as const;
  const end = (node: 'router:1' | 'router:2') =>
    ({ node, interface: IMAGE, address: IMAGE, metric: { 1: 1, 2: 2 }, ldp: true, source }) as const;
  const router = {
    name: IMAGE,
    levels: '1',
    area: 'area:1',
    backbone: undefined,
    providerEdge: true,
    border: false,
    vendor: IMAGE,
    loopback: IMAGE,
    badge,
    source,
  } as const;
  const scene: Scene = {
    network: IMAGE,
    bounds: { x: -100, y: -100, width: 400, height: 300 },
    areas: [
      {
        id: 'area:1',
        label: IMAGE,
        level: 1,
        box: { x: -50, y: -50, width: 300, height: 200 },
        collapsed: false,
        routerCount: 2,
        providerEdgeCount: 2,
        badge,
      },
    ],
    routers: [
      { ...router, id: 'router:1', x: 0, y: 0 },
      { ...router, id: 'router:2', x: 200, y: 100 },
    ],
    hidden: [{ id: 'router:3', name: `${IMAGE}3`, loopback: IMAGE, area: 'area:1' }],
    lans: [{ id: 'lan:1', label: IMAGE, x: 100, y: 0, badge }],
    links: [
      {
        id: 'link:1',
        ends: [end('router:1'), end('router:2')],
        subnet: IMAGE,
        levels: [],
        problem: IMAGE,
        count: 1,
        badge,
      },
    ],
    findings: [
      {
        key: IMAGE,
        code: IMAGE,
        severity: 'error',
        message: IMAGE,
        elements: ['router:1', 'link:1'],
        source,
        fixes: [IMAGE],
      },
    ],
  };
  const networks = [IMAGE, `${IMAGE}2`].map((id) => ({ id, name: id, routers: 2 }));
  const message: HostMessage = { type: 'scene', networks, revision: 1, scene, positions: {} };
  await page.evaluate((data) => window.postMessage(data, '*'), message);
  await expect.poll(() => page.locator('.nodes .router').count()).toBe(2);
  for (const id of ['router:1', 'link:1', 'lan:1']) {
    await page.locator(`[data-id="${id}"]`).dispatchEvent('click');
    await page.locator(`[data-id="${id}"]`).dispatchEvent('pointermove');
    await expect.poll(() => page.locator('#pane-selection').textContent()).toContain(IMAGE);
  }
  await page.getByRole('tab', { name: 'Findings' }).click();
  await page.getByRole('button', { name: `Preview: ${IMAGE}` }).waitFor();
  await page.getByRole('combobox', { name: /Search/ }).fill(`${IMAGE}3`);
  await page.getByRole('option', { name: `${IMAGE}3 · ${IMAGE} · ${IMAGE}` }).waitFor();
  expect(await page.locator('img, image').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  await shown.close();
});

test('the policy forbids what is not the page’s own: scripts, styles, images, requests', async () => {
  const shown = await open();
  const { page } = shown;
  const forbidden = await page.evaluate(async () => {
    const events: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => events.push(effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.hacked = 1';
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    const image = document.createElement('img');
    image.src = 'http://elsewhere.test/x.png';
    document.body.append(script, style, image);
    await fetch('http://elsewhere.test/').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return events;
  });
  expect(forbidden.sort()).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  await shown.close();
});
