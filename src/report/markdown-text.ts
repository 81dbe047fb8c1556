import { printableName, printableSentence } from './printable.ts';

/**
 * A sentence with text from outside, so that it stays a sentence in Markdown: no markup, no HTML, no list item, no
 * link, no mention of a person or an issue on the forge that shows it.
 */
export function escapeMarkdown(text: string): string {
  return printableSentence(text)
    .replace(/[\\`*_{}[\]|~!]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(
      /^( *)([-+=]|\d{1,9}[.)])/,
      (_, blanks: string, mark: string) => `${blanks}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replaceAll('://', '\\://')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/[@#]/g, '$&<!-- -->');
}

/** A name from outside as inline code. */
export function codeSpan(name: string): string {
  const text = printableName(name);
  if (text === '') return '` `';
  const fence = '`'.repeat(longestRun(text) + 1);
  const gap = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${gap}${text}${gap}${fence}`;
}

/** A text as a block of code that nothing in it can end. */
export function codeBlock(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.endsWith('\n') ? text : `${text}\n`}${fence}`;
}

/** The length of the longest run of backticks. */
function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}
