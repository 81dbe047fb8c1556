import type { Analysis } from './analysis.ts';
import { workingDirAt } from './bases/working-dir.ts';
import { cleanPath } from '../context/context-path.ts';
import { findThroughStages } from '../context/stage-copies.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';

/** What a program begins with, as far as the files of the build tell: a shell runs one without `#!` by itself, the kernel does not. */
export type ProgramStart =
  | { readonly kind: 'runs'; readonly because: string }
  | { readonly kind: 'has-no-shebang'; readonly because: string }
  /** It may be a script of which nothing was seen. */
  | { readonly kind: 'unseen' }
  /** It is found in PATH, and comes from a package. */
  | { readonly kind: 'installed' };

/** @param program as the container is started with it */
export function readProgramStart(
  file: Dockerfile,
  analysis: Analysis,
  stage: Stage,
  instruction: Instruction,
  program: string,
): ProgramStart {
  const isScript = /\.(?:sh|bash|py|rb|pl|js|mjs|cjs|ts)$/.test(program);
  if (!program.includes('/')) return isScript ? { kind: 'unseen' } : { kind: 'installed' };
  const { context, catalogue } = analysis.surroundings;
  if (!context) return { kind: 'unseen' };
  const baseWorkingDir = baseFolderOf(file, stage, catalogue());
  const folder = workingDirAt({ stage, instruction, where: '', phase: 'start' }, baseWorkingDir);
  const path = program.startsWith('/') ? cleanPath(program) : folder && cleanPath(`${folder}/${program}`);
  const found = path ? findThroughStages(file, stage, context, path, { baseWorkingDir }) : undefined;
  if (found?.kind !== 'found') return { kind: 'unseen' };
  const start = context.readStart(found.contextPath, 4);
  if (!start) return { kind: 'unseen' };
  const isShebang = start[0] === 0x23 && start[1] === 0x21;
  const isElf = start[0] === 0x7f && start[1] === 0x45;
  if (isShebang || isElf) return { kind: 'runs', because: `${found.contextPath} begins with ${isShebang ? '#!' : 'the mark of a program'}` };
  return { kind: 'has-no-shebang', because: `${found.contextPath} does not begin with #!` };
} // prettier-ignore
