import { asksIndexOfDnf, findProgramOfDnf, REFRESH_DNF } from '../knowledge/cache-commands.ts';
import type { CacheTool } from '../knowledge/cache-tools.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';
import type { CacheRun } from '../trace/cache-runs.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { evenGap, type Item, type Token } from '../trace/script-tokens.ts';

/** A tool whose folders a RUN has mounted, new or anew without what that makes wrong. */
export interface Touched {
  readonly run: CacheRun;
  readonly tool: CacheTool;
}

/** Which words of which command may go, or come. */
export class WordCheck {
  readonly #drops = new Map<Command, ReadonlySet<string>>();
  readonly #apk: ReadonlySet<Command>;
  readonly #apkTexts: ReadonlySet<string>;
  readonly #hasDnf: boolean;

  constructor(touched: readonly Touched[]) {
    for (const { run, tool } of touched) {
      for (const command of run.uses) this.#drops.set(command, new Set(tool.drops));
      for (const { command, word } of run.deleted) this.#drops.set(command, new Set([...(this.#drops.get(command) ?? []), word.text])); // prettier-ignore
    }
    this.#apk = new Set(touched.flatMap(({ run, tool }) => (tool.name === 'apk' ? run.uses : [])));
    this.#hasDnf = touched.some(({ tool }) => tool.name === 'dnf' || tool.name === 'yum');
    this.#apkTexts = new Set([...this.#apk].map(({ words }) => words[0]!.text));
  }

  /** Command by command, and all that stands between them. */
  findDifference(old: ScriptEvent, fresh: ScriptEvent): string | undefined {
    const [was, is] = [old.sequence, fresh.sequence];
    if (was.tokens.length !== is.tokens.length || evenGap(was.rest) !== evenGap(is.rest))
      return 'a command came or went';
    for (const [i, token] of was.tokens.entries()) {
      const own = is.tokens[i]!;
      if (evenGap(token.gap) !== evenGap(own.gap)) return 'what stands between its commands changed';
      const difference = this.#apk.has(token.command)
        ? findApkDifference(token, own)
        : this.#hasDnf && asksIndexOfDnf(token.command)
          ? findDnfDifference(token, own)
          : findWordDifference(token.items, own.items, this.#drops.get(token.command));
      if (difference !== undefined) return difference;
    }
    return undefined;
  }

  /** An apk that takes a kept index of which nobody has asked whether it is the newest. */
  findStaleIndex(events: readonly ScriptEvent[]): string | undefined {
    if (this.#apk.size === 0) return undefined;
    const apks = events.flatMap(({ commands }) => commands).filter(({ words }) => this.#apkTexts.has(words[0]?.text ?? ''));
    const asked = apks.findIndex(({ words }) => words.some(({ text }) => FRESH.test(text)));
    const stale = apks.findIndex(({ words }) => words.some(({ text }) => text === 'add' || text === 'upgrade'));
    return stale !== -1 && (asked === -1 || asked > stale) ? 'an old index may be taken' : undefined;
  } // prettier-ignore
}

/** Words may go, none may come. */
function findWordDifference(
  was: readonly Item[],
  is: readonly Item[],
  drops?: ReadonlySet<string>,
): string | undefined {
  let at = 0;
  for (const { text, isWord } of was) {
    if (is[at]?.text === text && is[at]?.isWord === isWord) at += 1;
    else if (!drops?.has(text)) return `"${text}" is missing or changed`;
  }
  return at < is.length ? `"${is[at]!.text}" is new` : undefined;
}

/** An index that is kept has to be asked for anew where it was fetched anew. */
function findApkDifference(was: Token, is: Token): string | undefined {
  const isOther = ({ text }: Item): boolean => text !== REFRESH;
  const rest = findWordDifference(was.items.filter(isOther), is.items.filter(isOther), new Set(['--no-cache']));
  if (rest !== undefined) return rest;
  const isFresh = is.items.some(({ text }) => FRESH.test(text));
  if (was.items.some(({ text }) => text === '--no-cache') && !isFresh) return 'an old index may be taken';
  const options = readPackageCommand(is.command)?.options ?? [];
  const refreshing = is.command.words.filter(({ text }) => text === REFRESH);
  return refreshing.every((word) => options.some((option) => option.word === word)) ? undefined : `${REFRESH} is no option there`;
} // prettier-ignore

/** The same for dnf: where the option is not there it comes, right behind the program. */
function findDnfDifference(was: Token, is: Token): string | undefined {
  if (was.items.some(({ text }) => text === REFRESH_DNF)) return findWordDifference(was.items, is.items);
  const program = findProgramOfDnf(is.command);
  const option = is.command.words[program ? is.command.words.indexOf(program) + 1 : 0];
  if (option?.text !== REFRESH_DNF) return 'an old index may be taken';
  const at = is.items.findIndex(({ text }) => text === REFRESH_DNF);
  return findWordDifference(was.items, is.items.toSpliced(at, 1));
}

const REFRESH = '--update-cache';
const FRESH = /^(?:-U|--update|--update-cache|update)$/;
