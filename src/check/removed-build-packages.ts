import type { InstructionRule } from './instruction-rules.ts';
import { flagsOf } from './joins.ts';
import { heredocsOf } from './letters.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { readStages } from '../dockerfile/stages.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { isLastCleanup } from '../knowledge/last-cleanups.ts';
import { planBuildRemoval } from '../trace/build-removal.ts';
import { findLeaving } from '../trace/leaving.ts';
import { describeChange, traceRun } from '../trace/run-trace.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';
import type { Window } from './window.ts';

/**
 * A RUN that has built something removes the packages that it has installed for that, as its last command but for those that delete
 * caches and lists. Libraries that would go with them are named by the install. Nothing else in it is another.
 */
export const REMOVED_BUILD_PACKAGES_RULE: InstructionRule = {
  change: (old, fresh, window) => findObjection(old, fresh, window),
};

function findObjection(old: Instruction, fresh: Instruction, { before, surroundings }: Window): string | undefined {
  if (old.content.keyword !== 'run' || fresh.content.keywordText !== old.content.keywordText) return 'it is no RUN';
  if (shellAt(before, old) === 'foreign') return 'another shell runs it';
  if (flagsOf(old.content) !== flagsOf(fresh.content)) return 'its flags changed';
  if (heredocsOf(old.content) !== heredocsOf(fresh.content)) return 'its heredocs changed';
  const stage = readStages(before).findLast(({ from }) => from.start < old.start);
  const plan = stage && planBuildRemoval(before, stage, [old], surroundings.catalogue);
  if (!plan) return 'it installs no packages to build with, or removes some itself';
  if ('reason' in plan) return plan.detail;
  const { isErrexit } = shellInForceAt(before, old);
  const [was, is] = [traceRun(old.content, isErrexit)?.events, traceRun(fresh.content, isErrexit)?.events];
  if (!was || !is || is.length !== was.length + 1) return 'not exactly one command came';
  const at = is.findLastIndex(({ text }) => text === plan.command);
  if (at === -1) return `nothing in it is "${plan.command.slice(0, 60)}"`;
  const end = findLeaving(is.slice(0, at));
  if (end) return `"${end.text.slice(0, 60)}" before the removal may end the script`;
  const behind = is.slice(at + 1).find(({ kind, commands }) => kind !== 'command' || !commands.every(isLastCleanup));
  if (behind) return `"${behind.text.slice(0, 60)}" stands behind the removal, and may need the packages`;
  const others = is.toSpliced(at, 1);
  for (const [i, event] of was.entries()) {
    const isInstall = event.commands.includes(plan.install);
    if (isInstall && (event.kind !== 'command' || event.onFailure !== 'abort')) return 'its install may fail, and the build go on'; // prettier-ignore
    const expected = isInstall ? [event.text, ...plan.libraries].join(' ') : event.text;
    if (others[i]!.text !== expected || describeChange(event, others[i]!) !== undefined) return `"${others[i]!.text.slice(0, 60)}" is another`; // prettier-ignore
  }
  return findRemovalObjection(is[at]!);
}

function findRemovalObjection(event: ScriptEvent): string | undefined {
  if (event.kind !== 'command' || event.onFailure !== 'abort') return 'the build goes on where the removal fails';
  if (event.stateTexts.some((text) => !/^[-+]\w/.test(text) && /alias|function|\(\)/.test(text)))
    return 'the state of the shell may give it another meaning';
  return undefined;
}
