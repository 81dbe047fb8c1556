import { BrokenPromise } from './broken-promise.ts';
import { FindingKeys } from './finding-keys.ts';
import { History } from './history.ts';
import { inspect } from './inspect.ts';
import type { DeclinedFix, FixText, IgnoredPlace, Note, RefusedPlace, Step, UnusedIgnore } from './rewrite-result.ts';
import { shiftEdits } from './shift-edits.ts';
import { judge, leastOf } from './judge.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type Ignores, readIgnores } from '../plan/ignore-comments.ts';
import type { Plan, PlannedTransform } from '../plan/plan.ts';
import type { Edit } from '../text/edit.ts';
import { isOverlapping } from '../text/span.ts';
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
  /** Ordinals of the ignore comments that switched something off. */
  readonly usedIgnores: ReadonlySet<number>;
}

/**
 * Runs each transform of a plan until it finds nothing more, and the plan until a whole round changes nothing.
 * @param earlier an improvement that this one continues: its history and its declined fixes count
 * @throws BrokenPromise where that does not come to an end
 */
export function improve(file: Dockerfile, plan: Plan, earlier?: Improvement): Improvement {
  return new Run(file, plan, earlier).toEnd();
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
  readonly #history: History;
  readonly #steps: Step[] = [];
  readonly #declined = new Map<string, DeclinedFix>();
  readonly #remainders = new Map<string, Remainder>();
  readonly #usedIgnores: Set<number>;
  readonly #isOver: ReadonlySet<string>;

  constructor(file: Dockerfile, plan: Plan, earlier: Improvement | undefined) {
    this.#file = file;
    this.#plan = plan;
    this.#history = earlier?.history.fork() ?? new History(file.text);
    this.#usedIgnores = new Set(earlier?.usedIgnores);
    this.#isOver = new Set(earlier?.declined.map(({ key }) => key));
  }

  toEnd(): Improvement {
    for (let round = 1; this.#runRound(); round += 1) {
      if (round > MAX_ROUNDS)
        throw new BrokenPromise(`no end after ${MAX_ROUNDS} rounds; last changed by ${this.#steps.at(-1)!.transform}`);
    }
    const remainders = [...this.#remainders.values()];
    return {
      file: this.#file,
      steps: this.#steps,
      notes: remainders.flatMap(({ notes }) => notes),
      refusals: remainders.flatMap(({ refusals }) => refusals),
      ignored: remainders.flatMap(({ ignored }) => ignored),
      unusedIgnores: this.#findUnusedIgnores(),
      declined: [...this.#declined.values()],
      history: this.#history,
      usedIgnores: this.#usedIgnores,
    };
  }

  #runRound(): boolean {
    let hasChanged = false;
    for (const planned of this.#plan.transforms) {
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

  /** One inspection: fixes that do not overlap are applied and checked in turn. Says whether any was applied. */
  #look(planned: PlannedTransform): boolean {
    const { transform } = planned;
    const ignores = this.#readIgnores();
    const keys = new FindingKeys(transform.id);
    const remainder: Remainder = { refusals: [], notes: [], ignored: [] };
    const done: Edit[] = [];
    for (const finding of inspect(this.#file, planned)) {
      const key = keys.next(finding.instruction);
      const ignore = ignores.find(transform.id, finding.instruction);
      if (ignore) {
        this.#usedIgnores.add(ignore.ordinal);
        const line = this.#history.originalLine(shiftOffset(finding.instruction.start, done));
        remainder.ignored.push({ line, transform: transform.id, comment: ignore.text });
      } else if (finding.kind === 'refusal') {
        const line = this.#history.originalLine(shiftOffset(finding.instruction.start, done));
        const { because, remedy } = transform.refusals[finding.reason]!;
        remainder.refusals.push({
          line,
          transform: transform.id,
          reason: finding.reason,
          detail: finding.detail,
          because,
          remedy,
        });
      } else this.#consider(finding, key, planned, done, remainder);
    }
    this.#remainders.set(transform.id, remainder);
    return done.length > 0;
  }

  #consider(fix: Fix, key: string, planned: PlannedTransform, done: Edit[], remainder: Remainder): void {
    if (this.#isOver.has(key) || this.#declined.has(key)) return;
    const overlaps = fix.edits.some(({ span }) => done.some((other) => isOverlapping(span, other.span)));
    if (overlaps) return;
    // What may not be applied need not be judged: the run that proposes it judges it.
    if (planned.allowed === 'safe' && leastOf(fix, planned.transform) === 'unsafe') return;
    const edits = shiftEdits(fix.edits, done);
    const text = this.#describe(fix, key, planned, edits);
    const verdict = judge(this.#file, fix, edits, planned);
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
    this.#history.record(edits);
    this.#file = verdict.file;
    done.push(...fix.edits);
  }

  #describe(fix: Fix, key: string, { transform }: PlannedTransform, edits: readonly Edit[]): FixText {
    const { title, why, evidence, assumptions, effects, applicability, savings } = fix;
    const first = Math.min(...edits.map(({ span }) => span.start));
    const line = this.#history.originalLine(Number.isFinite(first) ? first : fix.instruction.start);
    return {
      line,
      transform: transform.id,
      category: transform.category,
      title,
      why,
      evidence,
      assumptions,
      effects,
      applicability,
      savings,
      key,
    };
  }

  #readIgnores(): Ignores {
    return readIgnores(this.#file, this.#plan.known);
  }

  #findUnusedIgnores(): readonly UnusedIgnore[] {
    const running = new Set(this.#plan.transforms.map(({ transform }) => transform.id));
    return this.#readIgnores()
      .comments.filter(({ isOurs, ordinal }) => isOurs && !this.#usedIgnores.has(ordinal))
      .filter(({ transforms, problem }) => problem !== undefined || transforms.some((id) => running.has(id)))
      .map(({ line, text, problem }) => ({
        line,
        comment: text,
        because: problem ?? 'nothing there would be changed without it',
      }));
  }
}

/** Where an offset of the text at the start of a look stands after the edits made since. */
function shiftOffset(offset: number, done: readonly Edit[]): number {
  return shiftEdits([{ span: { start: offset, end: offset }, text: '' }], done)[0]!.span.start;
}
