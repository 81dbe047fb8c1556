/** How a program of Java is started. */
export interface JavaStart {
  /** The jar of `-jar`, as written. */
  readonly jar: string | undefined;
  /** The entries of the class path and the module path, as written; `.` where nothing is said of them. */
  readonly entries: readonly string[];
}

const WITH_VALUE: ReadonlySet<string> = new Set(['--add-opens', '--add-exports', '--add-modules', '--add-reads', '--limit-modules', '--enable-native-access', '--patch-module', '-XX:Flags', '--source']); // prettier-ignore
const PATHS: ReadonlySet<string> = new Set(['-cp', '-classpath', '--class-path', '-p', '--module-path']);

/**
 * Reads the arguments of `java` (the tool's manual, "java"); `undefined` where no program is named among them.
 * @param args without the program's name
 */
export function readJavaStart(args: readonly string[]): JavaStart | undefined {
  const entries: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at]!;
    if (word === '-jar') {
      const jar = args[at + 1];
      return jar === undefined ? undefined : { jar, entries };
    }
    const [option, inline] = word.split(/=(.*)/s);
    if (PATHS.has(word) || (PATHS.has(option!) && inline !== undefined)) {
      const value = inline ?? args[(at += 1)];
      if (value === undefined) return undefined;
      entries.push(...value.split(':'));
      continue;
    }
    if (/^-{1,2}(?:full)?version$/.test(word)) return { jar: undefined, entries: [] };
    // Arguments that stand in a file are not looked at.
    if (word.startsWith('@')) return undefined;
    if (WITH_VALUE.has(word)) at += 1;
    else if (word === '-m' || word === '--module') return { jar: undefined, entries };
    // What a variable gives are options where nothing else was said.
    else if (!word.startsWith('-') && !/^"?\$\{?\w+\}?"?$/.test(word)) {
      return { jar: undefined, entries: entries.length === 0 ? ['.'] : entries };
    }
  }
  return undefined;
}
