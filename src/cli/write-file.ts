import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FileBytes, readFileBytes } from './read-file.ts';

/** Somebody else wrote the file while it was rewritten. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
}

/**
 * Puts a text in place of a file's bytes, all or nothing, as UTF-8: a file beside it takes the text, the mode and where
 * possible the owner, and then its name. A link stays a link. Runs without a break, so that a signal, which is seen
 * between two turns of the event loop, never leaves half a file or the file beside it.
 * @param was what `readFileBytes` gave
 * @throws FileChanged when the file's bytes are no longer those; or the system's error; the file is then as it was
 */
export function replaceFile(was: FileBytes, text: string): void {
  const { target } = was;
  accessSync(target, constants.W_OK);
  const before = statSync(target);
  refuseIfChanged(was);
  const beside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  let isLeftOver = false;
  try {
    const handle = openSync(beside, 'wx', 0o600);
    isLeftOver = true;
    try {
      fill(handle, Buffer.from(text, 'utf8'), before);
    } finally {
      closeSync(handle);
    }
    if (isOther(before, statSync(target))) throw new FileChanged();
    renameSync(beside, target);
    isLeftOver = false;
  } finally {
    if (isLeftOver) unlinkSync(beside);
  }
  syncFolder(dirname(target));
}

function refuseIfChanged({ target, bytes }: FileBytes): void {
  const now = readFileBytes(target);
  if ('tooLarge' in now || Buffer.compare(now.bytes, bytes) !== 0) throw new FileChanged();
}

function fill(handle: number, bytes: Uint8Array, like: Stats): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
  const { uid, gid } = fstatSync(handle);
  if (uid !== like.uid || gid !== like.gid) tryChown(handle, like);
  fchmodSync(handle, like.mode & 0o7777);
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
