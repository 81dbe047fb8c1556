import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BaseProject } from './base-project.ts';
import type { OpenedEngine } from '../opened-engine.ts';
import { UNMEASURED } from '../unmeasured.ts';
import { preset } from '../../../transforms/index.ts';
import { openSurroundings } from '../../../src/cli/surroundings.ts';
import { rewriteDockerfile } from '../../../src/pipeline/rewrite.ts';
import { type KnownAnswers, makeAnswers } from '../../../src/knowledge/registry/answers.ts';
import { makePlan } from '../../../src/plan/plan.ts';
import type { ExerciseOptions } from '../../../src/verify/exercise.ts';
import type { Subject } from '../../../src/verify/trial.ts';
import type { Verification } from '../../../src/verify/verification.ts';
import { verifyRewrite } from '../../../src/verify/verify.ts';

export interface TriedProject {
  readonly verification: Verification;
  /** The two images that were compared in the end; `undefined` where no fix held. */
  readonly subjects: { readonly before: Subject; readonly after: Subject } | undefined;
}

/** In milliseconds, of one build and of the start of a program. */
const TIME_LIMIT = 300_000;
const PATIENCE = 20_000;

/** Any day will do: it decides nothing but what is said of the end of support. */
const TODAY = '2026-11-21';

/** What is tried: some transforms, on a Dockerfile and its context. */
export interface Attempt extends Pick<BaseProject, 'dockerfile' | 'context' | 'choices'> {
  readonly transforms: readonly string[];
  readonly isJob: boolean;
  /** What registries say, where they may be asked. */
  readonly registry?: KnownAnswers | undefined;
}

/** Verifies a project with its transform alone; see `tryProject`. */
export function tryBaseProject(
  { transform, does, ...project }: Omit<BaseProject, 'name' | 'wanted'>,
  engine: OpenedEngine,
  exercise: Partial<ExerciseOptions> = {},
): Promise<TriedProject> {
  const attempt = { ...project, transforms: [transform], isJob: does.kind === 'job' };
  return tryProject(attempt, engine, exercise);
}

/** Verifies a project with some transforms, as `--verify --only` does it. The images stay until the builder removes them. */
export async function tryProject(
  { transforms, dockerfile, context, choices, isJob, registry }: Attempt,
  { builder, images: { compareContents } }: OpenedEngine,
  exercise: Partial<ExerciseOptions> = {},
): Promise<TriedProject> {
  const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-bases-'));
  let subjects: TriedProject['subjects'];
  try {
    for (const [path, text] of Object.entries(context)) writeText(join(folder, path), text);
    const place = { dockerfile: join(folder, 'Dockerfile'), context: folder, today: TODAY };
    const known = openSurroundings(place, choices ?? {}, registry && makeAnswers(registry));
    const verification = await verifyRewrite(
      {
        timeLimit: TIME_LIMIT,
        build: { ...PLAIN_BUILD, context: folder },
        exercise: {
          network: 'none',
          capabilities: 'none',
          isJob,
          patience: PATIENCE,
          ...exercise,
        },
        text: dockerfile,
        plan: makePlan(preset, { ...choices, only: transforms }),
        allowsUnproven: false,
        timesBuilds: false,
        secrets: [],
      },
      {
        builder,
        rewrite: (text, plan) => rewriteDockerfile(text, plan, known),
        compareContents,
        measure: (before, after) => {
          subjects = { before, after };
          return Promise.resolve({ before: UNMEASURED, after: UNMEASURED, bytes: [] });
        },
      },
      { timeLimit: TIME_LIMIT, signal: new AbortController().signal },
    );
    return { verification, subjects };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PLAIN_BUILD = {
  dockerignore: undefined,
  buildArguments: {},
  secrets: [],
  ssh: [],
  target: undefined,
  platform: undefined,
} as const;

function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  if (text.startsWith('#!')) chmodSync(file, 0o755);
}
