import { openBundledCatalogue } from './catalogue-files.ts';
import { ContextError } from '../context/context-error.ts';
import { openFolder } from '../context/folder.ts';
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
}

/**
 * What is known beside the text of a Dockerfile. Nothing is read before it is asked for.
 * @param registry what registries say, where they may be asked
 */
export function openSurroundings(
  { dockerfile, context, today }: Place,
  choices: Choices,
  registry?: RegistryAnswers,
): Surroundings {
  let catalogue: Catalogue | undefined;
  let opened: BuildContext | undefined;
  return {
    catalogue: () => (catalogue ??= openCatalogueFor(choices)),
    get context(): BuildContext | undefined {
      return (opened ??= context === undefined ? undefined : tryOpen(context, dockerfile));
    },
    policy: choices,
    today,
    registry,
  };
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
