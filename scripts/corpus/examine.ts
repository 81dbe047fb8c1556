import { type Damage, findDamage } from './damage.ts';
import { countDone, type Done, TARGETS } from './done.ts';
import { countCleaned, countJoined } from './done-layers.ts';
import type { Mode } from './modes.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { isUnread, readRun, runContent } from '../../src/dockerfile/run-script.ts';
import { rewriteDockerfile } from '../../src/pipeline/rewrite.ts';
import type { Rewrite } from '../../src/pipeline/rewrite-result.ts';

/** What a run over one file showed. */
export interface Examination {
  readonly status: Rewrite['status'] | 'crash';
  /** The message of a crash. */
  readonly crash: string | undefined;
  readonly damages: readonly Damage[];
  readonly isStable: boolean;
  /** The safe fixes first and the others after give the same text as all at once; asked of the mode `unsafe` only. */
  readonly isRouteFree: boolean;
  readonly fixes: Readonly<Record<string, number>>;
  /** What is only shown, by its transform. */
  readonly notes: Readonly<Record<string, number>>;
  readonly refusals: Readonly<Record<string, number>>;
  readonly fileRefusal: string | undefined;
  readonly declined: readonly string[];
  /** The text after all fixes, where it is another. */
  readonly after: string | undefined;
  /** RUN scripts before and after, where they differ. */
  readonly scripts: readonly { readonly before: string; readonly after: string }[];
  readonly done: Readonly<Record<string, Done>>;
}

/**
 * Rewrites a text and looks at the result with every foreign reader at hand but the shells, which are asked in one go.
 * @param first what the first plan of the mode makes of it, where that is known
 */
export function examine(text: string, mode: Mode, first?: string): Examination {
  let rewrite: Rewrite;
  try {
    rewrite = rewriteDockerfile(text, mode.plan, mode.surroundings);
  } catch (error) {
    return crashed(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
  return {
    status: rewrite.status,
    crash: undefined,
    damages: findDamage(rewrite.before, rewrite.after),
    isRouteFree: isRouteFree(rewrite, mode, first),
    isStable:
      rewrite.status !== 'changed' ||
      rewriteDockerfile(rewrite.after, mode.plan, mode.surroundings).status === 'unchanged',
    fixes: count(rewrite.steps.map(({ transform }) => transform)),
    notes: count(rewrite.notes.map(({ transform }) => transform)),
    refusals: count(rewrite.refusals.map(({ transform, reason }) => `${transform}: ${reason}`)),
    fileRefusal: rewrite.refusal?.reason,
    declined: rewrite.declined.map(({ transform, line, because }) => `${transform} line ${line}: ${because}`),
    after: rewrite.status === 'changed' ? rewrite.after : undefined,
    scripts: rewrite.status === 'changed' ? changedScripts(rewrite) : [],
    done: mode.isCounted
      ? {
          ...Object.fromEntries(TARGETS.map((target) => [target.transform, countDone(target, rewrite)])),
          'merge-run': countJoined(rewrite),
          'apt-cleanup': countCleaned(rewrite),
        }
      : {},
  };
}

function isRouteFree({ status, before, after }: Rewrite, mode: Mode, known: string | undefined): boolean {
  const { firstPlan, plan, surroundings } = mode;
  if (!firstPlan || status === 'refused') return true;
  const first = known ?? rewriteDockerfile(before, firstPlan, surroundings).after;
  return rewriteDockerfile(first, plan, surroundings).after === after;
}

function crashed(crash: string): Examination {
  return {
    status: 'crash',
    crash,
    damages: [],
    isStable: true,
    isRouteFree: true,
    fixes: {},
    notes: {},
    refusals: {},
    fileRefusal: undefined,
    declined: [],
    after: undefined,
    scripts: [],
    done: {},
  };
}

function count(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function changedScripts({ before, after }: Rewrite): Examination['scripts'] {
  const old = readScripts(before);
  const known = new Set(old);
  return readScripts(after).flatMap((script, i) =>
    known.has(script) ? [] : [{ before: old[i] ?? '', after: script }],
  );
}

function readScripts(text: string): readonly string[] {
  const file = readDockerfile(text);
  if (file.kind === 'refused') return [];
  return file.instructions.flatMap((instruction) => {
    const content = runContent(instruction);
    const reading = content && readRun(content);
    return reading && !isUnread(reading) ? [reading.mapped.text] : [];
  });
}
