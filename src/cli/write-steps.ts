import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describeError, errorCode, UsageError } from './usage-error.ts';
import type { FileReport } from '../report/file-report.ts';

/**
 * Makes sure that patches can be written to a folder, which is made where it is not there.
 * @param folder absolute
 * @param shown as the user wrote it
 * @throws UsageError where something is in it already: patches of two runs side by side would not apply
 */
export function checkStepsFolder(folder: string, shown: string): void {
  const names = namesIn(folder, shown);
  if (names.length === 0) return;
  const advice = 'name a new folder, or empty it first';
  throw new UsageError(`--steps "${shown}" is not empty, and nothing in it is overwritten; ${advice}`);
}

/**
 * Writes one patch per applied fix of all files, numbered through.
 * @param folder absolute, passed by `checkStepsFolder`
 * @throws UsageError where a patch cannot be written
 */
export async function writeSteps(folder: string, reports: readonly FileReport[]): Promise<void> {
  const { stepPatches } = await import('../report/step-patches.ts');
  let next = 1;
  for (const { path, folder: contextFolder, rewrite } of reports) {
    if (!rewrite) continue;
    const patches = stepPatches(path, rewrite, next, contextFolder);
    next += patches.length;
    for (const { name, text } of patches) writePatch(join(folder, basename(name)), text);
  }
}

function writePatch(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const why = errorCode(error) === 'EEXIST' ? 'a file of that name is there' : describeError(error);
    throw new UsageError(`the patch "${file}" could not be written: ${why}; name another folder with --steps`);
  }
}

function namesIn(folder: string, shown: string): readonly string[] {
  try {
    mkdirSync(folder, { recursive: true });
    return readdirSync(folder);
  } catch (error) {
    const why = errorCode(error) === 'EEXIST' ? 'it is not a folder' : describeError(error);
    throw new UsageError(`--steps "${shown}" cannot be used: ${why}; name a new or empty folder`);
  }
}
