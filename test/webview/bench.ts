/**
 * The topology's page in headless Chromium without a GPU: how soon a network is painted, and the frames while
 * it is panned, with every area open. Arguments: sizes in routers.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Scene } from '../../server/src/ide/topology/scene.ts';
import { generateNetwork } from '../bench/generate.ts';
import { spread } from '../bench/statistics.ts';
import { start } from '../protocol/editor.ts';
import { showTopology, startBrowser } from './window.ts';

const DEFAULT_SIZES = [100, 1000];
const MARKED_SIZE = 1000;
/** Milliseconds: first paint (the issue's), and a frame of panning, at p95. */
const MARKS = { paint: 1500, frame: 50 };
const SAMPLES = 5;
const OPENED_AT_MOST = 2500;
const MOVES = 120;

/** Milliseconds from the scene's arrival in the page until it is painted; what was there is gone before. */
async function paintTime(page: Page, message: object): Promise<number> {
  await page.evaluate((data) => window.postMessage(data, '*'), { ...message, scene: null });
  await page.locator('.nodes .node').first().waitFor({ state: 'detached' });
  return page.evaluate(
    (data) =>
      new Promise<number>((resolve) => {
        const arrived = performance.now();
        window.postMessage(data, '*');
        const look = () => {
          if (!document.querySelector('.nodes .node')) requestAnimationFrame(look);
          // Drawn in this frame, so painted before the one after the next.
          else requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - arrived)));
        };
        look();
      }),
    message,
  );
}

/** Milliseconds between frames while the map is dragged to and fro. */
async function frameTimes(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const tick = (now: number): void => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(globalThis, { frames });
  });
  const box = await page.locator('.map').boundingBox();
  if (!box) throw new Error('there is no map');
  const [x, y] = [box.x + box.width / 2, box.y + 10];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate('frames.length = 0');
  for (let move = 0; move < MOVES; move++) {
    await page.mouse.move(x + 150 * Math.sin(move / 10), y + 80 * Math.sin(move / 15));
  }
  const frames = (await page.evaluate('[...frames]')) as number[];
  await page.mouse.up();
  return frames;
}

async function measure(routers: number): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isis-lens-bench-'));
  for (const { file, text } of generateNetwork(routers)) fs.writeFileSync(path.join(folder, file), text);
  const editor = await start({ folders: [folder] });
  const browser = await startBrowser();
  try {
    const { page, close } = await showTopology(browser, { editor });
    // Since the page began to load.
    const opening = await page.evaluate(() => performance.now());
    // Nobody opens all areas of a very large network at once.
    const expanded = routers > OPENED_AT_MOST ? 'auto' : 'all';
    const { scene } = await editor.connection.sendRequest<{ scene: Scene }>('isisLens/topology', { expanded });
    const networks = [{ id: scene.network, name: 'bench', routers }];
    const message = { type: 'scene', networks, revision: 1, scene, positions: {} };
    const paints: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) paints.push(await paintTime(page, message));
    const [first = 0] = paints;
    const whole = spread(await frameTimes(page));
    for (let steps = 0; steps < 5; steps++) await page.keyboard.press('+');
    await page
      .locator('.map')
      .focus()
      .catch(() => undefined);
    const line = (what: string, value: string, met?: boolean) => {
      const mark = routers !== MARKED_SIZE || met === undefined ? '' : met ? '  (mark met)' : '  (MARK MISSED)';
      if (mark.includes('MISSED')) process.exitCode = 1;
      console.log(`  ${what.padEnd(36)} ${value}${mark}`);
    };
    const elements = await page.locator('.picture *').count();
    line('drawn', `${scene.routers.length} routers, ${scene.links.length} links, ${elements} elements`);
    line('page opened, scene asked for, drawn', `${Math.round(opening)} ms`, opening < MARKS.paint);
    line('scene to paint, the first time', `${Math.round(first)} ms`, first < MARKS.paint);
    line('scene to paint, again', `${Math.round(spread(paints.slice(1)).median)} ms median`);
    line(
      'frame while panning',
      `${whole.median.toFixed(1)} ms median, ${whole.p95.toFixed(1)} ms p95`,
      whole.p95 < MARKS.frame,
    );
    await close();
  } finally {
    await browser.close();
    await editor.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const sizes = process.argv.slice(2).map(Number);
for (const routers of sizes.length > 0 ? sizes : DEFAULT_SIZES) {
  console.log(`\n${routers} routers, the topology's page`);
  await measure(routers);
}
