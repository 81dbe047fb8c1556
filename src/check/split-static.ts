import type { BuilderFiles } from './split-paths.ts';
import type { Split } from './stage-split.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { readVariables } from '../dockerfile/variables.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command } from '../shell/script.ts';
import { healthcheckWords, readStartCommand } from '../trace/start-command.ts';

/** Commands that may be beside the build of a program without C: they make no program. */
const BESIDE: ReadonlySet<string> = new Set(['mkdir', 'cd', 'echo', 'chmod', 'cp', 'mv', 'rm', 'apt-get', 'apt', 'apk', 'strip', 'ls', 'touch', 'set', 'true', 'test', 'ln', 'sed', 'cat', 'printf', 'pwd', 'env', 'grep', 'find', 'export']); // prettier-ignore

/** An image without libraries and shell: nothing but programs that Go builds without C, started by themselves (trap F8). */
export function findStaticObjection(split: Split, was: BaseImage, { writes }: BuilderFiles): string | undefined {
  if (was.image.path !== 'golang') return 'nothing proves that the program needs no library';
  return findDynamicBuild(split, writes.commands) ?? findShell(split);
}

function findDynamicBuild({ builder }: Split, commands: BuilderFiles['writes']['commands']): string | undefined {
  let builds = 0;
  for (const { command, instruction } of commands) {
    const invocation = readInvocation(command);
    if (!invocation) {
      if (command.words.length === 0) continue;
      return 'a step of the build is not known';
    }
    const { program, args } = invocation;
    if (program !== 'go') {
      if (!BESIDE.has(program)) return `${program} may build a program that needs a library`;
      continue;
    }
    const subcommand = args[0]?.value ?? '';
    if (!/^(?:build|install|test)$/.test(subcommand)) continue;
    if (args.some(({ value, text }) => /^-(?:buildmode|linkshared)\b/.test(value ?? text)))
      return 'it builds something else than a program';
    builds += 1;
    const own = ownSetting(command);
    const isOff = own === undefined ? isOffBefore(builder.instructions, instruction.start) : own === '0';
    if (!isOff) return `line ${instruction.line} may build with C`;
  }
  return builds === 0 ? 'nothing builds the program' : undefined;
}

function ownSetting({ assignments, words }: Command): string | undefined {
  const assigned = assignments.findLast(({ name }) => name === 'CGO_ENABLED');
  if (assigned) return assigned.value ?? '?';
  const word = words.find(({ text }) => text.startsWith('CGO_ENABLED='));
  return word && (word.value ?? '?').slice('CGO_ENABLED='.length);
}

/** An ENV in force; an ARG may be another in each build. */
function isOffBefore(instructions: Split['builder']['instructions'], start: number): boolean {
  const settings = instructions
    .filter((instruction) => instruction.start < start && /^(?:env|arg)$/.test(instruction.content.keyword ?? ''))
    .flatMap(({ content }) => readVariables(content).map((one) => ({ ...one, isArg: content.keyword === 'arg' })))
    .filter(({ name }) => name === 'CGO_ENABLED');
  const env = settings.findLast(({ isArg }) => !isArg);
  return env?.value === '0';
}

const USERS = /^(?:\d+|root|nobody|nonroot)(?::(?:\d+|root|nobody|nonroot))?$/;

function findShell({ runtime }: Split): string | undefined {
  const { entrypoint, cmd } = readStartCommand(runtime);
  if (!entrypoint.words || !cmd.words) return 'a shell starts the program, and there is none';
  for (const instruction of runtime.instructions) {
    const { keyword } = instruction.content;
    if (keyword === 'run') return `line ${instruction.line} needs a shell, and there is none`;
    if (keyword === 'healthcheck' && !healthcheckWords(instruction))
      return 'a shell checks its health, and there is none';
    if (keyword === 'user' && !USERS.test(argumentsText(instruction.content))) return 'the user is not in the image';
  }
  return undefined;
}
