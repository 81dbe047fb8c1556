import { type FinalImage, type Placed, wordsOf } from './final-image.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { isUnread, readRun } from '../../dockerfile/run-script.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import type { Command } from '../../shell/script.ts';
import { memoize } from '../../text/memo.ts';

/** Files that another user than root does not find, or may not read. */
export interface RootFiles {
  readonly reason: 'files-in-root-home' | 'private-files';
  readonly instruction: Instruction;
  readonly detail: string;
}

/** The first place that puts something where, or in a way that, no one but root has it. */
export function findRootFiles(image: FinalImage): RootFiles | undefined {
  return findInConfig(image) ?? findInCopies(image) ?? findInRuns(image);
}

const ROOT_HOME = /(?:^|[\s"'=:,[(])(?:~(?:\/|$)|\$HOME\b|\$\{HOME\b|\/root(?:\/|$|[\s"',:\]]))/;

function findInConfig({ instructions, env, workingDir, volumes, start }: FinalImage): RootFiles | undefined {
  const isRootHome = ({ text }: Placed): boolean => text !== undefined && ROOT_HOME.test(text);
  const variable = env.find((entry) => isRootHome(entry) && !/^(?:PS1|PROMPT|HISTFILE)$/.test(entry.name));
  if (variable) return inHome(variable.instruction, `ENV ${variable.name} in line ${variable.instruction.line}`);
  const folder = workingDir && isRootHome(workingDir) ? workingDir : volumes.find(isRootHome);
  if (folder) return inHome(folder.instruction, `line ${folder.instruction.line}`);
  const command = start.find(({ content }) => ROOT_HOME.test(content.json?.join(' ') ?? argumentsText(content)));
  if (command) return inHome(command, `${command.content.keyword!.toUpperCase()} in line ${command.line}`);
  const earlier = instructions.find((each) => {
    return each.content.keyword === 'workdir' && /^["']?(?:\/root\b|~|\$\{?HOME)/.test(argumentsText(each.content));
  });
  return earlier && inHome(earlier, `WORKDIR in line ${earlier.line}`);
}

function inHome(instruction: Instruction, where: string): RootFiles {
  return { reason: 'files-in-root-home', instruction, detail: `${where} names the home of root` };
}

function findInCopies({ copies }: FinalImage): RootFiles | undefined {
  for (const { instruction, destination } of copies) {
    const last = wordsOf(instruction).at(-1) ?? '';
    if ((destination !== undefined && isAtOrBelow(destination, '/root')) || /^~|\$\{?HOME\b/.test(last))
      return inHome(instruction, `line ${instruction.line}`);
    const mode = instruction.content.flags.find(({ name }) => name === 'chmod')?.value;
    if (mode === undefined || !isPrivateMode(mode)) continue;
    return { reason: 'private-files', instruction, detail: `line ${instruction.line} copies with --chmod=${mode}` };
  }
  return undefined;
}

function findInRuns({ instructions, base }: FinalImage): RootFiles | undefined {
  for (const instruction of instructions) {
    const { content } = instruction;
    if (content.keyword !== 'run') continue;
    const reading = readRun(content);
    if (isUnread(reading)) {
      if (ROOT_HOME.test(content.source)) return inHome(instruction, `the RUN in line ${instruction.line}`);
      continue;
    }
    for (const { command } of reading.commands) {
      const found = findInCommand(command, instruction, base.image);
      if (found) return found;
    }
  }
  return undefined;
}

/** Not what a shell reads that somebody works in. */
function isHomeFile(word: string): boolean {
  return (
    ROOT_HOME.test(word) &&
    !/\.(?:bashrc|bash_\w+|profile|zshrc|vimrc|inputrc|screenrc|nanorc|wget-hsts)["']?$/.test(word)
  );
}

/** They delete, or only look. */
const HARMLESS: ReadonlySet<string> = new Set([
  'rm',
  'rmdir',
  'find',
  'ls',
  'test',
  '[',
  'echo',
  'du',
  'cd',
  'true',
  ':',
]);

function findInCommand(command: Command, instruction: Instruction, image: string): RootFiles | undefined {
  const { words, isNamed, isPrivate } = readFileUse(command);
  const shown = (): string => `"${words.slice(0, 3).join(' ')}" in line ${instruction.line}`;
  if (isNamed) return inHome(instruction, shown());
  const program = readInvocation(command)?.program;
  const installed = program === undefined ? undefined : findHomeInstall(program, words, image);
  if (installed !== undefined)
    return { reason: 'files-in-root-home', instruction, detail: `${shown()} puts ${installed} into the home of root` };
  if (!isPrivate) return undefined;
  return { reason: 'private-files', instruction, detail: `${shown()} leaves files that others may not read or run` };
}

/** What a command does to files of root, on whatever image. */
const readFileUse = memoize((command: Command) => {
  const invocation = readInvocation(command);
  const words = command.words.map(({ value, text }) => value ?? text);
  const isWritten = command.redirections.some(({ target }) => target && isHomeFile(target.text));
  return {
    words,
    isNamed: isWritten || (words.some(isHomeFile) && !isHarmless(invocation?.program)),
    isPrivate:
      invocation !== undefined &&
      isPrivate(
        invocation.program,
        invocation.args.map(({ value, text }) => value ?? text),
      ),
  };
});

function isHarmless(program: string | undefined): boolean {
  return program !== undefined && HARMLESS.has(program);
}

/** What a command puts into the home of the user that runs it, without being told to. */
function findHomeInstall(program: string, words: readonly string[], image: string): string | undefined {
  const text = words.join(' ');
  if (/^(?:pip[\d.]*|python[\d.]*)$/.test(program) && words.includes('--user')) return 'packages of Python';
  if (/\b(?:sh\.rustup\.rs|rustup-init)\b/.test(text) && !image.startsWith('rust:')) return 'Rust';
  if (/nvm-sh\/nvm|creationix\/nvm|get\.sdkman\.io|pyenv-installer|pyenv\.run|install-poetry|get-poetry/.test(text))
    return 'what the script installs';
  if (
    /\b(?:astral\.sh\/uv|get\.rvm\.io|bun\.sh\/install|deno\.land\/install|get\.haskellstack\.org|get\.volta\.sh)\b/.test(
      text,
    )
  )
    return 'what the script installs';
  if (program === 'cargo' && words.includes('install') && !image.startsWith('rust:')) return 'programs of Rust';
  if (program === 'go' && /^(?:get|install)$/.test(words[1] ?? '') && !image.startsWith('golang:'))
    return 'programs of Go';
  if (program === 'poetry' && words.includes('install')) return 'an environment of Python';
  if (program === 'pipenv' && words.includes('install') && !words.includes('--system'))
    return 'an environment of Python';
  if (/^(?:conda|mamba|micromamba)$/.test(program) && words.includes('init')) return 'settings of conda';
  if (program === 'gem' && words.includes('--user-install')) return 'gems';
  if (program === 'composer' && words.includes('global')) return 'packages of PHP';
  if (program === 'dotnet' && words.includes('tool') && /-g\b|--global/.test(text)) return 'tools of .NET';
  if (/^(?:stack|cabal)$/.test(program) && words.includes('install')) return 'programs of Haskell';
  if (/\bplaywright install\b|\bpuppeteer\b|nltk\.download|nltk\.downloader|\bcypress\b/.test(text))
    return 'its downloads';
  if (/^(?:mvn|gradle|gradlew|sbt|lein|clojure|boot)$/.test(program) && /dependency|deps|resolve|update/.test(text))
    return 'its dependencies';
  if (/from_pretrained|snapshot_download|huggingface-cli|whisper\.load_model|torch\.hub/.test(text)) return 'models';
  return undefined;
}

function isPrivate(program: string, args: readonly string[]): boolean {
  if (program === 'umask') return /[1-7]$/.test(args[0] ?? '') && !/[1-3]$/.test(args[0]!);
  if (program === 'install' || program === 'mkdir') {
    const at = args.findIndex((arg) => arg === '-m' || /^--mode(?:=|$)/.test(arg));
    const joined = args.find((arg) => /^-m\d/.test(arg))?.slice(2);
    const mode = joined ?? (at === -1 ? undefined : (/=(.+)$/.exec(args[at]!)?.[1] ?? args[at + 1]));
    return mode !== undefined && isPrivateMode(mode);
  }
  if (program !== 'chmod') return false;
  const [mode, ...paths] = args.filter((arg) => !/^-[a-zA-Z]|^--/.test(arg) || /^-[rwx]+$/.test(arg));
  if (mode === undefined || !isPrivateMode(mode)) return false;
  return paths.length === 0 || !paths.every((path) => SYSTEM_SECRET.test(path));
}

/** Files that only the system itself reads. */
const SYSTEM_SECRET = /^\/etc\/(?:sudoers|cron|ssh|shadow|gshadow|crontabs)|^\/var\/spool\/cron|\/gnupg\b/;

/** Whether others than owner and group may not read, or not start what its owner may, by the octal or symbolic form of chmod(1). */
function isPrivateMode(mode: string): boolean {
  if (/^[0-7]{3,4}$/.test(mode)) {
    const [owner, , other] = Array.from(mode.slice(-3), Number) as [number, number, number];
    return other < 4 || (owner % 2 === 1 && other % 2 === 0);
  }
  const parts = mode.split(',');
  const isStartedByOwner = parts.some((part) => /^[ug]+[+=][rwXst]*x/.test(part));
  if (isStartedByOwner && !parts.some((part) => /^(?:[ug]*[oa][ugoa]*)?[+=][rwXst]*x/.test(part))) return true;
  return parts.some((part) => {
    const match = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(part);
    if (!match || /^[ug]+$/.test(match[1]!) || match[2] === '+') return false;
    return match[3]!.includes('r') === (match[2] === '-');
  });
}
