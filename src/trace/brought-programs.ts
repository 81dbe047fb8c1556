import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { instructionsAfter, lineageOf, readStages, wholeOf } from '../dockerfile/stages.ts';
import {
  type BroughtProgram,
  findBroughtPrograms,
  findBuiltBy,
  findStartOf,
  wordsOfText,
} from '../knowledge/brought-programs.ts';

/** Packages of a build that are to go. */
export interface GoingPackages {
  readonly names: readonly string[];
  readonly manager: 'apt' | 'apk';
  /** All that the stage installs by name. */
  readonly known: ReadonlySet<string>;
  /** What is only recommended was not installed. */
  readonly isBare: boolean;
}

/** What is started in the image, or in a RUN on top. */
const STARTS = /^(?:run|cmd|entrypoint|healthcheck)$/;

/** The programs that would go along, as far as no install names them. */
export function findGoingPrograms({ names, manager, known, isBare }: GoingPackages): readonly BroughtProgram[] {
  const all = findBroughtPrograms(names, manager, known);
  return all.filter(({ isRecommended = false }) => !isRecommended || !isBare);
}

/**
 * The first use of a program that is no compiler, and that goes with the packages of a build, as a clause.
 * @param run at whose end they are to go
 */
export function findBroughtUse(scan: Scan, run: Instruction, programs: readonly BroughtProgram[]): string | undefined {
  if (programs.length === 0) return undefined;
  const last = readStages(scan).at(-1)!;
  // A CMD may stand above the RUN, and in a stage above the last.
  const started = lineageOf(last).flatMap(({ instructions }) =>
    instructions.filter(({ content }) => /^(?:cmd|entrypoint|healthcheck)$/.test(content.keyword ?? '')),
  );
  for (const instruction of [...instructionsAfter(scan, run), ...started]) {
    const { keyword = '', keywordText, source } = instruction.content;
    const use = STARTS.test(keyword) ? findIn(programs, source, findStartOf) : undefined;
    if (use) return `the ${keywordText.toUpperCase()} in line ${instruction.line} names ${use}`;
  }
  const stage = readStages(scan).findLast(({ from }) => from.start < run.start);
  for (const { content, line } of stage ? wholeOf(stage) : []) {
    const use = content.keyword === 'run' ? findIn(programs, content.source, findBuiltBy) : undefined;
    if (use) return `the RUN in line ${line} names ${use}`;
  }
  return undefined;
}

function findIn(
  programs: readonly BroughtProgram[],
  text: string,
  find: (program: BroughtProgram, words: readonly string[]) => string | undefined,
): string | undefined {
  const words = wordsOfText(text);
  for (const program of programs) {
    const word = find(program, words);
    if (word === program.name) return word;
    if (word !== undefined) return `${word}, which needs ${program.name}`;
  }
  return undefined;
}
