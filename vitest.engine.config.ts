import { defineConfig } from 'vitest/config';

// One file at a time: each looks for what it has left behind in the engine.
export default defineConfig({
  test: {
    include: ['test/**/*.engine.test.ts'],
    globalSetup: ['test/engine-leftovers.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
