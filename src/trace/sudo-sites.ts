import type { Instruction } from '../dockerfile/instruction.ts';
import { type RunReading } from '../dockerfile/run-script.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import {
  findSetBySudo,
  isReadBySystem,
  isSystemProgram,
  readSudo,
  type SudoCommand,
  type SudoObstacle,
} from '../knowledge/sudo.ts';
import type { Span } from '../text/span.ts';
import { sourceOffset } from '../text/mapped-text.ts';

/** A command that sudo runs, in the source of its RUN. */
export type SudoSite = SudoDrop | (SudoObstacle & { readonly command: string });

/** One that is the same without it, or nearly so. */
export interface SudoDrop {
  /** What goes: from `sudo` up to the program, counted in the source of the instruction. */
  readonly span: Span;
  readonly program: string;
  /** The command as written, without sudo. */
  readonly command: string;
  /** It reads nothing that sudo changes, as far as that is known. */
  readonly isSystem: boolean;
}

const ONLY_SUDO = /^(?:\/usr\/bin\/)?sudo(?:[ \t]+(?:-n|--non-interactive|--))*(?:[ \t]|[\\`][ \t]*\r?\n)+$/;

/** Every command of a RUN by sudo. @param source of the instruction */
export function findSudoSites(reading: RunReading, source: string, stage: Stage, run: Instruction): readonly SudoSite[] {
  const hasFunctions = /\(\)\s*[{(]|\bfunction\s|\balias\s/.test(reading.script.text);
  const set = findSetVariables(stage, run, reading);
  const replaced = findReplaced(reading);
  const writer = findSudoReader(stage, run);
  return reading.commands.flatMap(({ command }): readonly SudoSite[] => {
    const sudo = readSudo(command);
    if (!sudo) return [];
    const text = command.words.slice(1).map((word) => word.text).join(' ');
    if ('reason' in sudo) return [{ ...sudo, command: text }];
    const read = findSetBySudo(command, sudo);
    if (read !== undefined) return [{ reason: 'environment', detail: `${sudo.program} may look at ${read}, which sudo sets`, command: text }];
    if (writer !== undefined && !isSystemProgram(sudo))
      return [{ reason: 'environment', detail: `${sudo.program} may run what ${writer} speaks of, which looks at what sudo sets`, command: text }];
    if (hasFunctions)
      return [{ reason: 'builtin', detail: 'the script has functions or aliases of its own, which sudo does not know', command: text }];
    if (replaced.has(sudo.program))
      return [{ reason: 'builtin', detail: `it may replace ${sudo.program}, whose place a shell remembers`, command: text }];
    const start = sourceOffset(reading.mapped, sudo.sudoWord.span.start);
    const span = { start, end: sourceOffset(reading.mapped, sudo.programWord.span.start) };
    if (!ONLY_SUDO.test(source.slice(span.start, span.end)))
      return [{ reason: 'options', detail: 'a comment or a quote stands between', command: text }];
    return [{ span, program: sudo.program, command: textOf(sudo), isSystem: isSystemProgram(sudo) && set === undefined }];
  });
} // prettier-ignore

/** An instruction up to a RUN that speaks of the variables by which sudo says who has called it: a script that it writes may read them. */
function findSudoReader(stage: Stage, run: Instruction): string | undefined {
  const before = lineageOf(stage).flatMap(({ instructions }) => instructions.filter(({ start }) => start <= run.start));
  const found = before.find(({ content }) => /SUDO_[A-Z]/.test(content.source));
  return found && `line ${found.line}`;
}

/** Programs that a command by sudo may put in the place of itself: `pip install -U pip`. */
function findReplaced({ commands }: RunReading): ReadonlySet<string> {
  const found = commands.flatMap(({ command }) => {
    const sudo = readSudo(command);
    if (!sudo || 'reason' in sudo || isSystemProgram(sudo)) return [];
    const own = sudo.program.replace(/[\d.]+$/, '');
    return sudo.args.some(({ value }) => value?.split(/[@=<>~]/)[0] === own) ? [sudo.program] : [];
  });
  return new Set(found);
}

function textOf({ programWord, args }: SudoCommand): string {
  return [programWord, ...args].map(({ text }) => text).join(' ');
}

/** A variable that programs of the system read, and that sudo takes away or changes. */
function findSetVariables(stage: Stage, run: Instruction, { script }: RunReading): string | undefined {
  const before = lineageOf(stage).flatMap(({ instructions }) => instructions.filter(({ start }) => start < run.start));
  for (const { content } of before) {
    const { keyword } = content;
    // PAM reads the one, sudo the other.
    if (keyword === 'run' && /\/etc\/environment|secure_path|\bDefaults\b/.test(content.source)) return 'the settings of sudo';
    if (keyword !== 'env' && keyword !== 'arg') continue;
    const found = readVariables(content).find(({ name }) => isReadBySystem(name));
    if (found) return found.name;
  }
  if (/\/etc\/environment|secure_path|\bDefaults\b/.test(script.text)) return 'the settings of sudo';
  return [...script.text.matchAll(/(?:^|[\s;&|])(\w+)=/g)].map(([, name]) => name!).find(isReadBySystem);
} // prettier-ignore
