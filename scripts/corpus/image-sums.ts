import { openBundledCatalogue } from '../../src/cli/catalogue-files.ts';
import type { Surroundings } from '../../src/context/surroundings.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { familiarName } from '../../src/dockerfile/reference.ts';
import { readFromReference } from '../../src/dockerfile/from-reference.ts';
import { lineageOf, readStages } from '../../src/dockerfile/stages.ts';
import { readDeepestBase } from '../../src/knowledge/images/base-image.ts';
import { rewriteDockerfile } from '../../src/pipeline/rewrite.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { formatFilePatch } from '../../src/report/patch.ts';
import { memoize } from '../../src/text/memo.ts';
import { preset } from '../../transforms/index.ts';

const KNOWN: readonly string[] = ['slim-base', 'alpine-base', 'distroless-base', 'jre-base', 'nonroot-user'];
/** Those that there are. */
export const IMAGE_TRANSFORMS: readonly string[] = KNOWN.filter((id) =>
  preset.some((transform) => transform.id === id),
);

type Counts = Record<string, number>;

export interface ImageSums {
  readonly files: number;
  /** Files whose last stage rests on an image of the catalogue; for users, all that are read. */
  readonly eligible: number;
  readonly fixed: number;
  readonly refused: number;
  /** Eligible ones of which nothing was said: there is nothing to change. */
  readonly silent: number;
  readonly reasons: Counts;
  /** A line for each crash, declined fix and invented tag. */
  readonly faults: readonly string[];
  readonly diffs: readonly string[];
}

const SURROUNDINGS: Surroundings = {
  catalogue: openBundledCatalogue,
  context: undefined,
  policy: {},
  today: '2026-11-21',
};

/** test/corpus/images.json */
export interface CorpusImages {
  /** The images that most files rest on in the end, with how many do. */
  readonly bases: Counts;
  readonly transforms: Readonly<Record<string, Omit<ImageSums, 'faults' | 'diffs'>>>;
}

const MOST_USED = 20;

/** By the name of an image, how many files rest on it in the end: those that are used most. */
export function countBases(rows: readonly { readonly text: string }[]): Counts {
  const counts: Counts = {};
  for (const { text } of rows) {
    const file = readDockerfile(text);
    const last = file.kind === 'refused' ? undefined : readStages(file).at(-1);
    const from = last && file.kind !== 'refused' ? readFromReference(file, lineageOf(last)[0]!) : undefined;
    if (!from) continue;
    const name = familiarName(from.reference);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.fromEntries(
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_USED),
  );
}

/** @param tags `node:20-slim`, every one that was ever listed */
export function countImages(
  id: string,
  rows: readonly { readonly id: string; readonly text: string }[],
  tags: ReadonlySet<string>,
): ImageSums {
  const plan = makePlan(preset, { unsafe: true, only: [id] });
  const reasons: Counts = {};
  const faults: string[] = [];
  const diffs: string[] = [];
  let [eligible, fixed, refused] = [0, 0, 0];
  for (const row of rows) {
    try {
      const { status, before, after, refusals, declined } = rewriteDockerfile(row.text, plan, SURROUNDINGS);
      if (status === 'refused' || (id !== 'nonroot-user' && !isEligible(row))) {
        if (status === 'changed') faults.push(`${row.id}: changed, though its base is not known`);
        continue;
      }
      eligible += 1;
      if (status === 'changed') {
        fixed += 1;
        diffs.push(formatFilePatch(row.id, before, after));
        faults.push(...findInvented(before, after, tags).map((tag) => `${row.id}: ${tag} was never listed`));
      } else if (refusals.length > 0) refused += 1;
      for (const reason of new Set(refusals.map((refusal) => refusal.reason)))
        reasons[reason] = (reasons[reason] ?? 0) + 1;
      faults.push(...declined.map(({ line, because }) => `${row.id} line ${line}: declined, ${because}`));
    } catch (error) {
      faults.push(`${row.id}: ${String(error)}`);
    }
  }
  const sorted = Object.fromEntries(Object.entries(reasons).sort(([, a], [, b]) => b - a));
  return {
    files: rows.length,
    eligible,
    fixed,
    refused,
    silent: eligible - fixed - refused,
    reasons: sorted,
    faults,
    diffs,
  };
}

/** Each of the transforms asks it of each file. */
const isEligible = memoize(({ text }: { readonly text: string }): boolean => {
  const file = readDockerfile(text);
  const last = file.kind === 'refused' ? undefined : readStages(file).at(-1);
  return (
    last !== undefined &&
    file.kind !== 'refused' &&
    typeof readDeepestBase(file, last, openBundledCatalogue()) === 'object'
  );
});

/** Tags of the result that were not in the file, and that nobody ever listed; distroless ones are not in the list. */
function findInvented(before: string, after: string, tags: ReadonlySet<string>): readonly string[] {
  const old = new Set(readTags(before));
  return readTags(after).filter((name) => !old.has(name) && !name.startsWith('gcr.io/distroless/') && !tags.has(name));
}

function readTags(text: string): readonly string[] {
  const file = readDockerfile(text);
  if (file.kind === 'refused') return [];
  return readStages(file).flatMap((stage) => {
    const from = readFromReference(file, stage);
    return from ? [`${familiarName(from.reference)}:${from.reference.tag ?? 'latest'}`] : [];
  });
}
