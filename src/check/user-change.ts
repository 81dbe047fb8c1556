import type { Effect } from './effects.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { findUserObjection } from './user-claim.ts';
import { addedOwner, readUserSteps } from './user-steps.ts';
import { argumentsText } from '../dockerfile/instruction.ts';

/** A user by both numbers, neither of them root's. */
const NUMBERED_USER = /^[1-9]\d{0,8}:[1-9]\d{0,8}$/;

/**
 * The final stage gets a USER, and what that user needs: its account, its folders, and the owner of what is copied into
 * them. The three come together or not at all; what they claim of the whole file is looked at once, under the first.
 */
export const USER_RULES: Partial<Readonly<Record<Effect, InstructionRule>>> = {
  'runs-as-other-user': {
    addition: ({ content }) => {
      if (content.keyword !== 'user') return 'it is no USER';
      return NUMBERED_USER.test(argumentsText(content)) ? undefined : 'it names no user by number';
    },
    whole: (window, effects) => findUserObjection(window, effects),
  },
  'makes-user': {
    addition: (fresh) => {
      const steps = readUserSteps(fresh);
      if (typeof steps === 'string') return steps;
      return steps.made ? undefined : 'it makes no user';
    },
    whole: needsUser,
  },
  'gives-files-to-user': {
    addition: (fresh) => {
      const steps = readUserSteps(fresh);
      if (typeof steps === 'string') return steps;
      return steps.made ? 'it makes a user' : undefined;
    },
    change: (old, fresh) => (addedOwner(old, fresh) === undefined ? 'more than an owner came' : undefined),
    whole: needsUser,
  },
};

/** An account, folders and owners are for the user that is new, and looked at together with it. */
function needsUser(window: Window, effects: readonly Effect[]): string | undefined {
  if (!effects.includes('runs-as-other-user')) return 'nobody runs as the user that it is for';
  return findUserObjection(window, effects);
}
