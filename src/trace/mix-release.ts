import { folderOfRelease, readMixRelease } from './mix-commands.ts';
import { resolvePath, type StageWrites } from './stage-writes.ts';
import type { BuildContext } from '../context/build-context.ts';
import { findContextPath } from '../context/copied-files.ts';
import type { Copy } from '../context/copies.ts';
import { joinPath } from '../context/context-path.ts';
import { readElixirProject } from '../context/elixir-project.ts';
import type { Scan } from '../dockerfile/scan.ts';
import type { Stage } from '../dockerfile/stages.ts';

/** A release, and the project that it is made of. */
export interface FoundRelease {
  readonly name: string;
  /** Absolute: all of it lies there. */
  readonly path: string;
  /** The project's folder in the image, absolute. */
  readonly folder: string;
  /** The same in the context. */
  readonly contextFolder: string;
  /** The text of its `mix.exs`. */
  readonly manifest: string;
  /** The text of its `mix.lock`, where it has one. */
  readonly lock: string | undefined;
}

/** The release that a stage makes, by the rules of `mix release`; or why it is not known, as a clause. */
export function findRelease(
  scan: Scan,
  stage: Stage,
  writes: StageWrites,
  context: BuildContext,
  copies: readonly Copy[],
): FoundRelease | string {
  const made = readMixRelease(scan, stage, writes);
  if (made === undefined) return 'no step is `mix release`';
  if (typeof made === 'string') return made;
  const found = findContextPath(copies, context, resolvePath(made.folder, 'mix.exs'));
  const manifest = found?.kind === 'found' ? context.readText(found.contextPath) : undefined;
  if (found?.kind !== 'found' || manifest === undefined) return `there is no mix.exs to be read in ${made.folder}`;
  const project = readElixirProject(manifest);
  if ('because' in project) return project.because;
  const name = nameOf(made.name, project.releases, project.isUmbrella ? undefined : project.app);
  if (name === undefined) return 'mix.exs does not say which release is made';
  const contextFolder = found.contextPath.replace(/\/?mix\.exs$/, '');
  const lock = context.readText(joinPath(contextFolder, 'mix.lock'));
  return { name, path: folderOfRelease(made, name), folder: made.folder, contextFolder, manifest, lock };
}

/** The one that is asked for, the only one that is named, or that of the application (`Mix.Release.from_config!`). */
function nameOf(asked: string | undefined, releases: readonly string[], app: string | undefined): string | undefined {
  if (asked !== undefined) return releases.includes(asked) ? asked : undefined;
  const [only, another] = releases;
  return another === undefined ? (only ?? app) : undefined;
}
