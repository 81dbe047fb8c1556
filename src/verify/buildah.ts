import { readImageId } from './build-files.ts';
import type { BuilderOptions } from './builder-options.ts';
import type { Dialect } from './dialect.ts';
import { readLinesOf } from './docker.ts';
import {
  askEngine,
  askEngineForJson,
  describeFailure,
  type EngineProgram,
  isDone,
  LONG_ANSWER,
  runEngine,
} from './engine-program.ts';
import { readInspectedImage } from './inspected-image.ts';
import { asObject } from './json-value.ts';
import { readLines } from './last-word.ts';
import { watchLeftWork } from './left-work.ts';
import { podmanBuildArguments, runningWithPodman } from './podman.ts';
import { watchSteps } from './step-watch.ts';
import type { ImageConfig } from '../image/image.ts';

/** Buildah, where it answers, and Podman beside it to run what it builds; else why it cannot be had. */
export async function openBuildah(options: BuilderOptions): Promise<Dialect | string> {
  const program: EngineProgram = { name: 'buildah', environment: { ...options.environment } };
  const answers = await runEngine(program, { arguments: IMAGE_LISTING });
  if (!isDone(answers)) return describeFailure(program, IMAGE_LISTING, answers).message;
  const version = await runEngine(program, { arguments: ['--version'] });
  const podman: EngineProgram = { ...program, name: 'podman' };
  const hasPodman = isDone(await runEngine(podman, { arguments: ['image', 'ls', '--quiet'] }));
  return {
    ...(hasPodman ? runningWithPodman(podman) : onlyBuildah(program)),
    name: 'buildah',
    version: `Buildah ${/\d[\w.+-]*/.exec(readLines(version.stdout)[0] ?? '')?.[0] ?? 'of an unknown version'}${hasPodman ? ', run by Podman' : ''}`,
    program,
    readConfig: (image) => readConfig(program, image),
    buildArguments: (request, files) => ['build', ...podmanBuildArguments(request, files, options)],
    // With `--iidfile` it would keep the images of the steps to itself.
    readBuiltId: (stdout) => readImageId(readLines(stdout, 1)[0] ?? ''),
    watchSteps,
    watchLeftWork: () =>
      watchLeftWork(
        async () => readLinesOf(await askEngine(program, { arguments: ['containers', '--quiet', '--notruncate'] })),
        (id) => runEngine(program, { arguments: ['rm', id] }),
      ),
  };
}

const IMAGE_LISTING = ['images', '--all', '--quiet', '--no-trunc'] as const;

function onlyBuildah(
  program: EngineProgram,
): Pick<Dialect, 'runner' | 'runsHealthChecks' | 'createArguments' | 'listImages' | 'removeImage' | 'saveCommand'> {
  return {
    runner: undefined,
    runsHealthChecks: false,
    createArguments: [],
    listImages: async () => readLinesOf(await askEngine(program, { arguments: IMAGE_LISTING, kept: LONG_ANSWER })),
    async removeImage(id) {
      const asked = await runEngine(program, {
        arguments: ['inspect', '--type', 'image', bareId(id)],
        kept: LONG_ANSWER,
      });
      // An image that has a name is described by it.
      if (!isDone(asked) || !/"FromImage": ""/.test(asked.stdout)) return;
      await runEngine(program, { arguments: ['rmi', bareId(id)] });
    },
    saveCommand: (image, file) => ({
      program,
      arguments: ['push', '--quiet', bareId(image), `docker-archive:${file}`],
    }),
  };
}

async function readConfig(program: EngineProgram, image: string): Promise<ImageConfig> {
  const question = { arguments: ['inspect', '--type', 'image', bareId(image)] };
  return readInspectedImage(asObject(asObject(await askEngineForJson(program, question))['Docker']));
}

/** Buildah knows images by their id alone. */
function bareId(image: string): string {
  return image.replace(/^sha256:/, '');
}
