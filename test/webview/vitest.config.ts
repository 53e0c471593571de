/** The page in headless Chromium; apart from the other tests because it needs a browser. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  // The extension's words come through the editor's API.
  resolve: { alias: { vscode: resolve(import.meta.dirname, 'vscode.ts') } },
  test: {
    include: ['test/webview/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One browser at a time: pictures and times depend on it.
    fileParallelism: false,
  },
});
