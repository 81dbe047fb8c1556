import { UsageError } from './usage-error.ts';
import type { VerifyOptions } from './verify-options.ts';
import type { CleanupStrategy } from '../context/policy.ts';
import type { Builder } from '../knowledge/builders.ts';
import type { Choices } from '../plan/plan.ts';

export const FORMATS = ['diff', 'json', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** The options of a run as the command line gives them. Lists are empty where the option is not given. */
export interface RunOptions {
  readonly write: boolean;
  readonly check: boolean;
  readonly unsafe: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly enable: readonly string[];
  /** As the configuration says where not given. */
  readonly cleanup: CleanupStrategy | undefined;
  /** What builds the files elsewhere; not the engine that `--verify` builds with. As the configuration says where not given. */
  readonly forBuilder: Builder | undefined;
  readonly config: string | undefined;
  /** Glob patterns, relative to the current folder. */
  readonly exclude: readonly string[];
  readonly format: Format;
  /** The folder that the build may COPY from; that of the Dockerfile where not given. */
  readonly context: string | undefined;
  /** Whether registries may be asked. */
  readonly online: boolean;
  /** `linux/arm64`: what to build for, and whose images to weigh. */
  readonly platform: string | undefined;
  /** A folder for the step patches. */
  readonly steps: string | undefined;
  readonly refused: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** `undefined`: as many as there are processors. */
  readonly jobs: number | undefined;
  readonly stdinFilepath: string | undefined;
  /** `undefined` where nothing is to be built. */
  readonly verify: VerifyOptions | undefined;
}

/** The path that stands for standard input. */
export const STDIN = '-';

/** @throws UsageError where the paths and options contradict each other */
export function checkOptions(paths: readonly string[], options: RunOptions): void {
  const isStdin = paths.includes(STDIN);
  if (isStdin && paths.length > 1) {
    throw new UsageError('"-" reads standard input, which cannot be mixed with files; run dockoptimize once for each');
  }
  if (!isStdin && options.stdinFilepath !== undefined) {
    const advice = 'add "-", or name the file as a path';
    throw new UsageError(`--stdin-filepath says where standard input belongs, but no path is "-"; ${advice}`);
  }
  if (isStdin && options.write && options.format !== 'diff') {
    const why = `--write prints the rewritten file, so --format ${options.format} has no place to go`;
    throw new UsageError(`with "-", ${why}; leave one of them out`);
  }
  if (isStdin && options.verify) {
    throw new UsageError('--verify needs the folder of the Dockerfile, and "-" has none; name the file instead');
  }
  if ((options.verify?.service === undefined) !== (options.verify?.compose === undefined)) {
    throw new UsageError('--compose and --service belong together; give both, or neither');
  }
  if (options.platform !== undefined && !options.verify && !options.online) {
    throw new UsageError('--platform means something only with --verify or --online; add one, or leave it out');
  }
  if (paths.includes('')) throw new UsageError('a path is empty; name a file or a folder, or "." for the current one');
}

/** What the command line chooses; to be laid over what a configuration chooses. */
export function choicesOf({ unsafe, only, skip, enable, cleanup, forBuilder }: RunOptions): Choices {
  return {
    ...(unsafe ? { unsafe } : {}),
    ...(only.length > 0 ? { only } : {}),
    ...(skip.length > 0 ? { skip } : {}),
    ...(enable.length > 0 ? { enable } : {}),
    ...(cleanup ? { cleanup } : {}),
    ...(forBuilder ? { builder: forBuilder } : {}),
  };
}
