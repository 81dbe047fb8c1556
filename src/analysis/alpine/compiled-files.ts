import type { Obstacle } from './reasons.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findCopied } from '../../context/copied-files.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Stage } from '../../dockerfile/stages.ts';

/** Of what is compiled: a library, an addon of Node, a module of Python, or a program, which has no ending. */
const MAY_BE_COMPILED = /(?:^|\/)[^./]+$|\.(?:so(?:\.[\d.]+)?|node|bin|run|out|elf)$/;
const MOST_LOOKS = 2000;
const ELF = [0x7f, 0x45, 0x4c, 0x46];

/** A file that is copied from the context and was compiled for Linux: nobody knows for which libc. */
export function findCompiledFile(
  file: Dockerfile,
  stages: readonly Stage[],
  context: BuildContext,
): Obstacle | { readonly looked: number } {
  let looked = 0;
  const seen = new Set<string>();
  for (const stage of stages) {
    for (const copied of findCopied(file, stage, context)) {
      if (copied.kind !== 'file' || !MAY_BE_COMPILED.test(copied.contextPath) || seen.has(copied.contextPath)) continue;
      if (looked === MOST_LOOKS) return { looked };
      seen.add(copied.contextPath);
      looked += 1;
      const start = context.readStart(copied.contextPath, ELF.length);
      if (start && ELF.every((byte, i) => start[i] === byte))
        return {
          reason: 'glibc-program',
          instruction: copied.instruction,
          detail: `${copied.contextPath} was compiled, most likely for glibc`,
        };
    }
  }
  return { looked };
}
