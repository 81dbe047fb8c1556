import type { Analysis } from '../analysis.ts';
import { writeIgnoreText } from './ignore-lines.ts';
import { type BuildContext, MAX_FILES } from '../../context/build-context.ts';
import { ContextError } from '../../context/context-error.ts';
import type { FileChange } from '../../context/file-change.ts';
import { type ContextUse, hasKind, type NeededStray, readContextUse } from '../../context/ignoring/ignorable.ts';
import { readContextSources, takes } from '../../context/ignoring/sources.ts';
import { findTaken } from '../../context/ignoring/uncopied.ts';
import type { Expected } from '../../context/ignoring/expected.ts';
import { readIgnoreRules } from '../../context/ignore-rules.ts';
import type { Stray } from '../../context/ignoring/walk.ts';
import { hasWildcard } from '../../context/go-pattern.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { type IgnoredKind, kindOfName } from '../../knowledge/ignored/kinds.ts';

export type IgnoringReason =
  | NeededStray['reason']
  | 'unread-source'
  | 'unread-dockerfile'
  | 'source-missing'
  | 'asked-of-another'
  | 'linked-ignore-file'
  | 'outside-context'
  | 'too-many-files';

/** What may become of an ignore file. */
export interface IgnoringPlan {
  readonly kind: 'ignore';
  readonly instruction: Instruction;
  readonly change: FileChange;
  readonly use: ContextUse;
  /** What is kept out by it. */
  readonly strays: readonly Stray[];
  /** What is kept out as soon as it is there. */
  readonly expected: readonly Expected[];
  /** What of it an instruction takes along today, as a clause; `undefined` where the image stays the same. */
  readonly taken: string | undefined;
  readonly weight: Weight;
}

/** Of files that are kept out. */
export interface Weight {
  readonly bytes: number;
  readonly files: number;
  /** There are more than were weighed. */
  readonly isCut: boolean;
}

export interface IgnoringRefusal {
  readonly kind: 'refusal';
  readonly instruction: Instruction;
  readonly reason: IgnoringReason;
  readonly detail: string;
}

/** These alone are not worth a file: they change seldom and weigh nothing. */
const RIDERS: ReadonlySet<IgnoredKind> = new Set<IgnoredKind>(['container', 'automation']);

/** What an ignore file could keep out of a build, or why it is left as it is. */
export function planIgnoring(
  file: Dockerfile,
  { surroundings }: Analysis,
): readonly (IgnoringPlan | IgnoringRefusal)[] {
  const { context } = surroundings;
  if (!context?.ignoreFile) return [];
  try {
    return planIn(file, context);
  } catch (error) {
    // An ignore file that takes too long to apply, or would be too long.
    if (error instanceof ContextError) return [];
    throw error;
  }
}

function planIn(file: Dockerfile, context: BuildContext): readonly (IgnoringPlan | IgnoringRefusal)[] {
  const own = readContextSources(file);
  if (own.kind === 'read' && own.sources.length === 0) return [];
  const use = readContextUse(file, context);
  if (use.kind === 'unread') {
    const instruction = use.instruction ?? (own.kind === 'read' ? own.sources[0]!.instruction : file.instructions[0]!);
    return hasStrays(context) ? [refuse(instruction, use.reason, use.because)] : [];
  }
  if (own.kind === 'unread') return [];
  const all = own.sources.find(({ names }) => names.length === 0);
  const { instruction } = all ?? own.sources[0]!;
  const needed = refuseNeeded(use, instruction);
  const strays = use.walked.strays.filter(({ kind }) => !RIDERS.has(kind));
  const known = readIgnoreRules(context.ignoreFile!.text ?? '');
  const expected = use.expected.filter(({ path }) => !known.matchesPath(path));
  if (strays.length + expected.length === 0) return needed;
  const obstacle = findObstacle(context, use) ?? findMissing(file, context);
  if (obstacle) return [{ ...obstacle, kind: 'refusal', instruction }, ...needed];
  const after = writeIgnoreText(
    use,
    context,
    use.sources.some(({ names }) => names.length === 0),
  );
  if (after === undefined) return needed;
  const { path, text: before } = context.ignoreFile!;
  const changed = context.withFile(path!, after);
  const lost = use.walked.strays.filter((stray) => !changed.has(stray.path));
  const rules = readIgnoreRules(after);
  const coming = expected.filter((each) => rules.matchesPath(each.path));
  if (coming.length === 0 && !lost.some(({ kind }) => !RIDERS.has(kind))) return needed;
  const gone = use.walked.strays.filter((stray) => stray.isFolder || !changed.has(stray.path));
  const taken = findTaken(
    use,
    [path!, ...gone.map((stray) => stray.path)],
    coming.map((each) => each.path),
  );
  const change = { path: path!, before, after };
  const weight = weigh(lost, context);
  return [{ kind: 'ignore', instruction, change, use, strays: lost, expected: coming, taken, weight }, ...needed];
}

function refuse(instruction: Instruction, reason: IgnoringReason, detail: string): IgnoringRefusal {
  return { kind: 'refusal', instruction, reason, detail };
}

/** One refusal for each reason, with the first place that it holds of. */
function refuseNeeded({ needed, sources }: ContextUse, fallback: Instruction): readonly IgnoringRefusal[] {
  const first = needed.filter(({ reason }, i) => needed.findIndex((other) => other.reason === reason) === i);
  return first
    .filter(({ stray }) => sources.some((source) => takes(source, stray.path)))
    .map(({ stray, reason, because }) => refuse(fallback, reason, `${stray.path} comes along, and ${because}`));
}

type Obstacle = Pick<IgnoringRefusal, 'reason' | 'detail'>;

function findObstacle(context: BuildContext, { walked, proposer }: ContextUse): Obstacle | undefined {
  const { path, isLink } = context.ignoreFile!;
  if (path === undefined) return { reason: 'outside-context', detail: 'the ignore file lies beside the Dockerfile' };
  if (isLink) return { reason: 'linked-ignore-file', detail: `${path} is a link` };
  if (walked.isCut) return { reason: 'too-many-files', detail: `there are more than ${MAX_FILES}` };
  return proposer === undefined
    ? undefined
    : { reason: 'asked-of-another', detail: `${proposer} is the first of them` };
}

/** Where a source is not in the folder, another folder may be the context (trap H7). */
function findMissing(file: Dockerfile, context: BuildContext): Obstacle | undefined {
  const reading = readContextSources(file);
  if (reading.kind === 'unread') return undefined;
  const missing = reading.sources.find(({ path, names, isOnbuild }) => {
    return !isOnbuild && names.length > 0 && !hasWildcard(path) && !context.has(path) && !hasKind(path);
  });
  return missing && { reason: 'source-missing', detail: `${missing.path} is not in it` };
}

function hasStrays(context: BuildContext): boolean {
  return context.namesIn('').some((name) => {
    const named = kindOfName(name, context.isFolder(name), true);
    return named !== undefined && !RIDERS.has(named.kind);
  });
}

function weigh(strays: readonly Stray[], context: BuildContext): Weight {
  let [bytes, files] = [0, 0];
  for (const { path, isFolder } of strays) {
    for (const file of isFolder ? context.list(path) : [path]) {
      if (files === MAX_FILES) return { bytes, files, isCut: true };
      files += 1;
      bytes += context.sizeOf(file) ?? 0;
    }
  }
  return { bytes, files, isCut: false };
}
