import { ARGUMENT_SEPARATOR } from './blanks.ts';
import { argumentsText, type Instruction } from './instruction.ts';
import type { Scan } from './scan.ts';
import { findEarlierStage, readStages, type Stage } from './stages.ts';
import { memoize } from '../text/memo.ts';
import type { Span } from '../text/span.ts';

/** A place that means a stage by its name, or is that name. */
export interface StageReference {
  readonly instruction: Instruction;
  /** Of the name in the instruction's joined text. */
  readonly span: Span;
  /** As written. */
  readonly text: string;
  readonly stage: Stage;
}

/** `from=` in a `--mount`; a field in quotes is none that people write. */
const MOUNT_FROM = /[=,]from=([^,"'$]+)/i;

/**
 * Where a file names its stages: in `FROM … AS`, in a FROM that starts from one, `COPY --from` and `RUN --mount=from=`.
 * Stages that are meant by their number are not among them.
 */
export const readStageReferences: (scan: Scan) => readonly StageReference[] = memoize((scan: Scan) => {
  const stages = readStages(scan);
  return stages.flatMap((stage) => [
    ...readFrom(stage),
    ...stage.instructions.flatMap((instruction) => readFlags(instruction, stage, stages)),
  ]);
});

function readFrom(stage: Stage): readonly StageReference[] {
  const { from: instruction, base, name } = stage;
  const { argumentsSpan } = instruction.content;
  const words = argumentsText(instruction.content).split(ARGUMENT_SEPARATOR);
  const references: StageReference[] = [];
  if (base.kind === 'stage') {
    const span = { start: argumentsSpan.start, end: argumentsSpan.start + words[0]!.length };
    references.push({ instruction, span, text: words[0]!, stage: base.stage });
  }
  if (name !== undefined) {
    references.push({ instruction, span: { start: argumentsSpan.end - name.length, end: argumentsSpan.end }, text: name, stage });
  }
  return references;
} // prettier-ignore

function readFlags(instruction: Instruction, stage: Stage, stages: readonly Stage[]): readonly StageReference[] {
  const { keyword, flags, joined } = instruction.content;
  if ((keyword !== 'copy' && keyword !== 'run') || flags.length === 0) return [];
  return flags.flatMap((flag) => {
    // Where quotes or escapes are resolved, its letters stand elsewhere.
    if (joined.text.slice(flag.span.start, flag.span.end) !== flag.text) return [];
    const text = keyword === 'copy' && flag.name === 'from' ? flag.value : flag.name === 'mount' ? MOUNT_FROM.exec(flag.text)?.[1] : undefined;
    const named = text === undefined ? undefined : findEarlierStage(stages, stage, text);
    if (text === undefined || named?.name?.toLowerCase() !== text.toLowerCase()) return [];
    const before = keyword === 'copy' ? '--from='.length : flag.text.search(MOUNT_FROM) + ',from='.length;
    const start = flag.span.start + before;
    return { instruction, span: { start, end: start + text.length }, text, stage: named };
  });
} // prettier-ignore
