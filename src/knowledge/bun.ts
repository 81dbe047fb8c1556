/** Words of Bun itself, which run no script of the project by that name (`bun --help` of 1.1 to 1.3, 2026-11-21). */
export const BUN_COMMANDS: ReadonlySet<string> = new Set([
  'a', 'add', 'audit', 'build', 'c', 'ci', 'completions', 'create', 'discord', 'exec', 'feedback', 'getcompletes', 'help', 'i', 'info', 'init',
  'install', 'link', 'outdated', 'patch', 'patch-commit', 'pm', 'publish', 'remove', 'repl', 'rm', 'test', 'unlink', 'update', 'upgrade', 'why', 'x',
]); // prettier-ignore

/** Options of `bun` whose value is the next word, where it is not joined by `=` (`bun --help` of 1.3). */
const WITH_VALUE: ReadonlySet<string> = new Set(['-e', '--eval', '--print', '-r', '--preload', '--require', '--import', '--cwd', '--env-file', '-c', '--config', '--tsconfig-override', '-F', '--filter', '--port', '--conditions', '-d', '--define', '-l', '--loader']); // prettier-ignore

/** The words that are no option and no value of one, with their places: a command, a script or a source, and what that is told. */
export function bunOperands(words: readonly string[]): readonly { readonly word: string; readonly at: number }[] {
  return words.flatMap((word, at) => (word.startsWith('-') || WITH_VALUE.has(words[at - 1] ?? '') ? [] : [{ word, at }]));
} // prettier-ignore

/** Whether `bun` or `bun run` takes a word for a source that it is to run, and not for the name of a script. */
export function isBunFile(word: string): boolean {
  return /^[./]|\//.test(word) || /\.[cm]?[jt]sx?$/.test(word);
}
