import type { NetworkOfBuilds } from './dialect.ts';

/** How an engine is spoken to. */
export interface BuilderOptions {
  /** For the engine's programs, on top of this process's own: `DOCKER_HOST`, `CONTAINERS_CONF`, … */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** On which network steps are built; the engine's own where it is not given. */
  readonly network?: NetworkOfBuilds | undefined;
  /** Where the files of a build are put; the system's folder for such files where it is not given. */
  readonly temporaryFolder?: string | undefined;
}
