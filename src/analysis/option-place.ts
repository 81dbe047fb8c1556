import type { PackageCommand } from '../knowledge/package-managers.ts';
import type { Word } from '../shell/script.ts';

/**
 * The word that a new option goes behind: the last of the options that follow the subcommand directly, or the subcommand
 * itself: `install -y --no-install-recommends`.
 */
export function findOptionPlace({ command, options }: PackageCommand, subcommandWord: Word): Word {
  let place = subcommandWord;
  for (const word of command.words.slice(command.words.indexOf(place) + 1)) {
    const own = options.filter((option) => option.word === word);
    if (own.length === 0 || own.some(({ valueWord }) => valueWord !== undefined)) break;
    place = word;
  }
  return place;
}
