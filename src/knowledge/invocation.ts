import { WRAPPERS, type Wrapper } from './wrappers.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** The program that a simple command runs in the end, with `sudo`, `env`, `xargs` and the like looked through. */
export interface Invocation {
  /** The last part of its path: `pip` for `/venv/bin/pip`. */
  readonly program: string;
  /** The words after the program's name. */
  readonly args: readonly Word[];
  readonly programWord: Word;
  /** The utilities it is run by, outermost first. */
  readonly via: readonly string[];
}

/**
 * Gives `undefined` where there is no command, or where its name depends on the run. Worked out once for each command, as
 * nearly all that is asked of one begins here.
 */
export const readInvocation: (command: Command) => Invocation | undefined = memoize(readAfresh);

function readAfresh({ words }: Command): Invocation | undefined {
  const via: string[] = [];
  let at = 0;
  for (;;) {
    const word = words[at];
    if (word?.value === undefined) return undefined;
    const program = word.value.slice(word.value.lastIndexOf('/') + 1);
    const wrapper =
      Object.hasOwn(WRAPPERS, program) && !isQuery(program, words[at + 1]) ? WRAPPERS[program] : undefined;
    if (!wrapper) return { program, programWord: word, args: words.slice(at + 1), via };
    via.push(program);
    const next = skipOwnArguments(words, at + 1, wrapper);
    if (next === undefined) return undefined;
    at = next;
  }
}

/** `command -v x` tells where a program is, and runs none. */
function isQuery(program: string, next: Word | undefined): boolean {
  return program === 'command' && /^-[pvV]*[vV]/.test(next?.text ?? '');
}

function skipOwnArguments(words: readonly Word[], start: number, wrapper: Wrapper): number | undefined {
  let operands = wrapper.operands;
  for (let at = start; at < words.length; at += 1) {
    const text = words[at]!.value ?? words[at]!.text;
    // A lone `-` is `env -i`.
    if (text === '--' || text === '-') continue;
    // `env -S` splits a text into the command.
    if (text.startsWith('-S') || text.startsWith('--split-string')) return undefined;
    if (text.startsWith('-') && text.length > 1) {
      if (takesNextWord(text, wrapper)) at += 1;
      continue;
    }
    if (wrapper.takesAssignments && /^[A-Za-z_]\w*=/.test(text)) continue;
    if (operands === 0) return at;
    operands -= 1;
  }
  return undefined;
}

function takesNextWord(text: string, wrapper: Wrapper): boolean {
  if (text.startsWith('--')) return wrapper.longWithValue.includes(text);
  // Of a cluster the first letter that takes a value has it in the rest of the word, or in the next one.
  const first = text.slice(1).search(new RegExp(`[${wrapper.shortWithValue}]`));
  return wrapper.shortWithValue !== '' && first === text.length - 2;
}
