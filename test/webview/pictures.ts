/**
 * Pictures of the page against those that were looked at and kept (references/). Fonts are drawn a little
 * differently from one machine to the next, so a share of the pixels may differ; a wrong colour, a missing
 * part or another place is more than that. `UPDATE_REFERENCES=1` keeps what is drawn now: look at it then.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const REFERENCES = resolve(import.meta.dirname, 'references');
/** What differs from its reference is left here. */
const DIFFERENT = resolve('.cache/webview');
/** Of 255, in one colour channel, from which on a pixel counts as another. */
const CHANNEL = 60;
export const TOLERANCE = 0.03;

/** Share of the pixels that differ, 0 to 1; 1 when the sizes do. */
export async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = [one, other].map((png) => png.toString('base64')) as [string, string];
  const scratch = await page.context().newPage();
  try {
    return await scratch.evaluate(
      async ([first, second, channel]) => {
        const pixels = async (png: string) => {
          const image = new Image();
          image.src = `data:image/png;base64,${png}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d');
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height);
        };
        const [x, y] = [await pixels(first), await pixels(second)];
        if (!x || !y || x.width !== y.width || x.height !== y.height) return 1;
        let different = 0;
        for (let at = 0; at < x.data.length; at += 4) {
          const far = [0, 1, 2].some((by) => Math.abs((x.data[at + by] ?? 0) - (y.data[at + by] ?? 0)) > channel);
          if (far) different++;
        }
        return different / (x.width * x.height);
      },
      [a, b, CHANNEL] as const,
    );
  } finally {
    await scratch.close();
  }
}

export const reference = (name: string): Buffer => readFileSync(resolve(REFERENCES, `${name}.png`));

/** The share by which the page differs from its reference. */
export async function compare(page: Page, name: string): Promise<number> {
  const file = resolve(REFERENCES, `${name}.png`);
  const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  if (process.env['UPDATE_REFERENCES']) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, now);
    return 0;
  }
  if (!existsSync(file)) throw new Error(`${file} is missing: UPDATE_REFERENCES=1 makes it`);
  const share = await difference(page, now, reference(name));
  if (share > TOLERANCE) {
    mkdirSync(DIFFERENT, { recursive: true });
    writeFileSync(resolve(DIFFERENT, `${name}.png`), now);
  }
  return share;
}
