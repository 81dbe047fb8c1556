import { type CommandSearch, searchForCommands } from '../bases/search-for-commands.ts';
import { findBackticks } from '../../context/backticks.ts';
import type { BuildContext } from '../../context/build-context.ts';

/** The programs among some that sources start, be it by a call or, in Ruby and PHP, by a text in backticks. */
export function searchForPrograms(context: BuildContext, names: ReadonlyMap<string, unknown>): CommandSearch {
  const { files, found } = searchForCommands(context, names);
  const more = [...findBackticks(context)].filter(([name]) => names.has(name));
  return { files, found: new Map([...more, ...found]) };
}
