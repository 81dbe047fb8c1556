import type { EscapeCharacter } from '../dockerfile/directives.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { readVariables } from '../dockerfile/variables.ts';

/** What a text of a Dockerfile is once its variables are filled in. */
export type Value =
  | {
      readonly kind: 'known';
      readonly text: string;
      /** The build arguments whose defaults were taken: a build that sets one of them gets another text. */
      readonly assumes: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly because: string };

/** Longer ones are nobody's path; without it, each ENV could double what the one before has set. */
const MAX_LENGTH = 1024;
const MAX_ASSUMED = 100;

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

/** The variables at one place of a build; told of every instruction in turn. */
export class BuildValues {
  readonly #global = new Map<string, Value>();
  readonly #arguments = new Map<string, Value>();
  readonly #env = new Map<string, Value>();

  constructor({ instructions }: Scan) {
    for (const { content } of instructions) {
      if (content.keyword === 'from') break;
      if (content.keyword === 'arg') this.#readArguments(content, this.#global);
    }
  }

  /** Takes in what an ARG or ENV sets; does nothing for any other instruction. */
  take(content: InstructionContent): void {
    if (content.keyword === 'arg') this.#readArguments(content, this.#arguments);
    if (content.keyword !== 'env') return;
    // All pairs of one ENV see what was set before it.
    const pairs = readVariables(content).map(
      ({ name, value }) => [name, this.expand(value ?? '', content.escape)] as const,
    );
    for (const [name, value] of pairs) this.#env.set(name, value);
  }

  /** A word as BuildKit's `ProcessWord` reads it: quotes and escapes gone, variables filled in. */
  expand(word: string, escape: EscapeCharacter): Value {
    if (word.length > MAX_LENGTH) return tooLong();
    if (!/["'$\\`]/.test(word)) return { kind: 'known', text: word, assumes: [] };
    let text = '';
    const assumes = new Set<string>();
    let quote = '';
    for (let at = 0; at < word.length; at += 1) {
      const letter = word[at]!;
      if (letter === quote) quote = '';
      else if (quote === '' && (letter === "'" || letter === '"')) quote = letter;
      else if (letter === escape && quote !== "'") {
        const next = word[at + 1];
        const isTaken = quote === '' || next === '"' || next === '$' || next === escape;
        if (!isTaken) text += letter;
        else {
          text += next ?? '';
          at += 1;
        }
      } else if (letter === '$' && quote !== "'") {
        const variable = this.#readVariable(word, at + 1);
        if (variable.value.kind === 'unknown') return variable.value;
        text += variable.value.text;
        for (const name of variable.value.assumes) assumes.add(name);
        at = variable.end - 1;
      } else text += letter;
      if (text.length > MAX_LENGTH || assumes.size > MAX_ASSUMED) return tooLong();
    }
    if (quote !== '') return unknown('a quote in it has no end');
    return { kind: 'known', text, assumes: [...assumes] };
  }

  #readVariable(word: string, start: number): { readonly value: Value; readonly end: number } {
    const hasBrace = word[start] === '{';
    NAME.lastIndex = hasBrace ? start + 1 : start;
    const name = NAME.exec(word)?.[0];
    const end = NAME.lastIndex + (hasBrace ? 1 : 0);
    if (name === undefined || (hasBrace && word[end - 1] !== '}')) {
      return { value: unknown('it has a variable in a form that is not read'), end: word.length };
    }
    return { value: this.#find(name), end };
  }

  /** ENV wins over ARG, wherever they stand. */
  #find(name: string): Value {
    const known = this.#env.get(name) ?? this.#arguments.get(name);
    return known ?? unknown(`nothing in the file sets $${name}`);
  }

  #readArguments(content: InstructionContent, into: Map<string, Value>): void {
    for (const { name, value } of readVariables(content)) {
      const own = value === undefined ? this.#global.get(name) : this.expand(value, content.escape);
      if (own === undefined) into.set(name, unknown(`ARG ${name} has no default`));
      else into.set(name, own.kind === 'known' ? { ...own, assumes: [...own.assumes, name] } : own);
    }
  }
}

function tooLong(): Value {
  return unknown(`it is longer than ${MAX_LENGTH} characters, or takes too many build arguments`);
}

function unknown(because: string): Value {
  return { kind: 'unknown', because };
}
