import type { InspectedContainer } from './container-state.ts';
import type { Dialect } from './dialect.ts';
import { type EngineProgram, runEngine } from './engine-program.ts';

/** Docker's own, in milliseconds. */
const DEFAULT_INTERVAL = 30_000;

/**
 * Podman leaves health checks to timers of systemd. Where it does, they are run here, as often as the image asks for,
 * when somebody looks.
 * @returns what runs the check where one is due, and says whether it did
 */
export function watchHealth(
  program: EngineProgram,
  { runsHealthChecks }: Dialect,
  id: string,
  signal: AbortSignal,
): (seen: InspectedContainer) => Promise<boolean> {
  let last = performance.now();
  return async ({ state, healthInterval }) => {
    if (runsHealthChecks || !state.isRunning || state.health === 'none') return false;
    const interval = healthInterval > 0 ? healthInterval / 1e6 : DEFAULT_INTERVAL;
    if (performance.now() - last < interval) return false;
    last = performance.now();
    await runEngine(program, { arguments: ['healthcheck', 'run', id], signal });
    return true;
  };
}
