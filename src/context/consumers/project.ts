import type { BuildContext } from '../build-context.ts';
import type { Surroundings } from '../surroundings.ts';
import type { ReadYaml } from '../yaml-node.ts';
import { memoize } from '../../text/memo.ts';

/** The files in which an image may be used, and the way to read them. One object for all Dockerfiles of a project. */
export interface ProjectSource {
  /** All of its files, whatever an ignore file says. */
  readonly files: BuildContext;
  /** `undefined` where there is no reader of YAML: such files are named as unread. */
  readonly readYaml: ReadYaml | undefined;
}

/** The project that a Dockerfile belongs to: its repository, or what is known of that. */
export interface Project {
  readonly source: ProjectSource;
  /** The folder of the build context in it; `undefined` where that is not known. */
  readonly context: string | undefined;
  /** `undefined` where nobody said where it is. */
  readonly dockerfile: string | undefined;
}

/** The project of some surroundings; where none was given, the build context is all that there is of it. */
export const projectOf: (surroundings: Surroundings) => Project | undefined = memoize((surroundings: Surroundings) => {
  const { project, context, readYaml } = surroundings;
  if (project) return project;
  return context && { source: sourceOf(context.unfiltered, readYaml), context: '', dockerfile: context.dockerfile };
});

/** The same for the same files, so that what was read of them is kept. */
function sourceOf(files: BuildContext, readYaml: ReadYaml | undefined): ProjectSource {
  const known = sourcesOf(files);
  const source = known.get(readYaml) ?? { files, readYaml };
  known.set(readYaml, source);
  return source;
}

const sourcesOf = memoize<BuildContext, Map<ReadYaml | undefined, ProjectSource>>(() => new Map());
