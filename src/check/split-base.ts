import { findChiseledObjection } from './split-chiseled.ts';
import { findLinkedObjection } from './split-linked.ts';
import { findScratchObjection } from './split-scratch.ts';
import { findStaticObjection } from './split-static.ts';
import type { BuilderFiles } from './split-paths.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import { familiarName } from '../dockerfile/reference.ts';
import { type BaseImage, readBase } from '../knowledge/images/base-image.ts';
import { originOf, readToldBase } from '../knowledge/images/told-base.ts';
import { readChiseledTag } from '../knowledge/images/dotnet-images.ts';
import { STATIC_IMAGE } from '../knowledge/images/static-image.ts';
import { javaVersion, versionOfMavenTag } from '../knowledge/java.ts';

/** Images of a system and little else. */
const SYSTEMS: ReadonlySet<string> = new Set(['debian', 'ubuntu', 'alpine', 'buildpack-deps']);

/** Words of a tag that name another program, not another system. */
const FLAVOURS: ReadonlySet<string> = new Set([
  'rc',
  'beta',
  'apache',
  'fpm',
  'cli',
  'zts',
  'dev',
  'ea',
  'nightly',
  'openj9',
]);

/** The same release of the same system, with the same interpreter; or an image for programs that need neither. */
export function findSplitBaseObjection(split: Split, window: Window, files: BuilderFiles): string | undefined {
  const { old, runtime } = split;
  const { before, after, surroundings } = window;
  const catalogue = surroundings.catalogue();
  const was = readToldBase(before, old, catalogue);
  if (typeof was === 'string') return 'the base image before is not known';
  const [a, b] = [old, runtime].map(({ from }) => from.content.flags.map(({ text }) => text).join(' '));
  if (a !== b) return 'the second stage is for another platform';
  if (runtime.base.kind === 'scratch') return findScratchObjection(split, was, files, window);
  const from = readFromReference(after, runtime);
  if (!from) return 'the second stage starts from something that is not known';
  if (from.reference.digest !== undefined) return 'the second stage starts from a digest';
  const name = familiarName(from.reference);
  const bare = catalogue.findDistroless(name);
  if (bare && (from.reference.tag ?? 'latest') !== 'latest') return 'the tag of it is another than "latest"';
  if (name === STATIC_IMAGE) return findStaticObjection(split, was, files, window);
  if (bare) return findLinkedObjection(split, was, bare, files, window);
  if (split.withoutC.length > 0) return 'C is turned off for an image that has its library';
  const is = readBase(after, runtime, catalogue);
  if (typeof is === 'string') return `${from.expanded} is not known`;
  if (readChiseledTag(is.tag)) return findChiseledObjection(split, was, is, files, window);
  const isSame = was.facts.system !== undefined && was.facts.system.suite === is.facts.system?.suite && was.facts.system.distribution === is.facts.system.distribution; // prettier-ignore
  if (!isSame) return 'the second stage stands on another release of the system';
  if (was.image.name === is.image.name && was.tag === is.tag && !leavesPackages(split, window, files))
    return 'the second stage stands on the same image';
  return files.tools?.goesWith?.(was, is) === true ? undefined : findVersionObjection(was, is);
}

/** What was installed for a build is not in the second stage. */
function leavesPackages({ runtime }: Split, { after }: Window, { writes }: BuilderFiles): boolean {
  const there = new Set(stageCommandsIn(after, runtime).flatMap(({ installs }) => installs));
  return writes.packages.some((name) => !there.has(name));
}

/** What interprets the program has the same version. */
function findVersionObjection(was: BaseImage, is: BaseImage): string | undefined {
  if (was.image.path === is.image.path && was.image.name === is.image.name) {
    const isSame = plainVersion(was.tag) === plainVersion(is.tag);
    return isSame || SYSTEMS.has(is.image.path) ? undefined : 'the second stage has another version';
  }
  if (SYSTEMS.has(is.image.path)) return undefined;
  const origin = originOf(was.image.path, was.tag);
  const isOfOrigin = origin?.path === is.image.path && plainVersion(origin.tag) === plainVersion(is.tag);
  if (isOfOrigin && /(?:^|-)jre(?:-|$)/.test(is.tag)) return undefined;
  const java = /^(?:maven|gradle)$/.test(was.image.path) ? versionOfMavenTag(was.tag) : undefined;
  const isJava = java !== undefined && is.image.path === 'eclipse-temurin' && /(?:^|-)jre(?:-|$)/.test(is.tag);
  return isJava && javaVersion(is.tag) === java
    ? undefined
    : `${is.image.path} is none that goes with ${was.image.path}`;
}

/** The version of a tag without the words for a variant: `17.0.2` of `17.0.2-jdk-slim-bullseye`. */
function plainVersion(tag: string): string {
  const words = tag.split('-').filter((word) => !/^[a-z]+$/.test(word) || FLAVOURS.has(word));
  return words.join('-').replace(/^latest$/, '');
}
