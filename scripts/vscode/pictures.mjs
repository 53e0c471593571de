// Takes the pictures of README.md anew, in real VS Code, on the example: `npm run package`, then this. They go to
// docs/images/; look at each before it is committed. Ends with `N passed, N failed`.
import path from 'node:path';
import { ROOT } from '../process.mjs';
import { openWindow, SLOW } from './window.mjs';

const LOOPBACK = '10.255.0.1';

const { page, hover, read, command, open, goToLine, scrollHoverTo, walk } = await openWindow('pictures');
/** Milliseconds until what opened or closed has faded. */
const FADING = 1000;
async function shoot(name) {
  await page.waitForTimeout(FADING);
  await page.screenshot({ path: path.join(ROOT, 'docs', 'images', `${name}.png`) });
}
const lineOf = (file, words) =>
  read(file)
    .split('\n')
    .findIndex((line) => line.includes(words)) + 1;
/** The preview of an explanation, or the topology. */
const webview = page.frameLocator('iframe.webview').frameLocator('#active-frame');

/** From the end of the line, over the mask, into the address. */
async function intoAddress() {
  await goToLine(lineOf('pe1.cfg', `ip address ${LOOPBACK} `));
  await page.keyboard.press('End');
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
}

async function showHover() {
  await command('Show or Focus Hover');
  await hover.getByText('PE3').first().waitFor(SLOW);
}

/** Pixels; as small as the text stays readable in a page. */
await page.setViewportSize({ width: 1180, height: 700 });

await walk({
  'a finding with its hover': async () => {
    await open('pe1.cfg');
    await intoAddress();
    await page.locator('.squiggly-error').first().waitFor(SLOW);
    await command('Problems: Focus on Problems View');
    await page.locator('.markers-panel').getByRole('treeitem', { name: 'in file abr3.cfg' }).waitFor(SLOW);
    await command('View: Focus Active Editor Group');
    await intoAddress();
    await showHover();
    await shoot('finding');
  },
  'further down in the hover': async () => {
    await scrollHoverTo(hover.getByRole('row', { name: /GW1/ }));
    await shoot('hover');
    await page.keyboard.press('Escape');
    await command('View: Hide Panel');
  },
  'an explanation': async () => {
    await intoAddress();
    await command('View: Toggle Primary Side Bar Visibility');
    const offer = page.locator('.action-widget').getByText('Explain why PE3');
    // The list closes when the editor's layout is still settling.
    for (let tries = 0; tries < 5 && !(await offer.isVisible()); tries++) {
      await page.keyboard.press('Control+.');
      await page.waitForTimeout(1000);
    }
    await offer.click();
    await webview.getByRole('link', { name: /^abr3/ }).first().waitFor(SLOW);
    await shoot('explanation');
    await command('View: Close All Editors in Group');
  },
  'the view of the network': async () => {
    await page
      .locator('.activitybar')
      .getByRole('tab', { name: /IS-IS Network/ })
      .click();
    const tree = page.locator('.pane-body .monaco-list').first();
    for (const name of ['Area 49.0001', 'PE1']) {
      await tree
        .getByRole('treeitem', { name: new RegExp(`^${name.replace('.', '\\.')}`) })
        .first()
        .click();
      await page.keyboard.press('ArrowRight');
    }
    await tree.getByText(`${LOOPBACK}/32`).click(SLOW);
    // Wide enough for what stands beside the names.
    const { x, width } = await page.locator('.part.sidebar').boundingBox();
    await page.mouse.move(x + width, 400);
    await page.mouse.down();
    await page.mouse.move(x + width + 180, 400, { steps: 5 });
    await page.mouse.up();
    // Where nothing answers to it.
    await page.mouse.move(200, 500);
    await page.locator('.squiggly-error').first().waitFor(SLOW);
    await shoot('network');
    await command('View: Toggle Primary Side Bar Visibility');
  },
  'the topology with who learns the address at the cursor': async () => {
    await command('IS-IS Lens: Show Topology');
    await webview.locator('[data-id="router:PE1"]').waitFor(SLOW);
    await page.locator('.editor-instance .view-line').getByText('interface').first().click();
    await intoAddress();
    await webview.locator('.sentence').filter({ hasText: 'is learned by' }).waitFor(SLOW);
    await webview.locator('[data-id="router:PE3"][data-class="cover"]').waitFor(SLOW);
    await shoot('topology');
  },
  'a fix tried out on the map': async () => {
    await webview.locator('[data-id="router:PE1"]').click();
    await webview.getByRole('tab', { name: 'Findings' }).click();
    await webview
      .getByRole('button', { name: /^Preview: .*10\.255\.0\.1/ })
      .first()
      .click();
    await webview.locator('.banner').waitFor(SLOW);
    await webview.locator('[data-id="router:PE3"][data-class="exact"]').waitFor(SLOW);
    await webview.getByRole('button', { name: 'Fit' }).click();
    await shoot('preview');
    await webview.getByRole('button', { name: 'Back to the network as it is' }).click();
    await webview.locator('.banner').waitFor({ state: 'hidden', ...SLOW });
    await page.locator('.editor-instance .view-line').first().click();
    await command('View: Close All Editors');
  },
});
