import type { FinalImage } from './final-image.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { cleanPath } from '../../context/context-path.ts';
import { type CopiedFile, findCopied } from '../../context/copied-files.ts';
import { findBuilders, findCopiedThroughStages } from '../../context/stage-copies.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';

/** What the code of the build context tells of files that the program writes beside it. */
export interface CodeSearch {
  /** How many files were searched. */
  readonly searched: number;
  /** The first sign, as a clause: `app.py opens a database by "sqlite:///"`; `undefined` where none was found. */
  readonly sign: string | undefined;
  /** Places of the system that it names for logs, sockets or numbers of processes, with the file that does. */
  readonly system: readonly { readonly path: string; readonly file: string; readonly instruction: Instruction }[];
  /** The COPYs that bring such code, and have no owner of their own yet. */
  readonly copies: readonly Instruction[];
}

const CODE =
  /\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|cs|ex|scala|java|kt|pl|env|ini|conf|cfg|cnf|ya?ml|toml|properties|json)$/;
const NOT_OWN =
  /(?:^|\/)(?:node_modules|vendor|dist|\.git|tests?|__tests__|spec|docs?)\/|(?:package-lock|tsconfig|\.min)\.\w+$|\.(?:test|spec)\.\w+$/;

/** More files than these are not looked at, nor longer ones, in UTF-16 code units. */
const MAX_SEARCHED = 2000;
const MAX_LENGTH = 200_000;

/** Relative paths in the APIs by which programs keep data beside their code, by common knowledge of them. */
const SIGNS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [
    /sqlite:\/{3}(?!\/)[\w.]|\bsqlite3\.connect\(\s*["'](?!\/|:memory)|\bjdbc:(?:sqlite|h2:file):(?!\/)/,
    'keeps a database',
  ],
  [
    /\bnew\s+(?:sqlite3\.)?Database\(\s*["'`](?!\/|:memory)|django\.db\.backends\.sqlite3|adapter:\s*sqlite3/,
    'keeps a database',
  ],
  [/\bmulter\(\s*\{\s*dest:\s*["'`](?!\/)|\bUPLOAD_FOLDER\b\s*\]?\s*=\s*["'](?!\/)|\bupload_to\s*=/, 'keeps uploads'],
  [
    /\b(?:Rotating|TimedRotating)?FileHandler\(\s*["'](?!\/)|transports\.File\(\s*\{\s*filename:\s*["'`](?!\/)/,
    'writes a log',
  ],
  [
    /\b(?:writeFile|appendFile|createWriteStream|mkdir)(?:Sync)?\(\s*["'`](?!\/)[\w.]|\bopen\(\s*["'](?!\/)[^"']+["']\s*,\s*["'][wa]/,
    'writes files',
  ],
];

/** A setting for a log, a socket or the number of a process, with a place below the system's own folders. */
const SYSTEM_SETTING =
  /\b(?:\w{0,20}log(?:_?(?:file|dir|path))?|\w{0,20}pid(?:_?(?:file|path))?|\w{0,20}sock(?:et)?|listen|save_path|slowlog|filename|fileName)["']?\s?[=:(]\s?["']?(\/(?:var\/(?:log|run|lib|spool|cache)|run)\/[\w./-]{1,200})/g;
/** More places than these say the same as the first ones. */
const MAX_SETTINGS = 100;

/**
 * Searches the files that the stage copies from the context, and those that the stages were given out of which it copies:
 * what they build writes where its sources say. Nothing of what is installed is searched.
 */
export function searchCode(image: FinalImage, context: BuildContext): CodeSearch {
  let searched = 0;
  const signs: string[] = [];
  const copies = new Set<Instruction>();
  const system: { readonly path: string; readonly file: string; readonly instruction: Instruction }[] = [];
  for (const { contextPath: file, instruction, isSource } of findCode(image, context)) {
    if (searched >= MAX_SEARCHED) break;
    const text = context.readText(file)?.slice(0, MAX_LENGTH);
    if (text === undefined) continue;
    searched += 1;
    for (const [, path] of text.matchAll(SYSTEM_SETTING))
      if (system.length < MAX_SETTINGS) system.push({ path: cleanPath(path!), file, instruction });
    for (const [pattern, what] of SIGNS) {
      const match = pattern.exec(text);
      if (!match) continue;
      signs.push(`${file} ${what} beside the code ("${match[0].slice(0, 40)}")`);
      if (!isSource && instruction.content.flags.every(({ name }) => name !== 'chown')) copies.add(instruction);
    }
  }
  return { searched, sign: signs[0], system, copies: [...copies] };
}

interface CodeFile {
  readonly contextPath: string;
  readonly instruction: Instruction;
  /** A builder was given it; what is in the image was made of it. */
  readonly isSource: boolean;
}

function findCode({ file, stage, base }: FinalImage, context: BuildContext): readonly CodeFile[] {
  const own = findCopiedThroughStages(file, stage, context, { baseWorkingDir: base.workingDir });
  const found = new Map<string, CodeFile>();
  const add = (copied: CopiedFile, instruction: Instruction, isSource: boolean): void => {
    if (copied.kind !== 'file' || found.has(copied.contextPath)) return;
    const { contextPath } = copied;
    if (CODE.test(contextPath) && !NOT_OWN.test(contextPath))
      found.set(contextPath, { contextPath, instruction, isSource });
  };
  for (const copied of own) add(copied, copied.instruction, false);
  for (const builder of findBuilders(file, stage))
    for (const copied of findCopied(file, builder.stage, context)) add(copied, builder.instruction, true);
  return [...found.values()];
}
