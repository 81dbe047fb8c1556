import type { Analysis } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { readFromReference } from '../src/dockerfile/from-reference.ts';
import type { Stage } from '../src/dockerfile/stages.ts';
import type { KnownImage } from '../src/knowledge/images/catalogue.ts';
import { isOver, type Support } from '../src/knowledge/images/end-of-life.ts';
import type { Successor } from '../src/knowledge/images/successor.ts';
import type { Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Names base images that nobody corrects any more, and what to write instead.
 *
 * A release of a language and the distribution below it each have a last day; after it, holes that become known stay open.
 * What follows is the version that is supported longest, in the same variant, as the catalogue lists it.
 *
 * ```dockerfile
 * FROM node:18-slim
 * ```
 * is answered with "Move from node:18-slim to node:26-slim".
 *
 * It changes nothing: a new version may need changes of the program. Debian counts as supported until the end of its LTS;
 * support that is sold, as Ubuntu's, does not count. It is silent where the name of the image has a variable in it, where
 * the catalogue does not know the tag, and in the library where no day is given.
 */
export const eolBase: Transform<object, never> = {
  id: 'eol-base',
  summary: 'Name base images that are past their end of life',
  category: 'security',
  isDefault: true,
  applicability: 'display-only',
  effects: [],
  answers: [],
  guide: 'build/building/best-practices/#rebuild-your-images-often',
  refusals: {},
  defaults: {},
  *inspect(file: Dockerfile, { stages, surroundings }: Analysis) {
    const { today } = surroundings;
    if (today === undefined) return;
    for (const stage of stages) {
      const from = readFromReference(file, stage);
      if (!from || from.variables.length > 0) continue;
      const image = surroundings.catalogue().findImage(from.reference);
      const note = image && inspectImage(stage, image, today, surroundings.catalogue());
      if (note) yield note;
    }
  },
};

type Catalogue = ReturnType<Analysis['surroundings']['catalogue']>;

function inspectImage(stage: Stage, image: KnownImage, today: string, catalogue: Catalogue): Fix | undefined {
  const { path, tag } = image;
  if (tag === undefined) return undefined;
  const ends = catalogue.endOfLife(path, tag);
  const known = [ends?.product, ends?.system].filter((support) => support !== undefined);
  const over = withoutTwins(known).filter((support) => isOver(support, today));
  if (over.length === 0 && image.replacement === undefined) return undefined;
  const successor = over.length === 0 ? undefined : catalogue.findSuccessor(path, tag, today);
  return {
    kind: 'fix',
    instruction: stage.from,
    edits: [],
    title: titleOf(image, successor),
    why: whyOf(image, over, stage),
    evidence: [
      ...over.map((support) => `${nameOf(support)} ${endOf(support)}, by endoflife.date`),
      ...evidenceOf(image, successor),
    ],
    assumptions: [],
    effects: [],
    applicability: 'display-only',
    savings: undefined,
  };
}

/** What an image of a distribution is made for is what it stands on. */
function withoutTwins(supports: readonly Support[]): readonly Support[] {
  return supports.filter(({ product, cycle }, i) => {
    return i === 0 || supports[0]!.product !== product || supports[0]!.cycle !== cycle;
  });
}

function titleOf({ name, tag, replacement }: KnownImage, successor: Successor | undefined): string {
  const old = `${name}:${tag}`;
  if (replacement !== undefined) return `Move from ${old} to ${replacement}`;
  if (successor?.tag !== undefined) return `Move from ${old} to ${name}:${successor.tag}`;
  if (successor?.product) return `Move from ${old} to ${nameOf(successor.product)}`;
  return `Move away from ${old}`;
}

function whyOf({ replacement, name }: KnownImage, over: readonly Support[], stage: Stage): string {
  const dead = over.map((support) => `${nameOf(support)} gets no corrections${sinceOf(support)}`);
  const gone = replacement === undefined ? [] : [`${name} is no longer made`];
  const reach = stage.isShipped ? [] : ['the stage builds only, so that the image has of it what is copied'];
  return [...gone, ...dead, ...reach].join('; ');
}

function sinceOf({ product, ends, extended }: Support): string {
  const day = product === 'Debian' ? (extended ?? ends) : ends;
  return day === 'past' || day === undefined ? ' any more' : ` since ${day}`;
}

function endOf({ product, ends, extended }: Support): string {
  if (ends === 'past' || ends === undefined) return 'is over';
  const more = product === 'Debian' ? 'its LTS on' : 'support for subscribers goes on until';
  return `ended on ${ends}${extended === undefined ? '' : `, ${more} ${extended}`}`;
}

function evidenceOf({ replacement, digest }: KnownImage, successor: Successor | undefined): readonly string[] {
  const pinned =
    digest === undefined ? [] : ['the digest decides what is used; the tag beside it says what that once was'];
  if (replacement !== undefined || !successor) return pinned;
  if (successor.tag === undefined) return [...pinned, 'no tag of it is of the same variant'];
  const supports = withoutTwins([successor.product, successor.system].filter((support) => support !== undefined));
  const until = supports.map(({ ends, extended, product, cycle }) => {
    const day = product === 'Debian' ? (extended ?? ends) : ends;
    return day === undefined ? `${product} ${cycle} without an end so far` : `${product} ${cycle} until ${day}`;
  });
  return [...pinned, `${successor.tag} is still rebuilt${until.length === 0 ? '' : `: ${until.join(', ')}`}`];
}

function nameOf({ product, cycle }: Support): string {
  return `${product} ${cycle}`;
}
