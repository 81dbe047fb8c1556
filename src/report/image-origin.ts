import { printableSentence } from './printable.ts';
import { maskSecrets } from '../knowledge/secrets/mask.ts';

const MOST_READ = 2000;

/**
 * What made a layer, shortened to so many characters, on one line: without the shell's own words, what builders add to
 * them, and values of build arguments, which may be credentials; those in the command itself are masked.
 */
export function describeOrigin(createdBy: string, length: number): string {
  const read = createdBy.slice(0, MOST_READ);
  const words = printableSentence(read)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(RUN )?\|\d+ .*?(?=\/bin\/[a-z]*sh -)/, '$1')
    .replace(/^(?:RUN )?\/bin\/[a-z]*sh -[a-z]*c #\(nop\) */, '')
    .replace(/^(?:RUN )?\/bin\/[a-z]*sh -[a-z]*c /, 'RUN ')
    .replace(/ # buildkit$/, '');
  const text = maskSecrets(words);
  if (text === '') return '(unknown)';
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
