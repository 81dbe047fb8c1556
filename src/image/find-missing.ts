import { LibraryFinder, type Missing } from './closure.ts';
import type { Contents } from './contents.ts';
import { findProgram, findStarted, readVariable } from './entry-command.ts';
import { type FileSystem, type Found, findPath, walk } from './file-system.ts';
import type { ImageConfig } from './image.ts';
import { readLibraryFolders } from './library-folders.ts';

/** What an image starts, and what is not there for it. */
export interface MissingReport {
  /** Paths of the programs that its command leads to, links followed. */
  readonly programs: readonly string[];
  readonly missing: readonly Missing[];
}

/** Of folders that are looked through besides. */
const MOST_FILES = 20_000;

/**
 * What the command of an image needs and the image lacks: its program, the interpreter of a script, the loader, the
 * libraries. Further words of the command count where they name programs (`tini -- node`), as does the first command of
 * a shell's script. Nothing is run. Libraries that a program opens by itself later are not seen, and what is mounted
 * into the container is not known.
 * @param options.folders absolute paths, below which every program and library is looked at as well
 */
export async function findMissing(
  fileSystem: FileSystem,
  config: ImageConfig,
  contents: Contents,
  options: { readonly folders?: readonly string[] } = {},
): Promise<MissingReport> {
  const words = [...(config.entrypoint ?? []), ...(config.cmd ?? [])];
  const entry = await findStarted(words, config, fileSystem, contents);
  const found = [...entry.programs, ...furtherPrograms(words, config, fileSystem)];
  const missing: Missing[] = [...entry.missing];
  const scripted = scriptedCommand(words);
  if (scripted !== undefined) {
    const started = await findStarted([scripted], config, fileSystem, contents);
    found.push(...started.programs);
    missing.push(...started.missing);
  }
  const folders = await readLibraryFolders(fileSystem, contents);
  const libraryPath = (readVariable(config, 'LD_LIBRARY_PATH') ?? '').split(/[:;]/).filter((folder) => folder !== '');
  const finder = new LibraryFinder({ fileSystem, contents, folders, libraryPath });
  const extra = (options.folders ?? []).flatMap((folder) => listBinaries(fileSystem, folder)).slice(0, MOST_FILES);
  const distinct = new Map([...found, ...extra].map((one) => [one.node, one]));
  for (const one of distinct.values()) missing.push(...(await finder.findMissing(one)));
  return { programs: [...new Set(found.map(({ path }) => path))], missing: distinctMissing(missing) };
}

function furtherPrograms(words: readonly string[], config: ImageConfig, fileSystem: FileSystem): readonly Found[] {
  const names = words.slice(1, 20).filter((word) => /^[\w./+-]+$/.test(word) && !word.startsWith('-'));
  return names.flatMap((name) => findProgram(name, config, fileSystem) ?? []);
}

const SHELL = /(?:^|\/)(?:sh|bash|dash|ash)$/;

/** Words that a shell does itself, or that say nothing about programs. */
const NO_PROGRAM: ReadonlySet<string> = new Set(
  '. : alias bg break case cd command continue do echo eval exec exit export false fi for function getopts if kill let local printf pwd read readonly return set shift source test then times trap true type ulimit umask unset until wait while'.split(
    ' ',
  ),
);

/** The program of `sh -c 'exec node server.js'`; `undefined` where the script begins with anything but a plain name. */
function scriptedCommand(words: readonly string[]): string | undefined {
  const [shell, flag, script] = words;
  if (shell === undefined || flag !== '-c' || script === undefined || !SHELL.test(shell)) return undefined;
  const name = /^\s*(?:exec\s+)?([\w./+-]+)(?=[\s;&|]|$)/.exec(script)?.[1];
  return name === undefined || NO_PROGRAM.has(name) ? undefined : name;
}

function listBinaries(fileSystem: FileSystem, folder: string): readonly Found[] {
  const start = findPath(fileSystem, folder);
  if (!start) return [];
  if (start.node.type === 'file') return [start];
  return [...walk(start.node, start.path === '/' ? '' : start.path)].filter(
    ({ node }) => node.type === 'file' && ((node.mode & 0o111) !== 0 || /\.so(?:\.|$)/.test(node.name)),
  );
}

function distinctMissing(all: readonly Missing[]): readonly Missing[] {
  return [...new Map(all.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}
