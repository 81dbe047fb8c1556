/**
 * Makes sure that tests have an engine to build with:
 *   npm run lab                             uses the engine that answers, or starts the private one beside the checkout
 *   eval "$(npx tsx scripts/lab.ts)"        the same, and takes over the variables that lead to it
 * Prints nothing but those variables on its standard output. Where no engine can be had it says SKIPPED, and fails only
 * where DKOPT_REQUIRE_ENGINE is 1. The first run takes some minutes, later ones a second.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findLab, LAB_SCRIPT, readLabEnvironment } from '../test/lab.ts';

/** Why the private engine cannot be started here; `undefined` where it can. */
function findObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'the private engine needs Linux';
  if (!existsSync(LAB_SCRIPT)) return '../shared/images/setup-images.sh is absent';
  if (process.getuid?.() !== 0) return 'the private engine needs root';
  if (!/\boverlay$/m.test(readFileSync('/proc/filesystems', 'utf8'))) return 'the kernel has no overlayfs';
  return undefined;
}

/** Starts the private engine, its images included. Gives why that failed. */
function start(): string | undefined {
  // Its progress goes to the error stream, so that ours holds the variables alone.
  const { status, error } = spawnSync('bash', [LAB_SCRIPT], { stdio: ['ignore', 2, 2] });
  if (error) return error.message;
  return status === 0 ? undefined : `setup-images.sh ended with exit code ${status}`;
}

const answering = findLab();
if (answering && answering.env['DOCKER_HOST'] === undefined) {
  console.error('an engine answers already; nothing is to be set');
} else {
  const obstacle = findObstacle() ?? start();
  if (obstacle === undefined) {
    const { PATH, ...others } = readLabEnvironment() ?? {};
    for (const [name, value] of Object.entries(others)) console.log(`export ${name}='${value}'`);
    // Only what is put in front: the rest is that of npm here, and the shell's own where this is read.
    console.log(`export PATH='${PATH?.split(':')[0]}':"$PATH"`);
  } else {
    console.error(`SKIPPED: no engine answers and none can be started, so nothing is built for real: ${obstacle}`);
    process.exitCode = process.env['DKOPT_REQUIRE_ENGINE'] === '1' ? 1 : 0;
  }
}
