import { type FinalImage, isWithin, wordsOf } from './final-image.ts';
import type { StartFiles } from './start-files.ts';
import type { UsedCommand } from '../bases/stage-commands.ts';
import { cleanPath } from '../../context/context-path.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { isUnread, readRun } from '../../dockerfile/run-script.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { DATABASE, isSystemFolder } from '../../knowledge/users/folders.ts';

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

/** Parts of a path by which people call what is written at run time. */
const WRITTEN_NAME =
  /^\.?(?:backups?|caches?|data|database|databases|db|downloads?|instance|logs?|media|outputs?|pids?|queue|runtime|sessions?|spool|state|storage|store|temp|tmp|uploads?)$/i;

/** A program that writes more places than these is not one that anybody has looked at. */
const MAX_FOLDERS = 50;

/** Options that name a file or folder which is written. */
const WRITTEN_OPTION =
  /^--?(?:(?:access-|error-)?log(?:-?(?:file|dir|path))?|access-logfile|error-logfile|pid(?:-?file)?|data-?(?:dir|path)|db-?(?:path|file)?|cache-?dir|storage\S*|workdir|tmp-?dir|out(?:put)?-?(?:dir)?)$/;

const WRITTEN_VARIABLE =
  /(?:^|_)(?:DATA|LOG|LOGS|CACHE|TMP|TEMP|UPLOAD|UPLOADS|STORAGE|STATE|DB|DATABASE|MEDIA|BACKUP|SPOOL|RUN)(?:_?(?:DIR|DIRECTORY|PATH|FOLDER|HOME|ROOT|FILE))?$/;

/**
 * The folders that are to be the program's own: volumes, what ENV, options and the names of made folders say, and the
 * folder that it runs in. Those of the system that everybody may write are left out.
 * @param start the commands that start with the container
 */
export function findWrittenFolders(
  image: FinalImage,
  start: readonly UsedCommand[],
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
  }
  for (const { words, name } of start) {
    const [, to] = words;
    if (name !== 'cd' || to === undefined || to === '/') continue;
    const path = cleanPath(to.startsWith('/') ? to : `${folder ?? image.base.workingDir}/${to}`);
    if (isGivable(path)) add(path, 'the program is started in it', 'home');
  }
  for (const { path, line } of findMade(image)) add(path, `it is made for that in line ${line}`);
  for (const path of findInArguments(start)) add(path, 'the program is told to write there');
  const home = folder ?? image.base.workingDir;
  for (const name of home === '/' ? [] : findTrees(start, files))
    add(`${home}/${name}`, 'the framework writes there', 'tree');
  if (found.size > MAX_FOLDERS)
    return { instruction: image.stage.from, detail: `it writes more than ${MAX_FOLDERS} folders` };
  return [...found.values()]
    .map((each) => ({ ...each, isTree: each.isTree || (!each.isHome && isFilled(each.path, image)) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a COPY of a folder above it may have put files into it, or a RUN did. */
function isFilled(path: string, { copies, runs }: FinalImage): boolean {
  if (copies.some(({ destination = '/' }) => destination !== '/' && isWithin(path, destination))) return true;
  return runs.some(({ text, instruction }) => {
    return (text !== undefined && isWithin(text, path)) || instruction.content.joined.text.includes(`${path}/`);
  });
}

/** Everybody may write there anyway. */
function isOpen(path: string): boolean {
  return /^\/(?:tmp|var\/tmp|dev\/shm)(?:\/|$)/.test(path) || path === '/dev/null';
}

function isGivable(path: string): boolean {
  return path.startsWith('/') && !isOpen(path) && !isSystemFolder(path) && !/[\s*?[\]$~]/.test(path);
}

function folderOfValue(name: string, value: string): string | undefined {
  if (!value.startsWith('/') || value.includes(':')) return undefined;
  const path = cleanPath(value);
  return name.endsWith('FILE') || /\.\w{1,5}$/.test(path) ? path.slice(0, path.lastIndexOf('/')) || undefined : path;
}

/** What a RUN makes as root, to be written when the container runs: an empty file, a database, a place for sockets. */
function findMadeFile({ instructions }: FinalImage): UnclearFolder | undefined {
  for (const instruction of instructions) {
    const { content, line } = instruction;
    if (content.keyword !== 'run') continue;
    const text = argumentsText(content);
    const sign =
      /(?:^|[\s;&(])touch\s+(?:-\w+\s+)*(?!\/etc\/|\/tmp\/|-)\S+/.exec(text) ??
      DATABASE.exec(text) ??
      RUN_FILE.exec(text);
    if (sign)
      return {
        instruction,
        detail: `line ${line} has "${sign[0].trim()}", which makes something that is written later`,
      };
  }
  return undefined;
}

/** Sockets and the numbers of processes. */
const RUN_FILE = /(?:^|[\s"'=@])\/(?:var\/)?run\/(?!secrets\b|systemd\b|lock\b)[\w.-]+/;

/** Folders that RUNs make and leave, and that bear the name of something that is written. */
function findMade({ instructions, copies, workingDir }: FinalImage): readonly MadeFolder[] {
  let made: readonly MadeFolder[] = [];
  for (const { content, line } of instructions) {
    const reading = content.keyword === 'run' ? readRun(content) : undefined;
    if (!reading || isUnread(reading)) continue;
    for (const { command } of reading.commands) {
      const program = readInvocation(command)?.program;
      const paths = command.words.slice(1).flatMap(({ value }) => (value?.startsWith('/') ? [cleanPath(value)] : []));
      if (program === 'rm' || program === 'rmdir') made = made.filter(({ path }) => !paths.includes(path));
      if (program === 'mkdir' && made.length < MAX_FOLDERS) made = [...made, ...paths.map((path) => ({ path, line }))];
    }
  }
  return made.filter(({ path }) => {
    const isSource = copies.some(({ destination }) => destination !== undefined && isWithin(destination, path));
    const isAbove = workingDir?.text !== undefined && isWithin(workingDir.text, path);
    return isGivable(path) && !isSource && !isAbove && WRITTEN_NAME.test(path.slice(path.lastIndexOf('/') + 1));
  });
}

interface MadeFolder {
  readonly path: string;
  readonly line: number;
}

function findInArguments(start: readonly UsedCommand[]): readonly string[] {
  return start.flatMap(({ words }) =>
    words.flatMap((word, i) => {
      const match = /^(--?[\w-]+)=(\/\S*)$/.exec(word);
      const [option, value] = match ? [match[1]!, match[2]!] : [words[i - 1] ?? '', word];
      if (!WRITTEN_OPTION.test(option) || !value.startsWith('/')) return [];
      const path = cleanPath(value);
      const folder =
        /dir$|path$|storage/.test(option) && !/\.\w{1,5}$/.test(path) ? path : path.slice(0, path.lastIndexOf('/'));
      return folder !== '' && isGivable(folder) ? [folder] : [];
    }),
  );
}

/** What frameworks write below the folder that they are started in, by common knowledge of Rails, Next.js and Laravel. */
function findTrees(start: readonly UsedCommand[], files: StartFiles): readonly string[] {
  const isStarted = (pattern: RegExp): boolean => start.some(({ words }) => pattern.test(words.slice(0, 4).join(' ')));
  if (isStarted(/(?:^|[\s/])rails (?:s|server)\b/) || files.holds('bin/rails')) return ['log', 'storage', 'tmp'];
  if (files.holds('artisan')) return ['bootstrap/cache', 'storage'];
  return isStarted(/(?:^|[\s/])next start\b/) ? ['.next'] : [];
}

/** The COPY and ADD instructions that put something into the folders: it has to be the program's own, too. */
export function findCopiesInto(
  image: FinalImage,
  folders: readonly WrittenFolder[],
): readonly Instruction[] | UnclearFolder {
  const found: Instruction[] = [];
  const own = folders.filter(({ isHome }) => !isHome);
  for (const { instruction, destination } of image.copies) {
    if (destination === undefined || !own.some(({ path }) => isWithin(destination, path))) continue;
    const { flags } = instruction.content;
    if (flags.some(({ name }) => name === 'chown')) continue;
    if (instruction.content.keyword === 'add' && wordsOf(instruction).some((word) => /\$/.test(word)))
      return { instruction, detail: `what line ${instruction.line} adds is not known` };
    found.push(instruction);
  }
  return found;
}
