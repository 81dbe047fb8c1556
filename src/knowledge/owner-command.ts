import { readInvocation } from './invocation.ts';
import type { Command, Word } from '../shell/script.ts';

/** A `chown` or `chgrp` whose owner a `COPY --chown` can take. */
export interface OwnerCommand {
  readonly kind: 'owner';
  /** As the flag takes it: both parts, quotes gone; `node:node`, `1000:0`, `$APP_USER:$APP_USER`. */
  readonly owner: string;
  /** Of user and group one alone is given; the other, which the command leaves as it is, is that of a file fresh from the context. */
  readonly isPartial: boolean;
  readonly ownerWord: Word;
  readonly isRecursive: boolean;
  /** The words that ask for recursion, or hold the letter that does. */
  readonly recursiveWords: readonly Word[];
  readonly paths: readonly Word[];
}

/** One that cannot be said by a flag, with the reason as a clause. */
export interface UnclearOwner {
  readonly kind: 'unclear';
  readonly because: string;
}

/** Those that only say more or less of what is done, or mean what is done anyway (chown(1) of GNU coreutils 9.1, busybox 1.36). */
const PLAIN_LONG: ReadonlySet<string> = new Set([
  '--recursive', '--verbose', '--changes', '--silent', '--quiet', '--no-dereference', '--preserve-root', '--no-preserve-root',
]); // prettier-ignore
const PLAIN_SHORT = /^-[Rvcfh]+$/;

const NAME = String.raw`(?:[A-Za-z0-9_][\w-]*|\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*\})`;
const OWNER = new RegExp(`^(${NAME})?(:(${NAME})?)?$`);
const GROUP = new RegExp(`^${NAME}$`);

/**
 * Reads a command that gives files to another owner; `undefined` for any other command. `user` alone leaves the group as it
 * is, while `--chown=user` would take that of the user, so that the flag says 0 for what is not given: files of the context
 * come as 0:0 (Docker's reference, "COPY --chown"; measured with BuildKit of Docker 26.1, 2026-11-21). `user:` means a group
 * that the image alone knows, and `user.group` a user of that name as well.
 */
export function readOwnerCommand(command: Command): OwnerCommand | UnclearOwner | undefined {
  const invocation = readInvocation(command);
  const program = invocation?.program;
  if (!invocation || (program !== 'chown' && program !== 'chgrp')) return undefined;
  if (invocation.via.some((name) => name !== 'sudo'))
    return unclear(`${program} is run by ${invocation.via.join(' ')}`);
  if (command.assignments.length > 0 || command.redirections.length > 0) return unclear('it has more than words');
  const recursiveWords: Word[] = [];
  const operands: Word[] = [];
  let areOptionsOver = false;
  for (const word of invocation.args) {
    const text = word.value ?? word.text;
    if (areOptionsOver || !text.startsWith('-') || text === '-') {
      operands.push(word);
      continue;
    }
    if (text === '--') areOptionsOver = true;
    else if (!PLAIN_LONG.has(text) && !PLAIN_SHORT.test(text)) return unclear(`it has the option ${text.slice(0, 40)}`);
    else if (text === '--recursive' || (!text.startsWith('--') && text.includes('R'))) recursiveWords.push(word);
  }
  const [ownerWord, ...paths] = operands;
  if (!ownerWord || paths.length === 0) return unclear('it names no owner, or no file');
  const owner = program === 'chgrp' ? readGroup(ownerWord) : readOwner(ownerWord);
  if (typeof owner === 'string') return unclear(owner);
  return { kind: 'owner', ...owner, ownerWord, isRecursive: recursiveWords.length > 0, recursiveWords, paths };
}

function unclear(because: string): UnclearOwner {
  return { kind: 'unclear', because };
}

type Owner = Pick<OwnerCommand, 'owner' | 'isPartial'>;

function readOwner(word: Word): Owner | string {
  const text = unquoted(word);
  const match = OWNER.exec(text);
  if (!match) return `its owner is "${word.text.slice(0, 60)}"`;
  const [, user, colon, group] = match;
  if (user !== undefined && group !== undefined) return { owner: `${user}:${group}`, isPartial: false };
  if (user === undefined) return group === undefined ? 'it names no owner' : { owner: `0:${group}`, isPartial: true };
  if (colon !== undefined) return `which group "${user}:" means is known to the image alone`;
  return { owner: `${user}:0`, isPartial: true };
}

function readGroup(word: Word): Owner | string {
  const text = unquoted(word);
  return GROUP.test(text) ? { owner: `0:${text}`, isPartial: true } : `its group is "${word.text.slice(0, 60)}"`;
}

/** In double quotes, or in none; in single ones a variable is none. */
function unquoted({ text, value }: Word): string {
  return value ?? (/^"[^"\\`]*"$/.test(text) ? text.slice(1, -1) : text);
}

/** Whether an owner, as the flag takes it, is the one that files of the context have anyway. */
export function isRootOwner(owner: string): boolean {
  return /^(?:root|0):(?:root|0)$/.test(owner);
}
