import type { Command } from './script.ts';
import { shorten } from '../text/shorten.ts';

/** The words of a command as a sentence can quote them: as written, one blank between them, a long one cut. */
export function excerptOf({ words }: Pick<Command, 'words'>): string {
  return shorten(words.map(({ text }) => text).join(' '));
}
