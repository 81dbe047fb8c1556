/**
 * Runs each transform that changes base images or users, alone and with every unsafe fix, over the real Dockerfiles of
 * ../shared/corpus, and holds what it did against test/corpus/images.json:
 *   npm run corpus:images                    fails on a crash, on a declined fix, on a tag that nobody ever listed
 *   npm run corpus:images -- --update        writes the totals anew
 *   npm run corpus:images -- --show slim-base 30   prints some of the diffs, spread over all of them
 * There is no context to any of the files: what depends on one is refused.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CorpusImages, countBases, countImages, IMAGE_TRANSFORMS, type ImageSums } from './corpus/image-sums.ts';
import { hasShared, readShared, readSharedLines } from '../test/shared-files.ts';

const CORPUS = 'corpus/dockerfiles.jsonl.gz';
const TAGS = 'knowledge/tags.tsv.gz';
const TOTALS = fileURLToPath(new URL('../test/corpus/images.json', import.meta.url));

function main(words: readonly string[]): number {
  const missing = [CORPUS, TAGS].find((path) => !hasShared(path));
  if (missing !== undefined) {
    console.log(`SKIPPED: ../shared/${missing} is absent, so nothing was examined`);
    return process.env['CI'] ? 1 : 0;
  }
  const rows = readShared<{ readonly id: string; readonly text: string }>(CORPUS);
  const tags = new Set(readSharedLines(TAGS).map((line) => line.split('\t').slice(0, 2).join(':')));
  const show = words.indexOf('--show');
  const wanted = show === -1 ? IMAGE_TRANSFORMS : IMAGE_TRANSFORMS.filter((id) => id === words[show + 1]);
  const totals: Record<string, Omit<ImageSums, 'faults' | 'diffs'>> = {};
  const bases = countBases(rows);
  let hasFailed = false;
  for (const id of wanted) {
    const { faults, diffs, ...sums } = countImages(id, rows, tags);
    totals[id] = sums;
    console.log(`${id}:`, JSON.stringify(sums, undefined, 2));
    if (faults.length > 0) hasFailed = true;
    console.log(faults.slice(0, 40).join('\n'));
    const most = Number(words[show + 2] ?? 20);
    const step = Math.max(1, Math.floor(diffs.length / most));
    if (show !== -1) console.log(diffs.filter((_, i) => i % step === 0).slice(0, most).join('\n')); // prettier-ignore
  }
  if (show !== -1) return 0;
  const text = `${JSON.stringify({ bases, transforms: totals } satisfies CorpusImages, undefined, 2)}\n`;
  if (words.includes('--update')) writeFileSync(TOTALS, text);
  else if (!existsSync(TOTALS) || readFileSync(TOTALS, 'utf8') !== text) {
    console.log('The totals differ from test/corpus/images.json; look at why, then run it with --update');
    hasFailed = true;
  }
  console.log(hasFailed ? 'corpus:images: FAILED' : 'corpus:images: no fault, totals as expected');
  return hasFailed ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
