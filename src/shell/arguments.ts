import type { Word } from './script.ts';

/** Which options of a utility take a value; GNU `getopt_long` and POSIX utility syntax decide the rest. */
export interface OptionSyntax {
  /** Letters of short options that take a value: `-o x`, `-ox`. */
  readonly shortWithValue: string;
  /** Long options, with their dashes, that take the next word as value when there is no `=`. */
  readonly longWithValue: readonly string[];
}

export interface Option {
  /** `-y`, also when it was written as part of `-qy`; `--yes` without its value. */
  readonly name: string;
  /** `undefined` where it has none, or where the value depends on the run. */
  readonly value: string | undefined;
  /** The word that holds the option. */
  readonly word: Word;
  /** The word after it, where that is the value. */
  readonly valueWord: Word | undefined;
  /** It takes a value and stands last: whatever is put behind it becomes that value. */
  readonly lacksValue: boolean;
}

export interface Arguments {
  readonly options: readonly Option[];
  readonly operands: readonly Word[];
  /** Words whose text depends on the run: they may be options, operands, or several of both. */
  readonly unknown: readonly Word[];
}

/** Sorts the words after a utility's name into options and operands, which may stand in any order. */
export function readArguments(words: readonly Word[], syntax: OptionSyntax): Arguments {
  const options: Option[] = [];
  const operands: Word[] = [];
  const unknown: Word[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const text = word.value ?? knownStart(word);
    if (text === undefined) unknown.push(word);
    else if (text === '--') {
      operands.push(...words.slice(i + 1));
      break;
    } else if (text.startsWith('--')) {
      const option = readLong(word, text, words[i + 1], syntax);
      if (option.valueWord) i += 1;
      options.push(option);
    } else if (text.startsWith('-') && text.length > 1) {
      const cluster = readCluster(word, text, words[i + 1], syntax);
      if (cluster.at(-1)?.valueWord) i += 1;
      options.push(...cluster);
    } else operands.push(word);
  }
  return { options, operands, unknown };
}

/** The literal beginning of a word like `--root=$DIR` or `lib$X`; `undefined` where the word begins with an expansion. */
function knownStart(word: Word): string | undefined {
  const match = /^[^"'$`\\{]+/.exec(word.text);
  return match ? match[0] : undefined;
}

function readLong(word: Word, text: string, next: Word | undefined, syntax: OptionSyntax): Option {
  const equals = text.indexOf('=');
  if (equals !== -1) {
    const value = word.value === undefined ? undefined : text.slice(equals + 1);
    return { name: text.slice(0, equals), value, word, valueWord: undefined, lacksValue: false };
  }
  const takesValue = syntax.longWithValue.includes(text);
  const valueWord = takesValue ? next : undefined;
  return { name: text, value: valueWord?.value, word, valueWord, lacksValue: takesValue && !next };
}

function readCluster(word: Word, text: string, next: Word | undefined, syntax: OptionSyntax): readonly Option[] {
  const options: Option[] = [];
  for (let i = 1; i < text.length; i += 1) {
    const letter = text[i]!;
    const name = `-${letter}`;
    if (!syntax.shortWithValue.includes(letter)) {
      options.push({ name, value: undefined, word, valueWord: undefined, lacksValue: false });
      continue;
    }
    const attached = text.slice(i + 1).replace(/^=/, '');
    const isAttached = i + 1 < text.length || word.value === undefined;
    const value = isAttached ? (word.value === undefined ? undefined : attached) : next?.value;
    options.push({ name, value, word, valueWord: isAttached ? undefined : next, lacksValue: !isAttached && !next });
    break;
  }
  return options;
}
