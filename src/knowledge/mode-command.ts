import { readInvocation } from './invocation.ts';
import { applySymbolicMode, findMadeMode } from './symbolic-mode.ts';
import type { Command, Word } from '../shell/script.ts';

/** A `chmod` that changes nothing but the rights to read, write and run. */
export interface ModeCommand {
  readonly kind: 'mode';
  /** Three octal digits, as `COPY --chmod` takes them; where it depends on the mode that a file has, the symbolic mode. */
  readonly mode: string;
  readonly isSymbolic: boolean;
  readonly modeWord: Word;
  readonly isRecursive: boolean;
  readonly recursiveWords: readonly Word[];
  readonly paths: readonly Word[];
}

/** One that cannot be said by a flag, with the reason as a clause. */
export interface UnclearMode {
  readonly kind: 'unclear';
  readonly because: string;
  readonly paths: readonly Word[];
}

const PLAIN_LONG: ReadonlySet<string> = new Set(['--recursive', '--verbose', '--changes', '--silent', '--quiet']);
/** Letters of modes are no options: `-x` takes a right away (chmod(1) of GNU coreutils 9.1). */
const PLAIN_SHORT = /^-[Rvcf]+$/;
const OCTAL = /^0?([0-7]{3})$/;

/**
 * Reads a `chmod`; `undefined` for any other command. Most symbolic modes (`+x`) mean what the file had before, which
 * nothing but the file tells; one that names all rights of all (`u=rwx,go=rx`) is as good as a number.
 * `COPY --chmod=+x` came with frontend 1.14; BuildKit of Docker 26.1 leaves the file as it is and says nothing (measured
 * 2026-11-21), so that it is not written.
 */
export function readModeCommand(command: Command): ModeCommand | UnclearMode | undefined {
  const invocation = readInvocation(command);
  if (invocation?.program !== 'chmod') return undefined;
  const recursiveWords: Word[] = [];
  const operands: Word[] = [];
  const unclear = (because: string): UnclearMode => ({ kind: 'unclear', because, paths: operands.slice(1) });
  for (const word of invocation.args) {
    const text = word.value ?? word.text;
    const isOption = PLAIN_LONG.has(text) || PLAIN_SHORT.test(text);
    if (isOption && (text === '--recursive' || (!text.startsWith('--') && text.includes('R'))))
      recursiveWords.push(word);
    if (!isOption) operands.push(word);
  }
  const [modeWord, ...paths] = operands;
  if (!modeWord || paths.length === 0) return unclear('it names no mode, or no file');
  if (operands.some(({ text }) => text.startsWith('--'))) return unclear('it has an option that is not read');
  if (invocation.via.some((name) => name !== 'sudo')) return unclear(`it is run by ${invocation.via.join(' ')}`);
  if (command.assignments.length > 0 || command.redirections.length > 0) return unclear('it has more than words');
  const text = modeWord.value ?? '';
  if (/^0?[1-7]\d{3}$/.test(text)) return unclear(`${modeWord.text} sets more than the rights to read, write and run`);
  const octal = OCTAL.exec(text)?.[1] ?? findMadeMode(text, [0, 0o777]);
  if (octal === undefined && applySymbolicMode(text, 0) === undefined)
    return unclear(`what "${modeWord.text.slice(0, 40)}" makes of a file depends on the mode that it has`);
  return {
    kind: 'mode',
    mode: octal ?? text,
    isSymbolic: octal === undefined,
    modeWord,
    isRecursive: recursiveWords.length > 0,
    recursiveWords,
    paths,
  };
}
