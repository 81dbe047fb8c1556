import { ARGUMENT_SEPARATOR } from './blanks.ts';
import { argumentsText, type Instruction } from './instruction.ts';
import type { Scan } from './scan.ts';
import { findBefore, lineageOf, readStages, type Stage } from './stages.ts';
import { memoize } from '../text/memo.ts';

/** What reads a shell-form RUN: `sh` also stands for dash and ash; `foreign` for PowerShell, cmd and everything else. */
export type ShellKind = 'sh' | 'bash' | 'foreign';

/** The kind of shell that the words of a SHELL name. */
export function shellKind(words: readonly string[]): ShellKind {
  const program = (words[0] ?? '').split('/').at(-1)!;
  if (program === 'bash') return 'bash';
  return program === 'sh' || program === 'dash' || program === 'ash' ? 'sh' : 'foreign';
}

const WINDOWS = /windows|nanoserver|servercore|ltsc20|\bwin(?:10|2016|2019)|dotnet\/framework/i;

/** What reads a RUN before any SHELL: `cmd` in a Windows image, which only its name, platform or the escape tells. */
export function firstShell(scan: Scan, stage: Stage): ShellKind {
  const [image] = argumentsText(stage.from.content).split(ARGUMENT_SEPARATOR) as [string];
  const platform = stage.from.content.flags.find(({ name }) => name === 'platform')?.value;
  if (WINDOWS.test(image) || platform?.toLowerCase().startsWith('windows')) return 'foreign';
  return scan.escape === '`' && stage.base.kind !== 'image' ? 'foreign' : 'sh';
}

/** Whether a SHELL stands anywhere in a file. */
const hasShell = memoize((scan: Scan): boolean => scan.instructions.some(({ content }) => content.keyword === 'shell'));

/** The shell in force at an instruction of a stage. */
export function shellAt(scan: Scan, instruction: Instruction): ShellKind {
  const stage = readStages(scan).findLast(({ from }) => from.start <= instruction.start);
  if (!stage) return 'foreign';
  const last = hasShell(scan) ? findBefore(stage, instruction, 'shell') : undefined;
  return last ? shellKind(last.content.json ?? []) : firstShell(scan, lineageOf(stage)[0]!);
}
