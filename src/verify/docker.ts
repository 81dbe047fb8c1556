import type { BuildRequest } from './builder.ts';
import type { BuildFiles } from './build-files.ts';
import type { BuilderOptions } from './builder-options.ts';
import { type Dialect, sharedBuildArguments } from './dialect.ts';
import {
  askEngine,
  askEngineForJson,
  describeFailure,
  type EngineProgram,
  isDone,
  LONG_ANSWER,
  runEngine,
} from './engine-program.ts';
import { readHistory, readInspectedImage } from './inspected-image.ts';
import { asObject, firstOf, type JsonObject } from './json-value.ts';
import { readLines } from './last-word.ts';
import { watchWrittenImages } from './step-watch.ts';
import type { ImageConfig } from '../image/image.ts';
import { findString } from '../image/json-fields.ts';

/** Always BuildKit; no advice of the program between its messages; no attestations, which would be a second image. */
const ENVIRONMENT = { DOCKER_BUILDKIT: '1', DOCKER_CLI_HINTS: 'false', BUILDX_NO_DEFAULT_ATTESTATIONS: '1' } as const;

/** From this version on BuildKit is to be had through the buildx plugin alone. */
const NEEDS_BUILDX = 23;

/**
 * Docker, where it answers; else a sentence that says why it cannot be had.
 * @param instance a builder of buildx, which may be a remote one or have several nodes; its results are loaded into the
 *   engine, where they are looked at and run
 */
export async function openDocker(options: BuilderOptions, instance: string | undefined): Promise<Dialect | string> {
  const program: EngineProgram = { name: 'docker', environment: { ...options.environment, ...ENVIRONMENT } };
  const asked = await runEngine(program, { arguments: ['version', '--format', '{{json .}}'] });
  if (!isDone(asked)) return describeFailure(program, ['version'], asked).message;
  const version = readVersion(asked.stdout);
  if (version === undefined) return 'the program `docker` is not that of Docker; choose podman, if it is Podman';
  const buildx = await runEngine(program, { arguments: ['buildx', 'version'] });
  const hasBuildx = isDone(buildx);
  if (!hasBuildx && (instance !== undefined || version.client >= NEEDS_BUILDX)) {
    return 'Docker is there, but not its buildx plugin, which BuildKit needs; install it (often the package docker-buildx-plugin)';
  }
  if (instance !== undefined) {
    const found = await runEngine(program, { arguments: ['buildx', 'inspect', instance] });
    if (!isDone(found))
      return `${describeFailure(program, ['buildx', 'inspect'], found).message}; \`docker buildx ls\` lists those there are`;
  }
  const buildxVersion = /\bv?(\d+\.\d+\.\d+)\S*/.exec(readLines(buildx.stdout)[0] ?? '')?.[0];
  return {
    name: 'docker',
    version: `Docker ${version.server}${buildxVersion === undefined ? '' : `, buildx ${buildxVersion}`}`,
    program,
    runner: program,
    runsHealthChecks: true,
    buildArguments: (request, files) => buildArguments(request, files, options, hasBuildx, instance),
    // What a container prints goes to the engine's disk.
    createArguments: ['--log-driver', 'json-file', '--log-opt', 'max-size=16m', '--log-opt', 'max-file=2'],
    listImages: async () =>
      readLinesOf(
        await askEngine(program, { arguments: ['image', 'ls', '--all', '--quiet', '--no-trunc'], kept: LONG_ANSWER }),
      ),
    watchSteps: watchWrittenImages,
    readConfig: (image) => readConfig(program, image),
    removeImage: (id) => removeImage(program, id),
    saveCommand: (image, file) => ({ program, arguments: ['image', 'save', '--output', file, image] }),
  };
}

function buildArguments(
  request: BuildRequest,
  files: BuildFiles,
  { network = 'default' }: BuilderOptions,
  hasBuildx: boolean,
  instance: string | undefined,
): readonly string[] {
  return [
    'build',
    '--progress=plain',
    `--iidfile=${files.idFile}`,
    ...(instance === undefined ? [] : ['--builder', instance]),
    // A builder that is not the engine itself keeps the image to itself otherwise.
    ...(hasBuildx ? ['--load'] : []),
    ...(instance !== undefined && network === 'host' ? ['--allow', 'network.host'] : []),
    ...sharedBuildArguments(request, files, network),
    request.context,
  ];
}

interface Version {
  readonly server: string;
  /** The major version of the program. */
  readonly client: number;
}

function readVersion(json: string): Version | undefined {
  const version = parseObject(json);
  const server = findString(asObject(version['Server'])['Version']);
  const client = findString(asObject(version['Client'])['Version']);
  if (server === undefined || client === undefined) return undefined;
  // Podman answers to the name of Docker, too.
  if (/podman/i.test(json)) return undefined;
  return { server: readLines(server)[0] ?? '', client: Number.parseInt(client, 10) };
}

function parseObject(json: string): JsonObject {
  try {
    return asObject(JSON.parse(json));
  } catch {
    return {};
  }
}

async function readConfig(program: EngineProgram, image: string): Promise<ImageConfig> {
  const inspected = await inspectImage(program, image);
  const history = await askEngine(program, {
    arguments: ['image', 'history', '--no-trunc', '--human=false', '--format', '{{json .}}', image],
    kept: LONG_ANSWER,
  });
  return readInspectedImage(inspected, readHistory(history));
}

/** What Docker and Podman tell of an image. @throws EngineError */
export async function inspectImage(program: EngineProgram, image: string): Promise<JsonObject> {
  return asObject(firstOf(await askEngineForJson(program, { arguments: ['image', 'inspect', image] })));
}

async function removeImage(program: EngineProgram, id: string): Promise<void> {
  if (await hasName(program, id)) return;
  await runEngine(program, { arguments: ['image', 'rm', '--no-prune', id] });
}

/** Whether somebody gave the image a name, or whether that cannot be said. */
export async function hasName(program: EngineProgram, id: string): Promise<boolean> {
  const asked = await runEngine(program, { arguments: ['image', 'inspect', '--format', '{{json .RepoTags}}', id] });
  return !isDone(asked) || !/^(?:null|\[\])$/.test(asked.stdout.trim());
}

/** The lines of a listing that are not blank. */
export function readLinesOf(listing: string): readonly string[] {
  return listing.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}
