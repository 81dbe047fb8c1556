import { findChangedPath } from './changed-paths.ts';
import { type FinalImage, wordsOf } from './final-image.ts';
import { findMade, findMadeFile } from './made-folders.ts';
import type { StartFiles } from './start-files.ts';
import type { Started, StartedProgram } from './started.ts';
import { findToldFolders } from './told-folders.ts';
import { cleanPath, isAtOrBelow } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { isOpen, isSystemFolder } from '../../knowledge/users/folders.ts';

/** A folder that the program writes, as far as the file tells. */
export interface WrittenFolder {
  readonly path: string;
  /** As a clause: `VOLUME in line 8`. */
  readonly because: string;
  /** Whether what is in it already has to be the program's own, too. */
  readonly isTree: boolean;
  /** The program runs in it: its code lies there, and stays root's. */
  readonly isHome: boolean;
}

/** A place that is written, and that cannot be given away. */
export interface UnclearFolder {
  readonly instruction: Instruction;
  readonly detail: string;
}

/** A program that writes more places than these is not one that anybody has looked at. */
const MAX_FOLDERS = 50;

const WRITTEN_VARIABLE =
  /(?:^|_)(?:DATA|LOG|LOGS|CACHE|TMP|TEMP|UPLOAD|UPLOADS|STORAGE|STATE|DB|DATABASE|MEDIA|BACKUP|SPOOL|RUN)(?:_?(?:DIR|DIRECTORY|PATH|FOLDER|HOME|ROOT|FILE))?$/;

/**
 * The folders that are to be the program's own: volumes, what ENV, options and the names of made folders say, and the
 * folder that it runs in. Those of the system that everybody may write are left out.
 */
export function findWrittenFolders(
  image: FinalImage,
  { all, main }: Started,
  files: StartFiles,
): readonly WrittenFolder[] | UnclearFolder {
  const found = new Map<string, WrittenFolder>();
  const add = (path: string, because: string, kind: 'tree' | 'home' | 'plain' = 'plain'): void => {
    const known = found.get(path);
    const isTree = kind === 'tree';
    if (!known) found.set(path, { path, because, isTree, isHome: kind === 'home' });
    else if (isTree && !known.isTree) found.set(path, { ...known, isTree });
  };
  const made = findMadeFile(image);
  if (made) return made;
  const many = image.volumes[MAX_FOLDERS];
  if (many) return { instruction: many.instruction, detail: `it has more than ${MAX_FOLDERS} volumes` };
  for (const { text, instruction } of image.volumes) {
    if (text === undefined)
      return { instruction, detail: `the place of a volume in line ${instruction.line} is not known` };
    if (isOpen(text)) continue;
    if (isSystemFolder(text)) return { instruction, detail: `the volume ${text} is a folder of the system` };
    add(text, `VOLUME in line ${instruction.line}`);
  }
  const { workingDir } = image;
  if (workingDir && workingDir.text === undefined)
    return { instruction: workingDir.instruction, detail: 'the working directory depends on a variable' };
  const folder = workingDir?.text;
  if (folder !== undefined && !isSystemFolder(folder) && !isOpen(folder) && folder !== image.base.workingDir)
    add(folder, `the program runs in it (WORKDIR in line ${workingDir!.instruction.line})`, 'home');
  for (const { name, text, instruction } of image.env) {
    const isWritten = name === 'HOME' || WRITTEN_VARIABLE.test(name);
    const path = text === undefined || !isWritten ? undefined : folderOfValue(name, text);
    if (path !== undefined && isGivable(path)) add(path, `ENV ${name} in line ${instruction.line}`);
    else if (path !== undefined && isSystemFolder(path) && !isOpen(path))
      return { instruction, detail: `ENV ${name} in line ${instruction.line} names ${path}, a folder of the system` };
  }
  for (const { words, name, folder: from } of main) {
    const [, to] = words;
    if (name !== 'cd' || to === undefined || to === '/' || (from === undefined && !to.startsWith('/'))) continue;
    const path = cleanPath(to.startsWith('/') ? to : `${from}/${to}`);
    if (isGivable(path)) add(path, 'the program is started in it', 'home');
  }
  for (const path of findReleases(main)) if (isGivable(path)) add(path, 'the release is started in it', 'home');
  for (const { path, instruction } of findMade(image))
    if (isGivable(path)) add(path, `it is made for that in line ${instruction.line}`);
  for (const { path, program } of findToldFolders(all)) {
    if (isGivable(path)) add(path, 'the program is told to write there');
    else if (!isOpen(path) && isSystemFolder(path))
      return { instruction: program.instruction, detail: `${program.where} names ${path}, a folder of the system` };
  }
  const home = folder ?? image.base.workingDir;
  const trees = findTrees(main, files);
  for (const name of home === '/' ? [] : trees) add(`${home}/${name}`, 'the framework writes there', 'tree');
  const changed = findChangedPath(image, all, [...found.values()]);
  if (changed) return changed;
  if (found.size > MAX_FOLDERS)
    return { instruction: image.stage.from, detail: `it writes more than ${MAX_FOLDERS} folders` };
  return [...found.values()]
    .map((each) => ({ ...each, isTree: each.isTree || (!each.isHome && isFilled(each.path, image)) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a COPY of a folder above it may have put files into it, or a RUN did. */
function isFilled(path: string, { copies, runs }: FinalImage): boolean {
  if (copies.some(({ destination = '/' }) => destination !== '/' && isAtOrBelow(path, destination))) return true;
  return runs.some(({ text, instruction }) => {
    return (text !== undefined && isAtOrBelow(text, path)) || instruction.content.joined.text.includes(`${path}/`);
  });
}

function isGivable(path: string): boolean {
  return path.startsWith('/') && !isOpen(path) && !isSystemFolder(path) && !/[\s*?[\]$~]/.test(path);
}

function folderOfValue(name: string, value: string): string | undefined {
  if (!value.startsWith('/') || value.includes(':')) return undefined;
  const path = cleanPath(value);
  return name.endsWith('FILE') || /\.\w{1,5}$/.test(path) ? path.slice(0, path.lastIndexOf('/')) || undefined : path;
}

/** What frameworks write below the folder that they are started in, by common knowledge of each. */
function findTrees(main: readonly StartedProgram[], files: StartFiles): readonly string[] {
  const isStarted = (pattern: RegExp): boolean => main.some(({ words }) => pattern.test(words.slice(0, 4).join(' ')));
  if (isStarted(/(?:^|[\s/])rails (?:s|server)\b/) || files.holds('bin/rails')) return ['log', 'storage', 'tmp'];
  if (isStarted(/(?:^|[\s/])artisan\b/) || files.holds('artisan')) return ['bootstrap/cache', 'storage'];
  if (isStarted(/(?:^|[\s/])bin\/console\b/) || files.holds('bin/console')) return ['var'];
  return isStarted(/(?:^|[\s/])next start\b/) ? ['.next'] : [];
}

/** A release of Erlang or Elixir lays out its settings beside itself when it is started: `/app/bin/shop foreground`. */
function findReleases(main: readonly StartedProgram[]): readonly string[] {
  return main.flatMap(({ words: [program = '', task = ''], folder }) => {
    if (!/^(?:foreground|console|start|start_iex|daemon)$/.test(task)) return [];
    const top = /^(.*?)\/?bin\/[^/]+$/.exec(program.startsWith('/') ? program : `${folder ?? ''}/${program}`)?.[1];
    return top ? [cleanPath(top)] : [];
  });
}

/** The COPY and ADD instructions that put something into the folders: it has to be the program's own, too. */
export function findCopiesInto(
  image: FinalImage,
  folders: readonly WrittenFolder[],
): readonly Instruction[] | UnclearFolder {
  const found: Instruction[] = [];
  const own = folders.filter(({ isHome }) => !isHome);
  for (const { instruction, destination } of image.copies) {
    if (destination === undefined || !own.some(({ path }) => isAtOrBelow(destination, path))) continue;
    const { flags } = instruction.content;
    if (flags.some(({ name }) => name === 'chown')) continue;
    if (instruction.content.keyword === 'add' && wordsOf(instruction).some((word) => /\$/.test(word)))
      return { instruction, detail: `what line ${instruction.line} adds is not known` };
    found.push(instruction);
  }
  return found;
}
