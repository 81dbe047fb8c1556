import { describe, test } from 'vitest';
import { hasShared } from './shared-files.ts';

export { readShared } from './shared-files.ts';

/**
 * Tests that need a file of the shared folder. Where it is absent they are skipped, and say so; in CI that is a failure.
 */
export function describeShared(path: string, name: string, define: (path: string) => void): void {
  if (hasShared(path)) {
    describe(name, () => define(path));
    return;
  }
  const because = `SKIPPED: ../shared/${path} is absent, so this was not compared with ${name}`;
  if (process.env['CI']) {
    test(because, () => {
      throw new Error(because);
    });
    return;
  }
  console.warn(because);
  describe.skip(because, () => define(path));
}
