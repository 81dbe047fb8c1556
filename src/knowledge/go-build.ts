import { readInvocation } from './invocation.ts';
import type { Command, Word } from '../shell/script.ts';

/** Flags of `go build` that take the next word where there is no `=` (`go help build`, `go help buildmode`; Go 1.22). */
const WITH_VALUE: ReadonlySet<string> = new Set([
  'C', 'asmflags', 'buildmode', 'compiler', 'covermode', 'coverpkg', 'exec', 'gccgoflags', 'gcflags', 'installsuffix', 'ldflags',
  'mod', 'modfile', 'o', 'overlay', 'p', 'pgo', 'pkgdir', 'tags', 'toolexec',
]); // prettier-ignore

/** One flag, with or without its value. */
export interface GoFlag {
  /** Without dashes: Go takes one or two. */
  readonly name: string;
  /** The word that the value stands in. */
  readonly valueWord: Word | undefined;
  /** Where in the text of that word it begins; 0 where the word is nothing but the value. */
  readonly valueAt: number;
  /** `undefined` also where a part of it depends on the run. */
  readonly value: string | undefined;
}

/** A `go build` or `go install` as its words say. */
export interface GoBuild {
  readonly subcommand: 'build' | 'install';
  /** Behind this word a flag may stand: `-C` has to be the first. */
  readonly placeWord: Word;
  readonly flags: readonly GoFlag[];
  readonly operands: readonly Word[];
  /** A word that depends on the run, and may be a flag. */
  readonly unknown: Word | undefined;
}

/** `undefined` for any other command. */
export function readGoBuild(command: Command): GoBuild | undefined {
  const invocation = readInvocation(command);
  if (invocation?.program !== 'go') return undefined;
  const [subcommandWord, ...words] = invocation.args;
  const subcommand = subcommandWord?.value;
  if (!subcommandWord || (subcommand !== 'build' && subcommand !== 'install')) return undefined;
  const flags: GoFlag[] = [];
  let placeWord = subcommandWord;
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at]!;
    const text = word.value ?? word.text;
    // Quotes may stand around all of it, or begin with the value.
    const match = /^(["']?)--?([A-Za-z]\w*)(=)?/.exec(word.text);
    if (!match) {
      if (/^["']?[$`]/.test(word.text)) return { subcommand, placeWord, flags, operands: [], unknown: word };
      break;
    }
    if (text === '--') break;
    const [whole, , name, equals] = match as unknown as [string, string, string, string | undefined];
    const takesNext = equals === undefined && WITH_VALUE.has(name);
    const valueWord = equals === undefined ? (takesNext ? words[at + 1] : undefined) : word;
    const value = valueWord?.value;
    flags.push({
      name,
      valueWord,
      valueAt: equals === undefined ? 0 : whole.length,
      value: equals === undefined || value === undefined ? value : value.slice(value.indexOf('=') + 1),
    });
    if (takesNext) at += 1;
    if (name === 'C' && flags.length === 1 && valueWord) placeWord = valueWord;
  }
  return { subcommand, placeWord, flags, operands: words.slice(at), unknown: undefined };
}

/** Build modes that make a program (`go help buildmode`). */
const PROGRAM_MODES: ReadonlySet<string | undefined> = new Set(['default', 'exe', 'pie']);

/** What keeps the symbols of what it builds wanted, as a clause; `undefined` where it is a plain program. */
export function findGoPurpose({ flags, operands }: GoBuild): { kind: 'library' | 'debugging'; because: string } | undefined {
  const mode = flags.findLast(({ name }) => name === 'buildmode');
  if (mode && !PROGRAM_MODES.has(mode.value)) return { kind: 'library', because: `-buildmode is ${mode.value ?? 'not known'}` };
  const other = flags.find(({ name }) => name === 'linkshared' || name === 'compiler' || name === 'gccgoflags');
  if (other) return { kind: 'library', because: `-${other.name} says how it is linked` };
  const measured = flags.find(({ name }) => /^(?:race|msan|asan|cover|covermode)$/.test(name));
  if (measured) return { kind: 'debugging', because: `-${measured.name} is for tests` };
  const compiled = flags.find(({ name, valueWord }) => name === 'gcflags' && /-[Nl]\b/.test(valueWord?.text ?? ''));
  if (compiled) return { kind: 'debugging', because: '-gcflags turns optimisation off, as a debugger wants it' };
  return operands.some(({ value }) => value === 'std' || value === 'cmd')
    ? { kind: 'library', because: 'it builds what comes with Go' }
    : undefined;
} // prettier-ignore

/** Nothing of what it makes is kept: it is only looked at whether it compiles (`go help build`). */
export function isOnlyCompiled({ subcommand, flags, operands }: GoBuild): boolean {
  if (flags.some(({ name, value }) => name === 'n' || (name === 'o' && value === '/dev/null'))) return true;
  const isNamed = flags.some(({ name }) => name === 'o');
  return subcommand === 'build' && !isNamed && operands.some(({ text }) => text.includes('...'));
}

/** Whether a `go test` runs its programs and keeps none: `-c` and `-o` do (`go help test`). @param args with `test` before them */
export function isTestRun([subcommand, ...args]: readonly Word[]): boolean {
  return subcommand?.value === 'test' && !args.some(({ value, text }) => /^--?[co](?:=|$)/.test(value ?? text));
}

/** Flags in GOFLAGS that say nothing of linking (`go help environment`). */
const HARMLESS = /^-{1,2}(?:mod=\w+|trimpath|v|x|a|buildvcs=\w+|tags=[\w,.-]+|p=\d+|modcacherw)$/;

/** Whether a value of GOFLAGS leaves the linker alone. */
export function isHarmlessGoFlags(value: string): boolean {
  return value.split(/\s+/).every((word) => word === '' || HARMLESS.test(word));
}
