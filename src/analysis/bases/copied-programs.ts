import type { CommandPlace } from './stage-commands.ts';

/** What a file is that a command starts. */
export type CopiedProgram =
  /** No file of the context: the base image has it, or the stage makes or fetches it. */
  | { readonly kind: 'elsewhere' }
  /** Compiled, or of a kind that nobody has to read. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unread'; readonly because: string }
  | {
      readonly kind: 'script';
      /** Its name in the context. */
      readonly name: string;
      readonly text: string;
      /** Of its first line: `bash`, `python3`. */
      readonly interpreter: string | undefined;
      readonly isShell: boolean;
    };

export type PackageScripts =
  | { readonly kind: 'unread'; readonly because: string }
  | { readonly kind: 'read'; readonly scripts: readonly { readonly name: string; readonly text: string }[] };

/** The programs that stages start and that come from the context of the build. */
export interface CopiedPrograms {
  /** @param path as the command names it: absolute, from the folder it is run in, or a name to be found by PATH */
  find(path: string, place: CommandPlace): CopiedProgram;
  /** Scripts of the `package.json` that lies where the command runs, with those that npm runs before and after them. */
  findPackageScripts(names: readonly string[], place: CommandPlace): PackageScripts;
}
