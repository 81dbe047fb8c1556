import { expect, test } from 'vitest';
import { readStages } from '../../src/dockerfile/stages.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { readPieces } from '../../src/dockerfile/word-pieces.ts';
import { readNameValues } from '../../src/dockerfile/words.ts';
import { rewrite } from '../../src/index.ts';
import { describeShared, readShared } from '../shared.ts';

interface Answer {
  readonly text: string;
  readonly accepted: boolean;
  readonly instructions?: readonly { readonly keyword: string; readonly arguments?: readonly string[] }[];
}

describeShared('oracle/parser.jsonl.gz', 'the ENV and LABEL of the old form, as BuildKit parts them', (path) => {
  test('each has the same names and values once it is written with an equals sign (trap A22)', () => {
    const answers = readShared<Answer>(path).filter(({ accepted }) => accepted);
    let changed = 0;
    for (const { text, instructions = [] } of answers) {
      const result = rewrite(text, { only: ['legacy-key-value'] });
      if (result.status !== 'changed') continue;
      const [before, after] = [textsOf(text), textsOf(result.after)];
      for (const [i, { keyword, arguments: words = [] }] of instructions.entries()) {
        if (!/^(?:env|label)$/i.test(keyword) || words[2] !== '' || words.length !== 3 || before[i] === after[i])
          continue;
        changed += 1;
        const [pair, ...others] = readNameValues(after[i]!, 0, '\\') as readonly { name: string; value: string }[];
        expect(others).toEqual([]);
        expect(pair!.name).toBe(words[0]);
        if (pair!.value !== words[1]) expect(readPieces(pair!.value, '\\')).toEqual(readPieces(words[1]!, '\\'));
      }
    }
    expect(changed).toBeGreaterThan(500);
  });
});

/** What stands behind the keywords, in the order of the file. */
function textsOf(text: string): readonly string[] {
  const file = readDockerfile(text);
  if (file.kind === 'refused') return [];
  expect(readStages(file).length).toBeGreaterThan(0);
  return file.instructions.map(({ content }) => content.joined.text.slice(content.argumentsSpan.start, content.argumentsSpan.end));
} // prettier-ignore
