import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFault } from './ask.ts';
import { copyContext, type Project } from '../../test/projects/read-projects.ts';
import { trialSettings } from '../../test/projects/trial-settings.ts';
import { preset } from '../../transforms/index.ts';
import { openSurroundings } from '../../src/cli/surroundings.ts';
import { rewriteDockerfile } from '../../src/pipeline/rewrite.ts';
import type { Surroundings } from '../../src/context/surroundings.ts';
import { allowUnsafe, type Choices, makePlan } from '../../src/plan/plan.ts';
import type { Builder, Watch } from '../../src/verify/builder.ts';
import { type ImageInspection, inspectImages } from '../../src/verify/inspect-images.ts';
import type { Subject, TrialSettings } from '../../src/verify/trial.ts';
import { Trials } from '../../src/verify/trial.ts';
import type { ImageMeasures, Verification } from '../../src/verify/verification.ts';
import { verifyRewrite } from '../../src/verify/verify.ts';

/** A rewrite of ours that was built. */
export interface Ours {
  readonly verification: Verification;
  /** Those of the project's own image where nothing was changed. */
  readonly after: ImageMeasures;
}

/** What became of a project. */
export interface ProjectResult {
  readonly project: Project;
  readonly before: ImageMeasures;
  readonly ours: Ours;
  /** With `base: scratch`, which is distroless where it is not proven to do; `undefined` where that makes no other file. */
  readonly barest: Ours | undefined;
  readonly expert: ImageMeasures | undefined;
  /** What is wrong, of whichever of the images; empty where all is well. */
  readonly faults: readonly string[];
}

export interface TryOptions {
  /** Whether to build all three once more without a cache, to compare the times. */
  readonly timesBuilds: boolean;
  /** Whether to build and ask the expert's as well. */
  readonly hasExpert: boolean;
}

const TIME_LIMIT = 600_000;

/** Builds, compares, runs and asks the project's own image, ours and the expert's. */
export async function tryProject(
  project: Project,
  builder: Builder,
  { timesBuilds, hasExpert }: TryOptions,
): Promise<ProjectResult> {
  const context = mkdtempSync(join(tmpdir(), 'dockoptimize-results-'));
  const images = await inspectImages(builder, { isFreshBuild: timesBuilds, isCompressed: false });
  const watch: Watch = { timeLimit: TIME_LIMIT, signal: new AbortController().signal };
  const settings = trialSettings(project, context, TIME_LIMIT);
  try {
    copyContext(project, context);
    const tried = hasExpert ? project : { ...project, expert: undefined };
    return await new ProjectTrial(tried, builder, images, settings, watch, timesBuilds).run();
  } finally {
    await images.close();
    await builder.removeAll();
    rmSync(context, { recursive: true, force: true });
  }
}

/** Ours may be as many times as large as the expert's without a word of why. */
export const MOST_TIMES = 1.1;

interface TriedOurs {
  readonly verification: Verification;
  readonly before: ImageMeasures | undefined;
}

/** Any day will do: it decides nothing but what is said of the end of support. */
const TODAY = '2026-11-21';

/** The choices of the two rewrites. */
const PLAIN: Choices = {};
const BAREST: Choices = { base: 'scratch' };

class ProjectTrial {
  readonly #faults: string[] = [];
  #original: Subject | undefined;

  constructor(
    readonly project: Project,
    readonly builder: Builder,
    readonly images: ImageInspection,
    readonly settings: TrialSettings,
    readonly watch: Watch,
    readonly timesBuilds: boolean,
  ) {}

  async run(): Promise<ProjectResult> {
    const { project } = this;
    const plain = await this.#tryOurs(PLAIN, 'ours');
    const isOther = this.#textFor(PLAIN) !== this.#textFor(BAREST);
    const other = isOther ? await this.#tryOurs(BAREST, 'ours, barest') : undefined;
    const original = this.#original ?? (await this.#build(this.settings, project.dockerfile));
    const before = plain.before ?? (await this.#measure(original));
    await this.#ask('the original', original);
    const expert = await this.#tryExpert(original);
    const toOurs = ({ verification }: TriedOurs): Ours => ({ verification, after: verification.after ?? before });
    const barest = other && toOurs(other);
    const smallest = Math.min(toOurs(plain).after.size, barest?.after.size ?? Infinity);
    if (expert && smallest > expert.size * MOST_TIMES && project.whyLarger === undefined)
      this.#faults.push(
        `ours is ${(smallest / expert.size).toFixed(2)} times the expert's, and project.json has no whyLarger`,
      );
    return { project, before, ours: toOurs(plain), barest, expert, faults: this.#faults };
  }

  /** All that the two choices would change, before a build speaks against any of it. */
  #textFor(choices: Choices): string {
    const plan = allowUnsafe(makePlan(preset, choices));
    const { after, files } = rewriteDockerfile(this.project.dockerfile, plan, this.#known(choices));
    return JSON.stringify([after, files]);
  }

  #known(choices: Choices): Surroundings {
    const { context } = this.settings.build;
    return openSurroundings({ dockerfile: join(context, 'Dockerfile'), context, today: TODAY }, choices);
  }

  /** What a fix writes beside the Dockerfile is built with it: the trials hand it over in the place of what is there. */
  async #tryOurs(choices: Choices, whose: string): Promise<TriedOurs> {
    const { project, builder, images, watch } = this;
    const known = this.#known(choices);
    let after: Subject | undefined;
    const verification = await verifyRewrite(
      {
        ...this.settings,
        text: project.dockerfile,
        plan: makePlan(preset, choices),
        allowsUnproven: false,
        timesBuilds: this.timesBuilds,
        secrets: [],
      },
      {
        builder,
        rewrite: (text, plan) => rewriteDockerfile(text, plan, known),
        compareContents: images.compareContents,
        measure: async (before, changed, steps, within) => {
          this.#original ??= before;
          after = changed;
          return images.measure(before, changed, steps, within);
        },
      },
      watch,
    );
    if (verification.outcome === 'original-fails' || verification.outcome === 'trouble') {
      throw new Error(`${project.name}: ${verification.because}\n${verification.logTail.join('\n')}`);
    }
    for (const { fix, because } of verification.culprits)
      this.#faults.push(`${whose}: dropped ${fix.transform}: ${because}`);
    if (after) await this.#ask(whose, after);
    return { verification, before: verification.before };
  }

  async #tryExpert(original: Subject): Promise<ImageMeasures | undefined> {
    const { expert } = this.project;
    if (!expert) return undefined;
    const build = { ...this.settings.build, dockerignore: expert.dockerignore };
    const subject = await this.#build({ ...this.settings, build }, expert.dockerfile);
    await this.#ask("the expert's", subject);
    await this.images.compareContents(subject, subject, this.watch);
    if (subject.exercise?.trouble !== undefined) this.#faults.push(`the expert's does not start`);
    if (original.exercise?.listening.length !== 0 && subject.exercise?.listening.length === 0)
      this.#faults.push(`the expert's does not listen`);
    return this.#measure(subject);
  }

  async #build(settings: TrialSettings, text: string): Promise<Subject> {
    const trials = new Trials(this.builder, settings, this.images.compareContents, this.watch);
    const candidate = { text, files: [] };
    const built = await trials.build(candidate, this.timesBuilds);
    if (built.outcome !== 'built') throw new Error(`${this.project.name}: ${built.because}\n${built.log.slice(-2000)}`);
    return trials.run(await trials.examine(candidate, built));
  }

  async #measure(subject: Subject): Promise<ImageMeasures> {
    return (await this.images.measure(subject, subject, [], this.watch)).before;
  }

  async #ask(whose: string, { image }: Subject): Promise<void> {
    const fault = await findFault(this.builder, image, this.project, this.watch);
    if (fault !== undefined) this.#faults.push(`${whose}: ${fault}`);
  }
}
