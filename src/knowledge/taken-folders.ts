import { readInvocation } from './invocation.ts';
import type { Command, Word } from '../shell/script.ts';

/** What a command takes out of its place: a folder, or the link to one, after which another may stand there. */
export interface TakenFolders {
  /** They are deleted, moved, or put in the place of what was there. */
  readonly words: readonly Word[];
  /** By the options, these may be folders that are no links. */
  readonly areFolders: boolean;
  /** What is moved into a folder takes the place of an empty folder of its name there. */
  readonly into: { readonly folder: Word; readonly names: readonly Word[] } | undefined;
  /** What lies in these is deleted, and they themselves stay. */
  readonly within: { readonly folders: readonly Word[]; readonly names: readonly string[] } | undefined;
  /** A user whose home is deleted or moved. */
  readonly user: string | undefined;
}

const NONE = { words: [], areFolders: false, into: undefined, within: undefined, user: undefined } as const;

/** By the words of a command alone (the manual of each, general knowledge of 2026-11-22). */
export function readTakenFolders(command: Command): TakenFolders | undefined {
  const invocation = readInvocation(command);
  if (!invocation) return undefined;
  const { program, args } = invocation;
  const isOption = ({ text }: Word): boolean => text.startsWith('-') && text !== '-';
  const operands = args.filter((word) => !isOption(word));
  const has = (options: RegExp): boolean => args.some((word) => isOption(word) && options.test(word.text));
  const last = operands.at(-1);
  switch (program) {
    case 'rm':
      return { ...NONE, words: operands, areFolders: has(/^-[a-zA-Z]*[rR]|^--recursive/) };
    case 'rmdir':
    case 'unlink':
      return { ...NONE, words: operands, areFolders: program === 'rmdir' };
    case 'mv': {
      if (has(/^-[a-zA-Z]*[tT]|^--(?:no-)?target-directory/)) return { ...NONE, words: operands };
      const names = operands.slice(0, -1);
      return {
        ...NONE,
        words: names,
        areFolders: names.length === 1 && !isFile(names[0]!),
        into: last && { folder: last, names },
      };
    }
    case 'ln':
      return has(/^-[a-zA-Z]*[nT]|^--no-/) ? { ...NONE, words: operands.slice(-1) } : undefined;
    case 'find':
      return readFind(args);
    case 'rsync':
      return last && has(/^--del/) ? { ...NONE, within: { folders: [last], names: [] } } : undefined;
    case 'userdel':
    case 'deluser':
    case 'usermod': {
      const options = program === 'usermod' ? /^-[a-zA-Z]*m|^--move-home/ : /^-[a-zA-Z]*r|^--remove/;
      return has(options) ? { ...NONE, user: last?.value } : undefined;
    }
    default:
      return undefined;
  }
}

/** By its name, as far as anyone can tell. */
function isFile({ text }: Word): boolean {
  return /\w\.[A-Za-z]\w*["']?$/.test(text);
}

/** Files alone are no folders; where names are given, only what has one of them goes. */
function readFind(args: readonly Word[]): TakenFolders | undefined {
  const texts = args.map(({ text, value }) => value ?? text);
  if (!texts.some((text) => /^(?:-delete|rm|rmdir|mv)$/.test(text))) return undefined;
  if (texts.some((text, i) => texts[i - 1] === '-type' && !text.includes('d'))) return undefined;
  const names = texts.filter((_, i) => /^-i?name$/.test(texts[i - 1] ?? ''));
  const end = args.findIndex(({ text }) => /^[-(!\\]/.test(text));
  return { ...NONE, within: { folders: args.slice(0, end === -1 ? args.length : end), names } };
}
