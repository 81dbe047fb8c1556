import { ARGUMENT_SEPARATOR } from './blanks.ts';
import type { Flag } from './flags.ts';
import { argumentsText, type Instruction } from './instruction.ts';
import type { Scan } from './scan.ts';
import { findEarlierStage, readStages, type Stage } from './stages.ts';
import { memoize } from '../text/memo.ts';
import type { Span } from '../text/span.ts';

/** A place that means a stage by its name, or is that name. */
export interface StageReference {
  readonly instruction: Instruction;
  /** Of the name in the instruction's joined text; `undefined` where quotes or escapes stand within it. */
  readonly span: Span | undefined;
  /** As written, quotes and escapes resolved. */
  readonly text: string;
  /** The flag that it stands in: its place in the joined text, and where in what is read of the flag the name begins. */
  readonly flag?: { readonly span: Span; readonly at: number };
  readonly stage: Stage;
}

/** `from=` in a `--mount`: the value is a CSV record, whose fields may stand in quotes. */
const MOUNT_FROM = /[=,]"?from=(?=([^,"$]+))/i;

const COPY_FROM = /^--from=(?=([^$]+)$)/i;

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
    const pattern = keyword === 'copy' && flag.name === 'from' ? COPY_FROM : flag.name === 'mount' ? MOUNT_FROM : undefined;
    const found = pattern?.exec(flag.text);
    const text = found?.[1];
    const named = text === undefined ? undefined : findEarlierStage(stages, stage, text);
    if (!found || text === undefined || named?.name?.toLowerCase() !== text.toLowerCase()) return [];
    const at = found.index + found[0].length;
    return { instruction, span: findInFlag(joined.text, flag, at, text), text, stage: named, flag: { span: flag.span, at } };
  });
} // prettier-ignore

/** Where the letters stand in the source that a flag has at an offset once its quotes are resolved. */
function findInFlag(joined: string, { span, text }: Flag, at: number, name: string): Span | undefined {
  const raw = joined.slice(span.start, span.end);
  const isOnlyOne = text.indexOf(name) === at && text.lastIndexOf(name) === at;
  // Among quotes and escapes the name is certain where its letters stand together once in both.
  const start = raw === text ? at : isOnlyOne ? raw.indexOf(name) : -1;
  if (start === -1) return undefined;
  return { start: span.start + start, end: span.start + start + name.length };
}
