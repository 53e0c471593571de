import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['server/test/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'test/webview/**', 'node_modules/**', 'dist/**'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 60_000,
  },
});
