import type { ChosenUser } from './choose-user.ts';
import { type FinalImage } from './final-image.ts';
import type { WrittenFolder } from './written-folders.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { isUnread, readRun } from '../../dockerfile/run-script.ts';
import { readInvocation } from '../../knowledge/invocation.ts';

/** Where new instructions stand in the last stage. */
export interface Places {
  /** The last that needs root, or makes files; `undefined` where the stage has none. */
  readonly lastOfRoot: Instruction | undefined;
  /** What starts the container, behind that; the USER stands before it. */
  readonly next: Instruction | undefined;
  /** The first VOLUME: folders are given away before it, since the classic builder forgets what comes behind. */
  readonly volume: Instruction | undefined;
  /** Whether more files are made behind that VOLUME. */
  readonly isVolumeEarly: boolean;
}

const ROOT_STEPS: ReadonlySet<string> = new Set([
  'run',
  'copy',
  'add',
  'workdir',
  'volume',
  'onbuild',
  'user',
  'shell',
]);
const FILE_STEPS: ReadonlySet<string> = new Set(['run', 'copy', 'add', 'workdir']);
const STARTS: ReadonlySet<string> = new Set(['cmd', 'entrypoint', 'healthcheck']);

export function findPlaces({ stage: { instructions } }: FinalImage): Places {
  const is = (kinds: ReadonlySet<string>) => (instruction: Instruction) => kinds.has(instruction.content.keyword ?? '');
  const last = instructions.findLastIndex(is(ROOT_STEPS));
  const volume = instructions.findIndex(({ content }) => content.keyword === 'volume');
  return {
    lastOfRoot: instructions[last],
    next: instructions.slice(last + 1).find(is(STARTS)),
    volume: instructions[volume],
    isVolumeEarly: volume !== -1 && instructions.findLastIndex(is(FILE_STEPS)) > volume,
  };
}

/** The commands that give folders to a user; made where they are not there. */
export function giveCommands(folders: readonly WrittenFolder[], { uid, gid }: ChosenUser): readonly string[] {
  if (folders.length === 0) return [];
  const all = folders.map(({ path }) => path).join(' ');
  const trees = folders.filter(({ isTree }) => isTree).map(({ path }) => path);
  const whole = trees.length === 0 ? [] : [`chown -R ${uid}:${gid} ${trees.join(' ')}`];
  return [`install -d -o ${uid} -g ${gid} ${all}`, ...whole];
}

/** Whether a RUN of the file gives a folder to the user already. */
export function isGiven(
  { path, isTree }: WrittenFolder,
  { name, uid }: ChosenUser,
  instructions: readonly Instruction[],
): boolean {
  return instructions.some(({ content }) => {
    const reading = content.keyword === 'run' && content.source.includes('chown') ? readRun(content) : undefined;
    if (!reading || isUnread(reading)) return false;
    return reading.commands.some(({ command }) => {
      const invocation = readInvocation(command);
      if (invocation?.program !== 'chown') return false;
      const isDeep = invocation.args.some(({ text }) => /^-[a-zA-Z]*R|^--recursive$/.test(text));
      if (isTree && !isDeep) return false;
      const [owner, ...paths] = invocation.args.map(({ value }) => value ?? '').filter((word) => !word.startsWith('-'));
      const [user] = (owner ?? '').split(/[:.]/);
      return (user === name || user === String(uid)) && paths.some((each) => each.replace(/\/+$/, '') === path);
    });
  });
}

/** A later RUN that speaks of a folder which was given away before it, and may fail or undo it. */
export function findLaterUse(
  folders: readonly WrittenFolder[],
  volume: Instruction,
  { stage, copies, runs }: FinalImage,
): { readonly instruction: Instruction; readonly path: string } | undefined {
  const destinations = new Map(copies.map((copy) => [copy.instruction, copy.destination]));
  const workingDirs = new Map(runs.map((run) => [run.instruction, run.text]));
  for (const instruction of stage.instructions) {
    const { keyword, joined } = instruction.content;
    if (instruction.start < volume.start) continue;
    // What is copied over a folder brings the owner of its own.
    const over = destinations.get(instruction);
    const cwd = workingDirs.get(instruction);
    const folder = folders.find(({ path }) => {
      if (destinations.has(instruction) && (over === undefined || (over !== path && isAtOrBelow(path, over))))
        return true;
      return keyword === 'run' && (joined.text.includes(path) || (cwd !== undefined && isAtOrBelow(cwd, path)));
    });
    if (folder) return { instruction, path: folder.path };
  }
  return undefined;
}
