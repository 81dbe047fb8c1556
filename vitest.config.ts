import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need an engine, and one after the other: vitest.engine.config.ts.
    exclude: [...configDefaults.exclude, '**/*.engine.test.ts'],
    // The corpus and the oracle are read whole; on two busy cores that takes a while.
    testTimeout: 60_000,
    pool: 'threads',
  },
});
