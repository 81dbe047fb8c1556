import { readChangedCommands } from './changed-commands.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import { isListOfNames, isNamedInstall } from '../knowledge/joint-installs.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';
import { sourceOffset } from '../text/mapped-text.ts';

/** Installs name the same packages in another order, each once; all their other words are the same. */
export const SORTED_PACKAGES_RULE: InstructionRule = {
  change: (old, fresh, { before }) => {
    const changed = readChangedCommands(before, old, fresh, true);
    if (typeof changed === 'string') return changed;
    for (const { was, is } of changed) {
      const [others, names] = [split(was), split(is)];
      if (!others || !names) return 'what changed is no install of packages by name';
      if (others.isFollowed && !hasOwnLine(fresh, is)) return 'options behind the packages are on the line of the last';
      if (others.rest !== names.rest) return 'more than the packages changed';
      const sorted = [...new Set(others.names)].sort().join(' ');
      if (sorted !== names.names.join(' ')) return 'the packages are others, or in no order';
    }
    return undefined;
  },
};

/** A line of the file begins between the packages of a command and the options behind them. */
function hasOwnLine(fresh: Instruction, command: Command): boolean {
  const content = runContent(fresh);
  const reading = content && readRun(content);
  if (!reading || isUnread(reading)) return false;
  const last = readPackageCommand(command)!.operands.at(-1)!;
  const next = command.words[command.words.indexOf(last) + 1];
  if (!next) return true;
  const [from, to] = [sourceOffset(reading.mapped, last.span.end - 1), sourceOffset(reading.mapped, next.span.start)];
  return /^[ \t]*[\\`][ \t]*\r?\n[ \t]*$/.test(content.source.slice(from + 1, to));
}

interface Split {
  readonly names: readonly string[];
  /** Where the list stands among the other words, and these. */
  readonly rest: string;
  readonly isFollowed: boolean;
}

/** The packages of an install, and all else; `undefined` where it is none, or a word of it may be something else. */
function split(command: Command): Split | undefined {
  const packages = readPackageCommand(command);
  if (!packages || !isNamedInstall(packages) || !isListOfNames(packages)) return undefined;
  const isName = new Set(packages.operands);
  const rest = command.words.map((word) => (isName.has(word) ? undefined : word.text));
  const at = rest.indexOf(undefined);
  const others = rest.filter((text) => text !== undefined);
  const names = packages.operands.map(({ text }) => text);
  return { names, rest: JSON.stringify([at, others]), isFollowed: rest.at(-1) !== undefined };
}
