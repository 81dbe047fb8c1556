import { findConsumerTexts } from './consumer-uses.ts';
import { findSplitJavaObjection } from './split-java.ts';
import type { BuilderFiles } from './split-paths.ts';
import type { Split } from './stage-split.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Window } from './window.ts';
import { findContextPath } from '../context/copied-files.ts';
import { BuildValues } from '../context/build-values.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import { type BaseImage, readBase } from '../knowledge/images/base-image.ts';
import { isInEveryImage, packagesOfProgram } from '../knowledge/images/base-programs.ts';
import { isJavaRuntime } from '../knowledge/java.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { PATH_FOLDERS } from '../knowledge/path-folders.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../knowledge/shell-builtins.ts';
import { parseScript } from '../shell/parse.ts';
import { type Command, isOpaque } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';
import { healthcheckWords, readStartCommand, type StartPart } from '../trace/start-command.ts';
import { resolvePath } from '../trace/stage-writes.ts';

/** A command that starts with a container; the words of a CMD that are arguments stand behind `:`. */
export interface Started {
  readonly line: number;
  readonly words: readonly string[];
  /** Where a `cd` before it has led, from the working directory. */
  readonly folder?: string;
  /** Where it stands, if not in the Dockerfile. */
  readonly where?: string;
}

/** What stands before words that are no command. */
const ARGUMENTS = ':';
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash']);
/** A word that names a file, wherever it stands. */
const FILE_WORD =
  /^(?:\.{0,2}\/|[\w@.+/-]*\.(?:jar|war|py|m?js|cjs|ts|rb|php|pl|lua|exs?|dll|sh|json|ya?ml|toml|conf|cfg|ini|xml|properties|txt|html|db|sqlite\d?|so|env|pem|key|crt)$)/;
/** What starts is copied, or the image of the second stage has it; and so are the files that are named to it. */
export function findSplitStartObjection(
  split: Split,
  window: Window,
  copied: readonly string[],
  files: BuilderFiles,
): string | undefined {
  const started = readStarted(split);
  if (typeof started === 'string') return started;
  const outside = startedOutside(split, window);
  if (typeof outside === 'string') return outside;
  const { after, surroundings } = window;
  const base = readBase(after, split.runtime, surroundings.catalogue());
  const runtime = typeof base === 'object' ? base : undefined;
  const installed = new Set(stageCommandsIn(after, split.runtime).flatMap(({ installs }) => installs));
  const folders = [...pathFolders(after, split.runtime.instructions), ...(files.tools?.folders ?? [])];
  const isCopied = (path: string): boolean => copied.some((own) => isAtOrBelow(path, own));
  for (const { line, words, folder = '.', where = `line ${line}` } of [...started, ...outside]) {
    const [program = '', ...rest] = words;
    const start = resolvePath(files.workingDir, folder);
    const isThere =
      program === ARGUMENTS ||
      (program.includes('/')
        ? isCopied(resolvePath(start, program)) || isOfSystem(program, surroundings, runtime)
        : files.tools?.programs?.includes(program) === true ||
          hasProgram(program, surroundings, runtime, installed) ||
          folders.some((folder) => isCopied(`${folder}/${program}`) && isOwn(`${folder}/${program}`, files, window)));
    if (!isThere) return `${where} starts ${program}, which the second stage does not have`;
    const lost = rest
      .filter((word) => FILE_WORD.test(word))
      .map((word) => resolvePath(start, word))
      .find((path) => !isCopied(path) && isOfBuilder(path, files));
    if (lost !== undefined) return `${where} names ${lost}, which is not copied`;
    if (isScript(program, start, window, files) && !isCopied(files.workingDir))
      return `line ${line} starts a script, and not all of its folder is copied`;
  }
  return findSplitJavaObjection(split, window, copied, files, started);
}

/** What files of the project run in containers of it. */
function startedOutside({ old }: Split, { before, surroundings }: Window): readonly Started[] | string {
  const found: Started[] = [];
  for (const { text, where } of findConsumerTexts(before, old, surroundings)) {
    const own = fromText(text, old.from.line);
    if (typeof own === 'string') return `what ${where} runs was not read`;
    found.push(...own.map((one) => ({ ...one, where })));
  }
  return found;
}

/** A program of a build that people install is nobody's own, even where all of a folder for programs is copied. */
function isOwn(path: string, { writes }: BuilderFiles, { surroundings }: Window): boolean {
  if (writes.made.some((made) => made.path === path)) return true;
  const found = surroundings.catalogue().findCommandPackage(path.slice(path.lastIndexOf('/') + 1), 'debian');
  return !found?.packages.some((name) => /^(?:build|tool)$/.test(useOfPackage(name)));
}

/** A file of the project that an interpreter reads: what it needs beside itself is anywhere in its folder. */
function isScript(program: string, folder: string, { surroundings }: Window, { copies }: BuilderFiles): boolean {
  const { context } = surroundings;
  if (!context || !copies || !program.includes('/')) return false;
  const found = findContextPath(copies, context, resolvePath(folder, program));
  const start = found?.kind === 'found' ? context.readStart(found.contextPath, 2) : undefined;
  return start !== undefined && String.fromCharCode(...start) === '#!';
}

/** Whether the builder has made it, or may have: below a folder of its own, and none that the base has filled. */
function isOfBuilder(path: string, { writes, copies }: BuilderFiles): boolean {
  const own = [...writes.made, ...writes.work].map((one) => one.path);
  const places = [...own, ...(copies ?? []).flatMap(({ imagePath }) => imagePath ?? [])];
  return places.some((place) => place !== '/' && isAtOrBelow(path, place));
}

function isOfSystem(program: string, surroundings: Window['surroundings'], runtime: BaseImage | undefined): boolean {
  const match = /^\/(?:usr\/)?(?:local\/)?s?bin\/([\w.+-]+)$/.exec(program);
  return match !== null && hasProgram(match[1]!, surroundings, runtime, new Set());
}

function hasProgram(
  name: string,
  { catalogue }: Window['surroundings'],
  runtime: BaseImage | undefined,
  installed: ReadonlySet<string>,
): boolean {
  if (!runtime) return false;
  const { path } = runtime.image;
  if (name === 'java' && isJavaRuntime(path)) return true;
  if (catalogue().ownCommands(path).includes(name) || SHELL_WORDS.has(name)) return true;
  const { system } = runtime.facts;
  if (installed.has(name) || isInEveryImage(name, system, catalogue())) return true;
  return packagesOfProgram(name, system, catalogue()).some((one) => installed.has(one));
}

const SHELL_WORDS: ReadonlySet<string> = new Set([...STATEFUL_BUILTINS, ...STATELESS_BUILTINS]);

/** Where a program is looked for by its name alone. */
function pathFolders(after: Dockerfile, instructions: readonly Instruction[]): readonly string[] {
  const values = new BuildValues(after);
  const folders = [...PATH_FOLDERS];
  for (const { content } of instructions) {
    const pieces = readVariables(content).flatMap(({ name, value }) =>
      name === 'PATH' ? (value ?? '').split(':') : [],
    );
    for (const piece of pieces) {
      const folder = values.expand(piece.replace(/^["']|["']$/g, ''), content.escape);
      if (folder.kind === 'known' && folder.assumes.length === 0 && folder.text.startsWith('/'))
        folders.push(folder.text);
    }
    values.take(content);
  }
  return folders;
}

function readStarted({ runtime }: Split): readonly Started[] | string {
  const { entrypoint, cmd } = readStartCommand(runtime);
  const parts = entrypoint.instruction ? [entrypoint, cmd] : [cmd];
  const started: Started[] = [];
  for (const [i, part] of parts.entries()) {
    if (!part.instruction) continue;
    // The words of a CMD behind an ENTRYPOINT are arguments of it.
    const isArguments = i > 0 && part.words !== undefined && entrypoint.words !== undefined;
    const own = isArguments ? [{ line: part.instruction.line, words: [ARGUMENTS, ...part.words] }] : readPart(part);
    if (typeof own === 'string') return own;
    started.push(...own);
  }
  for (const instruction of runtime.instructions.filter(({ content }) => content.keyword === 'healthcheck')) {
    const words = healthcheckWords(instruction);
    const text = argumentsText(instruction.content).replace(/^cmd\s+/i, '');
    const own = words ? fromWords(words, instruction.line) : fromText(text, instruction.line);
    if (typeof own === 'string') return own;
    started.push(...own);
  }
  return started;
}

function readPart({ words, instruction }: StartPart): readonly Started[] | string {
  const { line, content } = instruction!;
  return words ? fromWords(words, line) : fromText(argumentsText(content), line);
}

function fromWords(words: readonly string[], line: number): readonly Started[] | string {
  if (words.length === 0) return [];
  const name = words[0]!.slice(words[0]!.lastIndexOf('/') + 1);
  const at = SHELLS.has(name) ? words.findIndex((word) => /^-[a-z]*c$/.test(word)) : -1;
  if (at === -1) return [{ line, words }];
  const inner = fromText(words[at + 1] ?? '', line);
  return typeof inner === 'string' ? inner : [{ line, words: [words[0]!] }, ...inner];
}

function fromText(text: string, line: number): readonly Started[] | string {
  const script = parseScript(text);
  if (isOpaque(script)) return `what line ${line} starts was not read`;
  const started: Started[] = [];
  let folder = '.';
  for (const { command } of findCommands(script)) {
    if (command.words.length === 0) continue;
    const own = fromCommand(command, line);
    if (typeof own === 'string') return own;
    started.push(...own.map((one) => ({ ...one, folder })));
    const [program, target] = command.words;
    if (program?.value !== 'cd') continue;
    if (target?.value === undefined) return `line ${line} goes to a folder that is not known`;
    folder = target.value.startsWith('/') ? target.value : `${folder}/${target.value}`;
  }
  return started;
}

function fromCommand(command: Command, line: number): readonly Started[] | string {
  const invocation = readInvocation(command);
  if (!invocation) return `what line ${line} starts depends on a variable`;
  const { via, programWord, args } = invocation;
  const words = [programWord.value!, ...args.map(({ value, text }) => value ?? text)];
  const inner = fromWords(words, line);
  if (typeof inner === 'string') return inner;
  return [...via.filter((name) => name !== 'exec').map((name) => ({ line, words: [name] })), ...inner];
}
