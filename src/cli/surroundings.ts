import { openBundledCatalogue } from './catalogue-files.ts';
import type { Surroundings } from '../context/surroundings.ts';
import { type Catalogue } from '../knowledge/images/catalogue.ts';
import { withImages, withMirrors } from '../knowledge/images/mirrors.ts';
import type { Choices } from '../plan/plan.ts';

/** Where a Dockerfile stands. Plain data, so that a thread can be told of it. */
export interface Place {
  /** Absolute. */
  readonly dockerfile: string;
  /** The folder that the build may COPY from, absolute; `undefined` where there is none to be read. */
  readonly context: string | undefined;
  /** `2026-11-21` */
  readonly today: string;
}

/** What is known beside the text of a Dockerfile. Nothing is read before it is asked for. */
export function openSurroundings({ today }: Place, choices: Choices): Surroundings {
  let catalogue: Catalogue | undefined;
  return {
    catalogue: () => (catalogue ??= openCatalogueFor(choices)),
    context: undefined,
    policy: choices,
    today,
  };
}

/** The bundled catalogue with what a user has added to it. */
export function openCatalogueFor({ mirrors, images }: Choices): Catalogue {
  const own = images ? withImages(openBundledCatalogue(), images) : openBundledCatalogue();
  return mirrors ? withMirrors(own, mirrors) : own;
}
