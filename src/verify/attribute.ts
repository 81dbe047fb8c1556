import { findOwnEntries } from './own-history.ts';
import type { HistoryEntry } from '../image/image.ts';
import type { Step } from '../pipeline/rewrite-result.ts';
import { type Scan, scan } from '../dockerfile/scan.ts';

/** The steps of an image's history with the bytes of the layers that they made. */
export interface SizedHistory {
  readonly history: readonly HistoryEntry[];
  /** Of each layer, oldest first, in bytes. */
  readonly layers: readonly number[];
}

/** An instruction of some version of the text, with where it comes from. */
interface Origin {
  readonly source: string;
  /** Offsets into the original's instructions. */
  readonly originals: ReadonlySet<number>;
  /** Offsets into the steps. */
  readonly steps: ReadonlySet<number>;
}

/**
 * What each step took from the layers, in bytes: the difference of the layers that its instructions made before and
 * after it. `undefined` where several steps changed the same instructions, or the history does not tell its layer.
 */
export function attributeBytes(
  steps: readonly Step[],
  before: SizedHistory,
  after: SizedHistory,
): readonly (number | undefined)[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return [];
  const sizesBefore = instructionSizes(first.before, before);
  const sizesAfter = instructionSizes(last.after, after);
  if (!sizesBefore || !sizesAfter) return steps.map(() => undefined);
  const origins = followSteps(scan(first.before), steps);
  return steps.map((_, step) => {
    const touched = origins.map((origin, at) => ({ origin, at })).filter(({ origin }) => origin.steps.has(step));
    if (touched.length === 0 || touched.some(({ origin }) => origin.steps.size > 1)) return undefined;
    const originals = new Set(touched.flatMap(({ origin }) => [...origin.originals]));
    return sum([...originals].map((at) => sizesBefore.get(at))) - sum(touched.map(({ at }) => sizesAfter.get(at)));
  });
}

function sum(sizes: readonly (number | undefined)[]): number {
  return sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
}

/** Where each instruction of the last text comes from. */
function followSteps(first: Scan, steps: readonly Step[]): readonly Origin[] {
  let origins: readonly Origin[] = first.instructions.map(({ content }, i) => {
    return { source: content.source, originals: new Set([i]), steps: new Set<number>() };
  });
  for (const [step, { after }] of steps.entries()) {
    const sources = scan(after).instructions.map(({ content }) => content.source);
    origins = followStep(origins, sources, step);
  }
  return origins;
}

/** What a step changed lies between what is the same at the start and what is the same at the end. */
function followStep(origins: readonly Origin[], sources: readonly string[], step: number): readonly Origin[] {
  let head = 0;
  while (head < origins.length && origins[head]!.source === sources[head]) head += 1;
  let tail = 0;
  const isSameFromEnd = (): boolean => origins.at(-1 - tail)?.source === sources.at(-1 - tail);
  while (tail < Math.min(origins.length, sources.length) - head && isSameFromEnd()) tail += 1;
  const changed = origins.slice(head, origins.length - tail);
  const originals = new Set(changed.flatMap((origin) => [...origin.originals]));
  const touching = new Set([...changed.flatMap((origin) => [...origin.steps]), step]);
  const fresh = sources.slice(head, sources.length - tail).map((source) => ({ source, originals, steps: touching }));
  return [...origins.slice(0, head), ...fresh, ...origins.slice(origins.length - tail)];
}

/** The bytes of the layer of each instruction of a text, by its place in the file; `undefined` where the history does not tell. */
function instructionSizes(text: string, { history, layers }: SizedHistory): ReadonlyMap<number, number> | undefined {
  const own = findOwnEntries(text, history, layers.length);
  return own && new Map(own.flatMap(({ at, layer }) => (layer === undefined ? [] : [[at, layers[layer] ?? 0]])));
}
