import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FileTask } from './rewrite-files.ts';
import type { VerifyOptions } from './verify-options.ts';
import { preset } from '../../transforms/index.ts';
import { secretValuesOf } from '../analysis/secrets.ts';
import { readDockerfile } from '../dockerfile/dockerfile.ts';
import { makePlan } from '../plan/plan.ts';
import type { Builder } from '../verify/builder.ts';
import type { ComposeService } from '../verify/compose.ts';
import type { ExerciseOptions } from '../verify/exercise.ts';
import type { VerifyRequest } from '../verify/verify.ts';

/** What is the same for all files of a run. */
export interface VerifyRun {
  readonly options: VerifyOptions;
  /** With `--unsafe`. */
  readonly allowsUnproven: boolean;
  readonly service: ComposeService | undefined;
  readonly builder: Builder;
  /** Values that no output may show. */
  readonly secrets: readonly string[];
  /** The folder to COPY from, absolute, where one was given. */
  readonly context: string | undefined;
  /** The current folder, absolute. */
  readonly current: string;
}

/** What to build and how to run it, from the command line, which goes before the Compose service. */
export function makeVerifyRequest(text: string, task: FileTask, run: VerifyRun): VerifyRequest {
  const { options, allowsUnproven, service, builder, secrets } = run;
  const folder = dirname(task.absolute);
  return {
    text,
    plan: makePlan(preset, task.choices),
    allowsUnproven,
    timesBuilds: options.timesBuilds,
    secrets: [...secrets, ...secretsIn(text)],
    timeLimit: options.timeLimit,
    build: {
      context: run.context ?? service?.context ?? task.place.context ?? folder,
      dockerignore: readIgnoreBeside(task.absolute),
      buildArguments: { ...service?.buildArguments, ...options.buildArguments },
      secrets: options.secrets,
      ssh: options.ssh,
      target: options.target ?? service?.target ?? (service ? undefined : task.place.target),
      platform: options.platform ?? service?.platform,
    },
    exercise: options.isBuildOnly || !builder.canRun ? undefined : exerciseOptions(run),
  };
}

/** What the file itself holds: a log repeats its instructions. */
function secretsIn(text: string): readonly string[] {
  const file = readDockerfile(text);
  return file.kind === 'refused' ? [] : secretValuesOf(file);
}

function exerciseOptions({ options, service, current }: VerifyRun): ExerciseOptions {
  const files = options.environmentFiles.map((file) => resolve(current, file));
  return {
    network: options.network,
    capabilities: options.hasCapabilities ? 'default' : 'none',
    environmentFiles: [...(service?.environmentFiles ?? []), ...files],
    environment: service?.environment,
    command: service?.command,
    companions: service?.companions ?? [],
    smoke: options.smoke,
    isJob: options.isJob,
    patience: options.patience,
  };
}

/** `Dockerfile.dockerignore` goes before `.dockerignore` (Docker's reference, "Filename and location"). */
function readIgnoreBeside(dockerfile: string): string | undefined {
  try {
    return readFileSync(`${dockerfile}.dockerignore`, 'utf8');
  } catch {
    return undefined;
  }
}
