import { type ChangedCommand, readChangedCommands } from './changed-commands.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readAptGetWords } from '../knowledge/apt-programs.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import { findAptDifference } from '../trace/apt-base.ts';
import { findAptSettings } from '../trace/apt-settings-written.ts';

/** Commands of `apt` are run by `apt-get`, with the words that do the same there, on an image where both do the same. */
export const APT_GET_RULE: InstructionRule = {
  change: (old, fresh, window) => findObjection(old, fresh, window, true),
};

/** The same where the image, or a variable in a command, may make a difference. */
export const APT_GET_UNPROVEN_RULE: InstructionRule = {
  change: (old, fresh, window) => findObjection(old, fresh, window, false),
};

function findObjection(
  old: Instruction,
  fresh: Instruction,
  { before }: Window,
  isProven: boolean,
): string | undefined {
  const changed = readChangedCommands(before, old, fresh);
  if (typeof changed === 'string') return changed;
  for (const change of changed) {
    const objection = findCommandObjection(change, isProven);
    if (objection !== undefined) return objection;
  }
  const stays = findApt(fresh);
  if (stays !== undefined) return `"${stays}" is left as it is`;
  const settings = findAptSettings(before);
  if (settings !== undefined) return settings;
  const stage = readStages(before).findLast(({ from }) => from.start < old.start);
  if (!stage) return 'it stands in no stage';
  return isProven ? findAptDifference(before, stage, old) : undefined;
}

/** A command of apt that is still there: the whole RUN changes, or nothing of it. */
function findApt(fresh: Instruction): string | undefined {
  const content = runContent(fresh);
  const reading = content && readRun(content);
  if (!reading || isUnread(reading)) return undefined;
  const site = reading.commands.find(({ command }) => {
    const packages = readPackageCommand(command);
    return packages?.program === 'apt' && packages.subcommand !== undefined;
  });
  return site?.command.words
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 60);
}

function findCommandObjection({ was, is }: ChangedCommand, isProven: boolean): string | undefined {
  const packages = readPackageCommand(was);
  if (packages?.program !== 'apt' || !packages.subcommandWord) return 'what changed is no command of apt';
  if (isProven && packages.unknown.length > 0) return `${packages.unknown[0]!.text} may hold a pattern`;
  if (isProven && packages.invocation.via.includes('xargs')) return 'what xargs hands over may hold a pattern';
  const twin = readAptGetWords(packages);
  if ('reason' in twin) return `${twin.detail} has no counterpart`;
  const { programWord } = packages.invocation;
  const expected = was.words.flatMap((word) => {
    if (word === programWord) return word.text.replace(/apt$/, 'apt-get');
    if (word !== packages.subcommandWord) return word.text;
    return twin.option === undefined || packages.options.some(({ name }) => name === twin.option)
      ? twin.subcommand
      : [twin.subcommand, twin.option];
  });
  const isSame = is.words.length === expected.length && is.words.every(({ text }, i) => text === expected[i]);
  return isSame ? undefined : `it is not "${expected.join(' ').slice(0, 60)}"`;
}
