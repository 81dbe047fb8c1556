import { runsUnseenScript } from './crossing.ts';
import type { ScriptEvent } from './script-event.ts';
import { isKnown, type SymbolicPath } from './symbolic-path.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { instructionsAfter } from '../dockerfile/stages.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command } from '../shell/script.ts';

/**
 * Folders of which nothing that starts with a container makes use: those for temporary files and for sources that are built
 * (Filesystem Hierarchy Standard 3.0, 3.18, 4.12 and 5.15).
 */
const TEMPORARY = /^\/(?:tmp|var\/tmp|usr\/src|usr\/local\/src)\/./;

/** Whether a path is known, and lies where only a build has a use for it. */
export function isTemporary(path: SymbolicPath): boolean {
  return (
    path.startsWith('/') && (isKnown(path) || isKnown(path.slice(0, path.lastIndexOf('/')))) && TEMPORARY.test(path)
  );
}

/** Scripts of source archives that configure a build, and are unpacked from the archive itself. */
const BUILD_SCRIPT = /(?:^|\/)(?:configure|Configure|config|autogen\.sh|buildconf|bootstrap(?:\.sh)?|gradlew|mvnw)$/;

/**
 * Something behind a place of a RUN that was not read, and may look for a file without our seeing it, as a noun phrase.
 * @param behind the events of the RUN behind that place
 */
export function findUnseenReader(scan: Scan, run: Instruction, behind: readonly ScriptEvent[]): string | undefined {
  const own = behind.flatMap(({ commands }) => commands).find(isUnseen);
  if (own) return `"${excerptOf(own)}" in line ${run.line}`;
  for (const instruction of instructionsAfter(scan, run)) {
    if (instruction.content.keyword === 'onbuild') return `the ONBUILD in line ${instruction.line}`;
    const content = runContent(instruction);
    if (!content) continue;
    const reading = readRun(content);
    if (isUnread(reading)) return `the RUN in line ${instruction.line}, which was not read`;
    const script = reading.commands.find(({ command }) => isUnseen(command));
    if (script) return `"${excerptOf(script.command)}" in line ${instruction.line}`;
  }
  return undefined;
}

function isUnseen(command: Command): boolean {
  if (!runsUnseenScript(command)) return false;
  const program = readInvocation(command)?.programWord.value ?? '';
  const script = /^(?:.*\/)?(?:ba|da|a)?sh$/.test(program) ? (command.words[1]?.value ?? '') : program;
  return !BUILD_SCRIPT.test(script);
}
