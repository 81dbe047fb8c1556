import type { ImageConfig } from '../image/image.ts';
import { familiarName, parseReference } from '../dockerfile/reference.ts';
import { isHandingOn } from '../knowledge/images/defaults-of-builds.ts';
import { argumentsOf, findInterpreter } from '../knowledge/images/interpreters.ts';
import type { ImageConfig as TracedConfig } from '../trace/image-config.ts';
import { plainWords } from '../trace/plain-start.ts';

/** Names of the user that a container has where none is set. */
const ROOT = /^(?:0|root)(?::(?:0|root))?$/;

/** Fields of an image's configuration, by the name that the trace has for them. */
const FIELDS = {
  user: ['User', ({ user }: ImageConfig) => (ROOT.test(user) ? '' : user)],
  exposedPorts: ['ExposedPorts', ({ exposedPorts }: ImageConfig) => exposedPorts],
  entrypoint: ['Entrypoint', ({ entrypoint }: ImageConfig) => entrypoint],
  cmd: ['Cmd', ({ cmd }: ImageConfig) => cmd],
  volumes: ['Volumes', ({ volumes }: ImageConfig) => volumes],
  workingDir: ['WorkingDir', ({ workingDir }: ImageConfig) => (workingDir === '/' ? '' : workingDir)],
  labels: ['Labels', ({ labels }: ImageConfig) => sortKeys(labels)],
  stopSignal: ['StopSignal', ({ stopSignal }: ImageConfig) => stopSignal],
  healthcheck: ['Healthcheck', ({ healthcheck }: ImageConfig) => healthcheck],
  shell: ['Shell', ({ shell }: ImageConfig) => shell],
  onbuild: ['OnBuild', ({ onBuild }: ImageConfig) => onBuild],
} as const satisfies Partial<Record<keyof TracedConfig, readonly [string, (config: ImageConfig) => unknown]>>;

/** What a Dockerfile says of the image it makes. */
export interface Predicted {
  readonly config: TracedConfig;
  /** What the stage starts from, as written. */
  readonly base: string;
}

/**
 * Compares the configurations of two images. A field may differ only where the two Dockerfiles say so.
 * @returns sentences, none where all is as the trace predicts
 */
export function compareConfigs(
  before: ImageConfig,
  after: ImageConfig,
  predictedBefore: Predicted,
  predictedAfter: Predicted,
): readonly string[] {
  const differences: string[] = [];
  for (const key of Object.keys(FIELDS) as (keyof typeof FIELDS)[]) {
    const [name, read] = FIELDS[key];
    const [was, is] = [JSON.stringify(read(before)), JSON.stringify(read(after))];
    if (was === is || isPredicted(key, predictedBefore, predictedAfter)) continue;
    const isCommand = key === 'entrypoint' || key === 'cmd';
    const hasOtherBase = predictedBefore.base !== predictedAfter.base;
    if (isCommand && hasOtherBase && startsSame(before, after, predictedBefore)) continue;
    if (key === 'entrypoint' && hasOtherBase && isHandedOn(before, after, predictedBefore)) continue;
    differences.push(`${name} is ${is ?? 'not set'} and was ${was ?? 'not set'}`);
  }
  return [...differences, ...compareEnv(before.env, after.env, predictedBefore, predictedAfter)];
}

function isPredicted(key: keyof typeof FIELDS, before: Predicted, after: Predicted): boolean {
  return JSON.stringify(before.config[key]) !== JSON.stringify(after.config[key]);
}

/** Whether the program that the old base is for is started with the same arguments, by whatever path. */
function startsSame(before: ImageConfig, after: ImageConfig, { base }: Predicted): boolean {
  const reference = parseReference(base.split(/\s/)[0]!);
  const interpreter = reference && findInterpreter(familiarName(reference));
  const words = withoutShell([...(before.entrypoint ?? []), ...(before.cmd ?? [])]);
  const args = interpreter && argumentsOf(words, interpreter);
  const [program, ...fresh] = [...(after.entrypoint ?? []), ...(after.cmd ?? [])];
  if (program === undefined || program.slice(program.lastIndexOf('/') + 1) !== interpreter?.name) return false;
  // What a script of package.json starts is not in the image's configuration: its run tells.
  const isScript = interpreter.name === 'node' && words.slice(0, 2).some((word) => /^(?:npm|pnpm|yarn)$/.test(word));
  return isScript || JSON.stringify(args) === JSON.stringify(fresh);
}

/** A shell that is given one command of plain words starts that with the same words. */
function withoutShell(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word, i) => word === '/bin/sh' && words[i + 1] === '-c' && i === words.length - 3);
  const plain = at === -1 ? undefined : plainWords(words[at + 2]!);
  return plain ? [...words.slice(0, at), ...plain] : words;
}

/** Whether an entrypoint of the old base, which the new one lacks, did no more than start the same command. */
function isHandedOn(before: ImageConfig, after: ImageConfig, { base }: Predicted): boolean {
  const reference = parseReference(base.split(/\s/)[0]!);
  const [program = '-'] = before.cmd ?? [];
  const isOfNode = reference !== undefined && familiarName(reference) === 'node' && !/^-|\.[cm]?js$/.test(program);
  const was = before.entrypoint ?? [];
  const isStarted = isHandingOn(was) || (isOfNode && was.join(' ') === 'docker-entrypoint.sh');
  return isStarted && isHandingOn(after.entrypoint ?? []);
}

/** Another base brings other variables of its own; what the Dockerfile sets, and PATH's being there, stays. */
function compareEnv(
  before: readonly string[],
  after: readonly string[],
  predictedBefore: Predicted,
  predictedAfter: Predicted,
): readonly string[] {
  const [was, is] = [readEnv(before), readEnv(after)];
  const own = new Map(predictedBefore.config.env.map(({ name, value }) => [name, value]));
  const fresh = new Map(predictedAfter.config.env.map(({ name, value }) => [name, value]));
  const hasOtherBase = predictedBefore.base !== predictedAfter.base;
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  return names.flatMap((name) => {
    if (was.get(name) === is.get(name)) return [];
    const isSaid = own.get(name) !== fresh.get(name) || own.has(name) !== fresh.has(name);
    const isOfBase = hasOtherBase && !own.has(name) && !fresh.has(name);
    // Values may be secrets: only names are told.
    return isSaid || isOfBase ? [] : [`Env ${name} ${is.has(name) ? 'has another value' : 'is gone'}`];
  });
}

function readEnv(entries: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    entries.map((entry) => {
      const at = entry.indexOf('=');
      return at === -1 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

function sortKeys(values: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
