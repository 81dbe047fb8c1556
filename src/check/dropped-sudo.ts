import type { InstructionRule } from './instruction-rules.ts';
import { flagsOf } from './joins.ts';
import type { Window } from './window.ts';
import type { Effect } from './effects.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readRootInForce } from '../trace/root-in-force.ts';
import { findSudoSites } from '../trace/sudo-sites.ts';

/**
 * `drops-sudo`: commands of a RUN that root runs stand there without `sudo`. Programs of the system do the same then; others only by
 * `drops-sudo-environment`, since they may look at what sudo changes.
 */
export const DROPPED_SUDO_RULES: Partial<Readonly<Record<Effect, InstructionRule>>> = {
  'drops-sudo': { change: (old, fresh, window) => findObjection(old, fresh, window, false) },
  'drops-sudo-environment': { change: (old, fresh, window) => findObjection(old, fresh, window, true) },
};

function findObjection(old: Instruction, fresh: Instruction, window: Window, isAny: boolean): string | undefined {
  const { before, surroundings } = window;
  const stage = readStages(before).findLast(({ from }) => from.start < old.start);
  if (!stage || old.content.keyword !== 'run' || fresh.content.keyword !== 'run') return 'it is no RUN';
  if (shellAt(before, old) === 'foreign') return 'another shell runs it';
  if (flagsOf(old.content) !== flagsOf(fresh.content)) return 'its flags changed';
  const reading = readRun(old.content);
  if (isUnread(reading)) return 'it cannot be read';
  const root = readRootInForce(before, stage, old, surroundings.catalogue);
  if (root.kind !== 'root') return 'it is not known that root runs it';
  if (root.assumes.length > 0 && !isAny) return 'an argument of the build decides who runs it';
  const [was, is] = [old.content.source, fresh.content.source];
  let [at, shift] = [0, 0];
  for (const site of findSudoSites(reading, was, stage, old)) {
    if ('reason' in site) continue;
    const { start, end } = site.span;
    if (was.slice(at, start) !== is.slice(at - shift, start - shift)) return 'something else changed';
    at = start;
    // What stands behind it is no second sudo, so that either it is there still or it went.
    if (is.startsWith(was.slice(start, end), start - shift)) continue;
    if (!site.isSystem && !isAny) return `${site.program} may look at what sudo changes`;
    at = end;
    shift += end - start;
  }
  if (was.slice(at) !== is.slice(at - shift)) return 'something else changed';
  return shift > 0 ? undefined : 'no sudo went';
}
