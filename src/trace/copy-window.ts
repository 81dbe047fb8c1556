import type { Instruction, Keyword } from '../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';

/** What stands before a RUN since the last one, or since what changes files in another way. */
export interface CopyWindow {
  /** The COPYs and ADDs, in the order of the file. */
  readonly copies: readonly Instruction[];
  /** Those, and what stands between them. */
  readonly all: readonly Instruction[];
}

/** They run nothing, and make no file; WORKDIR makes its folder. */
const PASSED: ReadonlySet<Keyword | undefined> = new Set([
  'add', 'arg', 'cmd', 'copy', 'entrypoint', 'env', 'expose', 'healthcheck', 'label', 'maintainer', 'shell', 'stopsignal',
  'user', 'workdir',
]); // prettier-ignore

/** What is copied right before a RUN: between such a copy and the RUN nothing ran, so that no user came to be either. */
export function readCopyWindow({ instructions }: Stage, run: Instruction): CopyWindow {
  const end = instructions.findIndex(({ start }) => start === run.start);
  let first = end;
  while (first > 0 && PASSED.has(instructions[first - 1]!.content.keyword)) first -= 1;
  const all = instructions.slice(first, end);
  return { all, copies: all.filter(isCopy) };
}

/** A COPY, or an ADD. */
export function isCopy({ content: { keyword } }: Instruction): boolean {
  return keyword === 'copy' || keyword === 'add';
}

const MAX_INSTRUCTIONS = 400;
const MAX_COPIES = 60;

/** Whether more stands in a stage, or before a RUN of it, than anybody writes: where each copy goes is worked out from all that stands before it. */
export function isTooLong(stage: Stage, { copies }: CopyWindow): boolean {
  const length = lineageOf(stage).reduce((sum, { instructions }) => sum + instructions.length, 0);
  return length > MAX_INSTRUCTIONS || copies.length > MAX_COPIES;
}
