import type { Analysis } from '../src/analysis/analysis.ts';
import { findAsWord } from '../src/dockerfile/as-word.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { keywordFor } from '../src/dockerfile/insert-instruction.ts';
import { replacePart } from '../src/dockerfile/json-words.ts';
import type { FileStyle } from '../src/dockerfile/style.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Writes all keywords of a file in the case that most of them have, and in upper case where neither has.
 *
 * BuildKit warns of files that mix both (`ConsistentInstructionCasing`).
 *
 * ```dockerfile
 * FROM debian:12
 * Run make
 * USER app
 * ```
 * becomes
 * ```dockerfile
 * FROM debian:12
 * RUN make
 * USER app
 * ```
 *
 * It is a matter of looks, and off by default. What stands behind `ONBUILD` is left alone: it is kept in the image as it is
 * written.
 */
export const keywordCase: Transform<object, never> = {
  id: 'keyword-case',
  summary: 'Write all keywords in the case of most of them',
  category: 'hygiene',
  isDefault: false,
  applicability: 'safe',
  effects: ['reads-the-same'],
  answers: ['ConsistentInstructionCasing'],
  guide: 'reference/build-checks/consistent-instruction-casing/',
  refusals: {},
  defaults: {},
  *inspect(file: Dockerfile, { style }: Analysis) {
    const evidence = describeCase(file, style);
    for (const instruction of file.instructions) {
      const { content } = instruction;
      const { keywordText, joined } = content;
      const wanted = keywordFor(keywordText, style);
      if (wanted === keywordText) continue;
      const start = joined.text.indexOf(keywordText);
      const as = content.keyword === 'from' ? findAsWord(content) : undefined;
      const edits = [
        replacePart(instruction, { start, end: start + keywordText.length }, wanted),
        as && replacePart(instruction, as.span, keywordFor('as', style)),
      ].flatMap((edit) => edit ?? []);
      yield {
        kind: 'fix',
        instruction,
        edits,
        title: `Write ${wanted}, not ${keywordText}`,
        why: 'a file whose keywords have one case is read with less effort; BuildKit warns of two',
        evidence: [evidence],
        assumptions: [],
        effects: ['reads-the-same'],
        applicability: 'safe',
        savings: undefined,
      };
    }
  },
};

function describeCase({ instructions }: Dockerfile, style: FileStyle): string {
  const { keywordCase } = style;
  const count = instructions.filter(
    ({ content }) => content.keywordText === keywordFor(content.keywordText, style),
  ).length;
  return count * 2 > instructions.length
    ? `most keywords of the file are in ${keywordCase} case`
    : `no case has most of the keywords, and Docker's documentation writes them in ${keywordCase} case`;
}
