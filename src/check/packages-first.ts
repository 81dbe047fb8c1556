import type { InstructionRule } from './instruction-rules.ts';
import { isMoved, readMoves } from './moves.ts';
import type { Window } from './window.ts';
import { findDestination } from '../context/copy-destination.ts';
import { searchFoldersBefore } from '../context/search-folders.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { isProjectPath } from '../knowledge/project-folders.ts';
import { isQuietVariable } from '../knowledge/quiet-variables.ts';
import { changesLoader, isSystemStep } from '../knowledge/system-steps.ts';
import { traceRun } from '../trace/run-trace.ts';

/**
 * `installs-system-packages-first`: a RUN that works on packages of the system alone stands before copies that stood before
 * it (trap H4). Whatever changed places with it must be nothing to it, nor it to that.
 */
export const PACKAGES_FIRST_RULE: InstructionRule = {
  addition: (fresh, window) => findMoveObjection(fresh, window),
  removal: (old, window) => findMoveObjection(old, window),
  whole: (window) => {
    const moves = readMoves(window);
    if (typeof moves === 'string') return moves;
    const [added] = moves.added;
    if (added) return `line ${added.line} is new`;
    for (const { earlier, later } of moves.swaps) {
      const objection = findRunObjection(window.before, earlier) ?? findPassedObjection(window, later, earlier);
      if (objection !== undefined) return `line ${later.line} came before line ${earlier.line}, and ${objection}`;
    }
    return undefined;
  },
};

function findMoveObjection(instruction: Instruction, window: Window): string | undefined {
  if (instruction.content.keyword !== 'run') return 'it is no RUN';
  return isMoved(instruction, window) ? undefined : 'it did not stand elsewhere';
}

/** The RUN reads and writes nothing but what package managers of systems do. */
function findRunObjection(before: Dockerfile, run: Instruction): string | undefined {
  const { content } = run;
  if (content.keyword !== 'run') return 'that is no RUN';
  if (shellAt(before, run) === 'foreign') return 'another shell runs that';
  const events = traceRun(content, false)?.events;
  if (!events) return 'that cannot be read';
  const event = events.find(
    ({ kind, commands, leavesState, text }) =>
      (kind !== 'command' && (kind !== 'and-or' || /[(){}]/.test(text))) ||
      leavesState ||
      !commands.every(isSystemStep),
  );
  if (event) return `"${event.text.slice(0, 60)}" is not known to read nothing of the project`;
  const mount = readMounts(content).find(({ type }) => type !== 'cache' && type !== 'secret' && type !== 'tmpfs');
  return mount ? `${mount.text} gives it other files` : undefined;
}

function findPassedObjection(
  { before, surroundings }: Window,
  passed: Instruction,
  run: Instruction,
): string | undefined {
  const { content } = passed;
  switch (content.keyword) {
    case 'copy':
    case 'add': {
      const stage = stageOf(before, passed);
      const base = stage && baseFolderOf(before, stage, surroundings.catalogue());
      const target = stage && findDestination(before, stage, passed, base);
      if (!stage || target === undefined) return 'it is not known where that is copied to';
      const loader = lineageOf(stage)
        .flatMap(({ instructions }) => instructions)
        .find(({ content: other, start }) => start < run.start && changesLoader(other.source));
      if (loader) return `line ${loader.line} has libraries looked for in further folders`;
      const looked = searchFoldersBefore(before, stage, run).some(
        (folder) => `${folder}/`.startsWith(`${target}/`) || `${target}/`.startsWith(`${folder}/`),
      );
      if (looked) return `programs are looked for in ${target}`;
      return isProjectPath(target) ? undefined : `that is copied to ${target}`;
    }
    case 'env':
      return readVariables(content).every(({ name }) => isQuietVariable(name)) ? undefined : 'that is a variable of it';
    case 'cmd':
    case 'entrypoint':
    case 'expose':
    case 'healthcheck':
    case 'label':
    case 'maintainer':
    case 'stopsignal':
    case 'workdir':
      return undefined;
    default:
      return `${content.keywordText} may be something to it`;
  }
}

function stageOf(file: Dockerfile, { start }: Instruction): Stage | undefined {
  return readStages(file).findLast(({ from }) => from.start < start);
}
