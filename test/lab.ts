import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import type { BuilderOptions } from '../src/verify/builder-options.ts';

/** What starts a private engine with stand-ins of base images; it lies beside the checkout and is no part of it. */
export const LAB_SCRIPT = fileURLToPath(new URL('../../shared/images/setup-images.sh', import.meta.url));

/** An engine that tests may build with. */
export interface Lab {
  /** Variables for the engine's programs, on top of this process's own. */
  readonly env: Readonly<Record<string, string>>;
  /** As builders take it: the lab's engine has no network of its own for builds. */
  readonly options: BuilderOptions;
}

/** The engine that answers already, or that of the lab where that is up; `undefined` where there is none. */
export function findLab(): Lab | undefined {
  const env = readLabEnvironment();
  const isLabAlready = env !== undefined && process.env['DOCKER_HOST'] === env['DOCKER_HOST'];
  if (!isLabAlready && answers({})) return { env: {}, options: {} };
  if (!env || !answers(env)) return undefined;
  return { env, options: { environment: env, network: 'host' } };
}

/** The variables that lead to the lab's engine, whether it is up or not; `undefined` where the script is absent. */
export function readLabEnvironment(): Readonly<Record<string, string>> | undefined {
  if (process.platform !== 'linux' || !existsSync(LAB_SCRIPT)) return undefined;
  try {
    const text = execFileSync('bash', [LAB_SCRIPT, 'env'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const pairs = [...text.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [
      name!,
      value!.replace('$PATH', process.env['PATH'] ?? ''),
    ]);
    return Object.fromEntries(pairs) as Record<string, string>;
  } catch {
    return undefined;
  }
}

function answers(env: Readonly<Record<string, string>>): boolean {
  try {
    execFileSync('docker', ['info'], { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Tests that need an engine. Where none answers they are skipped, and say so; where DKOPT_REQUIRE_ENGINE is 1, as in CI,
 * that is a failure.
 */
export function describeEngine(name: string, define: (lab: Lab) => void): void {
  const lab = findLab();
  if (lab) {
    describe(name, () => define(lab));
    return;
  }
  const because = `SKIPPED: no engine answers, so "${name}" was not tried; \`npm run lab\` starts one`;
  if (process.env['DKOPT_REQUIRE_ENGINE'] === '1') {
    test(because, () => {
      throw new Error(because);
    });
    return;
  }
  console.warn(because);
  // The tests are not even defined: they would need the engine for that.
  describe.skip(because, () => test('needs an engine', () => {}));
}
