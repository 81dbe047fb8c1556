import { instructionsBefore } from './shell-in-force.ts';
import { mentionsInstall } from './unread-install.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { instructionsAfter, type Stage } from '../dockerfile/stages.ts';
import { usesApt } from '../knowledge/cache-commands.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
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

/**
 * The first RUN on top of the one that switches the hook off, in its stage or in one that inherits from it, that fetches
 * packages by apt and has no mount to keep them in: its layer would hold them from then on. An ONBUILD has none ever.
 * @param isMounted whether a RUN has the mounts of apt, or gets them
 */
export function findKeptPackages(
  scan: Scan,
  run: Instruction,
  isMounted: (later: Instruction) => boolean,
): Instruction | undefined {
  return instructionsAfter(scan, run).find((later) => {
    if (!fetchesPackages(later)) return false;
    return later.content.keyword === 'onbuild' || !isMounted(later);
  });
}

/** Whether a RUN, or the RUN of an ONBUILD, fetches packages by apt, as far as it can be told. */
function fetchesPackages(instruction: Instruction): boolean {
  const content = runContent(instruction);
  if (!content || !/\bapt/.test(content.source)) return false;
  const reading = readRun(content);
  if (isUnread(reading)) return mentionsInstall(content, 'apt');
  return reading.commands.some(
    ({ command }) => usesApt(command) && readPackageCommand(command)?.subcommand !== 'update',
  );
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
