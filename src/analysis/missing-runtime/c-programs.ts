import { readCommands, type StageSystem } from './shipped-stage.ts';
import type { Analysis } from '../analysis.ts';
import type { UsedCommand } from '../bases/stage-commands.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

/** A program that asks for the C library of the stage in which it was made. */
export interface MadeProgram {
  /** What it is, for a message. */
  readonly what: string;
  readonly command: UsedCommand;
}

const COMPILERS = /^(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-\d+)?$/;
/** They make no program, or one that asks for nothing. */
const OTHERWISE = /^(?:-c|-S|-E|-M\w*|-shared|-r|-static|-static-pie|--static|-nostdlib|-Wl,.*|-l.*static.*|--target=.*|-target|@.*)$/; // prettier-ignore

/**
 * The command of a builder stage that makes the program at a path by a compiler of C, or packs one of Python.
 * @param path absolute
 */
export function findMadeProgram(
  file: Dockerfile,
  analysis: Analysis,
  system: StageSystem,
  path: string,
): MadeProgram | undefined {
  const { commands } = readCommands(file, analysis, system);
  // They put the libraries into the program.
  if (commands.some(({ name }) => /^(?:staticx|exodus|warp-packer|patchelf|musl-gcc|upx)$/.test(name)))
    return undefined;
  for (const command of commands.toReversed()) {
    if (command.phase !== 'build') continue;
    const folder = workingDirAt(command, system.facts?.defaults?.workingDir);
    if (folder === undefined) continue;
    if (COMPILERS.test(command.name) && makesProgram(command.words, folder, path))
      return { what: 'a program that is linked with the C library', command };
    if (isPacker(command) && path.startsWith(`${resolvePath(folder, distOf(command.words))}/`))
      return { what: 'what PyInstaller packs', command };
  }
  return undefined;
}

function makesProgram(words: readonly string[], folder: string, path: string): boolean {
  if (words.some((word) => OTHERWISE.test(word) || /[$`]/.test(word))) return false;
  const at = words.indexOf('-o');
  const output = at === -1 ? 'a.out' : words[at + 1];
  return output !== undefined && resolvePath(folder, output) === path;
}

function isPacker({ name, words }: UsedCommand): boolean {
  if (/^pyinstaller$/i.test(name)) return words.some((word) => !word.startsWith('-') && !/pyinstaller$/i.test(word));
  return /^python[\d.]*$/.test(name) && words[words.indexOf('-m') + 1] === 'PyInstaller';
}

/** Where PyInstaller leaves what it makes (its manual, "--distpath"). */
function distOf(words: readonly string[]): string {
  const inline = words.find((word) => word.startsWith('--distpath='));
  if (inline !== undefined) return inline.slice('--distpath='.length);
  const at = words.indexOf('--distpath');
  return (at === -1 ? undefined : words[at + 1]) ?? 'dist';
}
