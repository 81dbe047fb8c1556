import type { InstallTool } from './dependency-install-options.ts';
import type { Command, Word } from '../shell/script.ts';

/** A command that installs what manifests in its folder, or the lists that it names, ask for. */
export interface DependencyInstall {
  readonly tool: InstallTool;
  readonly command: Command;
  /** `install`, `ci`, `sync`, `mod download`; that of a lone `yarn` is `install`. */
  readonly subcommand: string;
  /** `undefined` where it is left out. */
  readonly subcommandWord: Word | undefined;
  /** The word of the program itself, or of the module that is run by Python. */
  readonly programWord: Word;
  /** Names with their dashes, of those that are known to name no file. */
  readonly options: ReadonlyMap<string, string | undefined>;
  /** The files that it is told to read: `-r` and `-c` of pip, the project of `dotnet restore`. */
  readonly lists: readonly string[];
}

/** One that is an install of that kind, but with words that may make it read or write something else. */
export interface UnclearInstall {
  readonly tool: InstallTool;
  readonly command: Command;
  /** As a clause. */
  readonly unclear: string;
  /** It installs the project itself, which has to be there then. */
  readonly needsSources: boolean;
}

/** @param because a clause */
export function unclearInstall(tool: InstallTool, command: Command, because: string): UnclearInstall {
  return { tool, command, unclear: because, needsSources: false };
}
