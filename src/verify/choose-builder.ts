import { openBuildah } from './buildah.ts';
import type { Builder } from './builder.ts';
import type { BuilderOptions } from './builder-options.ts';
import { openBuilder } from './cli-builder.ts';
import type { Dialect } from './dialect.ts';
import { openDocker } from './docker.ts';
import { EngineError, type EngineTrouble } from './engine-error.ts';
import { openPodman } from './podman.ts';

/** In the order in which they are tried. */
export const BUILDER_NAMES = ['docker', 'podman', 'buildah'] as const;
export type BuilderName = (typeof BUILDER_NAMES)[number];

/** Which builder is wanted: a program, or `docker:` and the name of a builder that `docker buildx ls` lists. */
export type WantedBuilder = BuilderName | `docker:${string}`;

/** Reads what stands behind `--builder`; `undefined` where it names none. */
export function readWantedBuilder(text: string): WantedBuilder | undefined {
  if (/^docker:[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text)) return text as WantedBuilder;
  return BUILDER_NAMES.find((name) => name === text);
}

/**
 * Opens the builder that is wanted, or the first that is installed and answers. Never throws: where none can be had, it
 * says what was tried, what each said, and what to do.
 */
export async function chooseBuilder(
  wanted?: WantedBuilder,
  options: BuilderOptions = {},
): Promise<Builder | EngineTrouble> {
  const [name, instance] = wanted === undefined ? [] : split(wanted);
  const said: string[] = [];
  for (const candidate of name === undefined ? BUILDER_NAMES : [name]) {
    const found = await tryBuilder(candidate, instance, options);
    if (typeof found !== 'string') return found;
    said.push(`${candidate}: ${found}`);
  }
  return { outcome: 'no-engine', because: describe(wanted, said) };
}

/** Whether there is no builder, for a reason that the value names. */
export function isEngineTrouble(found: Builder | EngineTrouble): found is EngineTrouble {
  return 'outcome' in found;
}

function split(wanted: WantedBuilder): readonly [BuilderName, string | undefined] {
  if (wanted.startsWith('docker:')) return ['docker', wanted.slice('docker:'.length)];
  return [wanted as BuilderName, undefined];
}

async function tryBuilder(
  name: BuilderName,
  instance: string | undefined,
  options: BuilderOptions,
): Promise<Builder | string> {
  const dialect = await open(name, instance, options);
  if (typeof dialect === 'string') return dialect;
  try {
    return await openBuilder(dialect, options);
  } catch (error) {
    if (error instanceof EngineError) return error.message;
    throw error;
  }
}

function open(name: BuilderName, instance: string | undefined, options: BuilderOptions): Promise<Dialect | string> {
  if (name === 'docker') return openDocker(options, instance);
  return name === 'podman' ? openPodman(options) : openBuildah(options);
}

function describe(wanted: WantedBuilder | undefined, said: readonly string[]): string {
  const tried = said.map((line) => `  ${line}`).join('\n');
  if (wanted !== undefined) {
    return `the builder "${wanted}" cannot be had:\n${tried}\nstart or install it, or leave the choice to us`;
  }
  return `no engine can be had that builds images; tried, in this order:\n${tried}\nstart Docker, or install one of docker with buildx, podman or buildah`;
}
