import { type FinalImage, wordsOf } from './final-image.ts';
import type { StartFiles } from './start-files.ts';
import type { StageCommands, UsedCommand } from '../bases/stage-commands.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { DAEMONS } from '../../knowledge/daemons.ts';
import { DATABASE } from '../../knowledge/users/folders.ts';
import {
  CAPABILITY,
  CAPABLE_PROGRAMS,
  ROOT_PROGRAMS,
  SERVER_PACKAGE,
  USER_VARIABLE,
  WRITES_ITS_TREE,
} from '../../knowledge/users/root-programs.ts';

/** Why a program has to be started by root, or is not known not to. */
export type RootReason =
  'base-image' | 'entrypoint-needs-root' | 'unread-entrypoint' | 'low-port' | 'needs-capability' | 'unclear-writes';

export interface RootNeed {
  readonly reason: RootReason;
  readonly instruction: Instruction;
  readonly detail: string;
}

/**
 * What speaks against another user than root in what a container starts.
 * @param commands of the stages that ship
 * @param isKubernetes where ports below 1024 are root's
 */
export function findRootNeed(
  image: FinalImage,
  { commands, unread }: StageCommands,
  files: StartFiles,
  isKubernetes: boolean,
): RootNeed | undefined {
  const start = commands.filter(({ instruction, phase }) => phase === 'start' && image.start.includes(instruction));
  return (
    findNothingStarted(image, start) ??
    findProgram(image, start) ??
    findJoined(image) ??
    findInTexts(image) ??
    findUnread(image, unread) ??
    findInScripts(image, files) ??
    (isKubernetes ? findLowPort(image) : undefined)
  );
}

/** Without a script they read what somebody types. */
const SHELLS =
  /^(?:(?:ba|da|a|z|k|fi|tc|c)?sh|python[\d.]*|i?pypy\d?|ipython\d?|node|nodejs|irb|pry|php\d?|perl|lua|julia|R|ghci|iex|erl|jshell|scala|swift|sqlite3|tmux|screen|tail|sleep|cat|true)$/;

/** An image to build on, or to work in: who does needs root. */
function findNothingStarted({ start, base, stage }: FinalImage, used: readonly UsedCommand[]): RootNeed | undefined {
  const main = start.filter(({ content }) => content.keyword !== 'healthcheck');
  const instruction = main.at(-1) ?? stage.from;
  if (main.length === 0) {
    if (base.command[0] === 'php-fpm') return undefined;
    return { reason: 'base-image', instruction, detail: 'it has neither CMD nor ENTRYPOINT' };
  }
  const own = used.filter((command) => main.includes(command.instruction));
  const isShell = own.length > 0 && own.every(({ name, words }) => SHELLS.test(name) && !words.some(isScript));
  if (!isShell) return undefined;
  return { reason: 'base-image', instruction, detail: `"${own[0]!.words.join(' ')}" is there to work in` };
}

const INTERPRETER = /^(?:java|node|python[\d.]*|php\d?|ruby|perl|gunicorn|uwsgi|npm|yarn|exec|cd)$/;

/** It installs or builds, keeps data of its own, or makes a database beside the code. */
function writesUnclear(name: string, words: readonly string[]): boolean {
  if (WRITES_ITS_TREE.has(name) || (DAEMONS.has(name) && name !== 'dotnet')) return true;
  if (/^(?:i|ci|install|build|compile|update|upgrade|add)$/.test(words[1] ?? '')) return true;
  if (name === 'dotnet' && /^(?:run|watch|test)$/.test(words[1] ?? '')) return true;
  return DATABASE.test(words.join(' '));
}

function isScript(word: string, at: number, [program]: readonly string[]): boolean {
  if (/(?:tail|sleep|cat)$/.test(program!)) return false;
  return at > 0 && (!word.startsWith('-') || /^-[a-z]*c$/.test(word));
}

function findProgram({ base }: FinalImage, start: readonly UsedCommand[]): RootNeed | undefined {
  for (const { name, words, where, instruction } of start) {
    // The image of PHP lets it write to its output, and keep no number.
    if (name === 'php-fpm' && base.image.startsWith('php:')) continue;
    const detail = `${where} runs ${name}`;
    if (ROOT_PROGRAMS.has(name)) return { reason: 'entrypoint-needs-root', instruction, detail };
    if (CAPABLE_PROGRAMS.has(name)) return { reason: 'needs-capability', instruction, detail };
    if (writesUnclear(name, words)) {
      const writes = `${where} runs ${words.slice(0, 2).join(' ')}, which writes to places that are not known`;
      return { reason: 'unclear-writes', instruction, detail: writes };
    }
    if (words[0]?.includes('$') && !INTERPRETER.test(name)) {
      return {
        reason: 'unread-entrypoint',
        instruction,
        detail: `${where} runs ${words[0]}, which a variable decides on`,
      };
    }
    const device = words.find((word) => DEVICE.test(word));
    if (device !== undefined) return { reason: 'needs-capability', instruction, detail: `${where} uses ${device}` };
    const system = CHANGES_FILES.has(name) ? words.slice(1).find((word) => SYSTEM_FILE.test(word)) : undefined;
    if (system === undefined) continue;
    return { reason: 'entrypoint-needs-root', instruction, detail: `${where} runs ${name} on ${system}` };
  }
  return undefined;
}

/** All but those that everybody may use. */
const DEVICE =
  /(?:^|[=:])\/dev\/(?!(?:\.\/)?(?:stdout|stderr|stdin|null|zero|full|random|urandom|tty\b|fd\b|shm\b|tcp\b|pts\b))|docker\.sock/;
const CHANGES_FILES: ReadonlySet<string> = new Set([
  'cp', 'mv', 'rm', 'ln', 'sed', 'tee', 'touch', 'mkdir', 'chmod', 'install', 'tar', 'unzip', 'rsync', 'dd', 'truncate',
]); // prettier-ignore
const SYSTEM_FILE = /^["']?\/(?:etc|usr|bin|sbin|lib|opt|run|var\/run|var\/lib|var\/spool|root|boot)\b/;

/** An ENTRYPOINT that runs what CMD names: the two make one command, which is not followed. */
function findJoined({ start }: FinalImage): RootNeed | undefined {
  const [entrypoint, command] = (['entrypoint', 'cmd'] as const).map((keyword) => {
    return start.find(({ content }) => content.keyword === keyword);
  });
  const program = entrypoint?.content.json?.[0];
  if (!entrypoint || !command?.content.json || program === undefined) return undefined;
  if (!/(?:^|\/)(?:npm|npx|yarn|pnpm|bun|env|exec|bundle|make|(?:ba|da|a|z|k)?sh)$/.test(program)) return undefined;
  const detail = `ENTRYPOINT in line ${entrypoint.line} hands its CMD to ${program}`;
  return { reason: 'unread-entrypoint', instruction: entrypoint, detail };
}

/** What the words of RUNs and of the configuration tell, whatever is read of the rest. */
function findInTexts({ instructions }: FinalImage): RootNeed | undefined {
  for (const instruction of instructions) {
    const { keyword, source } = instruction.content;
    if (keyword === 'onbuild' || keyword === 'label' || keyword === 'maintainer') continue;
    const dropper = /\b(?:gosu|su-exec|s6-overlay|s6-svscan|setuidgid|suexec)\b/.exec(withoutComments(instruction));
    if (dropper) {
      const detail = `${keyword!.toUpperCase()} in line ${instruction.line} has ${dropper[0]}, which is there to change the user`;
      return { reason: 'entrypoint-needs-root', instruction, detail };
    }
    const server = keyword === 'run' ? SERVER_PACKAGE.exec(withoutComments(instruction)) : undefined;
    if (server) {
      const detail = `line ${instruction.line} speaks of ${server[0]}, which is started by root`;
      return { reason: 'entrypoint-needs-root', instruction, detail };
    }
    const ids = keyword === 'env' ? USER_VARIABLE.exec(source) : undefined;
    if (ids) return { reason: 'entrypoint-needs-root', instruction, detail: `${ids[0]} tells root whom to change to` };
    const capability = CAPABILITY.exec(withoutComments(instruction));
    if (capability) {
      const detail = `line ${instruction.line} speaks of ${capability[0]}`;
      return { reason: 'needs-capability', instruction, detail };
    }
    const device = keyword === 'volume' ? wordsOf(instruction).find((word) => DEVICE.test(word)) : undefined;
    if (device !== undefined)
      return { reason: 'needs-capability', instruction, detail: `the volume ${device} is a device` };
  }
  return undefined;
}

function withoutComments({ content }: Instruction): string {
  return content.heredocs.length > 0 ? content.source : content.joined.text;
}

function findUnread({ start }: FinalImage, unread: StageCommands['unread']): RootNeed | undefined {
  const first = unread.find(({ instruction, phase }) => phase === 'start' && start.includes(instruction));
  return first && { reason: 'unread-entrypoint', instruction: first.instruction, detail: first.because };
}

/** A script writes where no one but root may; where it goes on to is not followed. */
function findInScripts({ start, stage }: FinalImage, { texts }: StartFiles): RootNeed | undefined {
  for (const [name, text] of texts) {
    const written = />{1,2}\s*["']?(\/(?!dev\/|tmp\/|proc\/self\/)[\w./-]+)/.exec(text);
    if (!written) continue;
    const instruction = start[0] ?? stage.from;
    return { reason: 'entrypoint-needs-root', instruction, detail: `${name} writes to ${written[1]!}` };
  }
  return undefined;
}

/** A port below 1024 that the image says it listens on. */
export function findLowPort({ ports, start, env }: FinalImage): RootNeed | undefined {
  const exposed = ports.find(({ text }) => isLow(/^(\d+)(?:-\d+)?(?:\/\w+)?$/.exec(text ?? '')?.[1]));
  if (exposed) {
    const detail = `EXPOSE ${exposed.text!} in line ${exposed.instruction.line}`;
    return { reason: 'low-port', instruction: exposed.instruction, detail };
  }
  const variable = env.find(({ name, text }) => /(?:^|_)PORT$/.test(name) && isLow(text));
  if (variable)
    return { reason: 'low-port', instruction: variable.instruction, detail: `ENV ${variable.name}=${variable.text!}` };
  for (const instruction of start) {
    if (instruction.content.keyword === 'healthcheck') continue;
    const text = instruction.content.json?.join(' ') ?? argumentsText(instruction.content);
    const match = /(?:--?(?:[\w-]{0,30}port|p|P)[= ]|[\d.*\]]:|localhost:|\s:)(\d{1,5})(?=\s|$|["',])/.exec(text);
    if (isLow(match?.[1]))
      return { reason: 'low-port', instruction, detail: `"${match![0].trim()}" in line ${instruction.line}` };
  }
  return undefined;
}

function isLow(port: string | undefined): boolean {
  return port !== undefined && /^\d+$/.test(port) && Number(port) > 0 && Number(port) < 1024;
}
