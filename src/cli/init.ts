import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from './output.ts';
import { describeError, errorCode, UsageError } from './usage-error.ts';

const CONFIG_FILE = 'dockoptimize.config.json';

/** Where the package keeps the schema, from the root of a project that has it installed. */
const SCHEMA = './node_modules/dockoptimize/dockoptimize.schema.json';

/**
 * Writes a configuration that says what holds without one. Gives the exit code.
 * @param current the current folder, absolute
 * @throws UsageError where one is there already: none is overwritten
 */
export function init(current: string, { stderr }: Output): number {
  const other = ['dockoptimize.config.yaml', 'dockoptimize.config.yml'].find((name) => existsSync(join(current, name)));
  if (other !== undefined) throw alreadyThere(other);
  const config = { $schema: SCHEMA, unsafe: false, allow: [], skip: [], enable: [], exclude: [], overrides: [] };
  try {
    writeFileSync(join(current, CONFIG_FILE), `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw alreadyThere(CONFIG_FILE);
    throw new UsageError(
      `${CONFIG_FILE} could not be written: ${describeError(error)}; run init in a folder that is yours`,
    );
  }
  stderr.write(`Wrote ${CONFIG_FILE} with the defaults. It holds for this folder and those below it.\n`);
  return 0;
}

function alreadyThere(name: string): UsageError {
  return new UsageError(`${name} is there already, and none is overwritten; edit it, or remove it first`);
}
