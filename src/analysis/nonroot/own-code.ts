import { type CopyPlace, type FinalImage, wordsOf } from './final-image.ts';
import type { StartedProgram } from './started.ts';
import { baseName, cleanPath, isAtOrBelow } from '../../context/context-path.ts';
import { findBuilders } from '../../context/stage-copies.ts';
import type { Instruction, Keyword } from '../../dockerfile/instruction.ts';
import { lineageOf } from '../../dockerfile/stages.ts';
import {
  APP_SERVERS,
  FRAMEWORK_SERVERS,
  IDLE,
  INTERPRETER,
  SCRIPT_TOOLS,
} from '../../knowledge/users/started-programs.ts';

/** A program that the file does not bring as its own: nobody has looked at where it writes. */
export interface ForeignProgram {
  readonly program: StartedProgram;
  /** As a clause. */
  readonly because: string;
}

/** A start that runs more than these is not one that anybody has looked at. */
const MAX_PROGRAMS = 500;

const SHELL = /^(?:ba|da|a|z|k)?sh$/;

/** The first program that is neither the file's own nor one that runs the file's own code. */
export function findForeign(image: FinalImage, programs: readonly StartedProgram[]): ForeignProgram | undefined {
  const tooMany = programs[MAX_PROGRAMS];
  if (tooMany) return { program: tooMany, because: `runs more than ${MAX_PROGRAMS} programs` };
  for (const program of programs) {
    const { name, words, isModule } = program;
    if (IDLE.has(name) || SCRIPT_TOOLS.has(name) || /^(?:npm|yarn|pnpm)$/.test(name)) continue;
    if (APP_SERVERS.has(name) || FRAMEWORK_SERVERS.has(name) || isModule) continue;
    if (name.startsWith('php-fpm') && image.base.image.startsWith('php:')) continue;
    const isInterpreter = INTERPRETER.test(name) || SHELL.test(name);
    const script = isInterpreter ? findScript(name, words) : words[0]!;
    if (script === undefined || script.includes('$') || isOwn(script, script !== words[0], program, image)) continue;
    const because =
      isInterpreter || script.includes('/')
        ? `runs ${script}, which no COPY brings: what a RUN has fetched or a mount brings writes to places that are not known`
        : `runs ${name}, which is not of this file's own making: where it writes is not known`;
    return { program, because };
  }
  return undefined;
}

/** Options of interpreters before the script that take a value. */
const WITH_VALUE = /^-(?:r|-require|-loader|-import|I|X|W|M|cp|classpath|p|d|D|c)$/;

/** The file that an interpreter is given; `undefined` where none is, or not to be seen. */
function findScript(name: string, [, ...args]: readonly string[]): string | undefined {
  if (name === 'java') {
    const at = args.indexOf('-jar');
    return at === -1 ? undefined : args.slice(at + 1).find((word) => !word.startsWith('-'));
  }
  if (name.startsWith('php')) {
    const at = args.indexOf('-f');
    if (at !== -1) return args[at + 1];
    if (args.some((word) => /^-[Srt]/.test(word))) return undefined;
  }
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i]!;
    if (SHELL.test(name) ? /^-[a-z]*[cs]$/.test(word) : /^-(?:e|c|m|-eval|-print)$/.test(word)) return undefined;
    if (!word.startsWith('-')) return word;
    if (WITH_VALUE.test(word)) i += 1;
  }
  return undefined;
}

/** Folders in which programs lie that are found by their name. */
const PATH_FOLDERS: ReadonlySet<string> = new Set([
  '/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin', '/',
]); // prettier-ignore

function isOwn(word: string, isScript: boolean, { folder }: StartedProgram, image: FinalImage): boolean {
  const isPath = isScript || word.includes('/');
  if (isPath && !word.startsWith('/') && folder === undefined) return true;
  const path = isPath ? cleanPath(word.startsWith('/') ? word : `${folder}/${word}`) : undefined;
  const isCopied = image.copies.some((copy) => {
    const sources = wordsOf(copy.instruction).slice(0, -1);
    const { destination } = copy;
    if (sources.some((source) => /^(?:https?|ftp|git):/i.test(source))) return false;
    if (path === undefined)
      return (
        [...sources, destination ?? ''].some((source) => baseName(source) === word) ||
        isFolderOfPrograms(sources, destination)
      );
    if (destination === undefined) return true;
    return destination === path || (isAtOrBelow(path, destination) && mayHold(sources, destination, path));
  });
  return isCopied || isBuiltHere(image) || (path === undefined && isBuiltBefore(image));
}

function isFolderOfPrograms(sources: readonly string[], destination: string | undefined): boolean {
  if (destination !== undefined && !PATH_FOLDERS.has(destination) && !destination.endsWith('/bin')) return false;
  return sources.some((source) => /(?:^|\/)(?:bin|sbin|\*|\.)\/?$/.test(source));
}

/** Whether what is copied to a folder may be a file in it: a source with an ending is that file alone. */
function mayHold(sources: readonly string[], destination: string, path: string): boolean {
  return sources.some((source) => {
    if (/[*?[$]/.test(source)) return true;
    const name = baseName(source.replace(/\/+$/, ''));
    if (path === cleanPath(`${destination}/${name}`)) return true;
    return !/[^.]\.\w{1,6}$/.test(name);
  });
}

const BUILDS =
  /\bgo-wrapper +install\b|\b(?:go|cargo|stack|cabal|swift|nim|crystal|dub|zig|dotnet) +(?:build|install|get|publish|c)\b|\bmake\b|\bcmake\b|\bg?cc\b|\bg\+\+|\bghc\b|\bjavac\b|\b(?:mvn|mvnw|gradle|gradlew|sbt|lein|mix|rebar3)\b|\bpip[\d.]* +install(?: +-\S+)* +[./]|\bsetup\.py +(?:install|develop)|\bnpm +link\b|\b(?:poetry|uv|pdm|pipenv) +(?:install|sync)\b|\bgem +build\b|\b(?:npm|yarn|pnpm) +(?:run +)?[\w:-]*(?:build|tsc|compile|dist)/;
const FETCHES =
  /\b(?:git +clone|svn +(?:co|checkout)|hg +clone|go +get +(?:-\S+ +)*[\w.]+\.\w+\/|go +install +\S+@)|\.(?:tar\.\w+|tgz|zip|tbz2?|txz)\b/;

/** Whether RUNs make programs of what is copied, and fetch nobody else's. */
function isBuiltHere({ copies, runs }: FinalImage): boolean {
  return makesOwn(
    runs.map(({ instruction }) => instruction),
    copies.map(({ instruction }) => instruction),
  );
}

/** The same of the stages that it copies folders from in which programs are found by their names. */
function isBuiltBefore({ file, stage, copies }: FinalImage): boolean {
  const isOfPrograms = ({ destination }: CopyPlace): boolean =>
    destination !== undefined && [...PATH_FOLDERS].some((folder) => isAtOrBelow(folder, destination));
  return findBuilders(file, stage).some(({ stage: builder, instruction }) => {
    if (!copies.some((copy) => copy.instruction === instruction && isOfPrograms(copy))) return false;
    const own = lineageOf(builder).flatMap(({ instructions }) => instructions);
    const of = (...keywords: readonly Keyword[]): readonly Instruction[] =>
      own.filter(({ content }) => keywords.includes(content.keyword!));
    return makesOwn(of('run'), of('copy', 'add'));
  });
}

function makesOwn(runs: readonly Instruction[], copies: readonly Instruction[]): boolean {
  const texts = runs.map(({ content }) => content.source);
  if (!texts.some((text) => BUILDS.test(text)) || texts.some((text) => FETCHES.test(text))) return false;
  return copies.some(({ content }) => content.flags.every(({ name }) => name !== 'from'));
}
