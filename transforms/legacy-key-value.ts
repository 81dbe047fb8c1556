import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { EscapeCharacter } from '../src/dockerfile/directives.ts';
import type { Instruction, InstructionContent } from '../src/dockerfile/instruction.ts';
import { replacePart } from '../src/dockerfile/json-words.ts';
import { quotePieces, readPieces } from '../src/dockerfile/word-pieces.ts';
import { type NameValue, readNameValues, splitWords } from '../src/dockerfile/words.ts';
import { memoize } from '../src/text/memo.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'onbuild' | 'several-lines' | 'stray-equals' | 'unclear-words';

/** Names that no reader takes for something else. */
const PLAIN_NAME = /^[\w./:@+,-]+$/;

/** What a terminal does not show, and a byte order mark, which BuildKit's lexer drops at the start of a word. */
const UNSEEN = /[\0-\x08\x0a-\x1f\x7f\uFEFF]/; // oxlint-disable-line no-control-regex

/**
 * Writes `ENV name=value` for `ENV name value`, and the same for `LABEL`.
 *
 * The old form takes all of the line for one value. Who adds a second pair to it makes that a part of the first value, and
 * nothing says so. Docker's reference advises against it, and BuildKit warns of it (`LegacyKeyValueFormat`).
 *
 * ```dockerfile
 * ENV JAVA_OPTS -Xmx512m -Dname="a b"
 * ENV PATH /opt/bin:$PATH
 * ```
 * becomes
 * ```dockerfile
 * ENV JAVA_OPTS="-Xmx512m -Dname=a b"
 * ENV PATH=/opt/bin:$PATH
 * ```
 *
 * The value stays letter by letter what it was. What is one word stays as it is written; of anything else the quotes and
 * escapes are resolved by BuildKit's rules, and it is put into double quotes. A value that goes over several lines is left
 * alone: often its author meant several variables, and it is one.
 */
export const legacyKeyValue: Transform<object, Reason> = {
  id: 'legacy-key-value',
  summary: 'Write ENV and LABEL as name=value',
  category: 'hygiene',
  isDefault: true,
  applicability: 'safe',
  effects: ['reads-the-same'],
  answers: ['LegacyKeyValueFormat'],
  guide: 'reference/build-checks/legacy-key-value-format/',
  refusals: {
    onbuild: {
      because: 'what stands behind ONBUILD is kept in the image as it is written',
      remedy: 'write it as name=value by hand',
    },
    'several-lines': {
      because: 'the value goes over several lines: all of them are the value of the first name, which may not be meant',
      remedy: 'write each variable as name=value',
    },
    'stray-equals': {
      because: 'the value begins with "=", which is a part of it and may not be meant to be',
      remedy: 'write it as name=value, without blanks around the "="',
    },
    'unclear-words': {
      because: 'the quotes, escapes or variables in it are not read for certain',
      remedy: 'write it as name=value by hand',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile) {
    for (const instruction of file.instructions) {
      const { content } = instruction;
      const isOnbuild = content.keyword === 'onbuild' && content.trigger !== undefined;
      const { keyword } = isOnbuild ? content.trigger : content;
      if (keyword !== 'env' && keyword !== 'label') continue;
      const pair = findLegacyPair(isOnbuild ? content.trigger : content);
      if (!pair) continue;
      if (isOnbuild) {
        yield { kind: 'refusal', instruction, reason: 'onbuild', detail: `it sets ${pair.name}` };
        continue;
      }
      yield inspectPair(instruction, pair);
    }
  },
};

const findLegacyPair = memoize((content: InstructionContent): NameValue | undefined => {
  const { joined, argumentsSpan, escape } = content;
  const pairs = readNameValues(joined.text.slice(0, argumentsSpan.end), argumentsSpan.start, escape);
  const [pair] = typeof pairs === 'string' ? [] : pairs;
  // Only the old form has something else than "=" behind its name.
  return pair && joined.text[pair.span.start + pair.name.length] !== '=' ? pair : undefined;
});

function inspectPair(instruction: Instruction, { name, value = '', span }: NameValue): Finding<Reason> {
  const { escape, keywordText } = instruction.content;
  const refuse = (reason: Reason, detail: string): Finding<Reason> => {
    return { kind: 'refusal', instruction, reason, detail };
  };
  // Values are not told: they may be passwords.
  if (!PLAIN_NAME.test(name)) return refuse('unclear-words', 'its name has quotes, escapes or variables in it');
  if (value.startsWith('=')) return refuse('stray-equals', `the value of ${name} begins with "="`);
  const written = writeValue(value, escape);
  if (written === undefined) return refuse('unclear-words', `the value of ${name} is not read for certain`);
  const edit = replacePart(instruction, span, `${name}=${written}`);
  if (!edit) return refuse('several-lines', `the value of ${name} goes over several lines`);
  const isKept = written === value;
  return {
    kind: 'fix',
    instruction,
    edits: [edit],
    title: `Write ${name}=… in ${keywordText}, not the old form with a blank`,
    why: 'the old form makes one value of the whole line, second pairs included; BuildKit warns of it',
    evidence: [isKept ? 'the value stays as it is written' : 'in quotes BuildKit reads the same value from it'],
    assumptions: [],
    effects: ['reads-the-same'],
    applicability: 'safe',
    savings: undefined,
  };
}

/** The value as it has to be written behind `name=`; `undefined` where that is not certain. */
function writeValue(value: string, escape: EscapeCharacter): string | undefined {
  if (UNSEEN.test(value)) return undefined;
  const pieces = readPieces(value, escape);
  const [word, ...others] = splitWords(value, 0, escape);
  if (!word) return undefined;
  // A quote without an end is an error that BuildKit tells.
  const isClosed = pieces !== undefined || ['"', "'"].every((quote) => value.split(quote).length % 2 === 1);
  if (isClosed && others.length === 0 && value.slice(word.start, word.end) === value && !value.endsWith(escape))
    return value;
  const quoted = pieces && quotePieces(pieces, escape);
  const isSame = quoted !== undefined && JSON.stringify(readPieces(quoted, escape)) === JSON.stringify(pieces);
  return isSame ? quoted : undefined;
}
