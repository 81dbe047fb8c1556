import { BuildValues } from '../build-values.ts';
import { readContextPath } from '../context-path.ts';
import { hasWildcard, isGoPattern, matchesGoPattern } from '../go-pattern.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { type Instruction, type InstructionContent, argumentWords } from '../../dockerfile/instruction.ts';
import { readMounts } from '../../dockerfile/mounts.ts';
import { lineageOf, readStages, type Stage } from '../../dockerfile/stages.ts';
import { memoize } from '../../text/memo.ts';

/** A path or pattern by which a Dockerfile takes files from the context. */
export interface ContextSource {
  readonly instruction: Instruction;
  /** Relative to the root of the context; `''` is all of it. */
  readonly path: string;
  /** The names of that path, each of them a pattern. */
  readonly names: readonly string[];
  /** A RUN sees them as long as it runs. */
  readonly isBind: boolean;
  /** They are taken when another image is built on this one. */
  readonly isOnbuild: boolean;
}

/** What a Dockerfile takes from the context by COPY, ADD and `RUN --mount=type=bind`, where all of it can be read. */
export type ContextSources =
  | { readonly kind: 'read'; readonly sources: readonly ContextSource[] }
  | { readonly kind: 'unread'; readonly instruction: Instruction; readonly because: string };

export const readContextSources: (file: Dockerfile) => ContextSources = memoize(readAfresh);

class Unread extends Error {
  readonly instruction: Instruction;

  constructor(instruction: Instruction, because: string) {
    super(because);
    this.instruction = instruction;
  }
}

function readAfresh(file: Dockerfile): ContextSources {
  try {
    return { kind: 'read', sources: readStages(file).flatMap((stage) => readStage(file, stage)) };
  } catch (error) {
    if (error instanceof Unread) return { kind: 'unread', instruction: error.instruction, because: error.message };
    throw error;
  }
}

function readStage(file: Dockerfile, stage: Stage): readonly ContextSource[] {
  const values = new BuildValues(file);
  for (const below of lineageOf(stage).slice(0, -1)) for (const { content } of below.instructions) values.take(content);
  return stage.instructions.flatMap((instruction) => {
    values.take(instruction.content);
    const isOnbuild = instruction.content.keyword === 'onbuild';
    const content = isOnbuild ? instruction.content.trigger : instruction.content;
    const words = content ? wordsOf(content, stage) : [];
    return words.map(({ word, isBind }) => {
      const value = values.expand(word, content!.escape);
      if (value.kind === 'unknown') throw new Unread(instruction, value.because);
      const [name] = value.assumes;
      if (name !== undefined) throw new Unread(instruction, `the build argument ${name} decides what it takes`);
      const path = readContextPath(value.text);
      if (path === undefined || !isGoPattern(path))
        throw new Unread(instruction, 'its source leads out of the context');
      if (path.includes('**')) throw new Unread(instruction, 'its source has "**"');
      return { instruction, path, names: path === '' ? [] : path.split('/'), isBind, isOnbuild };
    });
  });
}

interface SourceWord {
  readonly word: string;
  readonly isBind: boolean;
}

function wordsOf(content: InstructionContent, stage: Stage): readonly SourceWord[] {
  if (content.keyword === 'run') {
    return readMounts(content).flatMap(({ type, from, source }) => {
      return from === undefined && (type === undefined || type === 'bind')
        ? [{ word: source ?? '', isBind: true }]
        : [];
    });
  }
  if (content.keyword !== 'copy' && content.keyword !== 'add') return [];
  if (content.flags.some(({ name }) => name === 'from') || isOfWindows(stage)) return [];
  const words = argumentWords(content);
  return words.slice(0, -1).flatMap((word) => {
    if (content.heredocs.length > 0 && word.startsWith('<<')) return [];
    if (content.keyword === 'add' && /^["']?(?:[a-z][a-z\d+.-]*:\/\/|git@)/i.test(word)) return [];
    return [{ word, isBind: false }];
  });
}

function isOfWindows({ base }: Stage): boolean {
  return base.kind === 'image' && /windows|nanoserver/.test(base.reference.path);
}

/** Whether a source takes a file or folder, by itself or with the folder that it is in. */
export function takes({ names }: ContextSource, path: string): boolean {
  const parts = path.split('/');
  return names.length <= parts.length && names.every((name, i) => matchesGoPattern(name, parts[i]!));
}

/** Whether it names a file or folder, or something in it: then that is wanted, and does not only come along. */
export function namesIn({ names }: ContextSource, path: string): boolean {
  const parts = path.split('/');
  return names.length >= parts.length && parts.every((part, i) => matchesGoPattern(names[i]!, part));
}

/** Paths that a source may stand for, whether they are there or not: a pattern with little in the place of each star. */
export function examplesOf({ path, names }: ContextSource): readonly string[] {
  if (names.length === 0) return [];
  const fillings = hasWildcard(path) ? ['', 'x', '.x'] : [''];
  return fillings
    .map((filling) => path.replace(/\*+/g, filling).replace(/\?|\[[^\]]*\]/g, 'x'))
    .filter((each) => each !== '');
}
