import { readChangedCommands } from './changed-commands.ts';
import type { InstructionRule } from './instruction-rules.ts';
import { isListOfNames, isNamedInstall } from '../knowledge/joint-installs.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';

/** Installs name the same packages in another order, each once; all their other words are the same, and stand before them. */
export const SORTED_PACKAGES_RULE: InstructionRule = {
  change: (old, fresh, { before }) => {
    const changed = readChangedCommands(before, old, fresh, true);
    if (typeof changed === 'string') return changed;
    for (const { was, is } of changed) {
      const [others, names] = [split(was), split(is)];
      if (!others || !names) return 'what changed is no install of packages by name';
      if (others.isFollowed) return 'options stand behind the packages, and would be on the line of the last';
      if (others.rest !== names.rest) return 'more than the packages changed';
      const sorted = [...new Set(others.names)].sort().join(' ');
      if (sorted !== names.names.join(' ')) return 'the packages are others, or in no order';
    }
    return undefined;
  },
};

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
