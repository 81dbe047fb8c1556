import type { Arguments, Option } from '../shell/arguments.ts';
import type { Word } from '../shell/script.ts';

/** Which options take a value, of programs whose options with one dash are words: Maven, Gradle, MSBuild, sbt. */
interface WholeSyntax {
  readonly longWithValue: readonly string[];
  /** Those whose value may stand at once behind them: `-Da=b`. */
  readonly attached: readonly string[];
}

/**
 * Sorts the words after a program's name, as `readArguments` does, where `-ntp` is one option and not three. The value may
 * stand behind `=` or `:`, too (`-v:m`); MSBuild takes `/p:a=b` for `-p:a=b`.
 */
export function readWholeArguments(words: readonly Word[], { longWithValue, attached }: WholeSyntax): Arguments {
  const options: Option[] = [];
  const operands: Word[] = [];
  const unknown: Word[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const isKnown = word.value !== undefined;
    const text = (word.value ?? /^[^"'$`\\{]+/.exec(word.text)?.[0])?.replace(/^\/(?=[a-z]+:)/i, '-');
    if (text === undefined) unknown.push(word);
    else if (!text.startsWith('-') || text === '-') operands.push(word);
    else {
      const name = attached.find((each) => text.startsWith(each) && !/^-[a-z-]+$/.test(text));
      const [own, mark = ''] = name === undefined ? (/^-+[^=:]+([=:]?)/.exec(text) ?? [text]) : [name];
      const plain = mark === '' ? own : own.slice(0, -1);
      const rest = text.slice(own.length).replace(name === undefined ? '' : /^[=:]/, '');
      const isAttached = mark !== '' || rest !== '' || !isKnown;
      const takesValue = !isAttached && (longWithValue.includes(plain) || attached.includes(plain));
      const next = takesValue ? words[i + 1] : undefined;
      if (next) i += 1;
      const value = isAttached ? (isKnown ? rest : undefined) : next?.value;
      options.push({ name: plain, value, word, valueWord: next, lacksValue: takesValue && !next });
    }
  }
  return { options, operands, unknown };
}
