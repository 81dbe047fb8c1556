import { readInvocation } from './invocation.ts';
import { type Arguments, type OptionSyntax, readArguments } from '../shell/arguments.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/**
 * What a command does with an archive, after which the archive is there still and nobody needs it: it unpacks it, installs
 * it as a package, or runs it as an installer, which may do anything.
 */
export type UnpackingKind = 'unpacks' | 'installs' | 'runs';

export interface Unpacking {
  readonly kind: UnpackingKind;
  /** The words that name the archives. */
  readonly words: readonly Word[];
}

const NO_VALUES: OptionSyntax = { shortWithValue: '', longWithValue: [] };
/** tar(1) of GNU tar 1.35, bsdtar(1); unzip(1) of 6.00; read in November 2026. */
const TAR: OptionSyntax = {
  shortWithValue: 'bCfFgHIKLNsTVX',
  longWithValue: ['--file', '--directory', '--exclude', '--exclude-from', '--files-from', '--transform', '--use-compress-program'],
}; // prettier-ignore
const UNZIP: OptionSyntax = { shortWithValue: 'dP', longWithValue: [] };
const SHELL: OptionSyntax = { shortWithValue: 'oc', longWithValue: ['--rcfile', '--init-file'] };

/** What a command unpacks; `undefined` where it is none that does, or by a right of its own. */
export const readUnpacking: (command: Command) => Unpacking | undefined = memoize(readUnpackingAfresh);

function readUnpackingAfresh(command: Command): Unpacking | undefined {
  const invocation = readInvocation(command);
  if (!invocation || invocation.via.some((name) => !/^(?:sudo|env|time|command)$/.test(name))) return undefined;
  const { program, args, programWord } = invocation;
  switch (program) {
    case 'tar':
    case 'bsdtar':
      return unpacks(readTar(args));
    case 'unzip':
      // `-l`, `-t`, `-v`, `-Z` look into it; that changes nothing for who deletes it.
      return unpacks(firstOf(readArguments(withValues(args), UNZIP)));
    case '7z':
    case '7za':
    case '7zr':
    case 'unrar':
      return /^[xe]$/.test(args[0]?.value ?? '') ? unpacks(firstOperand(args.slice(1))) : undefined;
    case 'jar':
      return /^-?[xtv]*x[xtv]*f$|^-?xf[v]?$/.test(args[0]?.value ?? '') ? unpacks(args.slice(1, 2)) : undefined;
    case 'zcat':
    case 'bzcat':
    case 'xzcat':
      return unpacks(firstOperand(args));
    case 'gunzip':
    case 'bunzip2':
    case 'unxz':
    case 'gzip':
    case 'bzip2':
    case 'xz':
      return readFilter(program, args);
    case 'dpkg':
      return readPackages(args, /^-[a-zA-Z]*[ixXe]$|^--(?:install|extract|vextract|unpack)$/, true);
    case 'dpkg-deb':
      return readPackages(args, /^-[xXReI]$|^--(?:extract|vextract|raw-extract)$/, true);
    case 'rpm':
      return readPackages(args, /^-[a-zA-Z]*[iUF]|^--(?:install|upgrade|freshen)$/, false);
    case 'apt':
    case 'apt-get':
    case 'gdebi':
    case 'yum':
    case 'dnf':
    case 'microdnf':
    case 'zypper':
      return readInstall(program, args);
    case 'sh':
    case 'bash':
    case 'dash':
    case 'ash':
      return readShell(args);
    case 'python':
    case 'python2':
    case 'python3':
    case 'perl':
      return args[0]?.text.startsWith('-') ? undefined : runs(args.slice(0, 1));
    default:
      return programWord.text.includes('/') ? runs([programWord]) : undefined;
  }
}

function unpacks(words: readonly Word[] | undefined): Unpacking | undefined {
  return words && words.length > 0 ? { kind: 'unpacks', words } : undefined;
}

function runs(words: readonly Word[]): Unpacking | undefined {
  return words.length > 0 ? { kind: 'runs', words } : undefined;
}

/** The options of unzip end at its `-x`, behind which names stand that are left out. */
function withValues(args: readonly Word[]): readonly Word[] {
  const end = args.findIndex(({ value }) => value === '-x');
  return end === -1 ? args : args.slice(0, end);
}

/** Also words that depend on the run: a path that begins with a variable. */
function firstOperand(args: readonly Word[]): readonly Word[] {
  return args.filter(({ text }) => !text.startsWith('-')).slice(0, 1);
}

/** `tar xzf a`, `tar -xzf a`, `tar -x -f a`; the first word may be letters without a dash, with their values behind it. */
function readTar(args: readonly Word[]): readonly Word[] | undefined {
  const [first] = args;
  const letters = first?.value;
  if (letters === undefined) return undefined;
  if (args.some(({ value }) => value === '--remove-files')) return undefined;
  if (!letters.startsWith('-')) {
    if (!/^[a-zA-Z]+$/.test(letters) || !letters.includes('x')) return undefined;
    const valued = [...letters].filter((letter) => TAR.shortWithValue.includes(letter));
    const at = valued.indexOf('f');
    return at === -1 ? undefined : args.slice(1 + at, 2 + at);
  }
  const { options } = readArguments(args, TAR);
  if (!options.some(({ name }) => name === '-x' || name === '--extract' || name === '--get')) return undefined;
  const file = options.find(({ name }) => name === '-f' || name === '--file');
  return file?.valueWord ? [file.valueWord] : undefined;
}

/** `gunzip -c a`; without it the archive is replaced by what was in it. */
function readFilter(program: string, args: readonly Word[]): Unpacking | undefined {
  const { options } = readArguments(args, NO_VALUES);
  const has = (...names: readonly string[]): boolean => options.some(({ name }) => names.includes(name));
  const isUnpacking = program.startsWith('un') || /^(?:gun|bun)/.test(program) || has('-d', '--decompress');
  const isKept = has('-c', '-k', '--stdout', '--to-stdout', '--keep');
  return isUnpacking && isKept ? unpacks(firstOperand(args)) : undefined;
}

function readPackages(args: readonly Word[], action: RegExp, isFirst: boolean): Unpacking | undefined {
  if (!args.some(({ value }) => value !== undefined && action.test(value))) return undefined;
  const words = args.filter(({ text }) => !text.startsWith('-'));
  const isExtracting = isFirst && args.some(({ value }) => /^-[xXRe]$|extract$/.test(value ?? ''));
  return words.length > 0 ? { kind: 'installs', words: isExtracting ? words.slice(0, 1) : words } : undefined;
}

/** Files among what a package manager is to install; names of packages have neither a `/` nor such an ending. */
function readInstall(program: string, args: readonly Word[]): Unpacking | undefined {
  const isInstall = program === 'gdebi' || args.some(({ value }) => /^(?:install|localinstall|in)$/.test(value ?? ''));
  const words = args.filter(({ text }) => /\.(?:deb|rpm)"?$/.test(text) && !text.startsWith('-'));
  return isInstall && words.length > 0 ? { kind: 'installs', words } : undefined;
}

function readShell(args: readonly Word[]): Unpacking | undefined {
  const read = readArguments(args, SHELL);
  if (read.options.some(({ name }) => name === '-c' || name === '-s')) return undefined;
  return runs(firstOf(read));
}

/** The first operand, or what may be it. */
function firstOf({ operands, unknown }: Arguments): readonly Word[] {
  return [...operands, ...unknown].sort((a, b) => a.span.start - b.span.start).slice(0, 1);
}
