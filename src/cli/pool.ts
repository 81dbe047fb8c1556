import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { TextTask } from './rewrite-text.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';

/** Threads that rewrite texts. */
export interface RewritePool {
  /** @throws TookTooLong, or what the rewriting threw */
  rewrite(task: TextTask): Promise<Rewrite>;
  close(): Promise<void>;
}

/** A text was given up: its thread was ended, and the others go on. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** What is known of a file is large and soon forgotten: with V8's own 16 a tenth of the time goes into copying it. */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 64 } as const;

/** The built worker; it is there only beside the built program, since a thread cannot run TypeScript. */
export const WORKER_FILE = fileURLToPath(new URL('./worker.js', import.meta.url));

/**
 * Opens a pool, or gives `undefined` where the program was not built. No more than `threads` tasks may be given to it
 * at a time: the time of a task counts from when it is given.
 * @param limit milliseconds that one text may take, the start of its thread included
 */
export function openPool(threads: number, limit: number, workerFile = WORKER_FILE): RewritePool | undefined {
  if (!existsSync(workerFile)) return undefined;
  const pool = new Tinypool({
    filename: workerFile,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: THREAD_LIMITS,
  });
  return {
    async rewrite(task) {
      const signal = AbortSignal.timeout(limit);
      try {
        return (await pool.run(task, { signal })) as Rewrite;
      } catch (error) {
        throw signal.aborted ? new TookTooLong() : error;
      }
    },
    close: () => pool.destroy(),
  };
}
