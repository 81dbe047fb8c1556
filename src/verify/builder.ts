import type { ImageConfig } from '../image/image.ts';

/** What is to be built. */
export interface BuildRequest {
  /** The text of the Dockerfile. It is handed over beside the context and never written into it. */
  readonly dockerfile: string;
  /** The text of the `Dockerfile.dockerignore` beside it, where there is one; it takes the place of `.dockerignore`. */
  readonly dockerignore: string | undefined;
  /** Absolute path of the folder that the build may COPY from. */
  readonly context: string;
  readonly buildArguments: Readonly<Record<string, string>>;
  /** As `docker build --secret` and `--ssh` take them: `id=npmrc,src=.npmrc`. */
  readonly secrets: readonly string[];
  readonly ssh: readonly string[];
  readonly target: string | undefined;
  /** `linux/arm64`; that of the engine where it is not given. */
  readonly platform: string | undefined;
  /** Whether to run each step anew, as a comparison of times needs it. */
  readonly isFresh: boolean;
}

/** How a build or a run is watched. */
export interface Watch {
  /** In milliseconds. */
  readonly timeLimit: number;
  /** Ends it early, cleanly. */
  readonly signal: AbortSignal;
  /** Is told what it prints, as it comes. Not masked. */
  readonly onOutput?: ((text: string) => void) | undefined;
}

/** Why nothing was built: the first is the Dockerfile's own doing, all others are its surroundings'. */
export const BUILD_TROUBLES = [
  'failed',
  'timed-out',
  'aborted',
  'missing-base',
  'no-network',
  'no-space',
  'no-engine',
] as const;
export type BuildTrouble = (typeof BUILD_TROUBLES)[number];

export interface Built {
  readonly outcome: 'built';
  /** The id of the image, as its engine knows it. */
  readonly image: string;
  readonly milliseconds: number;
  /** All that it printed, at most its last 200,000 characters. Not masked. */
  readonly log: string;
}

export interface NotBuilt {
  readonly outcome: BuildTrouble;
  /** What went wrong, as a sentence, with what to do about it where that is known. Not masked. */
  readonly because: string;
  readonly milliseconds: number;
  readonly log: string;
}

export type Build = Built | NotBuilt;

/** What is to be run. */
export interface RunRequest {
  readonly image: string;
  /** In place of the image's own command; its entrypoint stays. */
  readonly command?: readonly string[] | undefined;
  /** In place of entrypoint and command: a program and its arguments. */
  readonly words?: readonly string[] | undefined;
  /** `KEY=value` files and values that the container gets. */
  readonly environmentFiles?: readonly string[] | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** `none`; `host`; or the id of a container whose network it shares. */
  readonly network: 'none' | 'host' | { readonly container: string };
  /** Host names that mean the container itself. Only with a network of its own. */
  readonly hosts?: readonly string[] | undefined;
  /** `none` drops all of them and forbids new ones; `default` leaves those that the engine gives. */
  readonly capabilities: 'none' | 'default';
}

/** How a container is now. */
export interface ContainerState {
  readonly isRunning: boolean;
  /** Of its main process, once that has ended. */
  readonly exitCode: number | undefined;
  /** As the engine says: `none` where the image has no health check. */
  readonly health: 'none' | 'starting' | 'healthy' | 'unhealthy';
  /** What the last health check printed; '' where there was none. Not masked. */
  readonly healthOutput: string;
  /** Of its main process, as this machine sees it; `undefined` where the engine is on another one or it has ended. */
  readonly processId: number | undefined;
}

export interface Container {
  readonly id: string;
  look(): Promise<ContainerState>;
  /** What it printed on both streams, at most its last 100,000 characters. Not masked. */
  readOutput(): Promise<{ readonly stdout: string; readonly stderr: string }>;
  /** Runs a command inside; `undefined` where that is not to be had (no such program in the image). */
  execute(command: readonly string[], timeLimit: number): Promise<Executed | undefined>;
  /** SIGTERM (or what the image asks for), SIGKILL after so many seconds. Gives what it took, in milliseconds. */
  stop(seconds: number): Promise<{ readonly milliseconds: number; readonly exitCode: number | undefined }>;
  /** Also the volumes that were made for it. Never fails: what is gone is gone. */
  remove(): Promise<void>;
}

export interface Executed {
  readonly exitCode: number;
  readonly output: string;
}

/**
 * What builds and runs images: an engine behind its command line. It keeps what it made in mind and `removeAll` takes it
 * away; what was there before, also an image that a build happened to give again, stays.
 */
export interface Builder {
  readonly name: 'docker' | 'podman' | 'buildah';
  /** As it says itself, in one line. */
  readonly version: string;
  /** Whether it can run what it builds; buildah alone cannot. */
  readonly canRun: boolean;
  /** Never throws for what goes wrong with the build. */
  build(request: BuildRequest, watch: Watch): Promise<Build>;
  /** As the engine tells it; Podman leaves SHELL and ONBUILD out, which a saved image has. @throws EngineError */
  readConfig(image: string): Promise<ImageConfig>;
  /** Writes the image as a docker-archive or OCI archive, uncompressed. @throws EngineError */
  save(image: string, file: string, watch: Watch): Promise<void>;
  /** @throws EngineError where the container cannot be made; one that ends at once is started */
  start(request: RunRequest, watch: Watch): Promise<Container>;
  /** All images, containers, volumes and folders that it made, whatever else went wrong. */
  removeAll(): Promise<void>;
}
