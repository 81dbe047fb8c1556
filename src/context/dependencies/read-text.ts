import { type BuildContext, MAX_TEXT_BYTES } from '../build-context.ts';
import { baseName } from '../context-path.ts';
import { type FileReading, unread } from './dependency.ts';
import type { ReadFile } from './join-readings.ts';

/** Reads a file by the reader for its kind. */
export function readWith(context: BuildContext, path: string, read: (text: string) => FileReading): ReadFile {
  const text = context.readText(path);
  if (text !== undefined) return { path, reading: read(text) };
  if (!context.has(path)) return { path, reading: unread('it is not there') };
  const limit = `${MAX_TEXT_BYTES / 1024 / 1024} MiB`;
  return { path, reading: unread(`${baseName(path)} is not a text of at most ${limit}`) };
}
