import type { InstructionContent } from '../dockerfile/instruction.ts';
import { isShellWord } from '../knowledge/shell-words.ts';
import { parseScript } from '../shell/parse.ts';
import { isOpaque, type Word } from '../shell/script.ts';
import { isContiguous, type MappedText, sliceMapped } from '../text/mapped-text.ts';
import { memoize } from '../text/memo.ts';

/** A CMD or ENTRYPOINT in shell form in which a shell has nothing to do but to start a program with words as they stand. */
export interface ShellForm {
  readonly mapped: MappedText;
  /** The program and its arguments, each in the text and with its value; an `exec` before them is not among them. */
  readonly words: readonly (Word & { readonly value: string })[];
  readonly execWord: Word | undefined;
}

/** Letters that mean nothing to a shell wherever they stand; single quotes; double quotes with nothing in them that does (trap I1). */
const LITERAL = /^(?:[\w@%+=:,./-]|'[^'\n]*'|"[^"$`\\!\n]*")+$/;

/** Gives why the program needs a shell, as a clause, where it does. */
export const readShellForm: (content: InstructionContent) => ShellForm | string = memoize(readAfresh);

function readAfresh(content: InstructionContent): ShellForm | string {
  if (content.heredocs.length > 0) return 'it is a here-document';
  const mapped = sliceMapped(content.joined, content.argumentsSpan);
  const script = parseScript(mapped.text);
  if (isOpaque(script)) return 'it is not read';
  const [statement, another] = script.list.statements;
  if (!statement || another || statement.isBackground || statement.command.kind !== 'command')
    return 'it is more than one command';
  const { assignments, redirections, words } = statement.command;
  const [assignment] = assignments;
  if (assignment) return `it sets ${assignment.name}`;
  if (redirections.length > 0) return 'it has a redirection';
  // What ends a command is none of its words: `;`, a comment.
  const ending = mapped.text.slice(words.at(-1)?.span.end ?? 0).trim();
  if (ending !== '') return `${ending.slice(0, 20)} is for a shell to read`;
  const odd = words.find(({ text, value, isPattern }) => value === undefined || isPattern || !LITERAL.test(text));
  if (odd) return `${odd.text} is for a shell to read`;
  if (words.some(({ span }) => !isContiguous(mapped, span))) return 'a line ends within a word';
  const known = words as readonly (Word & { readonly value: string })[];
  const [first] = known;
  const execWord = first?.text === 'exec' ? first : undefined;
  const own = execWord ? known.slice(1) : known;
  const program = own[0]?.value ?? '';
  if (program === '' || program.startsWith('-')) return 'no program is named';
  if (isShellWord(program)) return `${program} is a word of the shell`;
  return { mapped, words: own, execWord };
}
