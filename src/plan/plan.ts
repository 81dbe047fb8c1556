import type { Policy } from '../context/policy.ts';
import type { Mirrors, OwnImage } from '../knowledge/images/mirrors.ts';
import type { Transform } from '../transform/transform.ts';

/** What a user may choose, from the configuration or the command line; ids are those of transforms. */
export interface Choices extends Policy {
  /** Apply fixes that rest on an assumption, too. */
  readonly unsafe?: boolean | undefined;
  /** Transforms whose unsafe fixes are applied without `unsafe`. */
  readonly allow?: readonly string[] | undefined;
  /** Nothing but these. */
  readonly only?: readonly string[] | undefined;
  /** None of these. */
  readonly skip?: readonly string[] | undefined;
  /** These, too, though they are off by default. */
  readonly enable?: readonly string[] | undefined;
  /** Options per transform. */
  readonly transforms?: Readonly<Record<string, object>> | undefined;
  /** Copies of images under other names: `registry.example.com/node` of `node`. */
  readonly mirrors?: Mirrors | undefined;
  /** Images of the user's own, and what they are like. */
  readonly images?: Readonly<Record<string, OwnImage>> | undefined;
}

export interface PlannedTransform {
  readonly transform: Transform;
  readonly options: object;
  /** The most that a fix of it may be in order to be applied. */
  readonly allowed: 'safe' | 'unsafe';
}

/** The transforms that run, in their order. */
export interface Plan {
  readonly transforms: readonly PlannedTransform[];
  /** All that there are, also those that do not run: an ignore comment may name any of them. */
  readonly known: readonly Transform[];
  /** Fixes that are not to be made: a build has shown that they do harm, or could not show that they do none. */
  readonly dropped?: readonly DroppedFix[] | undefined;
}

/** A fix, named by its key; by its place as well, since another fix may change the instruction and thereby the key. */
export interface DroppedFix {
  readonly transform: string;
  readonly key: string;
  /** Number, from 1, in the text before any fix. */
  readonly line: number;
}

/** A choice names something that does not exist. The message says what, and what exists. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}

/**
 * The plan that a preset and a user's choices make together. `only` and `enable` switch on what is off by default, but
 * never allow more than `unsafe` and `allow` do.
 * @throws PlanError when a choice names an unknown transform
 */
export function makePlan(preset: readonly Transform[], choices: Choices = {}): Plan {
  checkIds(preset, choices);
  const { only, skip = [], enable = [], allow = [], unsafe = false } = choices;
  const isChosen = ({ id, isDefault }: Transform): boolean => {
    if (skip.includes(id)) return false;
    if (only && only.length > 0) return only.includes(id);
    return isDefault || enable.includes(id) || isWantedBase(id, choices);
  };
  const transforms = preset.filter(isChosen).map((transform) => ({
    transform,
    options: { ...transform.defaults, ...choices.transforms?.[transform.id] },
    allowed: unsafe || allow.includes(transform.id) ? ('unsafe' as const) : ('safe' as const),
  }));
  return { transforms, known: preset };
}

/** `base: alpine` switches `alpine-base` on, for whatever image it is said of; what `scratch` does not fit goes on distroless. */
function isWantedBase(id: string, { base }: Choices): boolean {
  if (base === undefined) return false;
  const kinds: readonly string[] = typeof base === 'string' ? [base] : Object.values(base);
  return kinds.some((kind) => id === `${kind === 'scratch' ? 'distroless' : kind}-base`);
}

/** The same plan with every unsafe fix allowed. */
export function allowUnsafe(plan: Plan): Plan {
  return { ...plan, transforms: plan.transforms.map((planned) => ({ ...planned, allowed: 'unsafe' })) };
}

/** The same plan without some fixes. */
export function dropFixes(plan: Plan, fixes: readonly DroppedFix[]): Plan {
  return { ...plan, dropped: [...(plan.dropped ?? []), ...fixes] };
}

function checkIds(preset: readonly Transform[], choices: Choices): void {
  const known = new Set(preset.map(({ id }) => id));
  const lists = { only: choices.only, skip: choices.skip, enable: choices.enable, allow: choices.allow };
  for (const [key, ids] of Object.entries({ ...lists, transforms: Object.keys(choices.transforms ?? {}) })) {
    const unknown = ids?.find((id) => !known.has(id));
    if (unknown === undefined) continue;
    throw new PlanError(
      `"${key}" names the transform "${unknown}", which does not exist; there are: ${[...known].join(', ')}`,
    );
  }
}
