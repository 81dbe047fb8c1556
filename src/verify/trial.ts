import type { Build, BuildRequest, Builder, Built, BuildTrouble, Watch } from './builder.ts';
import { type Candidate, keyOf } from './candidate.ts';
import { compareConfigs, type Predicted } from './compare-config.ts';
import { compareExercises, type ExerciseComparison } from './compare-exercise.ts';
import { exercise, type Exercise, type ExerciseOptions, STOP_SECONDS } from './exercise.ts';
import { readLogTail } from './log-tail.ts';
import { type Depth, DEPTHS, type TrialVerdict } from './search.ts';
import type { ImageConfig } from '../image/image.ts';
import { readDockerfile } from '../dockerfile/dockerfile.ts';
import { traceBuild } from '../trace/build-trace.ts';

/** What is the same for every text that is built. */
export interface TrialSettings {
  readonly build: Omit<BuildRequest, 'dockerfile' | 'isFresh'>;
  /** `undefined` where nothing is to be run, or the builder cannot. */
  readonly exercise: ExerciseOptions | undefined;
  /** Of one build, in milliseconds. */
  readonly timeLimit: number;
}

/** Compares what two images hold; sentences, none where nothing is missing. */
export type CompareContents = (before: Subject, after: Subject, watch: Watch) => Promise<readonly string[]>;

/** What was built, and what was seen of its image. */
export interface Subject extends Candidate {
  readonly image: string;
  readonly config: ImageConfig;
  readonly predicted: Predicted;
  readonly exercise: Exercise | undefined;
  readonly buildTime: number;
}

/** How far the trial of a text has come. */
interface Tried {
  readonly subject: Subject;
  readonly passed: Depth;
}

/** What is not the Dockerfile's doing: it ends the work instead of speaking against a fix. */
const OF_SURROUNDINGS: ReadonlySet<BuildTrouble> = new Set(['aborted', 'no-network', 'no-space', 'no-engine']);

/** Builds texts and compares their images with that of the original. */
export class Trials {
  readonly #builder: Builder;
  readonly #settings: TrialSettings;
  readonly #compareContents: CompareContents;
  readonly #watch: Watch;
  readonly #tried = new Map<string, Tried>();
  #builds = 0;

  /** @param watch its time limit is not used: each build has that of the settings */
  constructor(builder: Builder, settings: TrialSettings, compareContents: CompareContents, watch: Watch) {
    this.#builder = builder;
    this.#compareContents = compareContents;
    this.#settings = settings;
    this.#watch = watch;
  }

  /** How many images were built, or tried to be. */
  get builds(): number {
    return this.#builds;
  }

  /** @param isFresh runs each step anew, so that the time means something */
  build({ text, files }: Candidate, isFresh = false): Promise<Build> {
    this.#builds += 1;
    const { build, timeLimit } = this.#settings;
    // Handed over beside the context, it takes the place of the one that is in it.
    const dockerignore = files.find(({ path }) => path.endsWith('.dockerignore'))?.after ?? build.dockerignore;
    return this.#builder.build({ ...build, dockerignore, dockerfile: text, isFresh }, { ...this.#watch, timeLimit });
  }

  /** What the image of a text says of itself. */
  async examine({ text, files }: Candidate, built: Built): Promise<Subject> {
    const config = await this.#builder.readConfig(built.image);
    return {
      text,
      files,
      image: built.image,
      config,
      predicted: this.#predict(text),
      exercise: undefined,
      buildTime: built.milliseconds,
    };
  }

  /**
   * Runs the image of a subject, where that is wanted.
   * @param original the subject that it will be held against: what that listens on is waited for
   * @param measuresStop waits until it stops by itself, also where the original never does
   */
  async run(subject: Subject, original?: Subject, measuresStop = false): Promise<Subject> {
    const options = this.#settings.exercise;
    if (!options) return subject;
    const before = original?.exercise;
    const wanted = before && !before.end && before.listening.length > 0 ? before.listening : undefined;
    const isKilled = !measuresStop && before?.stop !== undefined && before.stop.milliseconds > STOP_SECONDS * 1000;
    const { image, config } = subject;
    const seen = await exercise(this.#builder, image, config, { ...options, isKilled }, this.#watch, wanted);
    return { ...subject, exercise: seen };
  }

  /** What was seen of a text that was tried, as far as its trial has come; `undefined` where it was not built. */
  subjectOf(candidate: Candidate): Subject | undefined {
    return this.#tried.get(keyOf(candidate))?.subject;
  }

  /** Builds a text and holds it against the original, cheapest first. What an earlier trial has done is not done again. */
  async attempt(candidate: Candidate, original: Subject, depth: Depth): Promise<TrialVerdict> {
    const key = keyOf(candidate);
    let tried = this.#tried.get(key);
    if (!tried) {
      const built = await this.build(candidate);
      if (built.outcome !== 'built') {
        if (OF_SURROUNDINGS.has(built.outcome)) return { kind: 'stopped', because: built.because };
        return { kind: 'fails', at: 'build', because: built.because, details: readLogTail(built.log) };
      }
      tried = { subject: await this.examine(candidate, built), passed: 'build' };
      this.#tried.set(key, tried);
    }
    for (const next of DEPTHS.slice(DEPTHS.indexOf(tried.passed) + 1, DEPTHS.indexOf(depth) + 1)) {
      if (next === 'run') tried = { ...tried, subject: await this.run(tried.subject, original) };
      const [because, ...details] = await this.#compare(original, tried.subject, next);
      if (because !== undefined) return { kind: 'fails', at: next, because, details };
      tried = { ...tried, passed: next };
      this.#tried.set(key, tried);
    }
    return { kind: 'holds' };
  }

  async #compare(before: Subject, after: Subject, depth: Depth): Promise<readonly string[]> {
    if (depth === 'config') return compareConfigs(before.config, after.config, before.predicted, after.predicted);
    if (depth === 'run') return this.compareRuns(before, after)?.differences ?? [];
    return depth === 'contents' ? this.#compareContents(before, after, this.#watch) : [];
  }

  /** `undefined` where they were not run. */
  compareRuns(before: Subject, after: Subject): ExerciseComparison | undefined {
    const options = this.#settings.exercise;
    if (!options || !before.exercise || !after.exercise) return undefined;
    const mayChangeUser = before.predicted.config.user !== after.predicted.config.user;
    return compareExercises(before.exercise, after.exercise, options.isJob, mayChangeUser);
  }

  #predict(text: string): Predicted {
    const file = readDockerfile(text);
    if (file.kind === 'refused') throw new Error(`a text that is built was to be read: ${file.detail}`);
    const { stages } = traceBuild(file);
    const { target } = this.#settings.build;
    const stage = stages.find(({ name }, i) => name?.toLowerCase() === target?.toLowerCase() || String(i) === target);
    return (target === undefined ? undefined : stage) ?? stages.at(-1)!;
  }
}
