import { STATEFUL_BUILTINS } from '../knowledge/shell-builtins.ts';
import type { Command, Word } from '../shell/script.ts';

/** What a `set` switches: options by letter or long name. */
export interface OptionChange {
  readonly name: string;
  readonly isOn: boolean;
}

/** Options that change what is printed and nothing that is done: `-x`, `-v`. */
const SILENT: ReadonlySet<string> = new Set(['x', 'v', 'xtrace', 'verbose']);

const LETTERS: Readonly<Record<string, string>> = {
  errexit: 'e',
  nounset: 'u',
  noglob: 'f',
  noexec: 'n',
  allexport: 'a',
};

/**
 * The options that a `set` switches, in order, those that only print left out; `undefined` for any other command, and for
 * a `set` that does more (`set --`, `set -o "$X"`).
 */
export function readOptionChanges({ words, assignments, redirections }: Command): readonly OptionChange[] | undefined {
  if (words[0]?.value !== 'set' || words.length === 1 || assignments.length > 0 || redirections.length > 0)
    return undefined;
  const changes: OptionChange[] = [];
  for (let i = 1; i < words.length; i += 1) {
    const text = words[i]!.value;
    if (text === undefined || !/^[-+][a-zA-Z]+$/.test(text)) return undefined;
    const isOn = text.startsWith('-');
    for (const letter of text.slice(1)) {
      if (letter !== 'o') {
        changes.push({ name: letter, isOn });
        continue;
      }
      const name = words[i + 1]?.value;
      if (name === undefined || !/^[a-z]+$/.test(name)) return undefined;
      i += 1;
      changes.push({ name: LETTERS[name] ?? name, isOn });
    }
  }
  return changes.filter(({ name }) => !SILENT.has(name));
}

/** Whether a command may switch errexit: `set -e`, `set +o errexit`, a `set` that cannot be read, `shopt -o`. */
export function mayChangeErrexit(command: Command): boolean {
  const name = command.words[0]?.value;
  if (name === 'shopt') return command.words.some(({ value }) => value === undefined || /^-\w*o/.test(value));
  if (name !== 'set') return false;
  const changes = readOptionChanges(command);
  if (changes) return changes.some((change) => change.name === 'e');
  return command.words.slice(1).some(({ value }) => value === undefined || /^[-+]\w*[eo]/.test(value));
}

/** `${X:=y}`, `$((X=1))`, `$((X++))`: an expansion that assigns. */
const ASSIGNS = /\$\{\w+:?=|\$\(\((?:[^)]*[^=!<>)])?(?:=(?!=)|\+\+|--)/;

/**
 * Whether a command may change the state of the shell that runs it: cwd, variables, functions, traps, limits, … A program
 * runs in a process of its own and cannot; of a name that depends on the run it is not known (trap B20).
 * @param functions names that the script defines
 */
export function changesState(command: Command, functions: ReadonlySet<string>): boolean {
  const { words, assignments, redirections } = command;
  const [name] = words;
  if (!name) return assignments.length > 0;
  if (words.some(holdsAssignment)) return true;
  if (redirections.some(({ target }) => target !== undefined && holdsAssignment(target))) return true;
  if (name.value === undefined) return true;
  if (name.value === ':' && assignments.length > 0) return true;
  if (functions.has(name.value)) return true;
  if (name.value === 'printf') return words.some(({ value }) => (value === undefined ? false : value.startsWith('-v')));
  if (name.value === 'command' || name.value === 'builtin') {
    const inner = words.slice(1).find(({ text }) => !text.startsWith('-'));
    return inner !== undefined && (inner.value === undefined || STATEFUL_BUILTINS.has(inner.value));
  }
  return STATEFUL_BUILTINS.has(name.value);
}

function holdsAssignment({ text }: Word): boolean {
  return text.includes('$') && ASSIGNS.test(text);
}

const LEAVES: ReadonlySet<string> = new Set([
  'exit',
  'exec',
  'return',
  'break',
  'continue',
  '.',
  'source',
  'eval',
  'logout',
]);

/** Whether a command may end the script, or become another program, without that being a failure (trap B6). */
export function mayLeave({ words }: Command): boolean {
  const [name] = words;
  if (!name) return false;
  if (name.value === undefined) return true;
  if (name.value !== 'command' && name.value !== 'builtin') return LEAVES.has(name.value);
  return words.slice(1).some(({ value }) => value !== undefined && LEAVES.has(value));
}
