import { CAPABLE_PROGRAMS, LABELLED_RIGHTS, ROOT_PROGRAMS } from './root-programs.ts';

const STARTS: ReadonlySet<string> = new Set(['cmd', 'entrypoint']);
const CONFIGURES: ReadonlySet<string> = new Set(['cmd', 'entrypoint', 'env', 'workdir', 'volume', 'healthcheck']);

/**
 * What of an instruction says that the image is started by root, whatever else it does: a program of root's, root's home, or
 * a label that asks for root's rights.
 * @param text of the instruction, its continuations joined
 * @param json its words, where it has the JSON form
 */
export function findRootSign(keyword: string, text: string, json: readonly string[] | undefined): string | undefined {
  if (CONFIGURES.has(keyword)) {
    const home = /(?:^|[\s"'=:,[])(\/root)(?=\/|$|[\s"',:\]])/.exec(text);
    if (home) return 'it is in the home of root';
  }
  if (keyword === 'label' && LABELLED_RIGHTS.test(text)) return 'a label asks for rights of root';
  if (!STARTS.has(keyword)) return undefined;
  // The first word of each command of a script; options and arguments are nobody's programs.
  const heads = json
    ? json.slice(0, 1)
    : text
        .replace(/^\s*\w+/, '')
        .split(/[;|(]|&&?/)
        .map((part) => part.trim().split(/\s+/)[0] ?? '');
  const program = heads
    .map((word) => word.slice(word.lastIndexOf('/') + 1))
    .find((word) => ROOT_PROGRAMS.has(word) || CAPABLE_PROGRAMS.has(word));
  return program === undefined ? undefined : `it starts ${program}`;
}
