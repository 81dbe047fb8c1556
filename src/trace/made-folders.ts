import { isCopy } from './copy-window.ts';
import { instructionsBefore } from './shell-in-force.ts';
import type { FolderQuestion } from './folder-origin.ts';
import { findDestination } from '../context/copy-destination.ts';
import { folderOf, isAtOrBelow } from '../context/context-path.ts';
import { foldersAbove } from '../context/copy-sources.ts';
import { ScriptWords } from '../context/script-words.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readUserCommand } from '../knowledge/users/made-user.ts';

/** Longer stages are nobody's, and each instruction of one is looked at. */
const MAX_INSTRUCTIONS = 400;

type Question = Pick<FolderQuestion, 'scan' | 'stage' | 'before' | 'path' | 'base'>;

/**
 * Whether a folder is there before an instruction: every image has it, or the file has made it, or something in it. The
 * folders above what a `COPY --chown` makes get its owner as well, where they are not there yet (measured with BuildKit of
 * Docker 26.1, 2026-11-21).
 */
export function isFolderMade({ scan, stage, before, path, base }: Question): boolean {
  if (path === '/' || usualFolders(stage).has(path)) return true;
  if (base !== undefined && isAtOrBelow(base, path)) return true;
  const earlier = instructionsBefore(stage, before).slice(-MAX_INSTRUCTIONS);
  return earlier.some((instruction) => {
    const { content, start } = instruction;
    if (content.keyword === 'workdir') {
      const folder = workingDirBefore(scan, stage, { start: start + 1 }, base);
      return folder.kind === 'known' && folder.assumes.length === 0 && isAtOrBelow(folder.text, path);
    }
    if (isCopy(instruction)) {
      const place = findDestination(scan, stage, instruction, base);
      return place !== undefined && foldersAbove(place).includes(path);
    }
    return content.keyword === 'run' && makesFolder({ scan, stage, before, path, base }, instruction);
  });
}

function makesFolder({ scan, stage, path, base }: Question, run: Instruction): boolean {
  const reading = /mkdir|add/.test(run.content.source) ? readRun(run.content) : undefined;
  if (!reading || isUnread(reading)) return false;
  const words = new ScriptWords(scan, stage, run, base);
  return reading.commands.some(({ command, within }) => {
    if (within.length > 0) return false;
    const made = readUserCommand(command);
    if (made?.kind === 'user') return made.makesHome && (made.home ?? `/home/${made.name}`) === path;
    if (readInvocation(command)?.program !== 'mkdir') return false;
    return command.words.slice(1).some((word) => {
      const folder = words.findPath(word);
      return folder !== undefined && isAtOrBelow(folder, path);
    });
  });
}

/** Folders that Debian, Alpine and Red Hat make in every image of theirs (Filesystem Hierarchy Standard 3.0; looked at in Debian 12, 2026-11-21). */
const USUAL_FOLDERS: ReadonlySet<string> = new Set([
  '/bin', '/etc', '/home', '/lib', '/mnt', '/opt', '/root', '/run', '/sbin', '/srv', '/tmp', '/usr', '/usr/bin', '/usr/lib', '/usr/local',
  '/usr/local/bin', '/usr/local/lib', '/usr/local/share', '/usr/sbin', '/usr/share', '/var', '/var/cache', '/var/lib', '/var/log',
]); // prettier-ignore

/** Images that are less than a system. */
const BARE_FOLDERS: ReadonlySet<string> = new Set(['/bin', '/etc', '/home', '/root', '/tmp', '/usr', '/var']);

function usualFolders(stage: Stage): ReadonlySet<string> {
  const { base } = lineageOf(stage)[0]!;
  if (base.kind === 'scratch') return new Set();
  const isBare = base.kind === 'image' && /busybox|distroless|static/.test(base.reference.path);
  return isBare ? BARE_FOLDERS : USUAL_FOLDERS;
}

/** The folder that a path is in. */
export function parentOf(path: string): string {
  return folderOf(path) || '/';
}
