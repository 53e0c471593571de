// Drives VS Code's window like a person who writes: sees lenses, hints and colours in a border's file, and takes what is
// proposed while typing.
import { openWindow, SLOW } from './window.mjs';

const { page, read, isUnsaved, open, goToLine, walk } = await openWindow('writing');
const leakLine =
  read('abr1.cfg')
    .split('\n')
    .findIndex((line) => line.startsWith(' redistribute isis')) + 1;

const proposals = page.locator('.suggest-widget');
const lines = page.locator('.editor-instance .view-line');

await walk({
  'the folder opens': () => open('abr1.cfg'),
  'lens and hint say what the border leaks': async () => {
    await goToLine(leakLine);
    await page
      .locator('.codelens-decoration')
      .getByText(/leaks 2 of 2 PE loopbacks/)
      .waitFor(SLOW);
    // Blanks of a hint are shown as blanks that do not break.
    await lines
      .getByText(/PE\sloopbacks\spass/)
      .first()
      .waitFor(SLOW);
  },
  'completion proposes the names of the file': async () => {
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('redistribute isis ip level-1 into level-2 route-map L', { delay: 20 });
    await proposals.getByText('LEAK-LOOPBACKS').first().waitFor();
  },
  'what is taken stands in the file': async () => {
    await page.keyboard.press('Tab');
    await lines.filter({ hasText: /level-1\sinto\slevel-2\sroute-map\sLEAK-LOOPBACKS/ }).waitFor();
  },
  'a keyword comes with the manual': async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('summ', { delay: 20 });
    await proposals.getByText('summary-address').first().waitFor();
    await page.keyboard.press('Control+Space');
    await page
      .locator('.suggest-details')
      .getByText(/Advertises one prefix in place/)
      .waitFor();
    if (!isUnsaved('abr1.cfg')) throw new Error('abr1.cfg was saved');
  },
});
