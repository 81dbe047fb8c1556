import { BASE_VARIANT_RULE } from './base-variant.ts';
import type { Effect } from './effects.ts';
import { DEVELOPMENT_KIT_RULE } from './java-change.ts';
import { PINNED_BASE_RULE } from './pinned-base.ts';
import { MISSING_PACKAGES_RULE } from './missing-packages.ts';
import { SECRET_MOUNT_RULE } from './secret-mount.ts';
import type { Window } from './trace-difference.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/**
 * What an effect allows beyond the commands of scripts. Each function gives the first thing that speaks against a
 * change, as a clause, or `undefined` where the effect covers it; one that is absent covers nothing.
 */
export interface InstructionRule {
  /** One instruction may stand in the place of another. */
  readonly change?: (old: Instruction, fresh: Instruction, window: Window) => string | undefined;
  /** An instruction may be new; it stands on a line of its own. */
  readonly addition?: (fresh: Instruction, window: Window) => string | undefined;
  /** An instruction may be gone. */
  readonly removal?: (old: Instruction, window: Window) => string | undefined;
  /** What the effect claims of the whole file, once each instruction was looked at. */
  readonly whole?: (window: Window, effects: readonly Effect[]) => string | undefined;
}

/** The effects that change other things than commands, with what each of them allows. */
const RULES: Partial<Readonly<Record<Effect, InstructionRule>>> = {
  'swaps-development-kit': DEVELOPMENT_KIT_RULE,
  'pins-base': PINNED_BASE_RULE,
  'changes-base-variant': BASE_VARIANT_RULE,
  'installs-missing-packages': MISSING_PACKAGES_RULE,
  'moves-secret-to-mount': SECRET_MOUNT_RULE,
};

type Part = 'change' | 'addition' | 'removal';

/** Why no effect covers it, as a clause: the objection of the last one that has a say in it. */
export function findRuleObjection<Kind extends Part>(
  part: Kind,
  effects: readonly Effect[],
  ...about: Parameters<NonNullable<InstructionRule[Kind]>>
): string | undefined {
  let objection: string | undefined = 'no effect covers it';
  for (const effect of effects) {
    const rule = RULES[effect]?.[part] as ((...words: typeof about) => string | undefined) | undefined;
    if (!rule) continue;
    objection = rule(...about);
    if (objection === undefined) return undefined;
  }
  return objection;
}

/** What one of the effects claims of the whole file, and does not hold. */
export function findBrokenClaim(window: Window, effects: readonly Effect[]): string | undefined {
  for (const effect of effects) {
    const objection = RULES[effect]?.whole?.(window, effects);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

/** Whether an effect has a say in other things than commands. */
export function hasRule(effects: readonly Effect[]): boolean {
  return effects.some((effect) => RULES[effect] !== undefined);
}
