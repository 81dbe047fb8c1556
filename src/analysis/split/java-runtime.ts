import type { BaseImage } from '../../knowledge/images/base-image.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import { originOf } from '../../knowledge/images/told-base.ts';
import { versionOfMavenTag } from '../../knowledge/java.ts';

/** The image of a JRE. */
export interface JavaRuntime {
  /** `eclipse-temurin`, as the catalogue knows it. */
  readonly path: string;
  readonly tag: string;
  /** As the FROM names it. */
  readonly reference: string;
  readonly suite: string;
}

/** The JRE of the same version on the same release; `undefined` where the catalogue knows none. */
export function findJavaRuntime({ image, tag, facts }: BaseImage, catalogue: Catalogue): JavaRuntime | undefined {
  const { suite } = facts.system ?? {};
  if (suite === undefined) return undefined;
  const origin = originOf(image.path, tag);
  if (origin) {
    const sibling = image.name === image.path ? catalogue.findSibling(origin.path, origin.tag, 'jre') : undefined;
    return sibling === undefined
      ? undefined
      : { path: origin.path, tag: sibling, reference: `${origin.path}:${sibling}`, suite };
  }
  if (image.path !== 'maven' && image.path !== 'gradle') {
    const sibling = catalogue.findSibling(image.path, tag, 'jre');
    return sibling === undefined
      ? undefined
      : { path: image.path, tag: sibling, reference: `${image.name}:${sibling}`, suite };
  }
  // What these images are made of, their tags say; a mirror of them has no Temurin that is known.
  const version = versionOfMavenTag(tag);
  const isTemurin = image.path === 'gradle' || /(?:^|-)eclipse-temurin-/.test(tag);
  if (version === undefined || !isTemurin || image.name !== image.path) return undefined;
  const candidates = [`${version}-jre-${suite}`, `${version}-jre-${suite.replace(/^alpine/, 'alpine-')}`, `${version}-jre-alpine`]; // prettier-ignore
  const path = 'eclipse-temurin';
  const found = candidates.find((candidate) => catalogue.findFacts(path, candidate)?.system?.suite === suite);
  return found === undefined ? undefined : { path, tag: found, reference: `${path}:${found}`, suite };
}
