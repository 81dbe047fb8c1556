import type { Effect } from './effects.ts';
import { findCovering } from './instruction-rules.ts';
import type { Group, Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** The instruction as what it became, or as a new one, where the rule of an effect covers that. */
export function findRuled(
  window: Window,
  first: Instruction | undefined,
  fresh: Instruction,
  effects: readonly Effect[],
): Group | undefined {
  if (first?.content.source === fresh.content.source) return undefined;
  const change = first && findCovering('change', effects, first, fresh, window);
  if (change) return { old: [first], fresh, kind: 'ruled', by: change };
  const addition = findCovering('addition', effects, fresh, window);
  return addition && { old: [], fresh, kind: 'ruled', by: addition };
}

/** Takes the instructions that are gone by the rule of an effect, up to the one that is still there. */
export function takeRemoved(
  window: Window,
  from: number,
  fresh: Instruction | undefined,
  effects: readonly Effect[],
  groups: Group[],
): number {
  let at = from;
  for (let old = window.old[at]; old && old.content.source !== fresh?.content.source; old = window.old[at]) {
    const removal = findCovering('removal', effects, old, window);
    if (!removal) break;
    groups.push({ old: [old], fresh: undefined, kind: 'ruled', by: removal });
    at += 1;
  }
  return at - from;
}
