import type { Builder, NotBuilt, Watch } from './builder.ts';
import { type Candidate, candidateAfter } from './candidate.ts';
import { reachOf } from './compare-exercise.ts';
import { readLogTail } from './log-tail.ts';
import { isWithin, needOf, proofOf } from './reach.ts';
import { type Depth, findHolding, nameOf, type SearchResult, type TrialVerdict } from './search.ts';
import { type CompareContents, type Subject, Trials, type TrialSettings } from './trial.ts';
import type { ImageMeasures, Proof, UnprovenFix, Verification, VerificationOutcome } from './verification.ts';
import type { Reach } from '../check/effects.ts';
import { rewriteDockerfile } from '../pipeline/rewrite.ts';
import type { FixText, Rewrite, Step } from '../pipeline/rewrite-result.ts';
import { allowUnsafe, type DroppedFix, dropFixes, type Plan } from '../plan/plan.ts';
import { maskLines, maskSecrets } from '../knowledge/secrets/mask.ts';
import { namesFrontend } from './without-frontend.ts';

export interface VerifyRequest extends TrialSettings {
  /** The whole Dockerfile. */
  readonly text: string;
  readonly plan: Plan;
  /** Whether to keep unsafe fixes that hold but that no run could say anything about. */
  readonly allowsUnproven: boolean;
  /** Whether to build both once more, each step anew, so that their times can be compared. */
  readonly timesBuilds: boolean;
  /** Values that no output may show. */
  readonly secrets: readonly string[];
}

/** What measuring two images gives: before, after, and the bytes of each step. */
export interface Measured {
  readonly before: ImageMeasures;
  readonly after: ImageMeasures;
  readonly bytes: readonly (number | undefined)[];
}

/** What a verification needs of its surroundings. */
export interface VerifyPorts {
  readonly builder: Builder;
  readonly compareContents: CompareContents;
  /** The pipeline, where not given. */
  readonly rewrite?: ((text: string, plan: Plan) => Rewrite) | undefined;
  readonly measure: (before: Subject, after: Subject, steps: readonly Step[], watch: Watch) => Promise<Measured>;
  /** Is told what goes on, in a few words: a progress line. */
  readonly onProgress?: ((what: string) => void) | undefined;
}

/**
 * Builds the original and the rewrite with all fixes that a run of the image can say something about, compares and runs
 * both, and drops the fixes that do harm, until what is left holds. Removes nothing: that is the caller's, since it has
 * to happen in any case.
 */
export async function verifyRewrite(request: VerifyRequest, ports: VerifyPorts, watch: Watch): Promise<Verification> {
  return new Verifying(request, ports, watch).run();
}

class Verifying {
  readonly #request: VerifyRequest;
  readonly #ports: VerifyPorts;
  readonly #watch: Watch;
  readonly #trials: Trials;

  constructor(request: VerifyRequest, ports: VerifyPorts, watch: Watch) {
    this.#request = request;
    this.#ports = ports;
    this.#watch = watch;
    this.#trials = new Trials(ports.builder, request, ports.compareContents, watch);
  }

  async run(): Promise<Verification> {
    const { text, plan } = this.#request;
    const all = this.#rewrite(allowUnsafe(plan));
    if (all.steps.length === 0) return this.#end('nothing-to-do', all);
    this.#tell('builds the original');
    const candidate = { text, files: [] };
    const built = await this.#trials.build(candidate);
    if (built.outcome !== 'built') return this.#endWithoutOriginal(built);
    this.#tell('looks at the original');
    const original = await this.#trials.run(await this.#trials.examine(candidate, built));
    const reach = this.#reach(original);
    const { dropped, unproven } = this.#leaveOutUnproven(reach);
    const found = await findHolding({
      dropped,
      plan: (names) => this.#rewrite(dropFixes(allowUnsafe(plan), names)),
      attempt: (changed, fixes, depth, files) => this.#attempt({ text: changed, files }, fixes, depth, original),
      onCulprit: ({ step }) => this.#tell(`drops "${step.title}" (line ${step.line})`),
    });
    if (found.stopped !== undefined) return this.#endStopped(found.stopped);
    return this.#endFound(found, original, unproven);
  }

  #attempt(candidate: Candidate, fixes: number, depth: Depth, original: Subject): Promise<TrialVerdict> {
    this.#tell(`builds and compares with ${fixes} ${fixes === 1 ? 'fix' : 'fixes'}`);
    return this.#trials.attempt(candidate, original, depth);
  }

  #reach({ exercise }: Subject): Reach {
    return exercise ? reachOf(exercise, this.#request.exercise!.isJob) : 'built';
  }

  /** Leaves out, one after the other since one may bring another, the unsafe fixes that a run cannot judge. */
  #leaveOutUnproven(reach: Reach): {
    readonly dropped: readonly DroppedFix[];
    readonly unproven: readonly UnprovenFix[];
  } {
    const { plan, allowsUnproven } = this.#request;
    const dropped: DroppedFix[] = [];
    const unproven: UnprovenFix[] = [];
    if (allowsUnproven) return { dropped, unproven };
    for (;;) {
      const { steps } = this.#rewrite(dropFixes(allowUnsafe(plan), dropped));
      const open = steps.filter((step) => step.applicability === 'unsafe' && !isWithin(needOf(step.effects), reach));
      if (open.length === 0) return { dropped, unproven };
      for (const step of open) {
        dropped.push(nameOf(step));
        unproven.push({ fix: textOf(step), needs: needOf(step.effects) });
      }
    }
  }

  #endWithoutOriginal({ outcome, because, log }: NotBuilt): Verification {
    const { text, plan } = this.#request;
    if (outcome === 'failed') return this.#end('original-fails', this.#rewrite(plan), { because, log });
    const isItsOwn = outcome === 'missing-base' || outcome === 'timed-out';
    const why = isItsOwn ? `The original could not be built: ${because}` : because;
    return this.#end('trouble', unchanged(text, plan), { because: why, log });
  }

  #endStopped(because: string): Verification {
    return this.#end('trouble', unchanged(this.#request.text, this.#request.plan), { because, log: '' });
  }

  async #endFound(
    { rewrite, culprits }: SearchResult,
    original: Subject,
    unproven: readonly UnprovenFix[],
  ): Promise<Verification> {
    const dropped = culprits.map(({ step, because, details }) => ({
      fix: textOf(step),
      because: this.#mask(because),
      details: this.#maskLines(details),
    }));
    if (rewrite.steps.length === 0) {
      return { ...this.#end('nothing-held', rewrite), culprits: dropped, unproven };
    }
    const after = this.#trials.subjectOf(candidateAfter(rewrite, rewrite.steps.length))!;
    const reach = this.#trials.compareRuns(original, after)?.reach ?? 'built';
    this.#tell('measures both images');
    const timed = await this.#time(original, await this.#stopOnce(after, original));
    const measured = await this.#ports.measure(timed.original, timed.after, rewrite.steps, this.#watch);
    const proofs = rewrite.steps.map(({ key, effects }, i): Proof => {
      return { key, reach: proofOf(effects, reach), bytes: measured.bytes[i] };
    });
    return {
      ...this.#end('verified', { ...rewrite, steps: withMeasuredSavings(rewrite.steps, measured.bytes) }),
      reach,
      proofs,
      culprits: dropped,
      unproven,
      before: measured.before,
      after: measured.after,
    };
  }

  /** With the time that it takes to stop: the search does not wait for that where the original never stops. */
  async #stopOnce(after: Subject, original: Subject): Promise<Subject> {
    if (!after.exercise || after.exercise.end || after.exercise.stop) return after;
    return this.#trials.run(after, original, true);
  }

  /** The two subjects with the times of builds that had no cache, where that is wanted. */
  async #time(original: Subject, after: Subject): Promise<{ readonly original: Subject; readonly after: Subject }> {
    if (!this.#request.timesBuilds) return { original, after };
    this.#tell('builds both anew to take their times');
    const timeOf = async (subject: Subject): Promise<Subject> => {
      const built = await this.#trials.build(subject, true);
      return built.outcome === 'built' ? { ...subject, buildTime: built.milliseconds } : subject;
    };
    return { original: await timeOf(original), after: await timeOf(after) };
  }

  #end(
    outcome: VerificationOutcome,
    rewrite: Rewrite,
    trouble?: { readonly because: string; readonly log: string },
  ): Verification {
    return {
      outcome,
      because: trouble && this.#mask(trouble.because),
      logTail: trouble ? readLogTail(trouble.log).map((line) => this.#mask(line)) : [],
      rewrite,
      reach: 'built',
      proofs: [],
      culprits: [],
      unproven: [],
      before: undefined,
      after: undefined,
      builder: this.#ports.builder.version,
      builds: this.#trials.builds,
      remarks: this.#remarks(),
    };
  }

  #remarks(): readonly string[] {
    const remarks: string[] = [];
    if (namesFrontend(this.#request.text)) {
      remarks.push('The # syntax line was left out of both builds, since it makes the builder fetch a frontend.');
    }
    if (!this.#ports.builder.canRun)
      remarks.push(`${this.#ports.builder.name} cannot run images: nothing was started.`);
    return remarks;
  }

  #rewrite(plan: Plan): Rewrite {
    const { rewrite = rewriteDockerfile } = this.#ports;
    return rewrite(this.#request.text, plan);
  }

  #mask(text: string): string {
    return maskSecrets(text, this.#request.secrets);
  }

  #maskLines(lines: readonly string[]): readonly string[] {
    return lines.map(maskLines(this.#request.secrets));
  }

  #tell(what: string): void {
    this.#ports.onProgress?.(what);
  }
}

/** What was measured takes the place of what was known or estimated. */
function withMeasuredSavings(steps: readonly Step[], bytes: readonly (number | undefined)[]): readonly Step[] {
  return steps.map((step, i): Step => {
    const measured = bytes[i];
    if (measured === undefined || !step.savings || measured <= 0) return step;
    return { ...step, savings: { ...step.savings, bytes: measured, basis: 'measured' } };
  });
}

/** The result that leaves a file as it is. */
function unchanged(text: string, plan: Plan): Rewrite {
  return rewriteDockerfile(text, { ...plan, transforms: [] });
}

/** The fix without the texts before and after it. */
function textOf({ before: _before, after: _after, ...text }: Step): FixText {
  return text;
}
