import { type Contents } from './contents.ts';
import { normalisePath } from './entry.ts';
import { type FileSystem, type Found, findPath } from './file-system.ts';
import type { ImageConfig } from './image.ts';
import type { Missing } from './closure.ts';

/** What the kernel would start for a command, and what is not there for it. */
export interface StartedPrograms {
  /** The program, its interpreter, the interpreter's own: all that are found. */
  readonly programs: readonly Found[];
  readonly missing: readonly Missing[];
}

/** Docker's own, where an image sets none. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const MOST_SHEBANG_BYTES = 256;
/** As Linux: a script whose interpreter is a script, and so on. */
const MOST_INTERPRETERS = 5;

/** The value of a variable of the image; the last one counts. */
export function readVariable(config: ImageConfig, name: string): string | undefined {
  return config.env.findLast((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/**
 * Follows the words of a command to the programs that run: the first word by PATH, what `env` and an interpreter line
 * lead to. A script is not read beyond its first line.
 */
export async function findStarted(
  words: readonly string[],
  config: ImageConfig,
  fileSystem: FileSystem,
  contents: Contents,
): Promise<StartedPrograms> {
  const programs: Found[] = [];
  let neededBy = '';
  let word = words[0];
  for (let i = 0; i < MOST_INTERPRETERS && word !== undefined && word !== ''; i += 1) {
    const found = findProgram(word, config, fileSystem);
    if (!found) return { programs, missing: [{ kind: i === 0 ? 'program' : 'interpreter', name: word, neededBy }] };
    programs.push(found);
    const line: readonly string[] = i === 0 && isEnv(word) ? words : await readShebang(found, contents);
    neededBy = found.path;
    if (line.length > 0 && isEnv(line[0]!)) {
      const env = findProgram(line[0]!, config, fileSystem);
      if (!env) return { programs, missing: [{ kind: 'interpreter', name: line[0]!, neededBy }] };
      programs.push(env);
      word = commandOfEnv(line.slice(1));
    } else {
      word = line[0];
    }
  }
  return { programs, missing: [] };
}

/** A program by its name or path, as a container's start would find it: a file that may be executed. */
export function findProgram(word: string, config: ImageConfig, fileSystem: FileSystem): Found | undefined {
  const base = `/${config.workingDir}`;
  const path = readVariable(config, 'PATH') ?? DEFAULT_PATH;
  const places = word.includes('/') ? [word] : path.split(':').map((folder) => `${folder || '.'}/${word}`);
  for (const place of places.slice(0, 200)) {
    const found = findPath(fileSystem, place.startsWith('/') ? place : normalisePath(`${base}/${place}`));
    if (found?.node.type === 'file' && (found.node.mode & 0o111) !== 0) return found;
  }
  return undefined;
}

function isEnv(word: string): boolean {
  return word === 'env' || word === '/usr/bin/env' || word === '/bin/env';
}

/** What `env` runs: the first word that is neither an option nor a variable. */
function commandOfEnv(words: readonly string[]): string | undefined {
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (word === '-u' || word === '-C') i += 1;
    else if (!word.startsWith('-') && !/^\w+=/.test(word)) return word;
  }
  return undefined;
}

/** The words after `#!`; none where the file is no script. */
async function readShebang({ node }: Found, contents: Contents): Promise<readonly string[]> {
  await contents.prepare([node]);
  const start = await contents.read(node, 0, MOST_SHEBANG_BYTES);
  if (start?.[0] !== 0x23 || start[1] !== 0x21) return [];
  const [line = ''] = new TextDecoder().decode(start).slice(2).split('\n');
  return line.split(/[ \t]+/).filter((word) => word !== '');
}
