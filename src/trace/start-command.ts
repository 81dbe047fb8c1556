import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { readJsonForm } from '../dockerfile/json-form.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';

/** What a base image says by itself; an empty list and none are the same. */
export interface BaseCommand {
  readonly entrypoint?: readonly string[] | undefined;
  readonly command?: readonly string[] | undefined;
}

/** One half of what a container starts. */
export interface StartPart {
  /** The words of the exec form; `undefined` for a script that a shell is to run. */
  readonly words: readonly string[] | undefined;
  /** `undefined` where it is the base image's. */
  readonly instruction: Instruction | undefined;
}

/** What a container of a stage starts where nothing else is asked for. */
export interface StartCommand {
  readonly entrypoint: StartPart;
  readonly cmd: StartPart;
}

const NOTHING: StartPart = { words: [], instruction: undefined };

/**
 * The ENTRYPOINT and CMD in force at the end of a stage. An ENTRYPOINT drops a CMD that was inherited, be it from the base
 * image or from a local parent, but not one of its own stage (Docker's reference, "Understand how CMD and ENTRYPOINT
 * interact").
 */
export function readStartCommand(stage: Stage, base: BaseCommand = {}): StartCommand {
  let entrypoint: StartPart = { words: base.entrypoint ?? [], instruction: undefined };
  let cmd: StartPart = { words: base.command ?? [], instruction: undefined };
  for (const { instructions } of lineageOf(stage)) {
    let isOwn = false;
    for (const instruction of instructions) {
      const { content } = instruction;
      if (content.keyword === 'cmd') {
        cmd = { words: content.json, instruction };
        isOwn = true;
      } else if (content.keyword === 'entrypoint') {
        entrypoint = { words: content.json, instruction };
        if (!isOwn) cmd = NOTHING;
      }
    }
  }
  return { entrypoint, cmd };
}

/** The words that are run: the program first; `undefined` where a shell has a part in it. */
export function wordsOf({ entrypoint, cmd }: StartCommand): readonly string[] | undefined {
  if (!entrypoint.words || !cmd.words) return undefined;
  return [...entrypoint.words, ...cmd.words];
}

/** The words of a HEALTHCHECK: none for `NONE`, `undefined` where a shell runs it. */
export function healthcheckWords({ content }: Instruction): readonly string[] | undefined {
  const text = argumentsText(content);
  if (/^none$/i.test(text.trim())) return [];
  const reading = readJsonForm(text.replace(/^cmd\s+/i, ''));
  return reading.kind === 'strings' ? reading.strings : undefined;
}
