import { readInvocation } from './invocation.ts';
import { COMPILER_DRIVERS } from './symbols.ts';
import type { Command, Word } from '../shell/script.ts';

/** A compiler that links a program in one command. */
export interface LinkCommand {
  readonly programWord: Word;
  /** The program that is made, as written. */
  readonly output: string;
  /** A word that says that its symbols are wanted; `undefined` where none does. */
  readonly wants: string | undefined;
  /** A word that makes a library or an object file of it. */
  readonly otherKind: string | undefined;
  readonly isStripped: boolean;
  /** A word that depends on the run, and may be any option. */
  readonly unknown: string | undefined;
}

/** They stop before the linker (GCC 12's manual, "Overall Options", "Preprocessor Options"). */
const NOT_LINKED = /^-(?:[cSE]|M{1,2}|fsyntax-only|#{3})$/;
const WANTS_SYMBOLS =
  /^-(?:g(?!0$)|pg$|fsanitize|-coverage$|coverage$|fprofile|rdynamic$|Wl,.*(?:export-dynamic|-E\b))/;
const OTHER_KIND = /^-(?:shared|r|Wl,(?:-r|--relocatable|-shared).*)$/;
const STRIPPED = /^-(?:s|Wl,(?:.*,)?(?:-s|--strip-all|-S|--strip-debug)(?:,.*)?)$/;
const INPUT = /\.(?:c|cc|cpp|cxx|c\+\+|C|o|a|s|S)$/;

/** `undefined` for any other command, and where no program is named by `-o`. */
export function readLinkCommand(command: Command): LinkCommand | undefined {
  const invocation = readInvocation(command);
  if (!invocation || !COMPILER_DRIVERS.has(invocation.program)) return undefined;
  const { args, programWord } = invocation;
  const texts = args.map(({ value, text }) => value ?? text);
  if (texts.some((text) => NOT_LINKED.test(text))) return undefined;
  const at = texts.indexOf('-o');
  const output = at === -1 ? texts.find((text) => /^-o./.test(text))?.slice(2) : texts[at + 1];
  const takesInput = texts.some((text, i) => i !== at + 1 && INPUT.test(text));
  if (output === undefined || !takesInput || /\.(?:so|o|a)\b/.test(output)) return undefined;
  return {
    programWord,
    output,
    wants: texts.find((text) => WANTS_SYMBOLS.test(text)),
    otherKind: texts.find((text) => OTHER_KIND.test(text)),
    isStripped: texts.some((text) => STRIPPED.test(text)),
    // What tells flags of a library names no such option.
    unknown: args.find(({ text }) => /^["']?[$`]/.test(text) && !/^["']?(?:\$\(|`)\s*[\w./-]*(?:pkg-config|pkgconf|-config)\s/.test(text))?.text,
  };
} // prettier-ignore
