// Renders media/icon.svg as media/icon.png, which the Marketplace and VS Code show: `npm run icon` after a change of the SVG.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './process.mjs';
import { ensureDependencies } from './setup.mjs';

const SIZE = 256;

await ensureDependencies();
const { startChromium } = await import('./vscode/workbench.mjs');
const { browser, page } = await startChromium({ width: SIZE, height: SIZE });
try {
  const svg = fs.readFileSync(path.join(ROOT, 'media', 'icon.svg'), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${SIZE}px }</style>${svg}`);
  await page.screenshot({ path: path.join(ROOT, 'media', 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
