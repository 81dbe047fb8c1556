import { BuildValues } from '../../context/build-values.ts';
import { cleanPath } from '../../context/context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction, argumentWords } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import type { StartUser } from '../../knowledge/users/start-user.ts';

/** A text of the file with its variables filled in; `undefined` where nothing in the file says what they are. */
export interface Placed {
  readonly text: string | undefined;
  readonly instruction: Instruction;
}

/** A COPY or ADD, and where it puts what it brings. */
export interface CopyPlace {
  readonly instruction: Instruction;
  /** Absolute; `undefined` where it is not known. */
  readonly destination: string | undefined;
}

/** What the last stage of a file makes, together with the local stages that it starts from. */
export interface FinalImage {
  readonly file: Dockerfile;
  readonly stage: Stage;
  readonly base: StartUser;
  /** Of the stage and those below it, in the order in which they run. */
  readonly instructions: readonly Instruction[];
  /** The ENTRYPOINT, CMD and HEALTHCHECK in force. */
  readonly start: readonly Instruction[];
  /** In which the container starts. */
  readonly workingDir: Placed | undefined;
  readonly volumes: readonly Placed[];
  readonly ports: readonly Placed[];
  readonly env: readonly (Placed & { readonly name: string })[];
  readonly copies: readonly CopyPlace[];
  /** Every RUN with the folder that it runs in. */
  readonly runs: readonly Placed[];
}

export function readFinalImage(file: Dockerfile, stage: Stage, base: StartUser): FinalImage {
  const instructions = lineageOf(stage).flatMap((each) => each.instructions);
  const values = new BuildValues(file);
  const volumes: Placed[] = [];
  const ports: Placed[] = [];
  const env: (Placed & { readonly name: string })[] = [];
  const copies: CopyPlace[] = [];
  const runs: Placed[] = [];
  let workingDir: Placed | undefined;
  let folder: string | undefined = base.workingDir;
  for (const instruction of instructions) {
    const { content } = instruction;
    const expand = (word: string): string | undefined => {
      const value = values.expand(word, content.escape);
      return value.kind === 'known' ? value.text : undefined;
    };
    const locate = (word: string): string | undefined => toAbsolute(expand(word), folder);
    if (content.keyword === 'workdir') {
      folder = locate(argumentsText(content));
      workingDir = { text: folder, instruction };
    } else if (content.keyword === 'volume')
      volumes.push(...wordsOf(instruction).map((word) => ({ text: locate(word), instruction })));
    else if (content.keyword === 'expose')
      ports.push(...wordsOf(instruction).map((word) => ({ text: expand(word), instruction })));
    else if (content.keyword === 'copy' || content.keyword === 'add') {
      const last = wordsOf(instruction).at(-1);
      copies.push({ instruction, destination: last === undefined ? undefined : locate(last) });
    } else if (content.keyword === 'run') runs.push({ text: folder, instruction });
    else values.take(content);
    if (content.keyword !== 'env') continue;
    env.push(...readVariables(content).map(({ name, value }) => ({ name, text: expand(value ?? ''), instruction })));
  }
  return {
    file,
    stage,
    base,
    instructions,
    start: findStart(instructions),
    workingDir,
    volumes,
    ports,
    env,
    copies,
    runs,
  };
}

function toAbsolute(path: string | undefined, folder: string | undefined): string | undefined {
  if (path === undefined || path.includes('\\')) return undefined;
  if (path.startsWith('/')) return cleanPath(path);
  return folder === undefined ? undefined : cleanPath(`${folder}/${path}`);
}

/** The words of an instruction, JSON form or not. */
export function wordsOf({ content }: Instruction): readonly string[] {
  return argumentWords(content);
}

function findStart(instructions: readonly Instruction[]): readonly Instruction[] {
  return (['entrypoint', 'cmd', 'healthcheck'] as const).flatMap((keyword) => {
    const last = instructions.findLast(({ content }) => content.keyword === keyword);
    return last && last.content.json?.length !== 0 ? [last] : [];
  });
}
