import type { Effect } from './effects.ts';
import { findRuleObjection } from './instruction-rules.ts';
import type { Group, Window } from './trace-difference.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** The instruction as what it became, or as a new one, where the rule of an effect covers that. */
export function findRuled(
  window: Window,
  first: Instruction | undefined,
  fresh: Instruction,
  effects: readonly Effect[],
): Group | undefined {
  if (first?.content.source === fresh.content.source) return undefined;
  if (first && findRuleObjection('change', effects, first, fresh, window) === undefined)
    return { old: [first], fresh, kind: 'ruled' };
  return findRuleObjection('addition', effects, fresh, window) === undefined
    ? { old: [], fresh, kind: 'ruled' }
    : undefined;
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
    if (findRuleObjection('removal', effects, old, window) !== undefined) break;
    groups.push({ old: [old], fresh: undefined, kind: 'ruled' });
    at += 1;
  }
  return at - from;
}
