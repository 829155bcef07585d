import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/browser-tests.ts'],
    // Property tests solve hundreds of weeks and the life story starts real servers; speed is the bench's business.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
