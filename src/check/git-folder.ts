import { readAddedCommand } from './added-command.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { readStages } from '../dockerfile/stages.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { startOf } from '../trace/file-namers.ts';
import { findClonedFolders, findGitNeeder } from '../trace/git-folder.ts';
import { isRenamed } from '../trace/renamed.ts';
import { folderOf, mayBeBelow, resolveIn } from '../trace/symbolic-path.ts';

/** `rm -rf` of the `.git` of folders, last in the RUN that cloned them; nothing that was read looks for them afterwards. */
export const GIT_FOLDER_RULE: InstructionRule = { change: findObjection };

function findObjection(old: Instruction, fresh: Instruction, window: Window): string | undefined {
  const added = readAddedCommand(old, fresh, window);
  if (typeof added === 'string') return added;
  const { command, event, before, behind } = added;
  if (behind.length > 0) return 'commands stand behind it';
  const [rm, options, ...operands] = command.words;
  if (rm?.value !== 'rm' || options?.value !== '-rf' || operands.length === 0) return 'it is no deletion of folders';
  if (isRenamed(event, 'rm')) return 'the state of the shell may give it another meaning';
  const file = window.after;
  const stage = readStages(file).findLast(({ from }) => from.start < fresh.start);
  if (!stage) return 'it stands in no stage';
  const base = baseFolderOf(file, stage, window.surroundings.catalogue());
  const start = startOf(file, fresh, base);
  const cloned = findClonedFolders(before, start);
  for (const { text } of operands) {
    const folder = cloned.find(({ name }) => name === text);
    if (!folder || folder.path === undefined) return `no command before it clones what ${text} is in`;
    if (folder.doubt !== undefined) return folder.doubt.because;
    const { path } = folder;
    // Looked at once more by itself: a `cd` behind the clone decides on where the command runs.
    const own = folderOf(event, start);
    if (own === undefined || resolveIn(own, text) !== resolveIn(path, '.git')) return `${text} is in another folder`;
    const mount = readMounts(fresh.content).find(
      ({ target }) => target === undefined || mayBeBelow(path, target) || mayBeBelow(target, path),
    );
    if (mount) return `it lies in ${mount.text}, or holds it`;
    const needer = findGitNeeder(window.before, old, path, (other) => startOf(window.before, other, base));
    if (needer) return `"${needer.text}" in line ${needer.line} may look for it`;
  }
  return new Set(operands.map(({ text }) => text)).size < operands.length ? 'a folder is named twice' : undefined;
}
