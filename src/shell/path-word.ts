import type { Word } from './script.ts';
import { memoize } from '../text/memo.ts';

/** Letters that mean nothing to a shell, variables in their plain forms, and double quotes around them. */
const PLAIN = /^(?:[\w./+:@%,=~?&#!-]|\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*\}|")+$/;

/**
 * A word that stands for one path, in a form to compare: quotes gone, each variable as `${X}`. Two words of the same form
 * are the same path where no variable of it changes between them and both are read in one folder.
 * @returns `undefined` of a pattern, a substitution, or an expansion that does more than give a variable's value
 */
export const readPathWord: (word: Word) => string | undefined = memoize(readAfresh);

function readAfresh({ value, text, isPattern }: Word): string | undefined {
  if (isPattern || text.length > MAX_LENGTH) return undefined;
  if (value !== undefined) return value === '' || /[$`\n\\]/.test(value) ? undefined : value;
  if (!PLAIN.test(text) || text.includes('{,') || text.startsWith('~')) return undefined;
  return text.replaceAll('"', '').replace(/\$([A-Za-z_]\w*)/g, '${$1}') || undefined;
}

/** A longer path is nobody's; in UTF-16 code units. */
const MAX_LENGTH = 1024;

/** The names of the variables in a path of that form. */
export function variablesIn(path: string): readonly string[] {
  return [...path.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name!);
}
