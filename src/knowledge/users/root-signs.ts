import { CAPABLE_PROGRAMS, ROOT_PROGRAMS } from './root-programs.ts';

const STARTS: ReadonlySet<string> = new Set(['cmd', 'entrypoint']);
const CONFIGURES: ReadonlySet<string> = new Set(['cmd', 'entrypoint', 'env', 'workdir', 'volume', 'healthcheck']);

/**
 * The first word of an instruction that says that the image is started by root, whatever else it does: a program of
 * root's, or root's home.
 * @param text of the instruction, its continuations joined
 * @param json its words, where it has the JSON form
 */
export function findRootSign(keyword: string, text: string, json: readonly string[] | undefined): string | undefined {
  if (CONFIGURES.has(keyword)) {
    const home = /(?:^|[\s"'=:,[])(\/root)(?=\/|$|[\s"',:\]])/.exec(text);
    if (home) return 'it is in the home of root';
  }
  if (!STARTS.has(keyword)) return undefined;
  const words = json ?? text.split(/[\s;&|()]+/).slice(1);
  const program = words
    .map((word) => word.slice(word.lastIndexOf('/') + 1))
    .find((word, at) => (at === 0 || json === undefined) && (ROOT_PROGRAMS.has(word) || CAPABLE_PROGRAMS.has(word)));
  return program === undefined ? undefined : `it starts ${program}`;
}
