import type { FinalImage } from './final-image.ts';
import { findNoService } from './no-service.ts';
import { findForeign } from './own-code.ts';
import type { StartFiles } from './start-files.ts';
import type { Started } from './started.ts';
import { DEVICE, findProgram } from './started-needs.ts';
import type { StageCommands } from '../bases/stage-commands.ts';
import {
  argumentsText,
  argumentWords,
  type Instruction,
  type InstructionContent,
} from '../../dockerfile/instruction.ts';
import { CAPABILITY, LABELLED_RIGHTS, SERVER_PACKAGE, USER_VARIABLE } from '../../knowledge/users/root-programs.ts';
import { memoize } from '../../text/memo.ts';

/** Why a program has to be started by root, or is not known not to. */
export type RootReason =
  | 'base-image'
  | 'tool-image'
  | 'entrypoint-needs-root'
  | 'unread-entrypoint'
  | 'low-port'
  | 'needs-capability'
  | 'unclear-writes';

export interface RootNeed {
  readonly reason: RootReason;
  readonly instruction: Instruction;
  readonly detail: string;
}

/**
 * What speaks against another user than root in what a container starts.
 * @param unread of the stages that ship
 * @param isKubernetes where ports below 1024 are root's
 */
export function findRootNeed(
  image: FinalImage,
  started: Started,
  { unread }: StageCommands,
  files: StartFiles,
  isKubernetes: boolean,
): RootNeed | undefined {
  return (
    findNoService(image, started) ??
    findProgram(image, started) ??
    findJoined(image) ??
    findInTexts(image) ??
    findUnread(image, unread) ??
    findInScripts(image, files) ??
    findForeignNeed(image, started) ??
    (isKubernetes ? findLowPort(image) : undefined)
  );
}

function findForeignNeed(image: FinalImage, { main }: Started): RootNeed | undefined {
  const foreign = findForeign(image, main);
  if (!foreign) return undefined;
  const { program, because } = foreign;
  return { reason: 'unclear-writes', instruction: program.instruction, detail: `${program.where} ${because}` };
}

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
    const need = findInText(instruction.content);
    if (need) return { reason: need.reason, instruction, detail: need.describe(instruction.line) };
  }
  return undefined;
}

interface TextNeed {
  readonly reason: RootReason;
  readonly describe: (line: number) => string;
}

const findInText = memoize((content: InstructionContent): TextNeed | undefined => {
  const { keyword, source } = content;
  if (keyword === 'label') {
    if (!LABELLED_RIGHTS.test(source)) return undefined;
    return { reason: 'needs-capability', describe: (line) => `the label in line ${line} asks for rights of root` };
  }
  if (keyword === 'onbuild' || keyword === 'maintainer') return undefined;
  const text = content.heredocs.length > 0 ? source : content.joined.text;
  const dropper = /\b(?:gosu|su-exec|s6-overlay|s6-svscan|setuidgid|suexec)\b/.exec(text)?.[0];
  if (dropper !== undefined) {
    const describe = (line: number): string =>
      `${keyword!.toUpperCase()} in line ${line} has ${dropper}, which is there to change the user`;
    return { reason: 'entrypoint-needs-root', describe };
  }
  const server = keyword === 'run' ? SERVER_PACKAGE.exec(text)?.[0] : undefined;
  if (server !== undefined) {
    const describe = (line: number): string => `line ${line} speaks of ${server}, which is started by root`;
    return { reason: 'entrypoint-needs-root', describe };
  }
  const ids = keyword === 'env' ? USER_VARIABLE.exec(source)?.[0] : undefined;
  if (ids !== undefined)
    return { reason: 'entrypoint-needs-root', describe: () => `${ids} tells root whom to change to` };
  const capability = CAPABILITY.exec(text)?.[0];
  if (capability !== undefined)
    return { reason: 'needs-capability', describe: (line) => `line ${line} speaks of ${capability}` };
  const device = keyword === 'volume' ? argumentWords(content).find((word) => DEVICE.test(word)) : undefined;
  return device === undefined
    ? undefined
    : { reason: 'needs-capability', describe: () => `the volume ${device} is a device` };
});

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
