import type { Analysis } from '../src/analysis/analysis.ts';
import { findAsWord } from '../src/dockerfile/as-word.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { keywordFor } from '../src/dockerfile/insert-instruction.ts';
import { replacePart } from '../src/dockerfile/json-words.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Writes all keywords of a file in the case that most of them have.
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
        evidence: [`most keywords of the file are in ${style.keywordCase} case`],
        assumptions: [],
        effects: ['reads-the-same'],
        applicability: 'safe',
        savings: undefined,
      };
    }
  },
};
