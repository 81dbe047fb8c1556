import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { type Instruction, argumentWords } from '../../dockerfile/instruction.ts';
import { readStages, type Stage } from '../../dockerfile/stages.ts';

/** Where a system has its programs and libraries. */
const SYSTEM = /^\/(?:usr\/(?:bin|sbin|lib|lib64|libexec|share|include)|bin|sbin|lib|lib64|etc)(?:\/|$)/;

/**
 * A file of the system that another stage copies out of one of the stages: it may be one that only the old base has.
 * @param isWanted of which paths to look for, where not of all of the system
 */
export function findTakenFile(
  file: Dockerfile,
  stages: readonly Stage[],
  isWanted = (path: string): boolean => SYSTEM.test(path),
): { readonly instruction: Instruction; readonly path: string } | undefined {
  const names = new Set(stages.flatMap(({ index, name }) => [String(index), name?.toLowerCase() ?? String(index)]));
  for (const { instructions } of readStages(file)) {
    for (const instruction of instructions) {
      const { content } = instruction;
      if (content.keyword !== 'copy') continue;
      const from = content.flags.find(({ text }) => text.startsWith('--from='))?.text.slice('--from='.length);
      if (from === undefined || !names.has(from.toLowerCase())) continue;
      const words = argumentWords(content);
      const path = words.slice(0, -1).find(isWanted);
      if (path !== undefined) return { instruction, path };
    }
  }
  return undefined;
}
