import type { FinalImage } from './final-image.ts';
import type { StageCommands, UsedCommand } from '../bases/stage-commands.ts';
import { baseName, cleanPath } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { RUNNERS } from '../../knowledge/users/started-programs.ts';

/** A program that starts with the container, what starts it looked through: `puma` of `tini -- bundle exec puma`. */
export interface StartedProgram {
  /** The last part of its path; of `python -m`, the module. */
  readonly name: string;
  readonly words: readonly string[];
  readonly isModule: boolean;
  /** For a message: `CMD in line 20`. */
  readonly where: string;
  readonly instruction: Instruction;
  /** Absolute, of the script that it stands in; `undefined` where that depends on the run. */
  readonly folder: string | undefined;
  readonly used: UsedCommand | undefined;
}

/** What starts with a container. */
export interface Started {
  /** Each command by itself, CMD and ENTRYPOINT as one, and the HEALTHCHECK. */
  readonly all: readonly StartedProgram[];
  /** Those of CMD and ENTRYPOINT that are programs, and no arguments of one. */
  readonly main: readonly StartedProgram[];
}

const INITS: ReadonlySet<string> = new Set([
  'tini',
  'tini-static',
  'dumb-init',
  'catatonit',
  'exec',
  'env',
  'nice',
  'nohup',
]);
const PASSES_ON =
  /^(?:tini|tini-static|dumb-init|catatonit|exec|env|nice|nohup)$|\.(?:sh|bash)$|entry-?point|^(?:run|start|init)$/;
/** Starters that start starters. */
const MAX_UNWRAPPED = 8;

export function readStarted(image: FinalImage, { commands }: StageCommands): Started {
  const workingDir = image.workingDir ? image.workingDir.text : image.base.workingDir;
  const own = commands
    .filter(({ instruction, phase }) => phase === 'start' && image.start.includes(instruction))
    .map((used): StartedProgram => {
      const { name, words, where, instruction } = used;
      const folder = locate(workingDir, used.folder);
      return { name, words, isModule: false, where, instruction, folder, used, ...unwrap(words) };
    });
  const joined = join(image, workingDir);
  // What reads the first line of a script is no command of its own.
  const started = own.filter(({ used, instruction }) => used?.command && instruction.content.keyword !== 'healthcheck');
  if (!joined) return { all: own, main: started };
  const { program, passesOn } = joined;
  const isPart = ({ instruction, used }: StartedProgram): boolean =>
    instruction !== program.instruction || used!.words.join('\0') === instruction.content.json!.join('\0');
  const main = passesOn ? started : [program, ...started.filter((each) => !isPart(each))];
  return { all: [...own, program], main };
}

function locate(workingDir: string | undefined, folder: UsedCommand['folder']): string | undefined {
  if (folder === undefined) return workingDir;
  if (typeof folder === 'object') return undefined;
  if (folder.startsWith('/')) return folder;
  return workingDir === undefined ? undefined : cleanPath(`${workingDir}/${folder}`);
}

/** ENTRYPOINT and CMD make one command where both are lists of words. */
function join(
  { start }: FinalImage,
  folder: string | undefined,
): { readonly program: StartedProgram; readonly passesOn: boolean } | undefined {
  const [entrypoint, command] = (['entrypoint', 'cmd'] as const).map((keyword) => {
    return start.find(({ content }) => content.keyword === keyword);
  });
  const [first] = entrypoint?.content.json ?? [];
  if (!entrypoint || first === undefined || !command?.content.json) return undefined;
  const words = [...entrypoint.content.json!, ...command.content.json];
  const where = `ENTRYPOINT in line ${entrypoint.line}`;
  const place = { where, instruction: entrypoint, folder, used: undefined, isModule: false };
  return {
    program: { ...place, name: baseName(first), words, ...unwrap(words) },
    passesOn: PASSES_ON.test(baseName(first)),
  };
}

type Unwrapped = Partial<Pick<StartedProgram, 'name' | 'words' | 'isModule'>>;

function unwrap(all: readonly string[]): Unwrapped {
  let words = all;
  for (let i = 0; i < MAX_UNWRAPPED; i += 1) {
    const name = baseName(words[0] ?? '');
    const module = /^python[\d.]*$/.test(name) ? findModule(words) : undefined;
    if (module) return { name: module[0]!, words: module, isModule: true };
    const rest = Object.hasOwn(RUNNERS, name) && words[1] === RUNNERS[name] ? words.slice(2) : afterInit(name, words);
    if (!rest || rest.length === 0) break;
    words = rest;
  }
  return { name: baseName(words[0] ?? ''), words };
}

function afterInit(name: string, words: readonly string[]): readonly string[] | undefined {
  if (!INITS.has(name)) return undefined;
  const mark = words.indexOf('--');
  const at = mark === -1 ? words.findIndex((word, i) => i > 0 && !/^-|^[A-Za-z_]\w*=/.test(word)) : mark + 1;
  return at === -1 ? undefined : words.slice(at);
}

/** The words from the module on; options of Python's own stand before it. */
function findModule(words: readonly string[]): readonly string[] | undefined {
  const at = words.indexOf('-m');
  const isFirst = at > 0 && words.slice(1, at).every((word) => word.startsWith('-'));
  return isFirst && words[at + 1] !== undefined ? words.slice(at + 1) : undefined;
}
