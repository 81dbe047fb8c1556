import { instructionsBefore } from './shell-in-force.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import type { Stage } from '../dockerfile/stages.ts';
import type { Command } from '../shell/script.ts';
import type { CommandSite } from '../shell/walk.ts';

/**
 * What makes apt keep what it fetches: images of Debian and Ubuntu delete it in a hook (trap D1), and `apt` itself does so
 * unless it is told otherwise (Docker's reference, RUN --mount, example of apt).
 */
export const KEEP_PACKAGES = [
  'rm -f /etc/apt/apt.conf.d/docker-clean',
  `echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache`,
] as const;

const HOOK = '/etc/apt/apt.conf.d/docker-clean';

/** Whether a RUN, or one before it, has deleted the hook. */
export function isHookGone(stage: Stage, run: Instruction): boolean {
  return [...instructionsBefore(stage, run), run].some(deletesHook);
}

function deletesHook({ content }: Instruction): boolean {
  if (content.keyword !== 'run' || !content.source.includes(HOOK)) return false;
  const reading = readRun(content);
  return (
    !isUnread(reading) &&
    reading.commands.some(({ command, within }) => within.every(isSequence) && isDeletion(command))
  );
}

/** A subshell or a group runs all that it holds. */
function isSequence(around: CommandSite['within'][number]): boolean {
  return around !== 'substitution' && (around.compound === 'subshell' || around.compound === 'group');
}

function isDeletion({ words }: Command): boolean {
  return words[0]?.value === 'rm' && words.some(({ value }) => value === HOOK);
}
