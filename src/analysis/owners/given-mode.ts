import type { WindowCopy } from './window-copies.ts';
import type { ModeCommand } from '../../knowledge/mode-command.ts';
import { CHECKOUT_MODES, findMadeMode, writeMode } from '../../knowledge/symbolic-mode.ts';

/** What files have behind a `chmod`, in three octal digits. */
export interface GivenMode {
  readonly kind: 'given';
  readonly mode: string;
  /** It rests on git: nobody has seen the modes that they have before. */
  readonly isOfCheckout: boolean;
}

/** Why that cannot be told, as a clause. */
export interface NoGivenMode {
  readonly kind: 'refused';
  readonly detail: string;
}

/**
 * The one mode that a command gives to all files of some copies. Git knows 644 and 755; what has another mode where it lies
 * would get one here that it has nowhere else.
 */
export function findGivenMode(
  { mode, isSymbolic }: ModeCommand,
  copies: readonly WindowCopy[],
): GivenMode | NoGivenMode {
  if (!isSymbolic) return { kind: 'given', mode, isOfCheckout: false };
  const possible = new Set<number>();
  let isOfCheckout = false;
  for (const { instruction, targets } of copies) {
    for (const { path, modes } of targets ?? []) {
      const [first, ...others] = modes;
      if (first === undefined)
        return refuse(`what line ${instruction.line} copies to ${path} is no file of the context`);
      if (!modes.every((each) => CHECKOUT_MODES.includes(each)))
        return refuse(`what line ${instruction.line} copies to ${path} has the mode ${writeMode(first)}`);
      for (const each of modes) possible.add(each);
      if (others.length > 0) isOfCheckout = true;
    }
  }
  const made = findMadeMode(mode, [...possible]);
  if (made !== undefined) return { kind: 'given', mode: made, isOfCheckout };
  return refuse(`what "${mode}" makes of a file depends on the mode that it has: 644 or 755`);
}

function refuse(detail: string): NoGivenMode {
  return { kind: 'refused', detail };
}
