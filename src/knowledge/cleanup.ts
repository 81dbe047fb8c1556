import { readInvocation } from './invocation.ts';
import type { PackageCommand, PackageManager } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/** A package manager that leaves files in the layer which nothing in the image needs, and what deletes them. */
export interface Cleanup {
  readonly manager: PackageManager;
  /** Whose the files are: root's, or those of whoever runs the command. */
  readonly owner: 'root' | 'user';
  /** The command, as it is added; `sudo` may stand before it. @param program the one that filled the folders */
  command(program: string): string;
  /** Folders that it empties, without a slash at the end. */
  readonly folders: readonly string[];
  /** Further places that it may fill, below the home of a user: what a mount there is for. */
  readonly places?: RegExp | undefined;
  /** By what somebody says where they lie: options of the command and variables. */
  readonly movedBy?: {
    readonly options: readonly string[];
    readonly variables: readonly string[];
    /** Words of a file that say so. */
    readonly words?: RegExp;
  } | undefined; // prettier-ignore
  /**
   * The packages by which the program comes that the command runs, each as a whole: who takes one away leaves nothing to
   * clean up with. Absent where the command runs no program of its own, or one that every image of the kind has.
   */
  readonly broughtBy?: RegExp | undefined;
  /** What in a file shows a version of the program that does not know the command, as a clause. */
  findTooOld?(text: string): string | undefined;
  /** How a text that was not read looks where it may need what is deleted. The manager's name, unless it is given. */
  readonly neededIn?: RegExp | undefined;
  /** What lies there, as a noun phrase. */
  readonly what: string;
  /** Whether a command leaves something there. */
  fills(command: PackageCommand): boolean;
  /** Whether a command of a script empties the folders, or all that matters of them. */
  empties(command: Command): boolean;
  /** Whether a later command would fail, or do something else, without what is deleted. */
  needs(command: Command): boolean;
  /** Variables that have the program take everything from its cache, where they are set on top of the RUN. */
  readonly offlineBy?: RegExp | undefined;
  /** The same of a text that was not read as a script: a RUN in exec form, what a container starts. */
  needsIn?(text: string): boolean;
  /** What a command that looks like such a clean-up leaves in place, and why: a clause. */
  keeps?(command: Command): string | undefined;
}

/** Whether the files, or some of them, may lie in a folder, or hold it: that of a mount. @param folder no slash at its end */
export function mayLieIn({ folders, places }: Cleanup, folder: string): boolean {
  if (places?.test(folder)) return true;
  return folders.some((own) => own === folder || own.startsWith(`${folder}/`) || folder.startsWith(`${own}/`));
}

/** A `rm` of one of the paths, or a `find … -delete` in one. */
export function deletes(command: Command, path: RegExp): boolean {
  const program = readInvocation(command)?.program;
  if (program !== 'rm' && program !== 'find') return false;
  const names = command.words.map(({ text }) => text.replace(/["']/g, ''));
  if (program === 'rm') return names.some((name) => path.test(name));
  return names.includes('-delete') && names.some((name) => path.test(name));
}

/** A command that names the folders, but for one that does not mind if they are empty: `rm -f`, `find`. */
export function readsFiles(command: Command, folder: RegExp): boolean {
  const names = command.words.map(({ text }) => text);
  if (!names.some((name) => folder.test(name))) return false;
  const program = readInvocation(command)?.program;
  if (program === 'find' || program === 'mkdir' || program === 'chown' || program === 'chmod') return false;
  return program !== 'rm' || !names.some((name) => /^(?:-[a-zA-Z]*f[a-zA-Z]*|--force)$/.test(name));
}
