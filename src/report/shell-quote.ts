/** The command line of a program and its arguments, to be pasted into a POSIX shell. */
export function commandLine(program: string, words: readonly string[]): string {
  return [program, ...words.map(quoteWord)].join(' ');
}

function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
