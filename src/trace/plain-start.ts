import type { StartCommand, StartPart } from './start-command.ts';
import { parseScript } from '../shell/parse.ts';
import { isOpaque } from '../shell/script.ts';

/** Letters that mean nothing to a shell, wherever they stand in a word. */
const PLAIN = /^[\w@%+:,./-][\w@%+=:,./-]*$/;

/**
 * The words of a script of one command in which a shell has nothing to do: no variable, pattern, redirection or assignment, and
 * nothing beside it. It starts the program with these very words; bash and BusyBox hand their own process over to it, the last command
 * of `-c`, and Debian 12's dash 0.5.12 does not, but waits for it (executed). `undefined` for any other script.
 */
export function plainWords(text: string): readonly string[] | undefined {
  const script = parseScript(text);
  if (isOpaque(script)) return undefined;
  const [statement, another] = script.list.statements;
  if (!statement || another || statement.isBackground || statement.command.kind !== 'command') return undefined;
  const { assignments, redirections, words } = statement.command;
  if (assignments.length + redirections.length > 0) return undefined;
  const values = words.map(({ value, isPattern }) => (isPattern ? undefined : value));
  if (!values.every((value) => value !== undefined && PLAIN.test(value))) return undefined;
  const [first, ...rest] = values as readonly string[];
  return first === 'exec' ? rest : [first!, ...rest];
}

/** The same, with the words of a shell form in the place of its script where a shell has nothing to do in it. */
export function withPlainWords(start: StartCommand): StartCommand {
  const { entrypoint, cmd } = start;
  if (!entrypoint.words) {
    // What a shell is given as ENTRYPOINT takes no CMD.
    const words = wordsIn(entrypoint);
    return words ? { entrypoint: { ...entrypoint, words }, cmd: { ...cmd, words: [] } } : start;
  }
  // Behind an ENTRYPOINT of the file the shell and its script are arguments.
  if (cmd.words || (entrypoint.instruction && entrypoint.words.length > 0)) return start;
  const words = wordsIn(cmd);
  return words ? { entrypoint, cmd: { ...cmd, words } } : start;
}

function wordsIn({ instruction }: StartPart): readonly string[] | undefined {
  if (!instruction) return undefined;
  const { joined, argumentsSpan, heredocs } = instruction.content;
  return heredocs.length > 0 ? undefined : plainWords(joined.text.slice(argumentsSpan.start, argumentsSpan.end));
}
