import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import { cleanPath } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { BUN_COMMANDS } from '../../knowledge/bun.ts';
import { BUN } from '../../knowledge/images/bun-images.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { NODE_DEVELOPMENT, NODE_DEVELOPMENT_COMMANDS } from '../../knowledge/node-tools.ts';
import { readServedFolder } from '../../knowledge/static-servers.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../../knowledge/shell-builtins.ts';
import type { StartCommand } from '../../trace/start-command.ts';
import { findBunSource } from '../../trace/bun-runner.ts';
import { type NodeFiles, readNodeCommands } from '../../trace/node-commands.ts';

/** What a container of Node.js starts. */
export interface NodeStart {
  /** Files that Node.js is given, absolute. */
  readonly files: readonly string[];
  /** Modules that it is to load before, by name. */
  readonly modules: readonly string[];
  /** Programs by their names, those of the shell left out. */
  readonly programs: readonly string[];
  /** Paths of the image that commands name. */
  readonly paths: readonly string[];
  /** The folder that a server serves, absolute, where that is all that is started. */
  readonly served: string | undefined;
}

interface Started {
  readonly name: string;
  readonly words: readonly string[];
  readonly folder: string;
  readonly instruction: Instruction;
  readonly where: string;
}

const LOADERS = /^(?:ts-node|tsx|@babel\/register|@swc-node\/register|esbuild-register|sucrase\/register|@esbuild-kit)/;
const SHELL: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'dash',
  'ash',
  'exec',
  'cross-env',
  'cross-env-shell',
  'env',
  'npx',
  'bunx',
]);

/** What CMD, ENTRYPOINT and HEALTHCHECK start, with the scripts of `package.json` looked through. */
export function readNodeStart(site: SplitSite, files: NodeFiles): NodeStart | SplitObstacle {
  const started: Started[] = [];
  for (const used of site.commands.commands) {
    const { phase, command, instruction, where } = used;
    if (phase !== 'start') continue;
    const folder = workingDirAt(used, site.base.facts.defaults?.workingDir) ?? site.workingDir;
    if (!command) {
      started.push({ name: used.name, words: [], folder, instruction, where });
      continue;
    }
    const read = readNodeCommands(command, folder, files);
    if (read.kind === 'unknown') return { reason: 'unread-program', instruction, detail: `${read.because} (${where})` };
    for (const each of read.commands) {
      const invocation = readInvocation(each.command);
      const words = (invocation?.args ?? []).map(({ value, text }) => value ?? text);
      const own = { folder: each.folder, instruction, where: each.where ?? where };
      for (const name of invocation?.via ?? []) started.push({ name, words: [], ...own });
      if (invocation) started.push({ name: invocation.programWord.value ?? invocation.program, words, ...own });
    }
  }
  const isBun = site.base.image.path === BUN;
  const handed = isBun ? started.find(({ name }) => BUN_COMMANDS.has(name) || name === 'run') : undefined;
  if (handed)
    return {
      reason: 'unread-program',
      instruction: handed.instruction,
      detail: `its entrypoint hands "${handed.name}" to bun (${handed.where})`,
    };
  const development = started.map((one) => findDevelopment(one, isBun)).find((found) => found !== undefined);
  if (development) return development;
  return sortOut(
    started.map((one) => withArguments(one, site.start)),
    new Set(site.copies.flatMap(({ imagePath }) => imagePath ?? [])),
  );
}

/** A server of files whose arguments are in a CMD behind its ENTRYPOINT. */
function withArguments(started: Started, { entrypoint, cmd }: StartCommand): Started {
  const isWhole = started.instruction === entrypoint.instruction && entrypoint.words?.length === started.words.length + 1;
  const words = [...started.words, ...(cmd.words ?? [])];
  return isWhole && readServedFolder(started.name, words) !== undefined ? { ...started, words } : started;
} // prettier-ignore

function findDevelopment({ name, words, instruction, where }: Started, isBun: boolean): SplitObstacle | undefined {
  const program = name.slice(name.lastIndexOf('/') + 1);
  const [command = ''] = words.filter((word) => !word.startsWith('-'));
  const pattern = Object.hasOwn(NODE_DEVELOPMENT_COMMANDS, program) ? NODE_DEVELOPMENT_COMMANDS[program]! : undefined;
  const isRunByBun = isBun && program === 'bun' && !words.some((word) => /^--(?:watch|hot)$/.test(word));
  const isDevelopment = isRunByBun ? BUN_COMMANDS.has(command) : NODE_DEVELOPMENT.has(program) || pattern?.test(command) === true;
  const loader = program === 'node' ? words.find((word) => LOADERS.test(word.replace(/^-[^=]*=/, ''))) : undefined;
  const isWatched = program === 'node' && words.some((word) => /^--watch\b/.test(word));
  if (!isDevelopment && loader === undefined && !isWatched) return undefined;
  return { reason: 'needs-toolchain', instruction, detail: `${where} starts ${loader ?? words.find((word) => /^--(?:watch|hot)$/.test(word))?.replace(/^/, `${program} `) ?? `${program} ${command}`.trim()}` };
} // prettier-ignore

const WITH_VALUE = /^(?:-r|--require|--import|--loader|--experimental-loader|--env-file|-C|--conditions)$/;

/** Programs of the system by their paths. */
const SYSTEM = /^\/(?:usr\/)?(?:local\/)?s?bin\/[\w.+-]+$/;

/** @param copied paths that come from the files of the build */
function sortOut(started: readonly Started[], copied: ReadonlySet<string>): NodeStart {
  const files = new Set<string>();
  const modules = new Set<string>();
  const programs = new Set<string>();
  const paths = new Set<string>();
  for (const { name, words, folder } of started) {
    const locate = (path: string): string => cleanPath(path.startsWith('/') ? path : `${folder}/${path}`);
    for (const word of words) if (/^\/[\w.-]+\//.test(word)) paths.add(cleanPath(word));
    const program = name.slice(name.lastIndexOf('/') + 1);
    if (program === 'node' || program === 'nodejs') {
      programs.add('node');
      words.forEach((word, i) => {
        const value = /^(?:-r|--require|--import|--loader)(?:=(.+))?$/.exec(word);
        const module = value?.[1] ?? (value ? words[i + 1] : undefined);
        if (module !== undefined && !/^[./]/.test(module)) modules.add(module);
      });
      const file = words.find((word, i) => !word.startsWith('-') && !WITH_VALUE.test(words[i - 1] ?? ''));
      if (file !== undefined) files.add(locate(file));
      continue;
    }
    if (program === 'bun') {
      programs.add('bun');
      words.forEach((word, i) => {
        if (/^(?:-r|--preload|--require|--import)$/.test(words[i - 1] ?? '') && !/^[./]/.test(word)) modules.add(word);
      });
      const source = findBunSource(words);
      if (source !== undefined) files.add(locate(source));
      continue;
    }
    // The entrypoint of the image gives to node what is no command.
    if (/\.[cm]?[jt]sx?$/.test(name)) files.add(locate(name));
    else if (name.includes('/') && /node_modules\/\.bin\//.test(name)) programs.add(program);
    else if (name.includes('/')) {
      paths.add(locate(name));
      if (SYSTEM.test(name) && !copied.has(locate(name))) programs.add(program);
    } else if (!SHELL.has(name) && !STATEFUL_BUILTINS.has(name) && !STATELESS_BUILTINS.has(name)) programs.add(name);
  }
  const [own, another] = started.filter(({ name }) => !SHELL.has(name));
  const folder = own && !another ? readServedFolder(own.name, own.words) : undefined;
  const served =
    folder === undefined ? undefined : cleanPath(folder.startsWith('/') ? folder : `${own!.folder}/${folder}`);
  return { files: [...files], modules: [...modules], programs: [...programs], paths: [...paths], served };
}
