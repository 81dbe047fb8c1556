import type { ScriptEvent } from './script-event.ts';
import { mentionsHistory } from '../knowledge/git-clone.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { SYSTEM_PACKAGES } from '../knowledge/steps.ts';
import { readVariables } from '../dockerfile/variables.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import type { Command } from '../shell/script.ts';
import { memoize, memoizePair } from '../text/memo.ts';
import { shorten } from '../text/shorten.ts';

/** Defined by the script itself, so that any name may stand for git (POSIX, 2.9.5 and `alias`). */
const FUNCTION = /\(\)\s*[{(]|\bfunction\s+[\w-]+/;
const SHELLS = /^(?:ba|da|z|a|k)?sh$/;

/**
 * The first command of a script that may run git without naming it as its program: by a variable, an alias or a function, or by a text
 * that is handed on.
 * @param isBefore the script ran before what is asked about, so that only what it has written or defined counts
 * @returns the command as written
 */
export function findHiddenGit(events: readonly ScriptEvent[], isBefore: boolean): string | undefined {
  for (const event of events) {
    const hidden = findHiddenIn(event, isBefore);
    if (hidden !== undefined) return hidden;
  }
  return undefined;
}

/** Events are asked again for each clone, and for each fix of the file. */
const findHiddenIn = memoizePair(({ text, commands }: ScriptEvent, isBefore: boolean): string | undefined => {
  if (FUNCTION.test(text)) return text;
  const hidden = commands.find((command) => hidesGit(command, isBefore));
  return hidden && textOf(hidden);
});

/** Whether an instruction that is no script gives a text that runs git to what comes later: an ENV, an ARG, a file that it writes. */
export const handsGitOn = memoize((content: InstructionContent): boolean => {
  if (mentionsHistory(content.source)) return true;
  return readVariables(content).some(({ value }) => value !== undefined && /^["']?(?:\S*\/)?git["']?$/.test(value));
});

function hidesGit(command: Command, isBefore: boolean): boolean {
  const invocation = readInvocation(command);
  if (invocation?.program === 'git') return definesAlias(command) || textsOf(command).slice(1).some(mentionsHistory);
  // Of a package manager it is the name of a package.
  if (invocation && SYSTEM_PACKAGES.has(invocation.program)) return false;
  if (invocation?.program === 'alias' || invocation?.program === 'eval') return true;
  if (mentionsHistory(textsOf(command).join(' '))) return true;
  if (isBefore || command.words.length === 0) return false;
  if (!invocation) return !command.words.some(({ text }) => namesProgram(text));
  const script = invocation.args.find(({ text }) => !text.startsWith('-'));
  return SHELLS.test(invocation.program) && /^["']?\$/.test(script?.text ?? '') && !namesProgram(script!.text);
}

/** `git config alias.co checkout`. */
function definesAlias({ words }: Command): boolean {
  return words.some(({ text }) => /\balias\./.test(text));
}

/** The folder may be any, but the name is written out: `$HOME/bin/tool`. */
function namesProgram(text: string): boolean {
  const name = /\/([\w.+-]+)["']?$/.exec(text)?.[1];
  return name !== undefined && name !== 'git';
}

function textsOf({ words, assignments, redirections }: Command): readonly string[] {
  return [
    ...words.map(({ text }) => text),
    ...assignments.map(({ value }) => value ?? ''),
    ...redirections.map(({ target }) => target?.text ?? ''),
  ];
}

function textOf(command: Command): string {
  return shorten(textsOf(command).join(' ').trim());
}
