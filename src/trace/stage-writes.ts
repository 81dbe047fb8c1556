import { readStepWrites, type StepWrites } from './step-writes.ts';
import { cleanPath } from '../context/context-path.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { packageName } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';

/** A path that a RUN makes or changes. */
export interface MadePath {
  /** Absolute and cleaned. Of a pattern: the folder that it looks in. */
  readonly path: string;
  /** A folder that files without known names come into: it ends in `/`, or is one for patterns. */
  readonly isFolder: boolean;
  readonly instruction: Instruction;
}

/** A folder in which a compiler or a package manager leaves what it makes. */
export interface WorkFolder {
  readonly path: string;
  readonly instruction: Instruction;
  readonly command: Command;
}

/** What the RUNs of a stage leave behind. */
export interface StageWrites {
  /** Packages of the system that are installed by name, without versions. */
  readonly packages: readonly string[];
  /** Without what is removed later, in the order of the build. */
  readonly made: readonly MadePath[];
  readonly work: readonly WorkFolder[];
  /** Every command, with the folder that it runs in. */
  readonly commands: readonly {
    readonly command: Command;
    readonly folder: string;
    readonly instruction: Instruction;
  }[];
}

/** What a command of the tools of one language leaves behind; `undefined` where it is none of them. */
export type StepReader = (command: Command) => StepWrites | undefined;

export interface UnknownWrites {
  readonly instruction: Instruction;
  /** What is not known, as a clause. */
  readonly unknown: string;
}

/**
 * What the RUNs of a stage make, step by step; or the step of which it is not known.
 * @param base the working directory of its base image
 * @param knowsPython whether the caller looks at what Python's tools make by himself; they are unknown steps otherwise
 * @param readOwn is asked first, for a caller who knows the tools of a language
 */
export function readStageWrites(
  scan: Scan,
  stage: Stage,
  base: string | undefined,
  knowsPython = false,
  readOwn: StepReader = () => undefined,
): StageWrites | UnknownWrites {
  const packages = new Set<string>();
  const made = new Map<string, MadePath>();
  const work: WorkFolder[] = [];
  const commands: { command: Command; folder: string; instruction: Instruction }[] = [];
  for (const instruction of stage.instructions) {
    const { content } = instruction;
    if (content.keyword !== 'run') continue;
    const reading = readRun(content);
    if (isUnread(reading)) return { instruction, unknown: 'its script was not read' };
    const start = workingDirBefore(scan, stage, instruction, base);
    if (start.kind === 'unknown' || start.assumes.length > 0)
      return { instruction, unknown: 'the folder it runs in depends on a variable' };
    let folder = start.text;
    for (const { command, within } of reading.commands) {
      const text = command.words.map((word) => word.text).join(' ');
      const writes = readOwn(command) ?? readStepWrites(command);
      commands.push({ command, folder, instruction });
      if (writes.kind === 'unknown' || (writes.kind === 'python' && !knowsPython))
        return { instruction, unknown: `what "${text}" makes is not known` };
      if (writes.kind === 'python') continue;
      if (writes.kind === 'nothing') continue;
      if (writes.kind === 'packages') {
        for (const name of writes.names) packages.add(packageName(name));
        if (writes.names.some((name) => /[$`]|^[./]|\.(?:deb|apk)$/.test(name)))
          return { instruction, unknown: `which packages "${text}" installs is not known` };
        continue;
      }
      if (writes.kind === 'folder') {
        if (within.length > 0 || /[$`~]|^-$/.test(writes.path))
          return { instruction, unknown: `where "${text}" leads is not known` };
        folder = resolvePath(folder, writes.path);
        continue;
      }
      if (writes.kind === 'removal') {
        if (within.length === 0) for (const path of writes.paths) remove(made, resolvePath(folder, path));
        continue;
      }
      const { paths, work: others = [], inFolder } = writes;
      if ([...paths, ...others].some((path) => /[$`~]/.test(path)))
        return { instruction, unknown: `a path of "${text}" depends on a variable` };
      for (const path of paths) {
        const isFolder = path.endsWith('/') || /[*?[]/.test(path);
        const own = resolvePath(folder, path.replace(/[^/]*[*?[].*$/, ''));
        made.set(own, { path: own, isFolder, instruction });
      }
      const folders = others.map((path) => resolvePath(folder, path));
      for (const path of inFolder ? [folder, ...folders] : folders) work.push({ path, instruction, command });
    }
  }
  return { packages: [...packages], made: [...made.values()], work, commands };
}

/** A pattern may match less than it names: only what lies where it leads for sure is gone. */
function remove(made: Map<string, MadePath>, path: string): void {
  const isAll = path.endsWith('/*');
  const folder = isAll ? path.slice(0, -2) : path;
  if (/[*?[$]/.test(folder)) return;
  for (const own of made.keys()) if (own.startsWith(`${folder}/`) || (!isAll && own === folder)) made.delete(own);
}

/** @returns a path absolute and cleaned */
export function resolvePath(folder: string, path: string): string {
  return cleanPath(path.startsWith('/') ? path : `${folder}/${path}`);
}

/** A folder, file or link that was made for what a program writes: a link to `/dev/stdout`, a folder of logs. */
export function findLostLog(made: readonly MadePath[]): MadePath | undefined {
  return made.find(({ path }) => /^\/var\/(?:log|cache)\/(?!apt(?:\/|$)|debconf\/)/.test(path));
}

/** Whether nobody needs what lies there once the build is over: caches and temporary files. */
export function isPassing(path: string): boolean {
  return PASSING.test(`${path}/`);
}

const PASSING =
  /^\/(?:tmp|var\/tmp|var\/lib\/apt|var\/cache|var\/log|root\/\.(?:cache|npm|m2|gradle|cargo|config|local\/share\/pnpm))\//;
