import { type ChangedCommand, readChangedCommands } from './changed-commands.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readStages } from '../dockerfile/stages.ts';
import { makesDocuments, NO_DOCUMENT } from '../knowledge/gem-documents.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import { findDocumentReader, readGemAge } from '../trace/gem-age.ts';

/** Installs of gems get `--no-document` behind their subcommand, by a gem that is known to know it; nothing shows the documents. */
export const GEM_DOCUMENTS_RULE: InstructionRule = {
  change: (old, fresh, window) => findObjection(old, fresh, window, true),
};

/** The same where it is not known how old the gem is. */
export const GEM_DOCUMENTS_UNPROVEN_RULE: InstructionRule = {
  change: (old, fresh, window) => findObjection(old, fresh, window, false),
};

function findObjection(old: Instruction, fresh: Instruction, { before }: Window, isProven: boolean): string | undefined {
  const changed = readChangedCommands(before, old, fresh);
  if (typeof changed === 'string') return changed;
  for (const change of changed) {
    const objection = findCommandObjection(change);
    if (objection !== undefined) return objection;
  }
  const stage = readStages(before).findLast(({ from }) => from.start < old.start);
  if (!stage) return 'it stands in no stage';
  const reader = findDocumentReader(before);
  if (reader) return `line ${reader.line} shows the documents of gems`;
  const age = readGemAge(before, stage, old);
  if (age.kind === 'old') return age.because;
  return isProven && age.kind === 'unknown' ? age.because : undefined;
} // prettier-ignore

function findCommandObjection({ was, is }: ChangedCommand): string | undefined {
  const packages = readPackageCommand(was);
  if (packages?.manager !== 'gem' || !packages.subcommandWord) return 'what changed is no command of gem';
  if (!makesDocuments(packages)) return 'it makes no documents, or was told whether to';
  const { subcommandWord } = packages;
  const expected = was.words.flatMap((word) => (word === subcommandWord ? [word.text, NO_DOCUMENT] : word.text));
  const isSame = is.words.length === expected.length && is.words.every(({ text }, i) => text === expected[i]);
  return isSame ? undefined : `it is not "${expected.join(' ').slice(0, 60)}"`;
}
