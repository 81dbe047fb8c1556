import type { Analysis } from '../analysis.ts';
import { type BaseKind, wantedBase } from '../../context/policy.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { readFromReference } from '../../dockerfile/from-reference.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { type BaseImage, readBase } from '../../knowledge/images/base-image.ts';
import { isPlatformOf } from '../../knowledge/images/platform.ts';
import type { SiblingKind } from '../../knowledge/images/siblings.ts';

/** A base image that ships, and all that is built on it in the file. */
export interface SwapSite {
  readonly base: BaseImage;
  /** The stage that starts from it and those that inherit from that one, in the order of the file. */
  readonly stages: readonly Stage[];
}

/** Why the base of what ships is not changed, whatever it would be changed into. */
export type SwapReason = 'variable-base' | 'pinned-digest' | 'unknown-tag' | 'stateful-image' | 'missing-platform';

/** A base that could be changed and is not. */
export interface NoSwap {
  readonly stage: Stage;
  readonly reason: SwapReason;
  readonly detail: string;
}

/**
 * The base image of what ships, if the user wants it to be changed into that kind. `undefined` where there is nothing to
 * change: it starts from nothing, from an image that the catalogue does not know, or is to be kept.
 * @param kind `jre` is no kind of base, so that only `keep` speaks against it
 */
export function findSwapSite(
  file: Dockerfile,
  analysis: Analysis,
  kind: BaseKind | 'jre',
): SwapSite | NoSwap | undefined {
  const last = analysis.stages.at(-1);
  if (!last) return undefined;
  const stage = lineageOf(last)[0]!;
  const { catalogue, policy } = analysis.surroundings;
  if (stage.base.kind === 'scratch') return undefined;
  const base = readBase(file, stage, catalogue());
  if (typeof base === 'string') return describeNone(base, file, stage, analysis, kind);
  const said = wantedBase(policy, base.image.name);
  // An image that somebody made is not changed into none.
  const wanted = said === 'scratch' ? 'distroless' : said;
  // Where the smaller one does not fit, the slim variant is still nearer to it than the full one.
  const isNearest = kind === 'slim' && (wanted === 'distroless' || wanted === 'alpine');
  if (wanted !== undefined && !isNearest && (kind === 'jre' ? wanted === 'keep' : wanted !== kind)) return undefined;
  return { base, stages: analysis.stages.filter((other) => lineageOf(other)[0] === stage) };
}

function describeNone(
  base: Exclude<ReturnType<typeof readBase>, BaseImage>,
  file: Dockerfile,
  stage: Stage,
  { surroundings }: Analysis,
  kind: BaseKind | 'jre',
): NoSwap | undefined {
  const [text] = argumentsText(stage.from.content).split(/\s/) as [string];
  if (base === 'variable') {
    return { stage, reason: 'variable-base', detail: `${text} has no value in this file` };
  }
  if (base === 'unknown-tag') {
    const catalogue = surroundings.catalogue();
    const image = catalogue.findImage(readFromReference(file, stage)!.reference)!;
    // One that has no variants has none of this tag either.
    const hasVariants = ['slim', 'alpine'].some((variant) => catalogue.hasTag(image.path, variant));
    if (kind !== 'jre' && !hasVariants) return undefined;
    const tag = readFromReference(file, stage)!.reference.tag ?? 'latest';
    return { stage, reason: 'unknown-tag', detail: `the catalogue has no tag "${tag}" of this image` };
  }
  if (base !== 'digest') return undefined;
  const { reference } = readFromReference(file, stage)!;
  const known = surroundings.catalogue().findImage(reference);
  return known && { stage, reason: 'pinned-digest', detail: `${known.name} is pinned to ${reference.digest}` };
}

/** The tag that a base is changed into, where there is one that may be taken. */
export function findTarget(
  { base }: SwapSite,
  kind: SiblingKind,
  { surroundings }: Analysis,
): string | NoSwap | undefined {
  const { image, tag, from, stage } = base;
  const catalogue = surroundings.catalogue();
  const target = catalogue.findSibling(image.path, tag, kind);
  if (target === undefined) return undefined;
  if (image.dropsPrivileges) {
    const detail = `${image.name} keeps data, and another variant may not read what this one has written`;
    return { stage, reason: 'stateful-image', detail };
  }
  const platforms = catalogue.findFacts(image.path, target)?.platforms;
  if (from.platform !== undefined && platforms && !isPlatformOf(from.platform, platforms)) {
    const detail = `${image.name}:${target} is made for ${platforms.join(', ')}`;
    return { stage, reason: 'missing-platform', detail };
  }
  return target;
}
