import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/dockerfiles.jsonl.gz', import.meta.url));

/** Every so manieth Dockerfile of the corpus. */
export function readTexts(slice, slices) {
  return gunzipSync(readFileSync(CORPUS))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .filter((_, i) => i % slices === slice)
    .map((line) => JSON.parse(line).text);
}
