import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need an engine, and one after the other: vitest.engine.config.ts.
    exclude: [...configDefaults.exclude, '**/*.engine.test.ts'],
    // The corpus and the oracle are read whole; on two busy cores that takes a while.
    testTimeout: 60_000,
    pool: 'threads',
    // One less by default, which is half of them where there are two.
    maxWorkers: availableParallelism(),
    // No test changes a module: what one file has loaded serves the next.
    isolate: false,
  },
});
