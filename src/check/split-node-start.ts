import type { BuilderSteps } from './split-node-steps.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findContextPath } from '../context/copied-files.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import { missingFrom } from '../knowledge/images/slim-contents.ts';
import { packagesWith } from '../knowledge/apt-brings.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { BUN_COMMANDS } from '../knowledge/bun.ts';
import { NODE_DEVELOPMENT, NODE_DEVELOPMENT_COMMANDS } from '../knowledge/node-tools.ts';
import { readServedFolder } from '../knowledge/static-servers.ts';
import { parseScript } from '../shell/parse.ts';
import { isOpaque } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';
import { findBunSource } from '../trace/bun-runner.ts';
import { type NodeFiles, readNodeCommands } from '../trace/node-commands.ts';
import { healthcheckWords, readStartCommand, type StartPart } from '../trace/start-command.ts';
import { resolvePath } from '../trace/stage-writes.ts';

/** What a container of the second stage starts. */
export interface StartedByNode {
  /** Programs by the last part of their names. */
  readonly programs: ReadonlySet<string>;
  /** Files that Node.js is given, and programs by a path; absolute. */
  readonly files: readonly string[];
  /** All words of it, for who looks for a name among them. */
  readonly words: readonly string[];
  /** A server of files is all that is started. */
  readonly isServer: boolean;
  /** What it serves, absolute, where its words tell. */
  readonly served: string | undefined;
}

const MAX_DEPTH = 4;
const LOADERS = /(?:^|=)(?:ts-node|tsx|@babel\/register|@swc-node|esbuild-register)/;

/** What CMD, ENTRYPOINT and HEALTHCHECK start, scripts of `package.json` and of shells looked through; or why it is not known. */
export function readStarted({ runtime }: Split, files: NodeFiles, workingDir: string, isBun: boolean): StartedByNode | string {
  const reader = new Reader(files, workingDir, isBun);
  const { entrypoint, cmd } = readStartCommand(runtime);
  const joined = joinServer(entrypoint, cmd);
  for (const part of joined ?? [entrypoint, cmd]) {
    if (!part.instruction) continue;
    if (part.words?.[0]?.startsWith('-')) continue;
    reader.read(part.words ? quote(part.words) : argumentsText(part.instruction.content), workingDir, 0);
  }
  for (const instruction of runtime.instructions.filter(({ content }) => content.keyword === 'healthcheck')) {
    const words = healthcheckWords(instruction);
    const text = words ? quote(words) : argumentsText(instruction.content).replace(/^cmd\s+/i, '');
    if (text !== '') reader.read(text, workingDir, 0);
  }
  if (reader.trouble !== undefined) return reader.trouble;
  const { programs, paths, words } = reader;
  const [program, another] = [...programs].filter((name) => !SHELL.has(name));
  const isAlone = another === undefined && paths.length === 0;
  const served = isAlone ? reader.served : undefined;
  return { programs, files: paths, words, isServer: isAlone && (program === 'nginx' || served !== undefined), served };
} // prettier-ignore

/** A server of files and its arguments, where an ENTRYPOINT and a CMD hold them apart. */
function joinServer(entrypoint: StartPart, { words, instruction }: StartPart): readonly StartPart[] | undefined {
  const [program, ...own] = entrypoint.words ?? [];
  if (!entrypoint.instruction || program === undefined || !words || !instruction) return undefined;
  const all = [...own, ...words];
  return readServedFolder(program, all) === undefined ? undefined : [{ ...entrypoint, words: [program, ...all] }];
}

const SHELL: ReadonlySet<string> = new Set(['sh', 'bash', 'exec', 'echo', 'set', 'export', 'cd']);

function quote(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
}

class Reader {
  readonly programs = new Set<string>();
  readonly paths: string[] = [];
  readonly words: string[] = [];
  trouble: string | undefined;
  served: string | undefined;
  readonly #files: NodeFiles;
  readonly #workingDir: string;
  readonly #isBun: boolean;

  constructor(files: NodeFiles, workingDir: string, isBun: boolean) {
    this.#isBun = isBun;
    this.#files = files;
    this.#workingDir = workingDir;
  }

  read(text: string, start: string, depth: number): void {
    const script = parseScript(text);
    if (isOpaque(script) || depth > MAX_DEPTH) return this.#leave('what is started was not read');
    let folder = start;
    for (const { command } of findCommands(script)) {
      const [first, path] = command.words;
      if (first?.value === 'cd') {
        if (path?.value === undefined) return this.#leave('a folder of what is started is not known');
        folder = resolvePath(folder, path.value);
        continue;
      }
      // What the script was given, which is read by itself.
      if (command.words.some((word) => /^"?\$[@*]"?$/.test(word.text))) continue;
      const read = readNodeCommands(command, folder, this.#files);
      if (read.kind === 'unknown') return this.#leave(read.because);
      for (const each of read.commands) {
        const invocation = readInvocation(each.command);
        if (!invocation) {
          if (each.command.words.length > 0) return this.#leave('what is started depends on a variable');
          continue;
        }
        for (const name of invocation.via) this.programs.add(name);
        const words = invocation.args.map(({ value, text: own }) => value ?? own);
        this.#take(invocation.programWord.value!, words, each.folder, depth);
      }
    }
  }

  #take(name: string, words: readonly string[], folder: string, depth: number): void {
    const program = name.slice(name.lastIndexOf('/') + 1);
    this.words.push(program, ...words);
    const served = readServedFolder(program, words);
    if (served !== undefined) this.served = resolvePath(folder, served);
    const [first = ''] = words.filter((word) => !word.startsWith('-'));
    const pattern = Object.hasOwn(NODE_DEVELOPMENT_COMMANDS, program) ? NODE_DEVELOPMENT_COMMANDS[program] : undefined;
    if (program === 'bun' && this.#isBun) return this.#takeBun(words, first, folder);
    if (BUN_COMMANDS.has(program) && this.#isBun) return this.#leave(`"${program}" is handed to bun`);
    if (NODE_DEVELOPMENT.has(program) || pattern?.test(first) === true) return this.#leave(`${program} is started, which needs the tools of the build`);
    if (program === 'node' && words.some((word) => LOADERS.test(word))) return this.#leave('sources are compiled when they are started');
    if (/\.[cm]?[jt]sx?$/.test(name)) this.paths.push(resolvePath(folder, name));
    else if (name.includes('/') && !name.includes('node_modules/.bin/')) this.#takePath(resolvePath(folder, name), folder, depth);
    else this.programs.add(program);
    const isShell = /^(?:ba|da|a)?sh$/.test(program);
    if (program !== 'node' && !isShell) return;
    const file = words.find((word, i) => !word.startsWith('-') && !/^-(?:r|-require|-import|-loader|c)$/.test(words[i - 1] ?? ''));
    if (file === undefined) return;
    if (isShell && !words.some((word) => /^-[a-z]*c$/.test(word))) this.#takePath(resolvePath(folder, file), folder, depth);
    else if (!isShell) this.paths.push(resolvePath(folder, file));
  } // prettier-ignore

  #takeBun(words: readonly string[], first: string, folder: string): void {
    this.programs.add('bun');
    if (BUN_COMMANDS.has(first) || words.some((word) => /^--(?:watch|hot)$/.test(word)))
      return this.#leave(`bun ${first} is started, which needs the tools of the build`);
    const source = findBunSource(words);
    if (source !== undefined) this.paths.push(resolvePath(folder, source));
  }

  /** A script of the context is read. */
  #takePath(path: string, folder: string, depth: number): void {
    const { copies, context } = this.#files;
    const found = findContextPath(copies, context, path);
    if (found?.kind === 'unknown') return this.#leave(`${path} could not be read`);
    if (!found) {
      const system = /^\/(?:usr\/)?(?:local\/)?s?bin\/([\w.+-]+)$/.exec(path)?.[1];
      if (system === undefined) this.paths.push(path);
      else this.programs.add(system);
      return;
    }
    this.paths.push(path);
    const text = context.readText(found.contextPath);
    if (text === undefined) return this.#leave(`${path} could not be read`);
    const interpreter = /^#!\s*\S*?([\w.+-]+)(?:\s+([\w.+-]+))?\s*$/m.exec(text.split('\n')[0]!);
    const name = interpreter?.[1] === 'env' ? interpreter[2] : interpreter?.[1];
    if (name !== undefined) this.programs.add(name);
    if (name === undefined || /^(?:ba|da|a)?sh$/.test(name)) this.read(text, folder || this.#workingDir, depth + 1);
  }

  #leave(because: string): void {
    this.trouble ??= because;
  }
}

/** What starts is copied, or the image of the second stage has it. @param there packages that it installs */
export function findNodeStartObjection(
  started: StartedByNode,
  copied: readonly string[],
  { workingDir }: BuilderSteps,
  is: BaseImage,
  there: ReadonlySet<string>,
  { surroundings }: Window,
): string | undefined {
  if (started.programs.size === 0 && started.files.length === 0) return 'nothing is started';
  const lost = started.files.find((path) => !copied.some((own) => isAtOrBelow(path, own)));
  if (lost !== undefined) return `${lost} is started, and not in the second stage`;
  if (started.programs.has('nginx')) return [...there].some((name) => /^nginx(?:-\w+)?$/.test(name)) ? undefined : 'nginx is not installed in the second stage';
  const isSlim = /(?:^|-)slim/.test(is.tag);
  const missing = isSlim ? missingFrom(is, surroundings.catalogue()) : undefined;
  for (const name of started.programs) {
    const own = missing?.commands.get(name);
    if (own === undefined) continue;
    const known = surroundings.catalogue().findCommandPackage(name, 'debian', is.facts.system?.suite)?.packages ?? [];
    const isThere = [own, ...known].some((one) => [...there].some((other) => packagesWith(other).includes(one)));
    if (!isThere) return `${name} is started in ${workingDir}, and ${is.tag} does not have it`;
  }
  return undefined;
} // prettier-ignore
