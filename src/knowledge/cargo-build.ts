import { readInvocation } from './invocation.ts';
import { CARGO_STRIP } from './symbols.ts';
import type { Command, Word } from '../shell/script.ts';

/** A command of Cargo that compiles with the profile for releases. */
export interface CargoRelease {
  readonly programWord: Word;
  /** A target that is no program of a system; `undefined` for all others. */
  readonly otherTarget: string | undefined;
  /** The command itself says which symbols are kept. */
  readonly isTold: boolean;
}

/** They compile, and what they do without the setting compiles all anew and leaves the symbols in; `install` does so with `--release` unless it is told `--debug` (`cargo help install`). `chef` prepares for `build`. */
const COMPILES: ReadonlySet<string | undefined> = new Set([
  'build',
  'b',
  'rustc',
  'run',
  'r',
  'test',
  't',
  'install',
  'chef',
]);

/** `undefined` for any other command. */
export function readCargoRelease(command: Command): CargoRelease | undefined {
  const invocation = readInvocation(command);
  if (invocation?.program !== 'cargo') return undefined;
  const { args, programWord, via } = invocation;
  if (via.some((name) => name !== 'env')) return undefined;
  const words = args.filter(({ text }) => !text.startsWith('+'));
  const texts = words.map(({ value, text }) => value ?? text);
  const [subcommand] = texts;
  if (!COMPILES.has(subcommand) || (subcommand === 'chef' && texts[1] !== 'cook')) return undefined;
  const profile = texts.findLast((text, i) => texts[i - 1] === '--profile') ?? texts.find((text) => text.startsWith('--profile='))?.slice('--profile='.length);
  const isRelease = texts.some((text) => text === '--release' || text === '-r') || profile === 'release';
  const isInstalled = subcommand === 'install' && !texts.includes('--debug') && profile === undefined;
  if (!isRelease && !isInstalled) return undefined;
  const target = texts.find((text, i) => /wasm|-none(?:-|$)/.test(text) && (texts[i - 1] === '--target' || text.startsWith('--target=')));
  return {
    programWord,
    otherTarget: target,
    isTold: command.assignments.some(({ name }) => name === CARGO_STRIP) || command.words.some(({ text }) => text.includes(CARGO_STRIP)),
  };
} // prettier-ignore
