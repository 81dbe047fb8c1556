import type { DistrolessReason } from './distroless-reasons.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { jsonWordSpans, removeFirstWords, replaceFirstWord, replacePart } from '../../dockerfile/json-words.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { argumentsOf, type Interpreter } from '../../knowledge/images/interpreters.ts';
import type { Edit } from '../../text/edit.ts';
import { withPlainWords } from '../../trace/plain-start.ts';
import type { ScriptStart } from '../../trace/script-start.ts';
import { healthcheckWords, type StartCommand, wordsOf } from '../../trace/start-command.ts';

/** What has to be written so that the same program is started, or why it cannot be. */
export type StartEdits =
  | {
      readonly kind: 'edits';
      readonly edits: readonly Edit[];
      readonly lines: readonly number[];
      /** The script of `package.json` that stood in the place of the program. */
      readonly script?: string | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly reason: DistrolessReason;
      readonly instruction: Instruction;
      readonly detail: string;
    };

/**
 * Writes CMD and ENTRYPOINT so that an image of distroless, whose ENTRYPOINT is the program itself, starts it with the same
 * arguments (trap E8).
 * @param entrypoint of distroless: `["/nodejs/bin/node"]`, `["/usr/bin/java", "-jar"]`
 * @param readScript what the words start where they are those of a package manager
 */
export function adaptStart(
  stage: Stage,
  start: StartCommand,
  interpreter: Interpreter,
  entrypoint: readonly string[],
  readScript: (words: readonly string[]) => ScriptStart | undefined,
): StartEdits {
  const plain = withPlainWords(start);
  const shell = [plain.entrypoint, plain.cmd].find(({ words }) => !words);
  if (shell)
    return refuse('needs-shell', shell.instruction!, `line ${shell.instruction!.line} hands its command to a shell`);
  const words = wordsOf(plain)!;
  const own = start.entrypoint.instruction ?? start.cmd.instruction;
  if (!own) return refuse('no-command', stage.from, 'there is neither CMD nor ENTRYPOINT');
  const script = readScript(programWords(words, interpreter));
  if (script?.kind === 'unknown')
    return refuse('other-program', own, `line ${own.line} starts ${words.at(-2) ?? ''} ${words.at(-1)!}, and ${script.because}`); // prettier-ignore
  const args = argumentsOf(script?.words ?? words, interpreter);
  if (!args)
    return refuse(
      'other-program',
      own,
      `line ${own.line} starts ${words.find((word) => word !== interpreter.wrapper) ?? 'nothing'}`,
    );
  if (args.length === 0)
    return refuse('no-command', own, `line ${own.line} starts ${interpreter.name} without a program`);
  const isRewritten = plain !== start || script !== undefined;
  const edit = isRewritten ? writeStart(start, own, args, entrypoint) : editStart(start, args, interpreter, entrypoint);
  return edit
    ? { kind: 'edits', edits: edit, lines: edit.length === 0 ? [] : [own.line], script: script?.script }
    : refuse('layout', own, `a comment or line break stands in line ${own.line}`);
}

function editStart(
  { entrypoint, cmd }: StartCommand,
  args: readonly string[],
  { programs }: Interpreter,
  fresh: readonly string[],
): readonly Edit[] | undefined {
  const [program, ...options] = fresh as [string, ...string[]];
  if (entrypoint.instruction && entrypoint.words!.length > 0)
    return some(replaceFirstWord(entrypoint.instruction, program));
  const instruction = cmd.instruction!;
  // An ENTRYPOINT of the file that is empty holds that of the image back.
  if (entrypoint.instruction) return some(replaceFirstWord(instruction, program));
  const isNamed = programs.includes(cmd.words![0]!);
  const hasOptions = options.every((option, i) => args[i] === option);
  if (hasOptions && args.length > options.length) {
    return isNamed || options.length > 0 ? some(removeFirstWords(instruction, options.length + (isNamed ? 1 : 0))) : [];
  }
  // What stands between the program and the image's own options is only to be had with an ENTRYPOINT of one's own.
  const [keyword, word] = [replaceKeyword(instruction), replaceFirstWord(instruction, program)];
  return isNamed && keyword && word ? [keyword, word] : undefined;
}

/** Without the ENTRYPOINT of the image, which hands its arguments on. */
function programWords(words: readonly string[], { wrapper }: Interpreter): readonly string[] {
  const isWrapped = wrapper !== undefined && words[0]?.replace(/.*\//, '') === wrapper.replace(/.*\//, '');
  return isWrapped ? words.slice(1) : words;
}

/** The exec form of what a shell or a package manager has started: where one instruction says all of it. */
function writeStart(
  { entrypoint, cmd }: StartCommand,
  own: Instruction,
  args: readonly string[],
  [program = '', ...options]: readonly string[],
): readonly Edit[] | undefined {
  const isBoth = entrypoint.instruction && cmd.instruction && cmd.words?.length !== 0;
  if (isBoth && entrypoint.words) return undefined;
  const hasOptions = options.every((option, i) => args[i] === option) && args.length > options.length;
  const isCommand = own.content.keyword === 'cmd' && !entrypoint.instruction && hasOptions;
  const words = isCommand ? args.slice(options.length) : [program, ...args];
  const list = replacePart(own, own.content.argumentsSpan, `[${words.map((word) => JSON.stringify(word)).join(', ')}]`);
  const keyword = isCommand || own.content.keyword === 'entrypoint' ? [] : [replaceKeyword(own)];
  const edits = [...keyword, list];
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

function replaceKeyword(instruction: Instruction): Edit | undefined {
  const { keywordText } = instruction.content;
  const text = keywordText === keywordText.toLowerCase() ? 'entrypoint' : 'ENTRYPOINT';
  return replacePart(instruction, { start: 0, end: keywordText.length }, text);
}

function some(edit: Edit | undefined): readonly Edit[] | undefined {
  return edit && [edit];
}

/** The program that checks the health, by its full path. @param isOwn whether it is the one that the stage brings */
export function adaptHealthcheck(
  instruction: Instruction,
  interpreter: Interpreter | undefined,
  program: string | undefined,
  isOwn: (word: string) => boolean,
): StartEdits {
  const words = healthcheckWords(instruction);
  if (!words) return refuse('needs-shell', instruction, `line ${instruction.line} hands its check to a shell`);
  const [first] = words;
  if (first === undefined || isOwn(first)) return { kind: 'edits', edits: [], lines: [] };
  if (!interpreter?.programs.includes(first) || program === undefined)
    return refuse('other-program', instruction, `line ${instruction.line} checks the health by ${first}`);
  const [span] = jsonWordSpans(instruction.content);
  const edit = span && replacePart(instruction, span, JSON.stringify(program));
  if (!edit) return refuse('layout', instruction, `a line break stands in line ${instruction.line}`);
  return { kind: 'edits', edits: [edit], lines: [instruction.line] };
}

function refuse(reason: DistrolessReason, instruction: Instruction, detail: string): StartEdits {
  return { kind: 'refused', reason, instruction, detail };
}
