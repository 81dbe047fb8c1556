import { readAddedCommand } from './added-command.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { readStages } from '../dockerfile/stages.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { findBuiltFolders, findUnclearVariable } from '../trace/built-folders.ts';
import { startOf } from '../trace/file-namers.ts';
import { findFolderNamer } from '../trace/folder-namers.ts';
import { mayBeBelow } from '../trace/symbolic-path.ts';
import { isRenamed } from '../trace/renamed.ts';

/** `rm -rf` of one folder, last in the RUN that made it, built in it and installed from it; nothing else in the file names it. */
export const BUILD_FOLDER_RULE: InstructionRule = { change: findObjection };

function findObjection(old: Instruction, fresh: Instruction, window: Window): string | undefined {
  const added = readAddedCommand(old, fresh, window);
  if (typeof added === 'string') return added;
  const { command, event, before, behind } = added;
  if (behind.length > 0) return 'commands stand behind it';
  const [rm, options, operand, more] = command.words;
  if (rm?.value !== 'rm' || options?.value !== '-rf' || !operand || more) return 'it is no deletion of one folder';
  if (isRenamed(event, 'rm')) return 'the state of the shell may give it another meaning';
  // A variable or a pattern could stand for anything.
  const path = operand.text;
  if (!/^(?:\/[\w.+-]+){2,}$/.test(path) || /\/\.{1,2}(?:\/|$)/.test(path)) return 'it is no plain path';
  const stage = readStages(window.after).findLast(({ from }) => from.start < fresh.start);
  if (!stage) return 'it stands in no stage';
  const base = baseFolderOf(window.after, stage, window.surroundings.catalogue());
  const folders = findBuiltFolders(before, startOf(window.after, fresh, base), () =>
    findUnclearVariable(window.after, fresh),
  );
  const built = folders.find((folder) => folder.path === path);
  if (!built) return 'no command before it makes the folder and installs from it';
  if (built.doubt !== undefined) return `"${built.doubt}" may leave something that needs it`;
  const mount = readMounts(fresh.content).find(
    ({ target }) => target === undefined || mayBeBelow(path, target) || mayBeBelow(target, path),
  );
  if (mount) return `it lies in ${mount.text}, or holds it`;
  const namer = findFolderNamer(window.after, fresh, path, base);
  return namer && `line ${namer.line} speaks of it`;
}
