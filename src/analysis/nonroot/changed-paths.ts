import { type FinalImage } from './final-image.ts';
import type { StartedProgram } from './started.ts';
import type { UnclearFolder, WrittenFolder } from './written-folders.ts';
import { cleanPath, isAtOrBelow } from '../../context/context-path.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import { isOpen } from '../../knowledge/users/folders.ts';

/** Of these the last argument is written, of the others all. */
const TO_LAST: ReadonlySet<string> = new Set(['cp', 'ln', 'install', 'rsync']);
const TO_ALL: ReadonlySet<string> = new Set(['mkdir', 'touch', 'truncate', 'tee', 'rm', 'mv', 'chmod']);

/** The first path that a command of the start writes by itself, and that the user could not write. */
export function findChangedPath(
  { start }: FinalImage,
  programs: readonly StartedProgram[],
  folders: readonly WrittenFolder[],
): UnclearFolder | undefined {
  const mayWrite = (path: string): boolean =>
    isOpen(path) ||
    folders.some(
      (folder) =>
        path === folder.path || (folder.isTree ? isAtOrBelow(path, folder.path) : parentOf(path) === folder.path),
    );
  for (const program of programs) {
    for (const word of changedBy(program)) {
      if (word.includes('$') || (!word.startsWith('/') && program.folder === undefined)) continue;
      const path = cleanPath(word.startsWith('/') ? word : `${program.folder}/${word}`);
      if (mayWrite(path)) continue;
      const detail = `${program.where} runs ${program.name}, which changes ${path}`;
      return { instruction: program.instruction, detail };
    }
  }
  // What a compound command is redirected to stands in no command of it.
  for (const instruction of start) {
    const { json } = instruction.content;
    const text = json ? json.slice(1).join(' ') : argumentsText(instruction.content);
    for (const [, path] of text.matchAll(/(?:^|[^<>-])>{1,2}\s*["']?(\/[\w./-]+)/g)) {
      if (!mayWrite(cleanPath(path!))) return { instruction, detail: `line ${instruction.line} writes to ${path}` };
    }
  }
  return undefined;
}

function changedBy({ name, words, used }: StartedProgram): readonly string[] {
  const written = (used?.command?.redirections ?? []).flatMap(({ operator, target }) =>
    operator.includes('>') && !operator.includes('&') && target?.value !== undefined ? [target.value] : [],
  );
  const operands = words.slice(1).filter((word) => !word.startsWith('-'));
  if (TO_LAST.has(name)) return [...written, ...operands.slice(-1)];
  if (name === 'chmod') return [...written, ...operands.slice(1)];
  if (name === 'sed' && words.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word)))
    return [...written, ...operands.slice(1)];
  return TO_ALL.has(name) ? [...written, ...operands] : written;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
