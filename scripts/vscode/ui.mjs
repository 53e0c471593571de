// Drives VS Code's window like a person: installs dist/isis-lens.vsix, opens a copy of the example, sees the squiggle, reads
// the Problems panel and the hover, takes the light bulb's offer, and sees the finding go.
import { openWindow, SLOW } from './window.mjs';

const LOOPBACK = '10.255.0.1';

const { page, hover, read, isUnsaved, command, open, goToLine, scrollHoverTo, walk } = await openWindow('findings');
const loopbackLine =
  read('pe1.cfg')
    .split('\n')
    .findIndex((line) => line.includes(`ip address ${LOOPBACK} `)) + 1;

const line = page
  .locator('.editor-instance .view-line')
  .filter({ hasText: new RegExp(`ip\\saddress\\s${LOOPBACK.replaceAll('.', '\\.')}\\s`) });
const problems = page.locator('.markers-panel');
const fileIn = (name) => problems.getByRole('treeitem', { name: `in file ${name}` });

/** Middle of the address on the screen. */
const addressOnScreen = () =>
  line.evaluate((element, address) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const at = text.data.indexOf(address);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + address.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`${address} is not on the screen`);
  }, LOOPBACK);

await walk({
  'the folder opens': () => open('pe1.cfg'),
  'the loopback has a squiggle': async () => {
    await goToLine(loopbackLine);
    await line.waitFor();
    await page.locator('.squiggly-error').first().waitFor(SLOW);
  },
  'the Problems panel names the findings': async () => {
    await command('Problems: Focus on Problems View');
    await problems
      .getByText(/10\.255\.0\.1\b/)
      .first()
      .waitFor();
    for (const file of ['pe1.cfg', 'abr3.cfg', 'abr4.cfg']) await fileIn(file).waitFor();
  },
  'the hover says who learns the loopback': async () => {
    const { x, y } = await addressOnScreen();
    await page.mouse.move(x, y + 60);
    await page.mouse.move(x, y, { steps: 5 });
    await hover.getByText('PE3').first().waitFor();
  },
  'further down in the hover is the table of routers': async () => {
    const row = hover.getByRole('row', { name: /GW1/ });
    await scrollHoverTo(row);
    await row.getByText('leaked into level 1').waitFor();
  },
  'the light bulb explains, and a step leads to its line': async () => {
    await page.keyboard.press('Escape');
    const { x, y } = await addressOnScreen();
    await page.mouse.click(x, y);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('Explain why PE3').click();
    const preview = page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await preview.getByRole('heading', { name: /PE3 does not learn 10\.255\.0\.1/ }).waitFor(SLOW);
    await preview
      .getByRole('link', { name: /^abr3\.cfg:/ })
      .first()
      .click();
    await page.locator('.editor-instance .view-line').getByText('router isis').first().waitFor(SLOW);
    await page.locator('.tab.active').filter({ hasText: 'abr3.cfg' }).first().waitFor();
  },
  'back at the address': async () => {
    await command('View: Close All Editors in Group');
    await command('View: Focus First Editor Group');
    await goToLine(loopbackLine);
    await line.waitFor();
  },
  'the light bulb offers to leak it': async () => {
    await page.keyboard.press('Escape');
    const { x, y } = await addressOnScreen();
    await page.mouse.click(x, y);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText(/leak/i).first().waitFor();
  },
  'the offer taken, the finding goes without saving': async () => {
    await page.locator('.action-widget').getByText(/leak/i).first().click();
    await page
      .locator('.squiggly-error')
      .first()
      .waitFor({ state: 'detached', ...SLOW });
    await fileIn('abr3.cfg').waitFor({ state: 'detached', ...SLOW });
    if (!isUnsaved('abr3.cfg')) throw new Error('abr3.cfg was saved');
  },
});
