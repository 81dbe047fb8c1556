import type { Heredoc, Instruction, InstructionContent } from './instruction.ts';
import type { Scan } from './scan.ts';
import { instructionsAfter } from './stages.ts';
import { holdsExpression } from './template.ts';
import { parseScript } from '../shell/parse.ts';
import { findCommands, type CommandSite } from '../shell/walk.ts';
import { type Command, isOpaque, type OpaqueReason, type RunScript } from '../shell/script.ts';
import { memoize, memoizePair } from '../text/memo.ts';
import { type MappedText, MappedTextBuilder, sliceMapped } from '../text/mapped-text.ts';

/** What a RUN hands to its shell, with the way back from the script's offsets to the instruction's source. */
export interface RunReading {
  readonly mapped: MappedText;
  readonly script: RunScript;
  /** Every simple command of the script, in the order of the text. */
  readonly commands: readonly CommandSite[];
}

/** Why the script of a RUN is not to be read; nothing in it is edited then. */
export type UnreadRun =
  | OpaqueReason
  /** No shell reads it. */
  | 'exec-form'
  /** A heredoc that names its own interpreter, or is fed to a command (traps A9, A15). */
  | 'foreign-heredoc'
  | 'template-expression';

/**
 * The script of a RUN, or why there is none to be read. What SHELL is in force is not asked here.
 * @param content a RUN, or the RUN that an ONBUILD holds
 */
export const readRun: (content: InstructionContent) => RunReading | UnreadRun = memoize(readRunAfresh);

export function isUnread(reading: RunReading | UnreadRun): reading is UnreadRun {
  return typeof reading === 'string';
}

function readRunAfresh(content: InstructionContent): RunReading | UnreadRun {
  if (content.json) return 'exec-form';
  if (holdsExpression(content.source)) return 'template-expression';
  const mapped = scriptText(content);
  if (!mapped) return 'foreign-heredoc';
  const script = parseScript(mapped.text);
  if (isOpaque(script)) return script.reason;
  return { mapped, script, commands: findCommands(script) };
}

function scriptText(content: InstructionContent): MappedText | undefined {
  const [first] = content.heredocs;
  if (!first) return sliceMapped(content.joined, content.argumentsSpan);
  return isLoneHeredoc(content) ? heredocScript(content, first) : undefined;
}

const LONE_WORD = /^\d*<<-?[\t ]*\S+$/;

/** `RUN <<EOF` with nothing beside the word: the body itself is the script. */
function isLoneHeredoc(content: InstructionContent): boolean {
  const { start, end } = content.argumentsSpan;
  return content.heredocs.length === 1 && LONE_WORD.test(content.joined.text.slice(start, end));
}

function heredocScript(content: InstructionContent, heredoc: Heredoc): MappedText | undefined {
  const { start, end } = heredoc.bodySpan;
  const body = content.source.slice(start, end);
  // A shebang hands the body to another program; a carriage return would be part of every command.
  if (body.startsWith('#!') || body.includes('\r')) return undefined;
  const builder = new MappedTextBuilder(content.source);
  builder.add(start, end);
  return builder.build();
}

/** The RUN that an instruction is or, under ONBUILD, holds. */
export function runContent({ content }: Pick<Instruction, 'content'>): InstructionContent | undefined {
  const target = content.keyword === 'onbuild' ? content.trigger : content;
  return target?.keyword === 'run' ? target : undefined;
}

type IsWanted = (command: Command) => boolean;

/** The first readable command on top of an instruction, in its stage and in those that inherit from it, that is wanted. */
export function findCommandAfter(scan: Scan, instruction: Instruction, isWanted: IsWanted): Command | undefined {
  for (const later of instructionsAfter(scan, instruction)) {
    const content = runContent(later);
    const command = content && findIn(content, isWanted);
    if (command) return command;
  }
  return undefined;
}

/** A RUN is asked the same again for every fix of the file. */
const findIn = memoizePair((content: InstructionContent, isWanted: IsWanted): Command | undefined => {
  const reading = readRun(content);
  return isUnread(reading) ? undefined : reading.commands.find(({ command }) => isWanted(command))?.command;
});
