import { joinPath } from '../../context/context-path.ts';
import { readLockStep } from '../../context/dependencies/lock-step.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { copiesBefore, type InstallPlace } from '../../context/installs/install-site.ts';
import type { NodeProject } from '../../context/installs/node-project.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import type { Edit } from '../../text/edit.ts';

/** A COPY that brings package.json alone, and how the lock file comes along with it. */
export interface LockCopy {
  readonly instruction: Instruction;
  readonly edit: Edit;
}

/** One source and a folder, on one line. */
const ALONE = /^((?:\.\/|[\w.-]+\/)*)package\.json([ \t]+)([^\s"']+)$/;

/**
 * How a lock file that lies beside package.json in the context gets to where that is copied to; `undefined` where the COPY
 * has another form, or the two do not fit together.
 * @param lock relative to the root of the context
 */
export function planLockCopy(place: InstallPlace, project: NodeProject, lock: string): LockCopy | undefined {
  const { context } = place;
  if (!fits(context, lock)) return undefined;
  const name = lock.slice(lock.lastIndexOf('/') + 1);
  const manifest = joinPath(project.contextFolder, 'package.json');
  const copy = copiesBefore(place).findLast((each) => each.kind === 'context' && each.contextPath === manifest);
  if (copy?.kind !== 'context' || !place.stage.instructions.includes(copy.instruction)) return undefined;
  const { instruction } = copy;
  const { content } = instruction;
  const [, prefix, blank, target] = ALONE.exec(argumentsText(content)) ?? [];
  if (content.keyword !== 'copy' || content.flags.length > 0 || content.lineCount > 1 || target === undefined) return undefined;
  const isInFolder = [project.imageFolder, joinImage(project.imageFolder)].includes(copy.imagePath);
  // A file by that name may be meant, not the folder that it goes into.
  if (!isInFolder || /(?:^|\/)package\.json$/.test(target)) return undefined;
  const folder = /(?:^|\/)\.$|\/$/.test(target) ? target : `${target}/`;
  const { start, end } = content.argumentsSpan;
  const span = { start: instruction.start + start, end: instruction.start + end };
  return { instruction, edit: { span, text: `${prefix}package.json ${prefix}${name}${blank}${folder}` } };
} // prettier-ignore

function fits(context: BuildContext, lock: string): boolean {
  return context.has(lock) && readLockStep(context, lock).kind === 'in-step';
}

function joinImage(folder: string): string {
  return `${folder === '/' ? '' : folder}/package.json`;
}
