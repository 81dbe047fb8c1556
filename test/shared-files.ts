import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** The folder beside the checkout with the corpus and the reference answers; nothing of it is part of the project. */
const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));

/** Whether a file of the shared folder is there. */
export function hasShared(path: string): boolean {
  return existsSync(`${SHARED}${path}`);
}

/** The texts of the files in a folder of the shared folder, by their names, in the order of these. */
export function readSharedTexts(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(`${SHARED}${folder}`).toSorted();
  return new Map(names.map((name) => [name, readFileSync(`${SHARED}${folder}/${name}`, 'utf8')]));
}

/** The objects of a gzipped JSON-lines file in the shared folder. */
export function readShared<Row>(path: string): readonly Row[] {
  return readSharedLines(path).map((line) => JSON.parse(line) as Row);
}

/** The lines of a gzipped text in the shared folder. */
export function readSharedLines(path: string): readonly string[] {
  const text = gunzipSync(readFileSync(`${SHARED}${path}`)).toString('utf8');
  return text.trimEnd().split('\n');
}
