import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { ARGUMENT_SEPARATOR } from '../dockerfile/blanks.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readExposedPort } from '../dockerfile/exposed-port.ts';
import type { Flag } from '../dockerfile/flags.ts';
import { argumentsText, type Instruction, type InstructionContent } from '../dockerfile/instruction.ts';
import { isRedundantPlatform } from '../dockerfile/redundant-platform.ts';
import { readStageReferences } from '../dockerfile/stage-references.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readPieces } from '../dockerfile/word-pieces.ts';
import { readNameValues } from '../dockerfile/words.ts';

/**
 * An instruction is written in another way, and all that a builder reads from it is the same: its keyword, its flags, its
 * words, its here-documents. What a builder does not tell apart is brought to one form first, and nothing else.
 */
export const SAME_READING_RULE: InstructionRule = {
  change: (old, fresh, { before, after }) => {
    if (old.content.keyword !== fresh.content.keyword) return 'the keyword is another';
    const [was, is] = [readingOf(old, before), readingOf(fresh, after)];
    return was === is ? undefined : 'a builder would read something else from it';
  },
  whole: findOtherSpelling,
};

function readingOf(instruction: Instruction, file: Dockerfile): string {
  const { content } = instruction;
  return JSON.stringify([readFlags(instruction, file), readArguments(instruction, file), readHeredocs(content)]);
}

function readArguments({ content, start }: Instruction, file: Dockerfile): unknown {
  switch (content.keyword) {
    case 'from':
      return readFrom(content, start, file);
    case 'env':
    case 'label':
      return readPairs(content);
    case 'expose':
      return argumentsText(content).split(ARGUMENT_SEPARATOR).map(readPort);
    default:
      return argumentsText(content);
  }
}

/** Names of stages are compared without regard to case, and the platform is that of the target where none is given. */
function readFlags(instruction: Instruction, file: Dockerfile): readonly string[] {
  const { content, start } = instruction;
  const { keyword, flags } = content;
  const isKept = (flag: Flag): boolean => keyword !== 'from' || !isRedundantPlatform(file, instruction, flag);
  if (keyword !== 'copy' && keyword !== 'run') return flags.filter(isKept).map(({ text }) => text);
  const references = readStageReferences(file).filter((reference) => reference.instruction.start === start);
  return flags.map(({ text, span }) => {
    const named = references.find((reference) => reference.flag?.span.start === span.start);
    if (!named?.flag) return text;
    const { at } = named.flag;
    return `${text.slice(0, at)}(stage ${named.stage.index})${text.slice(at + named.text.length)}`;
  });
}

function readFrom(content: InstructionContent, start: number, file: Dockerfile): unknown {
  const stage = readStages(file).find(({ from }) => from.start === start);
  const [image, as] = argumentsText(content).split(ARGUMENT_SEPARATOR);
  const base = stage?.base.kind === 'stage' ? stage.base.stage.index : image;
  return [base, as?.toLowerCase(), stage?.name?.toLowerCase()];
}

/** What ENV and LABEL set; a value that is written in the same way is the same, read or not. */
function readPairs({ joined, argumentsSpan, escape }: InstructionContent): unknown {
  const text = joined.text.slice(0, argumentsSpan.end);
  const pairs = readNameValues(text, argumentsSpan.start, escape);
  if (typeof pairs === 'string') return text;
  return pairs.map(({ name, value = '' }) => {
    // What a terminal does not show, and a byte order mark, which BuildKit's lexer drops at the start of a word.
    const isPlain = !/[\0-\x08\x0a-\x1f\x7f\uFEFF]/.test(value); // oxlint-disable-line no-control-regex
    return [name, (isPlain ? readPieces(value, escape) : undefined) ?? `(unread) ${value}`];
  });
}

function readPort(word: string): string {
  const port = readExposedPort(word);
  return port ? `${port.port}/${port.protocol ?? 'tcp'}` : word;
}

function readHeredocs({ heredocs, source }: InstructionContent): unknown {
  return heredocs.map(({ name, chomp, expand, bodySpan }) => {
    return [name, chomp, expand, source.slice(bodySpan.start, bodySpan.end)];
  });
}

/** Other builders do tell the case of a stage's name: what was spelled as the stage is has to be so afterwards. */
function findOtherSpelling({ before, after }: Window): string | undefined {
  const wrong = (file: Dockerfile): number => {
    return readStageReferences(file).filter(({ text, stage }) => text !== stage.name).length;
  };
  return wrong(after) > wrong(before) ? 'a stage is spelled in another way than where it is used' : undefined;
}
