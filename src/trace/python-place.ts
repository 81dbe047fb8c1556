import type { ReadText } from './python-version.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** Where the packages of Python are that a stage installs. */
export interface PythonPlaces {
  /** Environments apart from the image's own, absolute: virtual ones, and `/root/.local`. */
  readonly environments: ReadonlyMap<string, Instruction>;
  /** Packages that are installed by name among those of the image's own Python. */
  readonly names: readonly string[];
  /** Whether more is installed there than these: lists, or a project. */
  readonly hasMore: boolean;
  /** Files and folders of the project that are installed, absolute. */
  readonly locals: readonly {
    readonly path: string;
    readonly isEditable: boolean;
    readonly instruction: Instruction;
  }[];
  /** All that is installed by name, wherever it goes. */
  readonly named: readonly { readonly name: string; readonly instruction: Instruction }[];
  /** Lists of packages, absolute, with the folder from which they are read. */
  readonly lists: readonly {
    readonly path: string;
    readonly folder: string;
    readonly instruction: Instruction;
  }[];
  /** Folders and files that are made elsewhere, absolute. */
  readonly builds: readonly { readonly path: string; readonly instruction: Instruction }[];
  /** Scripts of the project that are started, absolute, with the folder that each runs in. */
  readonly scripts: readonly { readonly path: string; readonly folder: string; readonly instruction: Instruction }[];
  /** Whether a command of Django writes files where its settings say. */
  readonly hasManaged: boolean;
}

export interface UnknownPlace {
  readonly instruction: Instruction;
  /** As a clause. */
  readonly because: string;
}

/** What is not said in the Dockerfile. */
export interface PythonSurroundings {
  /** Of the base image. */
  readonly workingDir: string;
  /** `3.11`: of the base image. */
  readonly minor: string | undefined;
  /** The files of the build, by their paths in the context; `undefined` where there is none by that name. */
  readonly readText: ReadText;
}

/** They say nothing of where an environment is. */
export const HARMLESS =
  /^(?:POETRY_(?:VERSION|NO_INTERACTION|HOME|INSTALLER_\w+|HTTP_BASIC_\w+|REQUESTS_TIMEOUT)|PIPENV_(?:NOSPIN|VERBOSITY|HIDE_EMOJIS|YES|MAX_\w+|TIMEOUT|INSTALL_TIMEOUT|PYPI_MIRROR|DONT_LOAD_ENV)|UV_(?:COMPILE_BYTECODE|PYTHON_DOWNLOADS|NO_\w+|LOCKED|FROZEN|CACHE_DIR|HTTP_TIMEOUT|\w*INDEX\w*|CONCURRENT_\w+|VERSION))$/;
/** Those that are followed. */
export const FOLLOWED: ReadonlySet<string> = new Set([
  'PATH', 'VIRTUAL_ENV', 'POETRY_VIRTUALENVS_CREATE', 'POETRY_VIRTUALENVS_IN_PROJECT', 'PIPENV_VENV_IN_PROJECT',
  'UV_PROJECT_ENVIRONMENT', 'UV_SYSTEM_PYTHON', 'UV_LINK_MODE',
]); // prettier-ignore
