import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FileTask } from './rewrite-files.ts';
import type { VerifyOptions } from './verify-options.ts';
import { preset } from '../../transforms/index.ts';
import { makePlan } from '../plan/plan.ts';
import { isSecretName } from '../text/mask.ts';
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
  /** The current folder, absolute. */
  readonly current: string;
}

/** What to build and how to run it, from the command line, which goes before the Compose service. */
export function makeVerifyRequest(text: string, task: FileTask, run: VerifyRun): VerifyRequest {
  const { options, allowsUnproven, service, builder, current } = run;
  const folder = dirname(task.absolute);
  return {
    text,
    plan: makePlan(preset, task.choices),
    allowsUnproven,
    timesBuilds: options.timesBuilds,
    secrets: findSecretValues(run),
    timeLimit: options.timeLimit,
    build: {
      context: options.context === undefined ? (service?.context ?? folder) : resolve(current, options.context),
      dockerignore: readIgnoreBeside(task.absolute),
      buildArguments: { ...service?.buildArguments, ...options.buildArguments },
      secrets: options.secrets,
      ssh: options.ssh,
      target: options.target ?? service?.target,
      platform: options.platform ?? service?.platform,
    },
    exercise: options.isBuildOnly || !builder.canRun ? undefined : exerciseOptions(run),
  };
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

/** The values that a log may repeat and nobody should read. */
export function findSecretValues({
  options,
  service,
  current,
}: Omit<VerifyRun, 'builder' | 'allowsUnproven'>): readonly string[] {
  const named = [options.buildArguments, service?.buildArguments ?? {}, service?.environment ?? {}].flatMap((values) =>
    Object.entries(values).flatMap(([name, value]) => (isSecretName(name) ? [value] : [])),
  );
  return [...named, ...options.secrets.flatMap((spec) => readSecret(spec, current))];
}

/** The value of `id=token,src=token.txt` or `id=token,env=TOKEN`. */
function readSecret(spec: string, current: string): readonly string[] {
  const fields = new Map(spec.split(',').map((field) => field.split('=', 2) as [string, string | undefined]));
  const variable = fields.get('env');
  if (variable !== undefined) return process.env[variable] === undefined ? [] : [process.env[variable]];
  const path = fields.get('src') ?? fields.get('source');
  if (path === undefined) return [];
  try {
    return [readFileSync(resolve(current, path), 'utf8')];
  } catch {
    return [];
  }
}
