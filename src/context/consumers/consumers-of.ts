import { bareName, matchName } from './image-names.ts';
import { projectOf } from './project.ts';
import { readUses, type Uses } from './read-uses.ts';
import type { Build, Use } from './use.ts';
import { folderOf, joinPath } from '../context-path.ts';
import type { Surroundings } from '../surroundings.ts';
import { parseReference } from '../../dockerfile/reference.ts';
import { isPublicImage } from '../../knowledge/public-images.ts';
import { memoize } from '../../text/memo.ts';

/** A use of the image that a Dockerfile makes. */
export interface Consumer extends Use {
  /** Which image it uses is not said, or said by a variable: it may be another. */
  readonly isUncertain: boolean;
}

/** All that is known to use the image of a Dockerfile, and what was looked at for it. */
export interface Consumers extends Pick<Uses, 'looked' | 'unread'> {
  readonly found: readonly Consumer[];
}

/** What uses the image that the Dockerfile of some surroundings makes; nothing where no file of its project is known. */
export const consumersOf: (surroundings: Surroundings) => Consumers = memoize((surroundings: Surroundings) => {
  const project = projectOf(surroundings);
  if (!project) return { found: [], looked: [], unread: [] };
  const dockerfile = project.dockerfile ?? joinPath(project.context ?? '', 'Dockerfile');
  const { uses, looked, unread } = readUses(project.source, folderOf(dockerfile));
  const relation = new Relation(uses, dockerfile, (name) => isPublic(name, surroundings));
  const found = uses.flatMap((use) => {
    const verdict = relation.judge(use);
    return verdict === 'other' ? [] : [{ ...use, isUncertain: verdict === 'maybe' }];
  });
  return { found, looked, unread };
});

/** An image that everybody has. */
function isPublic(name: string, { catalogue }: Surroundings): boolean {
  if (isPublicImage(name)) return true;
  const reference = parseReference(name);
  return reference !== undefined && catalogue().findImage(reference) !== undefined;
}

type Verdict = 'same' | 'maybe' | 'other';

class Relation {
  readonly #dockerfile: string;
  readonly #isPublic: (name: string) => boolean;
  /** Names that are known to be given to it, and to others. */
  readonly #own: readonly string[];
  readonly #others: readonly string[];
  /** Services of Compose files, by their names. */
  readonly #services = new Map<string, Use[]>();

  constructor(uses: readonly Use[], dockerfile: string, isPublicName: (name: string) => boolean) {
    this.#dockerfile = dockerfile;
    this.#isPublic = isPublicName;
    const builds = uses.flatMap(({ build }) => (build?.dockerfile === undefined ? [] : build));
    const namesOf = (isOwn: boolean): readonly string[] =>
      builds.filter((build) => (build.dockerfile === dockerfile) === isOwn).flatMap(({ names }) => names.map(bareName));
    this.#own = namesOf(true);
    this.#others = namesOf(false);
    for (const use of uses) {
      if (use.kind !== 'compose' || use.service === undefined) continue;
      const known = this.#services.get(use.service) ?? [];
      this.#services.set(use.service, [...known, use]);
    }
  }

  judge(use: Use): Verdict {
    const { build, image, service, isUnnamed } = use;
    if (build) return this.#judgeBuild(build);
    if (service !== undefined) return this.#judgeService(use, service);
    if (image !== undefined) return this.#judgeImage(image);
    return isUnnamed ? 'maybe' : 'other';
  }

  #judgeBuild({ dockerfile, names }: Build): Verdict {
    if (dockerfile !== undefined) return dockerfile === this.#dockerfile ? 'same' : 'other';
    const verdicts = names.map((name) => this.#judgeImage(name));
    return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'other') ? 'other' : 'maybe';
  }

  /** Files of one folder are laid over each other: one builds a service, and another says how it is run. */
  #judgeService({ kind, path, image }: Use, service: string): Verdict {
    const known = (this.#services.get(service) ?? []).filter((one) => kind !== 'compose' || folderOf(one.path) === folderOf(path));
    const verdicts = known.flatMap(({ build, image: own }) => (build ? this.#judgeBuild(build) : own === undefined ? [] : this.#judgeImage(own)));
    if (verdicts.includes('same')) return 'same';
    if (verdicts.includes('maybe')) return 'maybe';
    if (verdicts.length > 0) return 'other';
    return image === undefined ? 'maybe' : this.#judgeImage(image);
  } // prettier-ignore

  #judgeImage(image: string): Verdict {
    const name = bareName(image);
    const own = matchName(name, this.#own);
    if (own === 'same') return 'same';
    if (matchName(name, this.#others) === 'same' && this.#others.length > 0) return 'other';
    return own === 'other' || this.#isPublic(name) ? 'other' : 'maybe';
  }
}
