import { elixirBase, findElixirSplitObjection, saysAsElixirDid } from './split-elixir.ts';
import { findSplitBaseObjection } from './split-base.ts';
import { readSplitCopies } from './split-copies.ts';
import { findNodeSplitObjection, isOfNode } from './split-node.ts';
import { findSplitPackageObjection } from './split-packages.ts';
import { type BuilderFiles, findSplitPathObjection, readBuilderCopies } from './split-paths.ts';
import { findSplitPythonObjection, pythonBase, readPythonMade } from './split-python.ts';
import { findSplitStartObjection } from './split-start.ts';
import { toolsOf } from './split-tools.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { readToldBase } from '../knowledge/images/told-base.ts';
import { findLostLog, readStageWrites, resolvePath } from '../trace/stage-writes.ts';

/** Every step of the builder has to be known, and what it makes to be copied or of no use later; every package too. */
export function findSplitStepObjection(split: Split, window: Window): string | undefined {
  const copied = readSplitCopies(split, (instruction) => saysAsElixirDid(instruction, split, window));
  if (typeof copied === 'string') return copied;
  if (split.withoutC.length > 0 && isOfNode(split, window)) return 'the first stage does something else than before';
  if (isOfNode(split, window)) return findOwnerObjection(split) ?? findNodeSplitObjection(split, window, copied);
  if (split.lastSteps.length > 0) return 'the first stage does something else than before';
  const files = readBuilderFiles(split, window);
  if (typeof files === 'string') return files;
  if (elixirBase(split, window)) return findOwnerObjection(split) ?? findElixirSplitObjection(split, window, copied, files); // prettier-ignore
  return (
    findOwnerObjection(split) ??
    findSplitBaseObjection(split, window, files) ??
    findSplitPathObjection(split, window, copied, files) ??
    findSplitPythonObjection(split, window, copied, files) ??
    findSplitStartObjection(split, window, copied, files) ??
    findSplitPackageObjection(split, window, files) ??
    (files.tools && findLostLog(files.writes.made)
      ? 'what a program writes to is not made in the second stage'
      : undefined) ??
    files.tools?.findObjection(split, window, copied, files)
  );
}

function readBuilderFiles(split: Split, window: Window): BuilderFiles | string {
  const { before, after, surroundings } = window;
  const base = readToldBase(before, split.old, surroundings.catalogue());
  const baseWorkingDir = (typeof base === 'object' ? base.facts.defaults?.workingDir : undefined) ?? '/';
  const tools = typeof base === 'object' ? toolsOf(base) : undefined;
  const writes = readStageWrites(
    after,
    split.builder,
    baseWorkingDir,
    pythonBase(split, window) !== undefined,
    tools?.readStep,
  );
  if ('unknown' in writes) return `line ${writes.instruction.line}: ${writes.unknown}`;
  const python = readPythonMade(split, window, baseWorkingDir);
  if (typeof python === 'string') return python;
  let workingDir = baseWorkingDir;
  for (const { content, line } of split.old.instructions) {
    if (content.keyword !== 'workdir') continue;
    const text = argumentsText(content).replace(/^(["'])(.*)\1$/, '$2');
    if (/[$`\\]/.test(text)) return `the folder in line ${line} depends on a variable`;
    workingDir = resolvePath(workingDir, text);
  }
  return {
    writes: { ...writes, made: [...writes.made, ...python] },
    copies: readBuilderCopies(split, window, baseWorkingDir),
    workingDir,
    baseWorkingDir,
    tools,
  };
}

/** Copying gives all files to root (trap F12). */
function findOwnerObjection({ old }: Split): string | undefined {
  let isRoot = true;
  for (const { content, line } of old.instructions) {
    const { keyword, flags } = content;
    if (keyword === 'user') isRoot = /^(?:root|0)(?::|$)/.test(argumentsText(content));
    if (flags.some(({ name }) => name === 'chown')) return `line ${line} gives files to someone, and copying loses it`;
    if (!isRoot && (keyword === 'run' || keyword === 'workdir'))
      return `line ${line} makes files of another user than root, and copying loses it`;
  }
  return undefined;
}
