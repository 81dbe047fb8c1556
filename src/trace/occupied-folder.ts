import { instructionsBefore } from './shell-in-force.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { readStages } from '../dockerfile/stages.ts';
import type { Cleanup } from '../knowledge/cleanups.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/**
 * What else may lie in the folders that a clean-up empties, as a clause: a variable, an option or a path of an earlier
 * instruction, or of the RUN itself, puts it there (`ENV WORKON_HOME=/root/.cache/pipenv`). Only of folders in a home, or
 * wherever else a user's cache may be: nobody keeps anything in those of a system.
 */
export function findOccupant(scan: Scan, instruction: Instruction, cleanup: Cleanup): string | undefined {
  if (cleanup.owner !== 'user') return undefined;
  const folder = folderPattern(cleanup);
  if (!folder.test(scan.text)) return undefined;
  const stage = readStages(scan).findLast(({ from }) => from.start < instruction.start);
  const all = stage ? [...instructionsBefore(stage, instruction), instruction] : [];
  const own = all.find((each) => putsThere(each, folder));
  return own && `line ${own.line} names ${folder.exec(own.content.source)?.[0] ?? 'that folder'} for something else`;
}

/** The folders of a clean-up, in whichever home they lie. */
const folderPattern = memoize(({ folders }: Cleanup): RegExp => {
  const texts = folders.map((folder) => {
    const escaped = folder.replace(/^\/root\//, '/').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return folder.startsWith('/root/') ? escaped : `(?<![\\w.}~-])${escaped}`;
  });
  return new RegExp(`(?:${texts.join('|')})(?![\\w.-])`);
});

/** Instructions whose arguments say where something lies. */
const NAMES_PLACES: ReadonlySet<string> = new Set(['env', 'arg', 'workdir', 'copy', 'add', 'volume']);

function putsThere(instruction: Instruction, folder: RegExp): boolean {
  const { content } = instruction;
  if (!folder.test(content.source)) return false;
  if (NAMES_PLACES.has(content.keyword ?? '')) return folder.test(argumentsText(content));
  const run = runContent(instruction);
  if (!run) return false;
  const reading = readRun(run);
  if (isUnread(reading)) return folder.test(argumentsText(run));
  return reading.commands.some(({ command }) => sendsThere(command, folder));
}

/** They are about the folder itself, and put nothing else into it. */
const OF_FOLDERS: ReadonlySet<string> = new Set([
  'rm', 'rmdir', 'find', 'mkdir', 'chown', 'chmod', 'chgrp', 'ls', 'du', 'test', '[', 'install',
]); // prettier-ignore

/** An assignment, or an option with its value; a mere operand is what the command reads. */
function sendsThere(command: Command, folder: RegExp): boolean {
  if (command.assignments.some(({ value }) => value !== undefined && folder.test(value))) return true;
  if (OF_FOLDERS.has(readInvocation(command)?.program ?? '')) return false;
  return command.words.some(({ text }, i) => {
    if (!folder.test(text)) return false;
    return /^["']?[\w-]+=/.test(text) || command.words[i - 1]?.text.startsWith('-') === true;
  });
}
