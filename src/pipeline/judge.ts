import { check, checkParts, type Part } from '../check/check.ts';
import { checkFileChange } from '../check/file-change.ts';
import { EFFECTS } from '../check/effects.ts';
import type { Surroundings } from '../context/surroundings.ts';
import { type Dockerfile, MAX_FILE_LENGTH, rereadDockerfile } from '../dockerfile/dockerfile.ts';
import { instructionEnd } from '../dockerfile/instruction.ts';
import type { FileRefusal } from '../dockerfile/refusal.ts';
import type { Transform } from '../transform/transform.ts';
import type { PlannedTransform } from '../plan/plan.ts';
import { applyEdits, type Edit, EditConflict } from '../text/edit.ts';
import type { Applicability, Fix } from '../transform/finding.ts';

export type Verdict =
  | { readonly kind: 'accepted'; readonly file: Dockerfile; readonly applicability: Applicability }
  | { readonly kind: 'declined'; readonly because: string }
  /** A line would be longer than BuildKit reads, or the file longer than we read. */
  | { readonly kind: 'too-long' };

/**
 * Makes the edits of a fix and lets the checker look at the result. A fix is never more than its transform, its effects
 * and itself say at the least.
 */
export function judge(
  file: Dockerfile,
  fix: Fix,
  edits: readonly Edit[],
  { transform }: PlannedTransform,
  surroundings: Surroundings,
): Verdict {
  const problem = findProblem(fix, transform);
  if (problem !== undefined) return declined(problem);
  const applicability = leastOf(fix, transform);
  if (applicability === 'display-only') return { kind: 'accepted', file, applicability };
  if (fix.file) {
    const objection = checkFileChange(file, fix.file, fix.effects, surroundings);
    return objection === undefined ? { kind: 'accepted', file, applicability } : declined(objection);
  }
  const candidate = tryReread(file, edits);
  if (candidate === 'conflict') return declined('its edits touch each other');
  if (candidate === 'too-long') return { kind: 'too-long' };
  if (candidate.kind === 'refused') return declined(`the result cannot be read: ${candidate.detail}`);
  const because = check(file, candidate, fix.effects, surroundings);
  return because === undefined ? { kind: 'accepted', file: candidate, applicability } : declined(because);
}

/**
 * Makes fixes that touch different instructions at once, which costs one reading instead of one for each. The checker looks
 * at each by its own instructions and its own effects.
 * @param fixes in the order of the file
 * @returns the file with all of them; `undefined` where anything speaks against any of them: each is to be judged alone then
 */
export function judgeTogether(
  file: Dockerfile,
  fixes: readonly Fix[],
  { transform }: PlannedTransform,
  surroundings: Surroundings,
): Dockerfile | undefined {
  const isOrdinary = fixes.every((fix) => {
    return !fix.file && findProblem(fix, transform) === undefined && leastOf(fix, transform) !== 'display-only';
  });
  if (!isOrdinary) return undefined;
  const candidate = tryReread(
    file,
    fixes.flatMap(({ edits }) => edits),
  );
  if (candidate === 'conflict' || candidate === 'too-long' || candidate.kind === 'refused') return undefined;
  const parts = findParts(file, candidate, fixes);
  return parts && checkParts(file, candidate, parts, surroundings) === undefined ? candidate : undefined;
}

function findProblem(fix: Fix, transform: Transform): string | undefined {
  const undeclared = fix.effects.find((effect) => !transform.effects.includes(effect));
  if (undeclared) return `${transform.id} does not declare the effect ${undeclared}`;
  if (fix.file && fix.edits.length > 0) return 'it changes the Dockerfile and another file at once';
  const isBare = leastOf(fix, transform) === 'unsafe' && fix.assumptions.length === 0;
  return isBare ? 'it is unsafe and names no assumption' : undefined;
}

function tryReread(file: Dockerfile, edits: readonly Edit[]): Dockerfile | FileRefusal | 'conflict' | 'too-long' {
  const text = tryEdits(file.text, edits);
  if (text === undefined) return 'conflict';
  if (text.length > MAX_FILE_LENGTH) return 'too-long';
  const candidate = rereadDockerfile(file, text, edits);
  return candidate.kind === 'refused' && isTooLong(candidate) ? 'too-long' : candidate;
}

/** The instructions that each fix touches, and those that stand in their place afterwards. */
function findParts(file: Dockerfile, candidate: Dockerfile, fixes: readonly Fix[]): readonly Part[] | undefined {
  const parts: Part[] = [];
  let [next, freshNext, shift] = [0, 0, 0];
  for (const { edits, effects } of fixes) {
    const [start, end] = [
      Math.min(...edits.map(({ span }) => span.start)),
      Math.max(...edits.map(({ span }) => span.end)),
    ];
    while (next < file.instructions.length && instructionEnd(file.instructions[next]!) < start) next += 1;
    const first = next;
    while (next < file.instructions.length && file.instructions[next]!.start <= end) next += 1;
    const from = file.instructions[first];
    if (!from || next === first) return undefined;
    const until = file.instructions[next]?.start ?? Infinity;
    const freshFrom = from.start + shift;
    for (const { span, text } of edits) shift += text.length - (span.end - span.start);
    const fresh = candidate.instructions;
    while (freshNext < fresh.length && fresh[freshNext]!.start < freshFrom) freshNext += 1;
    const freshFirst = freshNext;
    while (freshNext < fresh.length && fresh[freshNext]!.start < until + shift) freshNext += 1;
    parts.push({
      old: file.instructions.slice(first, next),
      fresh: fresh.slice(freshFirst, freshNext),
      effects,
    });
  }
  return parts;
}

function isTooLong({ detail }: FileRefusal): boolean {
  return detail.startsWith('the line has');
}

function declined(because: string): Verdict {
  return { kind: 'declined', because };
}

const ORDER: readonly Applicability[] = ['safe', 'unsafe', 'display-only'];

/** What a fix is at the most: no better than its transform, its effects and itself say. */
export function leastOf(fix: Fix, { applicability }: Transform): Applicability {
  let least = Math.max(ORDER.indexOf(applicability), ORDER.indexOf(fix.applicability));
  for (const effect of fix.effects) least = Math.max(least, ORDER.indexOf(EFFECTS[effect].most));
  return ORDER[least] ?? 'safe';
}

function tryEdits(text: string, edits: readonly Edit[]): string | undefined {
  try {
    return applyEdits(text, edits);
  } catch (error) {
    if (error instanceof EditConflict) return undefined;
    throw error;
  }
}
