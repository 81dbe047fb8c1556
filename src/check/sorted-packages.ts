import { readChangedCommands } from './changed-commands.ts';
import type { InstructionRule } from './instruction-rules.ts';
import { isListOfNames, isNamedInstall } from '../knowledge/joint-installs.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';

/** Installs name the same packages in another order, each once; all their other words are the same. */
export const SORTED_PACKAGES_RULE: InstructionRule = {
  change: (old, fresh, { before }) => {
    const changed = readChangedCommands(before, old, fresh, true);
    if (typeof changed === 'string') return changed;
    for (const { was, is } of changed) {
      const [others, names] = [split(was), split(is)];
      if (!others || !names) return 'what changed is no install of packages by name';
      if (others.rest !== names.rest) return 'more than the packages changed';
      const sorted = [...new Set(others.names)].sort().join(' ');
      if (sorted !== names.names.join(' ')) return 'the packages are others, or in no order';
    }
    return undefined;
  },
};

/** The packages of an install, and all else; `undefined` where it is none, or a word of it may be something else. */
function split(command: Command): { readonly names: readonly string[]; readonly rest: string } | undefined {
  const packages = readPackageCommand(command);
  if (!packages || !isNamedInstall(packages) || !isListOfNames(packages)) return undefined;
  const isName = new Set(packages.operands);
  const rest = command.words.map((word) => (isName.has(word) ? undefined : word.text));
  // Where the list stands among the other words.
  const at = rest.indexOf(undefined);
  const others = rest.filter((text) => text !== undefined);
  return { names: packages.operands.map(({ text }) => text), rest: JSON.stringify([at, others]) };
}
