import type { BuildContext } from './build-context.ts';
import { type SourceSelection, sourceTexts } from './source-texts.ts';

/** The programs that sources start, as far as they name them. */
export interface StartedPrograms {
  /** How many sources were searched. */
  readonly files: number;
  /** By name, without a path, the first source that starts it. */
  readonly started: ReadonlyMap<string, string>;
}

const SOURCES: SourceSelection = {
  names: /\.(?:go|rs|c|cc|cpp|cxx|h|hpp|java|kt|kts|scala|groovy|clj)$/,
  elsewhere: /(?:^|\/)(?:vendor|\.git|testdata|src\/test|tests?|target|build)\/|_test\.go$/,
  mostFiles: 2000,
  mostLength: 16 * 1024 * 1024,
};

/** A call of what starts programs, and the text that it is given first: in C, Go, Rust, Java and Kotlin. */
const STARTS =
  /\b(?:exec\w{0,3}|system|popen|posix_spawnp?|Command(?:Context)?|Command::new|ProcessBuilder|LookPath|StartProcess)\s{0,20}\(\s{0,20}(?:[\w.]{1,40}(?:\(\))?\s{0,20},\s{0,20})?(?:new\s{1,20}String\s{0,20}\[\s{0,20}\]\s{0,20}\{|(?:java\.util\.)?(?:List|Arrays)\.\w+\(|listOf\(|arrayOf\()?\s{0,20}["`]([\w./+-]{1,80})(?=[\s"`])/g;
/** What a shell is told to run. */
const BY_SHELL = /"-c"\s{0,20},?\s{0,20}["`](?:exec\s{1,20})?([\w./+-]{1,80})(?=[\s"`])/g;

/** Looks through the sources of a compiled program for the programs that it starts. */
export function findStartedPrograms(context: BuildContext): StartedPrograms {
  const started = new Map<string, string>();
  let files = 0;
  for (const { path, text } of sourceTexts(context, SOURCES)) {
    files += 1;
    for (const [, program = ''] of [...text.matchAll(STARTS), ...text.matchAll(BY_SHELL)]) {
      const name = program.slice(program.lastIndexOf('/') + 1);
      if (name !== '' && !started.has(name)) started.set(name, path);
    }
  }
  return { files, started };
}

/** What a reader is told of it. */
export function describeSearch({ files, started }: StartedPrograms): string {
  const searched = files === 1 ? 'its one source file was searched' : `${files} source files were searched`;
  const names = [...started.keys()].slice(0, MOST_NAMES);
  return names.length === 0
    ? `The program starts no other program: ${searched}.`
    : `The program starts no other program than ${names.join(', ')}: ${searched}.`;
}

const MOST_NAMES = 5;
