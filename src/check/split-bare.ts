import type { Split } from './stage-split.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { healthcheckWords, readStartCommand, wordsOf } from '../trace/start-command.ts';
import { resolvePath } from '../trace/stage-writes.ts';

const USERS = /^(?:\d+|root|nobody|nonroot)(?::(?:\d+|root|nobody|nonroot))?$/;

/** What an image without a shell and a package manager cannot do: run steps, start scripts, know users by name (traps E8, F10). */
export function findBareObjection({ runtime }: Split): string | undefined {
  const { entrypoint, cmd } = readStartCommand(runtime);
  if (!entrypoint.words || !cmd.words) return 'a shell starts the program, and there is none';
  for (const instruction of runtime.instructions) {
    const { keyword } = instruction.content;
    if (keyword === 'run') return `line ${instruction.line} needs a shell, and there is none`;
    if (keyword === 'healthcheck' && !healthcheckWords(instruction))
      return 'a shell checks its health, and there is none';
    if (keyword === 'user' && !USERS.test(argumentsText(instruction.content))) return 'the user is not in the image';
  }
  return undefined;
}

/** Where a program is looked for by its name alone, in every image. */
const PATH_FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The paths at which what is started may lie, absolute. */
export function programPaths({ runtime }: Split, workingDir: string): readonly string[] {
  const [word] = wordsOf(readStartCommand(runtime)) ?? [];
  if (word === undefined) return [];
  return word.includes('/') ? [resolvePath(workingDir, word)] : PATH_FOLDERS.map((folder) => `${folder}/${word}`);
}
