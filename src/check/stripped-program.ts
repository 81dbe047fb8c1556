import { type ChangedWord, readChangedWord } from './changed-word.ts';
import type { InstructionRule } from './instruction-rules.ts';
import { flagsOf } from './joins.ts';
import type { Window } from './window.ts';
import { findFeedingStages } from '../dockerfile/feeding-stages.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { readCargoRelease } from '../knowledge/cargo-build.ts';
import { readLinkCommand } from '../knowledge/compile-command.ts';
import { findGoPurpose, isOnlyCompiled, readGoBuild } from '../knowledge/go-build.ts';
import { CARGO_STRIP } from '../knowledge/symbols.ts';
import { sourceOffset } from '../text/mapped-text.ts';
import { findCargoSettings } from '../trace/cargo-settings.ts';
import { findGoFlags } from '../trace/go-settings.ts';
import { findSymbolNeed } from '../trace/symbol-needs.ts';

/**
 * `strips-symbols`: a command that links a program which gets into the image is told to leave symbols out; nothing that the file
 * names reads symbols.
 */
export const STRIPPED_PROGRAM_RULE: InstructionRule = {
  change: (old, fresh, { before }: Window) => {
    const stage = readStages(before).findLast(({ from }) => from.start < old.start);
    if (!stage || !findFeedingStages(before).has(stage)) return 'nothing of the stage gets into the image';
    if (shellAt(before, old) === 'foreign') return 'another shell runs it';
    const need = findSymbolNeed(before);
    if (need !== undefined) return need;
    if (isCargoStripped(old, fresh, stage)) return undefined;
    const change = readChangedWord(old, fresh);
    if (typeof change === 'string') return change;
    return findObjection(change, stage, old);
  },
};

function findObjection(change: ChangedWord, stage: Stage, run: Instruction): string | undefined {
  const [added, another] = change.added;
  if (!added || another || change.gone.length > 1) return 'more than one word changed';
  const link = readLinkCommand(change.was);
  if (link) {
    const isPlain = link.wants === undefined && link.otherKind === undefined && link.unknown === undefined;
    const isBehindName = change.is.words[change.is.words.indexOf(added) - 1]?.text === link.programWord.text;
    const isTold = added.text === '-s' && change.gone.length === 0 && isBehindName;
    return isPlain && isTold ? undefined : 'the compiler is told something else';
  }
  const [was, is] = [readGoBuild(change.was), readGoBuild(change.is)];
  if (!was || !is || was.subcommand !== is.subcommand) return 'it links no program';
  if (findGoPurpose(was) || isOnlyCompiled(was) || was.unknown) return 'it may link something else than a program';
  const elsewhere = findGoFlags(stage, run);
  if (elsewhere !== undefined) return elsewhere;
  const isSame = was.operands.map(({ text }) => text).join(' ') === is.operands.map(({ text }) => text).join(' ');
  const own = is.flags.filter(({ name }) => name === 'ldflags');
  if (!isSame || own.length !== 1) return 'its operands are others, or -ldflags is not there once';
  if (is.flags.findIndex(({ name }) => name === 'C') > 0) return '-C has to be the first flag';
  const [gone] = change.gone;
  if (!gone) {
    const isNew = own[0]!.valueWord === added && added.text === '-ldflags="-s -w"';
    return isNew && is.flags.length === was.flags.length + 1 ? undefined : 'the new word is no flag of its own';
  }
  const old = was.flags.find(({ name }) => name === 'ldflags');
  if (old?.valueWord !== gone || own[0]!.valueWord !== added || is.flags.length !== was.flags.length)
    return 'another word changed';
  return isLed(gone.text, added.text, old.valueAt) ? undefined : 'the flags of the linker are others';
}

/** The new text is the old one, with the words put at the start of the value. */
function isLed(gone: string, added: string, valueAt: number): boolean {
  const quoted = /^["']$/.test(gone[valueAt] ?? '') ? valueAt + 1 : valueAt > 0 && /^["']/.test(gone) ? valueAt : undefined;
  const inner = gone.slice(quoted ?? valueAt).trimStart();
  const isEmpty = /^["']$/.test(inner) && quoted !== undefined;
  // A value that begins with something else is a pattern of packages, or not known.
  if (!inner.startsWith('-') && !isEmpty) return false;
  if (/--?[sw]=/.test(inner)) return false;
  const flags = /(?:^|[\s"'])--?w(?=$|[\s"'])/.test(inner) ? ['-s', '-s -w'] : ['-s -w'];
  return flags.some((flag) => {
    if (quoted === undefined) {
      return /^[\w@%+=:,./-]+$/.test(inner) && added === `${gone.slice(0, valueAt)}"${flag} ${gone.slice(valueAt)}"`;
    }
    const isParted = isEmpty || /^\s/.test(gone.slice(quoted));
    return added === `${gone.slice(0, quoted)}${flag}${isParted ? '' : ' '}${gone.slice(quoted)}`;
  });
} // prettier-ignore

/** One release of Cargo gets the setting, right before the name of the program, and nothing else changed. */
function isCargoStripped(old: Instruction, fresh: Instruction, stage: Stage): boolean {
  const text = `${CARGO_STRIP}=true `;
  const [was, is] = [old.content.source, fresh.content.source];
  if (fresh.content.keyword !== 'run' || old.content.keyword !== 'run') return false;
  if (is.length !== was.length + text.length || flagsOf(old.content) !== flagsOf(fresh.content)) return false;
  const reading = readRun(old.content);
  if (isUnread(reading) || findCargoSettings(stage, old) !== undefined) return false;
  return reading.commands.some(({ command, within }) => {
    const release = readCargoRelease(command);
    if (!release || release.isTold || release.otherTarget !== undefined || within.includes('substitution')) return false;
    const at = sourceOffset(reading.mapped, release.programWord.span.start);
    return is === was.slice(0, at) + text + was.slice(at);
  });
} // prettier-ignore
