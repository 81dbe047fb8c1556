import type { BuildRequest } from './builder.ts';
import type { BuildFiles } from './build-files.ts';
import type { BuilderOptions } from './builder-options.ts';
import { type Dialect, sharedBuildArguments } from './dialect.ts';
import { hasName, inspectImage, readLinesOf } from './docker.ts';
import { askEngine, describeFailure, type EngineProgram, isDone, LONG_ANSWER, runEngine } from './engine-program.ts';
import { readInspectedImage } from './inspected-image.ts';
import { readLines } from './last-word.ts';
import { watchLeftWork } from './left-work.ts';
import { watchSteps } from './step-watch.ts';
import { needsChroot, readLimitArguments } from './privileges.ts';

/** Podman, where it answers; else a sentence that says why it cannot be had. */
export async function openPodman(options: BuilderOptions): Promise<Dialect | string> {
  const program: EngineProgram = { name: 'podman', environment: { ...options.environment } };
  // A listing asks the storage or the machine behind the program as well, which `podman version` does not.
  const answers = await runEngine(program, { arguments: IMAGE_LISTING });
  if (!isDone(answers)) return describeFailure(program, IMAGE_LISTING, answers).message;
  const version = await runEngine(program, { arguments: ['--version'] });
  return {
    ...runningWithPodman(program),
    name: 'podman',
    version: `Podman ${/\d[\w.+-]*/.exec(readLines(version.stdout)[0] ?? '')?.[0] ?? 'of an unknown version'}`,
    program,
    buildArguments: (request, files) => [
      'build',
      '--iidfile',
      files.idFile,
      ...podmanBuildArguments(request, files, options),
    ],
    watchSteps,
    watchLeftWork: () =>
      watchLeftWork(
        () => listWorkContainers(program),
        (id) => runEngine(program, { arguments: ['rm', '--force', id] }),
      ),
  };
}

const IMAGE_LISTING = ['image', 'ls', '--all', '--quiet', '--no-trunc'] as const;

/** What Podman does for the images of Buildah as well: the two share their storage. */
export function runningWithPodman(
  program: EngineProgram,
): Pick<
  Dialect,
  'runner' | 'runsHealthChecks' | 'createArguments' | 'listImages' | 'readConfig' | 'removeImage' | 'saveCommand'
> {
  return {
    runner: program,
    // It leaves that to timers of systemd, which are often not to be had.
    runsHealthChecks: false,
    createArguments: [...readLimitArguments(), '--log-driver', 'k8s-file', '--log-opt', 'max-size=16mb'],
    listImages: async () => readLinesOf(await askEngine(program, { arguments: IMAGE_LISTING, kept: LONG_ANSWER })),
    // It tells neither SHELL nor ONBUILD, which its own form of a configuration has no place for; the saved image does.
    readConfig: async (image) => readInspectedImage(await inspectImage(program, image)),
    async removeImage(id) {
      if (await hasName(program, id)) return;
      await runEngine(program, { arguments: ['image', 'rm', '--no-prune', id] });
    },
    saveCommand: (image, file) => ({
      program,
      arguments: ['image', 'save', '--quiet', '--format', 'docker-archive', '--output', file, image],
    }),
  };
}

/**
 * The options that Podman and Buildah share, the context last. `--layers` gives each step a layer, as Docker does, and
 * `--format docker` keeps health checks, SHELL and ONBUILD, which OCI images have no place for.
 */
export function podmanBuildArguments(
  request: BuildRequest,
  files: BuildFiles,
  { network = 'default', environment }: BuilderOptions,
): readonly string[] {
  const isIsolationChosen = { ...process.env, ...environment }['BUILDAH_ISOLATION'] !== undefined;
  return [
    '--layers',
    '--format=docker',
    ...(isIsolationChosen || !needsChroot() ? [] : ['--isolation', 'chroot']),
    ...readLimitArguments(),
    ...(files.dockerignore === undefined ? [] : ['--ignorefile', files.dockerignore]),
    ...sharedBuildArguments(request, files, network),
    request.context,
  ];
}

async function listWorkContainers(program: EngineProgram): Promise<readonly string[]> {
  const listing = await askEngine(program, {
    arguments: ['ps', '--all', '--external', '--no-trunc', '--format', '{{.ID}} {{.Command}} {{.Status}}'],
    kept: LONG_ANSWER,
  });
  return readLinesOf(listing).flatMap((line) => /^([0-9a-f]{64}) buildah Storage$/.exec(line)?.[1] ?? []);
}
