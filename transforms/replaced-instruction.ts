import type { Analysis } from '../src/analysis/analysis.ts';
import { removeInstruction } from '../src/dockerfile/add-flag.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../src/dockerfile/instruction.ts';
import type { Stage } from '../src/dockerfile/stages.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'comment';

const REPLACED = ['cmd', 'entrypoint', 'healthcheck'] as const;

/**
 * Drops a `CMD`, `ENTRYPOINT` or `HEALTHCHECK` that a later one of its stage replaces.
 *
 * An image has one of each, and the last counts. Who writes two and means both gets the second, and BuildKit warns
 * (`MultipleInstructionsDisallowed`).
 *
 * ```dockerfile
 * CMD ["service", "cron", "start"]
 * CMD ["python", "app.py"]
 * ```
 * becomes
 * ```dockerfile
 * CMD ["python", "app.py"]
 * ```
 *
 * The image is the same: the one that goes never had a say. Where a comment speaks of it, or stands in it, it stays. One
 * of another stage, or of the base image, is none that it replaces here.
 */
export const replacedInstruction: Transform<object, Reason> = {
  id: 'replaced-instruction',
  summary: 'Drop a CMD, ENTRYPOINT or HEALTHCHECK that a later one replaces',
  category: 'hygiene',
  isDefault: true,
  applicability: 'safe',
  effects: ['drops-replaced-instruction'],
  answers: ['DL3012', 'DL4003', 'DL4004', 'MultipleInstructionsDisallowed'],
  guide: 'reference/build-checks/multiple-instructions-disallowed/',
  refusals: {
    comment: {
      because: 'a comment speaks of it, and would be left without it',
      remedy: 'drop both, or put an empty line behind the comment',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, { stages }: Analysis) {
    for (const stage of stages) yield* inspectStage(file, stage);
  },
};

function* inspectStage(file: Dockerfile, { instructions }: Stage): Generator<Finding<Reason>> {
  const last = new Map(REPLACED.map((keyword) => [keyword as string, findLast(instructions, keyword)]));
  for (const instruction of instructions) {
    const { keyword, keywordText, innerComments } = instruction.content;
    const by = last.get(keyword ?? '');
    if (!by || by === instruction) continue;
    const next = instructions[instructions.indexOf(instruction) + 1];
    const hasAt = (from: number, to: number): boolean => file.comments.some(({ line }) => line >= from && line <= to);
    const detail = hasAt(instruction.line - 1, instruction.line - 1)
      ? 'the one in the line above'
      : innerComments.length > 0
        ? 'the one in it'
        : next?.content.source === instruction.content.source && hasAt(instruction.line, next.line)
          ? 'the one between it and its twin'
          : undefined;
    if (detail !== undefined) {
      yield { kind: 'refusal', instruction, reason: 'comment', detail };
      continue;
    }
    yield {
      kind: 'fix',
      instruction,
      edits: [removeInstruction(file, instruction)],
      title: `Drop the ${keywordText} that a later one of its stage replaces`,
      why: 'an image has one of each, the last of its stage: this one only looks as if it did something',
      // No number of a line: this is the text of one look, and what was dropped in those before it is gone from it.
      evidence: [`another ${by.content.keywordText} stands behind it in the same stage`],
      assumptions: [],
      effects: ['drops-replaced-instruction'],
      applicability: 'safe',
      savings: undefined,
    };
    // One at a time: which of the empty lines around the next goes with it depends on what is left.
    return;
  }
}

function findLast(instructions: readonly Instruction[], keyword: string): Instruction | undefined {
  return instructions.findLast(({ content }) => content.keyword === keyword);
}
