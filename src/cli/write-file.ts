import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileChange } from '../context/file-change.ts';
import { type FileBytes, readFileBytes } from './read-file.ts';
import { errorCode } from './usage-error.ts';

/** Somebody else wrote the file while it was rewritten. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
}

/** A link stands where a file is to be written: what it leads to is nobody's to change. */
export class LinkInPlace extends Error {
  override readonly name = 'LinkInPlace';
}

/** What is to stand in a file. */
export interface NewText {
  /** The file as it was read, or the path of one that is not there. */
  readonly was: FileBytes | { readonly target: string; readonly bytes: undefined };
  readonly text: string;
}

/**
 * Puts a text in place of a file's bytes, all or nothing, as UTF-8: a file beside it takes the text, the mode and where
 * possible the owner, and then its name. A link stays a link.
 * @param was what `readFileBytes` gave
 * @throws FileChanged when the file's bytes are no longer those; or the system's error; the file is then as it was
 */
export function replaceFile(was: FileBytes, text: string): void {
  replaceFiles([{ was, text }]);
}

/**
 * The same for several files: all are made ready before the first gets its name, and where one cannot get it those before
 * it are put back. A new file is never put in the place of anything. Runs without a break, so that a signal, which is seen
 * between two turns of the event loop, never leaves half a file or the file beside it.
 */
export function replaceFiles(texts: readonly NewText[]): void {
  const ready: Ready[] = [];
  const done: NewText[] = [];
  try {
    for (const text of texts) ready.push(makeReady(text));
    for (const [i, each] of ready.entries()) {
      giveName(each);
      done.push(texts[i]!);
    }
  } catch (error) {
    for (const { was } of done.reverse()) putBack(was);
    throw error;
  } finally {
    for (const { beside } of ready) rmSync(beside, { force: true });
  }
  for (const folder of new Set(ready.map(({ target }) => dirname(target)))) syncFolder(folder);
}

/** A file beside the one whose name it is going to get. */
interface Ready {
  readonly beside: string;
  readonly target: string;
  /** `undefined` where there is none yet. */
  readonly before: Stats | undefined;
}

function makeReady({ was, text }: NewText): Ready {
  const { target } = was;
  const before = was.bytes && statSync(target);
  if (was.bytes) {
    accessSync(target, constants.W_OK);
    refuseIfChanged(was);
  } else if (lstatSync(target, { throwIfNoEntry: false })) throw new FileChanged();
  const beside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  const handle = openSync(beside, 'wx', 0o600);
  try {
    fill(handle, Buffer.from(text, 'utf8'), before);
  } catch (error) {
    unlinkSync(beside);
    throw error;
  } finally {
    closeSync(handle);
  }
  return { beside, target, before };
}

function giveName({ beside, target, before }: Ready): void {
  if (!before) {
    // Unlike a rename, neither takes the place of what somebody has put there in the meantime.
    tryLink(beside, target);
    return;
  }
  if (isOther(before, statSync(target))) throw new FileChanged();
  renameSync(beside, target);
}

function tryLink(beside: string, target: string): void {
  try {
    linkSync(beside, target);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') throw new FileChanged();
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    copyFileSync(beside, target, constants.COPYFILE_EXCL);
  }
}

function putBack({ target, bytes }: NewText['was']): void {
  if (bytes) writeFileSync(target, bytes);
  else unlinkSync(target);
}

function refuseIfChanged({ target, bytes }: FileBytes): void {
  const now = readFileBytes(target);
  if ('tooLarge' in now || Buffer.compare(now.bytes, bytes) !== 0) throw new FileChanged();
}

const NEW_FILE_MODE = 0o644;

/** @param like has the mode and the owner; those of a new file where not given */
function fill(handle: number, bytes: Uint8Array, like: Stats | undefined): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
  const { uid, gid } = fstatSync(handle);
  if (like && (uid !== like.uid || gid !== like.gid)) tryChown(handle, like);
  fchmodSync(handle, like ? like.mode & 0o7777 : NEW_FILE_MODE);
  fsyncSync(handle);
}

/** Only the superuser may give a file away; anybody else's rewrite is their own file, as with most editors. */
function tryChown(handle: number, { uid, gid }: Stats): void {
  try {
    fchownSync(handle, uid, gid);
  } catch {
    return;
  }
}

function isOther(before: Stats, now: Stats): boolean {
  return before.ino !== now.ino || before.size !== now.size || before.mtimeMs !== now.mtimeMs;
}

/** Makes the new name last through a power cut, where the system can; the file is whole in any case. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    return;
  }
}

/**
 * The texts of files beside a Dockerfile, to be written together with it.
 * @param folder of the build context, absolute
 * @throws FileChanged where a file is no longer what the change was made from; LinkInPlace; or the system's error
 */
export function readOldTexts(folder: string, changes: readonly FileChange[]): readonly NewText[] {
  return changes.flatMap(({ path, before, after }) => {
    const target = join(folder, path);
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) throw new LinkInPlace();
    // Another Dockerfile of the same context has brought the same.
    if (existsSync(target) && readFileSync(target, 'utf8') === after) return [];
    const bytes = before === undefined ? undefined : Buffer.from(before, 'utf8');
    return [{ was: { target, bytes }, text: after }];
  });
}
