import type { Build, BuildRequest, Builder, Built, BuildTrouble, Watch } from './builder.ts';
import { compareConfigs, type Predicted } from './compare-config.ts';
import { compareExercises, type ExerciseComparison } from './compare-exercise.ts';
import { exercise, type Exercise, type ExerciseOptions } from './exercise.ts';
import type { TrialVerdict } from './search.ts';
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

/** A text that was built, and what was seen of its image. */
export interface Subject {
  readonly text: string;
  readonly image: string;
  readonly config: ImageConfig;
  readonly predicted: Predicted;
  readonly exercise: Exercise | undefined;
  readonly buildTime: number;
}

/** What is not the Dockerfile's doing: it ends the work instead of speaking against a fix. */
const OF_SURROUNDINGS: ReadonlySet<BuildTrouble> = new Set(['aborted', 'no-network', 'no-space', 'no-engine']);

const LOG_LINES = 12;

/** Builds texts and compares their images with that of the original. */
export class Trials {
  readonly #builder: Builder;
  readonly #settings: TrialSettings;
  readonly #compareContents: CompareContents;
  readonly #watch: Watch;
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
  build(text: string, isFresh = false): Promise<Build> {
    this.#builds += 1;
    const { build, timeLimit } = this.#settings;
    return this.#builder.build({ ...build, dockerfile: text, isFresh }, { ...this.#watch, timeLimit });
  }

  /** Looks at the image of a text; runs it where that is wanted. @param wanted ports to wait for */
  async examine(text: string, built: Built, wanted?: readonly string[]): Promise<Subject> {
    const config = await this.#builder.readConfig(built.image);
    const options = this.#settings.exercise;
    return {
      text,
      image: built.image,
      config,
      predicted: this.#predict(text),
      exercise: options && (await exercise(this.#builder, built.image, config, options, this.#watch, wanted)),
      buildTime: built.milliseconds,
    };
  }

  /** Builds a text and holds it against the original. @param onSubject is told of one that was built, before it is judged */
  async attempt(text: string, original: Subject, onSubject?: (subject: Subject) => void): Promise<TrialVerdict> {
    const built = await this.build(text);
    if (built.outcome !== 'built') {
      if (OF_SURROUNDINGS.has(built.outcome)) return { kind: 'stopped', because: built.because };
      return { kind: 'fails', because: built.because, details: lastLines(built.log) };
    }
    const wanted = original.exercise?.end ? undefined : original.exercise?.listening;
    const subject = await this.examine(text, built, wanted?.length === 0 ? undefined : wanted);
    onSubject?.(subject);
    const differences = await this.#compare(original, subject);
    return differences.length === 0
      ? { kind: 'holds' }
      : { kind: 'fails', because: differences[0]!, details: differences.slice(1) };
  }

  /** In order of worth; the dearer comparison waits until the cheaper ones find nothing. */
  async #compare(before: Subject, after: Subject): Promise<readonly string[]> {
    const config = compareConfigs(before.config, after.config, before.predicted, after.predicted);
    if (config.length > 0) return config;
    const run = this.compareRuns(before, after);
    if (run && run.differences.length > 0) return run.differences;
    return this.#compareContents(before, after, this.#watch);
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

/** The end of a log: what a person looks at first. */
export function lastLines(log: string): readonly string[] {
  const lines = log.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.slice(-LOG_LINES);
}
