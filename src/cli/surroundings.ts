import { relative, sep } from 'node:path';
import { openBundledCatalogue } from './catalogue-files.ts';
import { loadedYamlReader } from './yaml-reader.ts';
import { ContextError } from '../context/context-error.ts';
import { openFolder } from '../context/folder.ts';
import { NO_RULES } from '../context/ignore-rules.ts';
import { readContextPath } from '../context/context-path.ts';
import type { Project, ProjectSource } from '../context/consumers/project.ts';
import type { BuildContext } from '../context/build-context.ts';
import type { Surroundings } from '../context/surroundings.ts';
import { type Catalogue } from '../knowledge/images/catalogue.ts';
import { withImages, withMirrors } from '../knowledge/images/mirrors.ts';
import type { RegistryAnswers } from '../knowledge/registry/answers.ts';
import type { Choices } from '../plan/plan.ts';

/** Where a Dockerfile stands. Plain data, so that a thread can be told of it. */
export interface Place {
  /** Absolute. */
  readonly dockerfile: string;
  /** The folder that the build may COPY from, absolute; `undefined` where there is none to be read. */
  readonly context: string | undefined;
  /** How that is shown: relative to the current folder, '' for that itself. */
  readonly shownContext?: string | undefined;
  /** `2026-11-21` */
  readonly today: string;
  /** The folder whose files may use the image, absolute: the repository, where it is in one. */
  readonly project?: string | undefined;
  /** Whether some of these files are YAML, which is read by what has to be loaded first. */
  readonly hasYaml?: boolean | undefined;
  /** The stage that those build who build it, where all of them name the same. */
  readonly target?: string | undefined;
}

/**
 * What is known beside the text of a Dockerfile. Nothing is read before it is asked for.
 * @param registry what registries say, where they may be asked
 */
export function openSurroundings(
  { dockerfile, context, today, project }: Place,
  choices: Choices,
  registry?: RegistryAnswers,
): Surroundings {
  let catalogue: Catalogue | undefined;
  let opened: BuildContext | undefined;
  let found: Project | undefined;
  return {
    catalogue: () => (catalogue ??= openCatalogueFor(choices)),
    get context(): BuildContext | undefined {
      return (opened ??= context === undefined ? undefined : tryOpen(context, dockerfile));
    },
    policy: choices,
    today,
    registry,
    get project(): Project | undefined {
      return (found ??= project === undefined ? undefined : projectIn(project, dockerfile, context));
    },
    readYaml: loadedYamlReader(),
  };
}

let lastSource: { readonly root: string; readonly source: ProjectSource } | undefined;

/** The files of a project; those of the last are kept, since most Dockerfiles of a run lie in one. */
export function sourceOf(root: string): ProjectSource {
  const readYaml = loadedYamlReader();
  if (lastSource?.root !== root || lastSource.source.readYaml !== readYaml)
    lastSource = { root, source: { files: openFolder(root, { rules: NO_RULES }), readYaml } };
  return lastSource.source;
}

function projectIn(root: string, dockerfile: string, context: string | undefined): Project {
  return {
    source: sourceOf(root),
    context: context === undefined ? undefined : pathIn(root, context),
    dockerfile: pathIn(root, dockerfile),
  };
}

/** Relative to the root, with `/`; `undefined` for what is not in it. */
export function pathIn(root: string, path: string): string | undefined {
  const inside = relative(root, path).replaceAll(sep, '/');
  return /^(?:\/|[A-Za-z]:)/.test(inside) ? undefined : readContextPath(inside);
}

/** A context that no builder would take is none: what depends on it is refused. */
function tryOpen(folder: string, dockerfile: string): BuildContext | undefined {
  try {
    return openFolder(folder, { dockerfile });
  } catch (error) {
    if (error instanceof ContextError) return undefined;
    throw error;
  }
}

/** The bundled catalogue with what a user has added to it. */
export function openCatalogueFor({ mirrors, images }: Choices): Catalogue {
  const own = images ? withImages(openBundledCatalogue(), images) : openBundledCatalogue();
  return mirrors ? withMirrors(own, mirrors) : own;
}
