import { BrokenPromise } from './broken-promise.ts';
import { type Candidate, withoutOverlaps } from './candidates.ts';
import { FindingKeys } from './finding-keys.ts';
import { describeFix } from './fix-text.ts';
import { History } from './history.ts';
import { Looks } from './looks.ts';
import type { DeclinedFix, FixText, IgnoredPlace, Note, RefusedPlace, Step, UnusedIgnore } from './rewrite-result.ts';
import { isOnlyShown } from './only-shown.ts';
import { describeRefusal } from './refused-place.ts';
import { shiftEdits } from './shift-edits.ts';
import { findUnusedIgnores } from './unused-ignores.ts';
import { judge, judgeTogether, leastOf } from './judge.ts';
import { type Surroundings, withFileChange } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readIgnores } from '../plan/ignore-comments.ts';
import type { Plan, PlannedTransform } from '../plan/plan.ts';
import type { Edit } from '../text/edit.ts';
import type { Fix } from '../transform/finding.ts';

/** A whole round without a change ends the work; more rounds than this mean that transforms undo each other. */
const MAX_ROUNDS = 5;
/** How often one transform may look again in one round. */
const MAX_LOOKS = 100;

/** The one reason to leave a place alone that is not a transform's own (trap A28). */
const TOO_LONG = {
  reason: 'line-too-long',
  detail: 'the fix would make it longer still',
  because: 'BuildKit reads lines of at most 65,535 bytes',
  remedy: 'break the line',
} as const;

/** What a plan made of a file. */
export interface Improvement {
  readonly file: Dockerfile;
  readonly steps: readonly Step[];
  readonly notes: readonly Note[];
  readonly refusals: readonly RefusedPlace[];
  readonly ignored: readonly IgnoredPlace[];
  readonly unusedIgnores: readonly UnusedIgnore[];
  readonly declined: readonly DeclinedFix[];
  readonly history: History;
  readonly looks: Looks;
  /** With the files as the steps have left them. */
  readonly surroundings: Surroundings;
  /** Ordinals of the ignore comments that switched something off. */
  readonly usedIgnores: ReadonlySet<number>;
}

/**
 * Runs each transform of a plan until it finds nothing more, and the plan until a whole round changes nothing.
 * @param earlier an improvement that this one continues: its history and its declined fixes count
 * @throws BrokenPromise where that does not come to an end
 */
export function improve(file: Dockerfile, plan: Plan, surroundings: Surroundings, earlier?: Improvement): Improvement {
  return new Run(file, plan, surroundings, earlier).toEnd();
}

/** What the last look of one transform left undone; an earlier look's view is out of date. */
interface Remainder {
  readonly refusals: RefusedPlace[];
  readonly notes: Note[];
  readonly ignored: IgnoredPlace[];
}

class Run {
  #file: Dockerfile;
  readonly #plan: Plan;
  #surroundings: Surroundings;
  readonly #history: History;
  readonly #looks: Looks;
  readonly #steps: Step[] = [];
  readonly #declined = new Map<string, DeclinedFix>();
  readonly #remainders = new Map<string, Remainder>();
  readonly #usedIgnores: Set<number>;
  readonly #isOver: ReadonlySet<string>;

  constructor(file: Dockerfile, plan: Plan, surroundings: Surroundings, earlier: Improvement | undefined) {
    this.#file = file;
    this.#plan = plan;
    this.#surroundings = surroundings;
    this.#history = earlier?.history.fork() ?? new History(file.text);
    this.#looks = earlier?.looks ?? new Looks();
    this.#usedIgnores = new Set(earlier?.usedIgnores);
    this.#isOver = new Set(earlier?.declined.map(({ key }) => key));
  }

  toEnd(): Improvement {
    for (let round = 1; this.#runRound(); round += 1) {
      if (round > MAX_ROUNDS)
        throw new BrokenPromise(`no end after ${MAX_ROUNDS} rounds; last changed by ${this.#steps.at(-1)!.transform}`);
    }
    // What they refuse is told, and asked for once, in the end.
    for (const planned of this.#plan.transforms) if (isOnlyShown(planned)) this.#look(planned);
    const remainders = this.#plan.transforms.flatMap(({ transform }) => this.#remainders.get(transform.id) ?? []);
    return {
      file: this.#file,
      steps: this.#steps,
      notes: remainders.flatMap(({ notes }) => notes),
      refusals: remainders.flatMap(({ refusals }) => refusals),
      ignored: remainders.flatMap(({ ignored }) => ignored),
      unusedIgnores: findUnusedIgnores(this.#file, this.#plan, this.#usedIgnores),
      declined: [...this.#declined.values()],
      history: this.#history,
      looks: this.#looks,
      surroundings: this.#surroundings,
      usedIgnores: this.#usedIgnores,
    };
  }

  #runRound(): boolean {
    let hasChanged = false;
    for (const planned of this.#plan.transforms) {
      if (isOnlyShown(planned)) continue;
      let looks = 0;
      while (this.#look(planned)) {
        hasChanged = true;
        looks += 1;
        // Nobody writes as many places that wait for each other; what is left is refused with its reason.
        if (looks === MAX_LOOKS) break;
      }
    }
    return hasChanged;
  }

  /** One inspection: fixes that do not overlap are applied and checked. Says whether any was applied. */
  #look(planned: PlannedTransform): boolean {
    const { transform } = planned;
    const findings = this.#looks.find(this.#file, planned, this.#surroundings);
    // Most transforms have nothing to say of most files.
    if (findings.length === 0) {
      this.#remainders.delete(transform.id);
      return false;
    }
    const ignores = readIgnores(this.#file, this.#plan.known);
    const keys = new FindingKeys(transform.id);
    const remainder: Remainder = { refusals: [], notes: [], ignored: [] };
    const open: Candidate[] = [];
    for (const finding of findings) {
      const key = keys.next(finding.instruction);
      const ignore = ignores.find(transform.id, finding.instruction);
      if (ignore) {
        this.#usedIgnores.add(ignore.ordinal);
        const line = this.#history.originalLine(finding.instruction.start);
        remainder.ignored.push({ line, transform: transform.id, comment: ignore.text });
      } else if (finding.kind === 'refusal') {
        const earlier = this.#remainders.get(transform.id)?.refusals ?? [];
        const place = describeRefusal(finding, transform, { text: this.#file.text, history: this.#history, earlier });
        if (place) remainder.refusals.push(place);
      } else if (this.#isOpen(finding, key, planned)) open.push({ fix: finding, key });
    }
    this.#remainders.set(transform.id, remainder);
    const apart = withoutOverlaps(open);
    return this.#applyTogether(apart, planned) || this.#applyInTurn(apart, planned, remainder);
  }

  #isOpen(fix: Fix, key: string, { transform, allowed }: PlannedTransform): boolean {
    if (this.#isOver.has(key) || this.#declined.has(key) || this.#isDropped(fix, key, transform.id)) return false;
    // What may not be applied need not be judged: the run that proposes it judges it.
    return allowed === 'unsafe' || leastOf(fix, transform) !== 'unsafe';
  }

  #isDropped({ instruction, edits }: Fix, key: string, id: string): boolean {
    const like = this.#plan.dropped?.filter(({ transform }) => transform === id) ?? [];
    if (like.length === 0) return false;
    const line = this.#lineOf(instruction, edits);
    return like.some((dropped) => dropped.key === key || dropped.line === line);
  }

  /** Applies all or none of them. */
  #applyTogether(candidates: readonly Candidate[], planned: PlannedTransform): boolean {
    if (candidates.length < 2) return false;
    const file = judgeTogether(
      this.#file,
      candidates.map(({ fix }) => fix),
      planned,
      this.#surroundings,
    );
    if (!file) return false;
    const texts = candidates.map(({ fix, key }) => this.#describe(fix, key, planned, fix.edits));
    let before = this.#file.text;
    let shift = 0;
    for (const [i, { fix }] of candidates.entries()) {
      const end = Math.max(...fix.edits.map(({ span }) => span.end));
      for (const { span, text } of fix.edits) shift += text.length - (span.end - span.start);
      // All up to the end of this fix is as it will be, and what follows as it was: two parts, which cost no copy.
      const after = file.text.slice(0, end + shift) + this.#file.text.slice(end);
      const applicability = leastOf(fix, planned.transform) === 'unsafe' ? 'unsafe' : 'safe';
      this.#steps.push({ ...texts[i]!, applicability, before, after });
      before = after;
    }
    this.#history.record(candidates.flatMap(({ fix }) => fix.edits));
    this.#file = file;
    return true;
  }

  /** Says whether any was applied. */
  #applyInTurn(candidates: readonly Candidate[], planned: PlannedTransform, remainder: Remainder): boolean {
    const done: Edit[] = [];
    const before = this.#steps.length;
    for (const { fix, key } of candidates) this.#consider(fix, key, planned, done, remainder);
    return this.#steps.length > before;
  }

  #consider(fix: Fix, key: string, planned: PlannedTransform, done: Edit[], remainder: Remainder): void {
    const edits = shiftEdits(fix.edits, done);
    const text = this.#describe(fix, key, planned, edits);
    const verdict = judge(this.#file, fix, edits, planned, this.#surroundings);
    if (verdict.kind === 'too-long') {
      remainder.refusals.push({ line: text.line, transform: text.transform, ...TOO_LONG });
      return;
    }
    if (verdict.kind === 'declined') {
      this.#declined.set(key, { ...text, because: verdict.because });
      return;
    }
    if (verdict.applicability === 'display-only') {
      remainder.notes.push({ ...text, applicability: 'display-only' });
      return;
    }
    this.#steps.push({
      ...text,
      applicability: verdict.applicability,
      before: this.#file.text,
      after: verdict.file.text,
    });
    if (fix.file) this.#surroundings = withFileChange(this.#surroundings, fix.file);
    this.#history.record(edits);
    this.#file = verdict.file;
    done.push(...fix.edits);
  }

  #describe(fix: Fix, key: string, { transform }: PlannedTransform, edits: readonly Edit[]): FixText {
    return describeFix(fix, transform, key, this.#lineOf(fix.instruction, edits));
  }

  /** Of the first edit, in the text before any fix. */
  #lineOf({ start }: Instruction, edits: readonly Edit[]): number {
    const first = Math.min(...edits.map(({ span }) => span.start));
    return this.#history.originalLine(Number.isFinite(first) ? first : start);
  }
}
