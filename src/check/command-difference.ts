import type { Effect } from './effects.ts';
import { readsStoredIndex } from '../knowledge/apk-index.ts';
import {
  hasOption,
  noRecommendsOption,
  type PackageCommand,
  readPackageCommand,
} from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';

/** The commands that run after a place: in the script, in the stage, and in the stages that inherit from it. */
export type Later = () => readonly Command[];

/** Whether one command may stand in the other's place: the same words, but for those that an effect adds or replaces. */
export function isAllowedChange(before: Command, after: Command, later: Later, effects: readonly Effect[]): boolean {
  const old = readPackageCommand(before);
  const fresh = readPackageCommand(after);
  if (!old || !fresh || old.manager !== fresh.manager || old.subcommand !== fresh.subcommand) return false;
  if (textOf(before.assignments) !== textOf(after.assignments)) return false;
  if (textOf(before.redirections) !== textOf(after.redirections)) return false;
  // An index that the old command left behind must not be missed.
  const isIndexLost = old.manager === 'apk' && hasOption(old, ...FETCHES_INDEX) && !hasOption(fresh, ...FETCHES_INDEX);
  if (isIndexLost && later().some(readsStoredIndex)) return false;
  return isWordByWord(before, after, (...word) => isAllowedWord(fresh, effects, ...word));
}

function textOf(items: Command['assignments'] | Command['redirections']): string {
  return items
    .map((item) =>
      'name' in item ? `${item.name}=${item.value ?? '?'}` : `${item.operator}${item.target?.text ?? ''}`,
    )
    .join(' ');
}

/** `isAtEnd`: every word of the old command stands before it. */
type IsAllowed = (was: string | undefined, now: string, index: number, isAtEnd: boolean) => boolean;

/** Walks both lists of words; a word of `after` that is not the next of `before` must be allowed, added or in its place. */
function isWordByWord(before: Command, after: Command, isAllowed: IsAllowed): boolean {
  let i = 0;
  for (const [j, word] of after.words.entries()) {
    const was = before.words[i];
    if (was?.text === word.text) {
      i += 1;
      continue;
    }
    if (was !== undefined && isAllowed(was.text, word.text, j, false)) i += 1;
    else if (!isAllowed(undefined, word.text, j, was === undefined)) return false;
  }
  return i === before.words.length;
}

/** Options by which apk fetches its index and stores it. */
const FETCHES_INDEX: readonly string[] = ['--update', '--update-cache', '-U'];
const PACKAGE_NAME = /^[a-z0-9][a-z0-9+.-]+$/;

/** @param was the word that `now` replaces; `undefined` where it is added */
function isAllowedWord(
  fresh: PackageCommand,
  effects: readonly Effect[],
  was: string | undefined,
  now: string,
  index: number,
  isAtEnd: boolean,
): boolean {
  const { manager, subcommand } = fresh;
  const isOptionPlace = standsAsOption(fresh, index);
  if (effects.includes('keeps-no-cache')) {
    if (manager === 'pip' && now === '--no-cache-dir' && was === undefined && isOptionPlace) return true;
    const isApkAnswer = was === undefined || FETCHES_INDEX.includes(was);
    if (manager === 'apk' && now === '--no-cache' && isApkAnswer && (was !== undefined || isOptionPlace)) return true;
  }
  if (was !== undefined || manager !== 'apt') return false;
  if (effects.includes('answers-prompt') && now === '-y' && isOptionPlace) return true;
  if (subcommand !== 'install') return false;
  if (effects.includes('skips-recommended-packages') && now === noRecommendsOption(fresh.program) && isOptionPlace)
    return true;
  return effects.includes('names-needed-packages') && isAtEnd && PACKAGE_NAME.test(now) && isOperand(fresh, index);
}

/** The word is an option of its own: it does not part another option from its value, and stands behind the subcommand. */
function standsAsOption(command: PackageCommand, index: number): boolean {
  const word = command.command.words[index]!;
  const isOwnOption = command.options.some((option) => option.word === word && option.valueWord === undefined);
  const subcommand = command.subcommandWord;
  return isOwnOption && subcommand !== undefined && word.span.start > subcommand.span.start;
}

function isOperand(command: PackageCommand, index: number): boolean {
  return command.operands.includes(command.command.words[index]!);
}

/** Whether `removed` is a refresh of an index that no later command reads. */
export function isAllowedRemoval(removed: Command, later: Later, effects: readonly Effect[]): boolean {
  if (!effects.includes('drops-index-refresh')) return false;
  const refresh = readPackageCommand(removed);
  if (refresh?.manager !== 'apk' || refresh.subcommand !== 'update' || removed.redirections.length > 0) return false;
  return !later().some(readsStoredIndex);
}
