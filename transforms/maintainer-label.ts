import type { Analysis } from '../src/analysis/analysis.ts';
import { AUTHOR_LABELS, findAuthorLabel } from '../src/dockerfile/author-labels.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { keywordFor } from '../src/dockerfile/insert-instruction.ts';
import { argumentsText, type Instruction } from '../src/dockerfile/instruction.ts';
import { replacePart } from '../src/dockerfile/json-words.ts';
import { kinOf, type Stage } from '../src/dockerfile/stages.ts';
import { quotePieces } from '../src/dockerfile/word-pieces.ts';
import { memoize } from '../src/text/memo.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'has-label' | 'several-lines' | 'several-maintainers' | 'unclear-text' | 'unknown-key';

interface Options {
  /** The label: `org.opencontainers.image.authors` or `maintainer`. */
  readonly key: string;
}

/** What a terminal does not show, and a byte order mark, which BuildKit's lexer drops at the start of a word. */
const UNSEEN = /[\0-\x08\x0a-\x1f\x7f\uFEFF]/; // oxlint-disable-line no-control-regex

/**
 * Says who made an image in a `LABEL` instead of `MAINTAINER`.
 *
 * `MAINTAINER` is deprecated: it sets a field of the image that few tools show. Docker's documentation names the label
 * `org.opencontainers.image.authors` for it, and BuildKit warns (`MaintainerDeprecated`).
 *
 * ```dockerfile
 * MAINTAINER Jane Doe <jane@example.com>
 * ```
 * becomes
 * ```dockerfile
 * LABEL org.opencontainers.image.authors="Jane Doe <jane@example.com>"
 * ```
 *
 * A stage whose author another stage inherits and names anew is left alone, and so is that other one: of each kind the last
 * counts, and a label of the one would stand beside the author of the other.
 *
 * The option `key` takes `maintainer` instead, which was usual before. Programs in the container see neither. The author
 * field of the image is empty then, which is why the fix is unsafe: something may read it.
 */
export const maintainerLabel: Transform<Options, Reason> = {
  id: 'maintainer-label',
  summary: 'Name the author in a LABEL instead of MAINTAINER',
  category: 'hygiene',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['moves-author-to-label'],
  answers: ['DL4000', 'MaintainerDeprecated'],
  guide: 'reference/build-checks/maintainer-deprecated/',
  refusals: {
    'has-label': {
      because: 'a label of the stage, or of one that it shares its instructions with, says who made the image already',
      remedy: 'drop the MAINTAINER if they say the same',
    },
    'several-lines': {
      because: 'the text goes over several lines',
      remedy: 'write it on one',
    },
    'several-maintainers': {
      because:
        'the stage, or one that it shares its instructions with, has another MAINTAINER, and the last alone counts',
      remedy: 'write all of them into one LABEL, with commas between them',
    },
    'unclear-text': {
      because: 'the text has characters in it that are not shown',
      remedy: 'write it anew',
    },
    'unknown-key': {
      because: 'the option "key" is neither org.opencontainers.image.authors nor maintainer',
      remedy: 'set it to one of these',
    },
  },
  defaults: { key: AUTHOR_LABELS[0] },
  *inspect(_file: Dockerfile, analysis: Analysis, { key }: Options) {
    const { stages } = analysis;
    for (const stage of stages) {
      const found = maintainersOf(stage);
      if (found.length === 0) continue;
      const kin = kinOf(stage, stages);
      const authors = maintainersIn(kin);
      for (const instruction of found) {
        const refusal = findRefusal(instruction, kin, authors, key);
        if (refusal) {
          yield { kind: 'refusal', instruction, ...refusal };
          continue;
        }
        const isLower = instruction.content.keywordText === instruction.content.keywordText.toLowerCase();
        yield toFix(
          instruction,
          keywordFor('label', { ...analysis.style, keywordCase: isLower ? 'lower' : 'upper' }),
          key,
        );
      }
    }
  },
};

function findRefusal(
  instruction: Instruction,
  kin: readonly Stage[],
  authors: readonly Instruction[],
  key: string,
): { readonly reason: Reason; readonly detail: string } | undefined {
  if (!(AUTHOR_LABELS as readonly string[]).includes(key)) return { reason: 'unknown-key', detail: `it is "${key}"` };
  const other = authors.find(({ start }) => start !== instruction.start);
  if (other) return { reason: 'several-maintainers', detail: `the other one is in line ${other.line}` };
  const label = findAuthorLabel(kin);
  if (label) return { reason: 'has-label', detail: `the ${label.content.keywordText} in line ${label.line}` };
  const { content } = instruction;
  const text = argumentsText(content);
  if (UNSEEN.test(text)) return { reason: 'unclear-text', detail: 'one of them is in the name' };
  return content.lineCount > 1 ? { reason: 'several-lines', detail: `it has ${content.lineCount} lines` } : undefined;
}

/** Kept, since all of the file may be kin to each of its stages. */
const maintainersIn = memoize((kin: readonly Stage[]): readonly Instruction[] => kin.flatMap(maintainersOf));

function maintainersOf({ instructions }: Stage): readonly Instruction[] {
  return instructions.filter(({ content }) => content.keyword === 'maintainer');
}

function toFix(instruction: Instruction, keyword: string, key: string): Finding<Reason> {
  const { content } = instruction;
  const { keywordText, joined, argumentsSpan, escape } = content;
  const author = argumentsText(content);
  // Quotes around all of it are a part of the author's name, and nobody means them to be.
  const text = /^(["'])([^"']+)\1$/.exec(author)?.[2] ?? author;
  const value = quotePieces([{ kind: 'text', text }], escape);
  const start = joined.text.indexOf(keywordText);
  const edit = replacePart(instruction, { start, end: argumentsSpan.end }, `${keyword} ${key}=${value}`);
  if (!edit) throw new Error('an instruction of one line is not in one piece');
  return {
    kind: 'fix',
    instruction,
    edits: [edit],
    title: `Name the author in the label ${key}, not by ${keywordText}`,
    why: `${keywordText} is deprecated; a label is shown by every tool, and the field that it sets by few`,
    evidence: ['no other label of this stage, those below it and those on top of it says who made the image'],
    assumptions: [
      "Nothing reads the author field of the image (`docker image inspect -f '{{.Author}}'`): it is empty then, and the label says the same.",
    ],
    effects: ['moves-author-to-label'],
    applicability: 'unsafe',
    savings: undefined,
  };
}
