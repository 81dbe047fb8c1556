import type { Builder, BuildRequest } from './builder.ts';
import type { BuildFiles } from './build-files.ts';
import type { EngineProgram } from './engine-program.ts';
import type { ImageConfig } from '../image/image.ts';

/** What an engine's command line says in its own way. Arguments are lists of words; no shell reads them. */
export interface Dialect {
  readonly name: Builder['name'];
  readonly version: string;
  /** What builds. */
  readonly program: EngineProgram;
  /** What runs containers; `undefined` where nothing does. */
  readonly runner: EngineProgram | undefined;
  buildArguments(request: BuildRequest, files: BuildFiles): readonly string[];
  /** The id of the image in what the builder printed, where it does not write it to `BuildFiles.idFile`. */
  readBuiltId?(stdout: string): string | undefined;
  /** For `create`, beside those that all engines share. */
  readonly createArguments: readonly string[];
  /** Ids of all images in full, those without a name as well, one per line. */
  listImages(): Promise<readonly string[]>;
  /** @throws EngineError */
  readConfig(image: string): Promise<ImageConfig>;
  /** Takes away an image that has no name; leaves one that has got one meanwhile. Never throws. */
  removeImage(id: string): Promise<void>;
  saveCommand(image: string, file: string): { readonly program: EngineProgram; readonly arguments: readonly string[] };
  /** Watches a build's log for images made on the way. */
  watchSteps?(): StepWatch;
  /** To be called before a build; what it gives removes the work that a build without a result left. Neither throws. */
  watchLeftWork?(): Promise<() => Promise<void>>;
  /** What a health check needs that the engine does not run by itself. */
  readonly runsHealthChecks: boolean;
}

/** What the log of a build says of the images of its steps. */
export interface StepWatch {
  add(text: string): void;
  /** Their ids, in full or shortened, as far as the build made them. */
  made(): readonly string[];
}

/** The options that Docker, Podman and Buildah share. */
export function sharedBuildArguments(request: BuildRequest, files: BuildFiles, network: NetworkOfBuilds): string[] {
  return [
    `--file=${files.dockerfile}`,
    ...(network === 'default' ? [] : ['--network', network]),
    ...Object.entries(request.buildArguments).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...request.secrets.flatMap((secret) => ['--secret', secret]),
    ...request.ssh.flatMap((agent) => ['--ssh', agent]),
    ...(request.target === undefined ? [] : ['--target', request.target]),
    ...(request.platform === undefined ? [] : ['--platform', request.platform]),
    ...(request.isFresh ? ['--no-cache'] : []),
  ];
}

/** On which network the steps of a build run; `default` leaves that to the engine. */
export const NETWORKS_OF_BUILDS = ['default', 'host', 'none'] as const;
export type NetworkOfBuilds = (typeof NETWORKS_OF_BUILDS)[number];
