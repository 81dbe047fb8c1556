import { cannotName, speaksOf } from './path-mentions.ts';
import type { ScriptEvent } from './script-event.ts';
import { folderOf, isKnown, mayBeBelow, nameIn, resolveIn, resolveWord, type SymbolicPath } from './symbolic-path.ts';
import { readDownload } from '../knowledge/downloads.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { opensByItself } from '../knowledge/own-files.ts';
import { readUnpacking, type UnpackingKind } from '../knowledge/unpacking.ts';
import { readPathWord } from '../shell/path-word.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/**
 * What a command does with a file: fetch it again, unpack it, only look at it (and leave it where it is), delete it, take along
 * the folder that holds it, or something that is not known.
 */
export type FileUse = UnpackingKind | 'fetches' | 'looks' | 'deletes' | 'takes-folder' | 'unknown';

/** They read what they are given, and leave it where it is (POSIX; the tools' manuals). */
const LOOKING: ReadonlySet<string> = new Set([
  'test', '[', 'ls', 'file', 'stat', 'du', 'chmod', 'chown', 'chgrp', 'cat', 'head', 'tail', 'grep', 'sed', 'awk', 'cut', 'touch', 'cp', 'cmp',
  'sha1sum', 'sha224sum', 'sha256sum', 'sha384sum', 'sha512sum', 'shasum', 'md5sum', 'b2sum', 'cksum', 'gpg', 'gpg2', 'gpgv', 'openssl',
  'cosign', 'minisign', 'tar', 'unzip', 'dpkg', 'dpkg-deb', 'rpm', 'echo', 'printf', 'apt-key',
]); // prettier-ignore

/** A `*` among what they are given in quotes is one of an expression or a text, and stands for no names of files. */
const TEXT_PROGRAMS: ReadonlySet<string> = new Set([
  'sed', 'grep', 'egrep', 'fgrep', 'awk', 'gawk', 'perl', 'echo', 'printf', 'expr', 'tr', 'cut', 'test', '[', 'export', 'mysql', 'psql',
]); // prettier-ignore

/** They take all that a folder holds. */
const TAKING: ReadonlySet<string> = new Set(['cp', 'mv', 'rsync', 'tar', 'zip', 'ln', '7z', 'scp', 'pax', 'cpio']);

const ORDER: readonly FileUse[] = [
  'looks', 'fetches', 'unpacks', 'installs', 'runs', 'deletes', 'takes-folder', 'unknown',
]; // prettier-ignore

/**
 * What an event does with a file, the gravest of what its commands do; `undefined` where it does not speak of it.
 * @param start the folder in which the RUN begins
 */
export function findFileUse(event: ScriptEvent, path: SymbolicPath, start: SymbolicPath): FileUse | undefined {
  const movesInside = event.kind !== 'command' && event.commands.some(({ words }) => words[0]?.value === 'cd');
  const folder = movesInside ? undefined : folderOf(event, start);
  let gravest: FileUse | undefined;
  for (const command of event.commands) {
    const use = useOf(command, path, folder);
    if (use && (!gravest || ORDER.indexOf(use) > ORDER.indexOf(gravest))) gravest = use;
  }
  if (gravest || event.kind === 'command') return gravest;
  return speaksOf(event.text, path) && isLoopOver(event) ? 'unknown' : undefined;
}

/** The words of its head are in no command: `for f in *.zip`. */
function isLoopOver({ kind, text }: ScriptEvent): boolean {
  return kind === 'compound' || kind === 'script' ? /\b(?:for|select|case)\b/.test(text) : false;
}

/** The word by which a command names the very file, in the folder in which it runs. */
export function findNamingWord(
  words: readonly Word[],
  path: SymbolicPath,
  folder: SymbolicPath | undefined,
): Word | undefined {
  return words.find((word) => resolveWord(folder, word) === path);
}

function useOf(command: Command, path: SymbolicPath, folder: SymbolicPath | undefined): FileUse | undefined {
  const program = readInvocation(command)?.program;
  const download = readDownload(command);
  if (download?.paths.some((own) => folder !== undefined && resolveIn(folder, own) === path)) return 'fetches';
  if (program === 'cd' || program === 'mkdir') return undefined;
  if (program === 'rm' || program === 'unlink' || program === 'shred') return deletes(command, path, folder);
  if (program !== undefined && opensByItself(program, nameIn(path))) return 'unknown';
  const hasPatterns = program === undefined || !TEXT_PROGRAMS.has(program);
  const isNamed =
    // Of all texts at once: what cannot stand in them together can stand in none of them.
    !cannotName(wholeTextOf(command), nameIn(path)) &&
    (textsOf(command).some((text) => speaksOf(text, path, hasPatterns)) ||
      (!hasPatterns && command.words.some(({ text, isPattern }) => isPattern && speaksOf(withoutQuotes(text), path))));
  if (!isNamed)
    return program !== undefined && takesFolder(program, command, path, folder) ? 'takes-folder' : undefined;
  const unpacking = readUnpacking(command);
  if (unpacking && findNamingWord(unpacking.words, path, folder)) return unpacking.kind;
  if (program === undefined || !LOOKING.has(program)) return 'unknown';
  const isWriting = (program === 'echo' || program === 'printf') && command.redirections.length > 0;
  const targets = command.redirections.map(({ target }) => target?.text ?? '').join(' ');
  if (isWriting && !/sum|sha\d|md5|\.asc|\/dev\/|^[\d\s]*$/i.test(targets)) return 'unknown';
  return 'looks';
}

/** All that a command says, quotes gone. */
const textsOf = memoize(({ words, redirections, assignments }: Command): readonly string[] => [
  ...words.map(({ text }) => withoutQuotes(text)),
  ...redirections.flatMap(({ target }) => (target ? [withoutQuotes(target.text)] : [])),
  ...assignments.map(({ value }) => value ?? '$'),
]);

const wholeTextOf = memoize((command: Command): string => textsOf(command).join('\n'));

/** A word is one though quotes begin and end in it. */
function withoutQuotes(text: string): string {
  return text.replace(/["']/g, '');
}

function deletes(command: Command, path: SymbolicPath, folder: SymbolicPath | undefined): FileUse | undefined {
  const isGone = command.words.slice(1).some((word) => {
    const own = resolveWord(folder, word);
    if (own !== undefined && (own === path || (mayBeBelow(path, own) && mayBeFolder(own, path)))) return true;
    if (own !== undefined && isKnown(own) && isKnown(path)) return false;
    return speaksOf(withoutQuotes(word.text), path);
  });
  return isGone ? 'deletes' : undefined;
}

/** Of two paths of which a variable hides how they stand to each other, only one by a known start is a folder of the other. */
function mayBeFolder(own: SymbolicPath, path: SymbolicPath): boolean {
  return (
    path.startsWith(own.endsWith('/') ? own : `${own}/`) || own === '.' || (own.includes('${') && speaksOf(own, path))
  );
}

function takesFolder(program: string, command: Command, path: SymbolicPath, folder: SymbolicPath | undefined): boolean {
  if (!TAKING.has(program)) return false;
  const unpacking = program === 'tar' ? readUnpacking(command) : undefined;
  if (unpacking) return false;
  const operands = command.words.slice(1).filter(({ text }) => !text.startsWith('-'));
  // What things are copied to is not taken.
  const sources = /^(?:cp|mv|rsync|scp)$/.test(program) ? operands.slice(0, -1) : operands;
  return sources.some((word) => {
    const own = resolveWord(folder, word);
    if (own !== undefined) return mayBeBelow(path, own) && mayBeFolder(own, path);
    const plain = readPathWord(word);
    if (plain !== undefined) return folder === undefined && /^\.{0,2}\/?\.?$/.test(plain);
    return word.isPattern && speaksOf(withoutQuotes(word.text), path);
  });
}
