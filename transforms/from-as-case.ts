import type { Analysis } from '../src/analysis/analysis.ts';
import { findAsWord } from '../src/dockerfile/as-word.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { replacePart } from '../src/dockerfile/json-words.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Writes the `AS` of a `FROM` in the case of its `FROM`.
 *
 * Keywords stand out from names by their case. BuildKit warns where one line has both (`FromAsCasing`), in every build.
 *
 * ```dockerfile
 * FROM golang:1.22 as build
 * ```
 * becomes
 * ```dockerfile
 * FROM golang:1.22 AS build
 * ```
 *
 * Nothing but these two letters changes. A `From` in mixed case is none to follow.
 */
export const fromAsCase: Transform<object, never> = {
  id: 'from-as-case',
  summary: 'Write the AS of a FROM in the case of the FROM',
  category: 'hygiene',
  isDefault: false,
  applicability: 'safe',
  effects: ['reads-the-same'],
  answers: ['FromAsCasing'],
  guide: 'reference/build-checks/from-as-casing/',
  refusals: {},
  defaults: {},
  *inspect(_file: Dockerfile, { stages }: Analysis) {
    for (const { from: instruction } of stages) {
      const { keywordText } = instruction.content;
      const as = findAsWord(instruction.content);
      if (!as) continue;
      const wanted = keywordText === 'FROM' ? 'AS' : keywordText === 'from' ? 'as' : as.text;
      const edit = wanted === as.text ? undefined : replacePart(instruction, as.span, wanted);
      if (!edit) continue;
      yield {
        kind: 'fix',
        instruction,
        edits: [edit],
        title: `Write ${wanted} behind ${keywordText}, not ${as.text}`,
        why: 'keywords in one case are told from names at a glance; BuildKit warns of two',
        evidence: ['a builder takes either for the same'],
        assumptions: [],
        effects: ['reads-the-same'],
        applicability: 'safe',
        savings: undefined,
      };
    }
  },
};
