import { isAnswer, isAnsweredElsewhere } from './answered-prompts.ts';
import type { Effect } from './effects.ts';
import type { Item, Token } from '../trace/script-tokens.ts';
import { needsIndexToDelete, readsStoredIndex } from '../knowledge/apk-index.ts';
import { COMPANIONS } from '../knowledge/apt-companions.ts';
import { findRecommends } from '../knowledge/apt-recommends.ts';
import {
  hasOption,
  noRecommendsOption,
  type PackageCommand,
  packageName,
  readPackageCommand,
} from '../knowledge/package-managers.ts';
import { noWeakOption, readWeakOption } from '../knowledge/weak-packages.ts';
import type { Command } from '../shell/script.ts';

/** Whether a wanted command runs after a place: in the script, in the stage, or in the stages that inherit from it. */
export type Later = (isWanted: (command: Command) => boolean) => boolean;

/** Whether one command may stand in the other's place: the same items, but for words that an effect adds or replaces. */
export function isAllowedChange(before: Token, after: Token, later: Later, effects: readonly Effect[]): boolean {
  const old = readPackageCommand(before.command);
  const fresh = readPackageCommand(after.command);
  if (!old || !fresh || old.manager !== fresh.manager || old.subcommand !== fresh.subcommand) return false;
  // An index that the old command left behind must not be missed.
  const isIndexLost = old.manager === 'apk' && hasOption(old, ...FETCHES_INDEX) && !hasOption(fresh, ...FETCHES_INDEX);
  if (isIndexLost && later(readsStoredIndex)) return false;
  const isStoredNoMore = hasOption(fresh, '--no-cache') && !hasOption(old, '--no-cache');
  if (isStoredNoMore && later(needsIndexToDelete)) return false;
  const allowed = isAnsweredElsewhere(before) ? effects.filter((effect) => effect !== 'answers-prompt') : effects;
  return isItemByItem(before.items, after.items, (...word) => isAllowedWord(old, fresh, allowed, ...word));
}

/** `isAtEnd`: every word of the old command stands before it, but for options. */
type IsAllowed = (was: string | undefined, now: string, index: number, isAtEnd: boolean) => boolean;

/** Walks both lists; a word of `after` that is not the next of `before` must be allowed, added or in its place. */
function isItemByItem(before: readonly Item[], after: readonly Item[], isAllowed: IsAllowed): boolean {
  let i = 0;
  let words = 0;
  for (const item of after) {
    const was = before[i];
    const isAtEnd = !before.slice(i).some(({ isWord, text: old }) => isWord && !old.startsWith('-'));
    if (was?.text === item.text && was.isWord === item.isWord) i += 1;
    else if (!item.isWord) return false;
    else if (was?.isWord && isAllowed(was.text, item.text, words, false)) i += 1;
    else if (!isAllowed(undefined, item.text, words, isAtEnd)) return false;
    if (item.isWord) words += 1;
  }
  return i === before.length;
}

/** Options by which apk fetches its index and stores it. */
const FETCHES_INDEX: readonly string[] = ['--update', '--update-cache', '-U'];
const FILLS_PIP_CACHE: readonly (string | undefined)[] = ['install', 'wheel', 'download'];
const READS_APK_INDEX: readonly (string | undefined)[] = ['add', 'upgrade'];

/** @param was the word that `now` replaces; `undefined` where it is added */
function isAllowedWord(
  old: PackageCommand,
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
    if (manager === 'pip' && now === '--no-cache-dir' && was === undefined) {
      return isOptionPlace && FILLS_PIP_CACHE.includes(subcommand);
    }
    const isAnswer = was === undefined ? isOptionPlace : FETCHES_INDEX.includes(was);
    if (manager === 'apk' && now === '--no-cache' && isAnswer) return READS_APK_INDEX.includes(subcommand);
  }
  if (was !== undefined) return false;
  if (effects.includes('answers-prompt') && isOptionPlace && isAnswer(fresh, now)) return true;
  if (subcommand !== 'install') return false;
  const isSkipped = effects.includes('skips-recommended-packages') && isOptionPlace;
  if (manager === 'dnf') return isSkipped && now === noWeakOption(fresh.program) && readWeakOption(old) === undefined;
  if (manager !== 'apt') return false;
  // It may have become the value of an option.
  const isAdded = isAtEnd && fresh.operands.includes(fresh.command.words[index]!);
  // Whether it is one that the new base lacks is looked at for the whole stage.
  if (effects.includes('installs-missing-packages') && isAdded && isPackageName(now)) return true;
  const option = noRecommendsOption(fresh.program);
  if (isSkipped && now === option) return true;
  return (
    effects.includes('names-needed-packages') && isAdded && hasOption(fresh, option) && isKnownCompanion(fresh, now)
  );
}

/** A minus at its end would remove it (apt-get(8)). */
function isPackageName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.+-]*[a-z0-9])?(?:\+\+)?$/.test(text);
}

/** A package that is known to come along with one of those that the command names. */
function isKnownCompanion(command: PackageCommand, name: string): boolean {
  const operand = command.operands.find(({ text }) => text === name);
  if (!operand) return false;
  const others = command.operands
    .filter((other) => other !== operand)
    .map(({ value, text }) => packageName(value ?? text));
  const isListed = COMPANIONS.some(
    (companion) => companion.name === name && others.some((other) => companion.comesWith.test(other)),
  );
  return isListed || others.some((other) => findRecommends(other)?.includes(name));
}

/**
 * The word is an option of its own: it stands behind the subcommand, or behind another option without a value that does,
 * so that it parts no option from its value.
 */
function standsAsOption({ command, options, subcommandWord }: PackageCommand, index: number): boolean {
  const word = command.words[index]!;
  if (!options.some((option) => option.word === word && option.valueWord === undefined)) return false;
  const before = command.words[index - 1];
  if (before === subcommandWord) return true;
  const isBehindSubcommand = subcommandWord !== undefined && word.span.start > subcommandWord.span.start;
  const own = options.filter((option) => option.word === before);
  return (
    isBehindSubcommand &&
    own.length > 0 &&
    own.every(({ valueWord, lacksValue }) => valueWord === undefined && !lacksValue)
  );
}

/** Whether `removed` is a refresh of an index that no later command reads. */
export function isAllowedRemoval(removed: Command, later: Later, effects: readonly Effect[]): boolean {
  if (!effects.includes('drops-index-refresh')) return false;
  const refresh = readPackageCommand(removed);
  if (refresh?.manager !== 'apk' || refresh.subcommand !== 'update' || removed.redirections.length > 0) return false;
  return !later(readsStoredIndex);
}
