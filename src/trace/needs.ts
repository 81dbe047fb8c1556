import type { Cleanup } from '../knowledge/cleanups.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command, CommandList, RunScript, ShellNode } from '../shell/script.ts';
import { memoizePair } from '../text/memo.ts';

/** What a script makes of folders that a clean-up has emptied. */
export interface Needs {
  /** The first command that looks for something in them before the script has filled them for certain. */
  readonly needer: Command | undefined;
  /** A script that has gone well has filled them. */
  readonly isFilled: boolean;
}

/** Follows a script along the ways that it can take; it is asked again for every RUN before it. */
export const findNeeds = memoizePair(({ list }: RunScript, cleanup: Cleanup): Needs => {
  const walk = new Walk(cleanup);
  const isFilled = walk.list(list, false, true);
  return { needer: walk.needer, isFilled };
});

class Walk {
  readonly #cleanup: Cleanup;
  needer: Command | undefined;

  constructor(cleanup: Cleanup) {
    this.#cleanup = cleanup;
  }

  /** @param isEnd a failure of the list is one of the script. @returns whether the folders are filled behind it */
  list({ statements }: CommandList, wasFilled: boolean, isEnd: boolean): boolean {
    let isFilled = wasFilled;
    for (const [i, { command, isBackground }] of statements.entries()) {
      const after = this.#node(command, isFilled, isEnd && i === statements.length - 1);
      if (!isBackground) isFilled = after;
    }
    return isFilled;
  }

  #node(node: ShellNode, isFilled: boolean, isEnd: boolean): boolean {
    switch (node.kind) {
      case 'command':
        return this.#command(node, isFilled);
      case 'pipeline':
        for (const item of node.items) this.#node(item, isFilled, false);
        return isFilled;
      case 'and-or': {
        let reached = isFilled;
        let first = isFilled;
        for (const [i, item] of node.items.entries()) {
          // Behind `||` stands what runs where something before it has failed.
          const before = node.operators[i - 1] === '||' ? first : reached;
          reached = this.#node(item, before, false);
          if (i === 0) first = reached;
        }
        return isEnd && !node.operators.includes('||') ? reached : first;
      }
      default: {
        const isSequence = node.compound === 'group' || node.compound === 'subshell';
        if (isSequence && node.lists[0]) return this.list(node.lists[0], isFilled, isEnd);
        // The condition of an `if` or a loop always runs; of the rest nothing is certain.
        const [condition, ...rest] = node.lists;
        const isConditional = node.compound === 'if' || node.compound === 'while' || node.compound === 'until';
        const after = condition ? this.list(condition, isFilled, false) : isFilled;
        for (const list of rest) this.list(list, isConditional ? after : isFilled, false);
        return isConditional ? after : isFilled;
      }
    }
  }

  #command(command: Command, isFilled: boolean): boolean {
    for (const { substitutions } of [...command.words, ...command.assignments])
      for (const list of substitutions) this.list(list, isFilled, false);
    if (!isFilled && this.#cleanup.needs(command)) this.needer ??= command;
    const packages = readPackageCommand(command);
    return isFilled || (packages?.manager === this.#cleanup.manager && this.#cleanup.fills(packages));
  }
}
