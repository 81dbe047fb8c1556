import { readAddedCommand } from './added-command.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { searchForDocumentation } from '../context/documentation-search.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import {
  deletesDocumentationFolder,
  DELETES_DOCUMENTATION,
  installsDocumentation,
  needsDocumentation,
} from '../knowledge/documentation.ts';
import { isRenamed } from '../trace/renamed.ts';

/**
 * The known deletion, last in a RUN that installs packages of Debian; nothing that was there before, and no file that
 * the build may copy, speaks of what it deletes.
 */
export const DOCUMENTATION_RULE: InstructionRule = { change: findObjection };

function findObjection(old: Instruction, fresh: Instruction, window: Window): string | undefined {
  const added = readAddedCommand(old, fresh, window);
  if (typeof added === 'string') return added;
  const { command, event, before, behind } = added;
  if (command.words.map(({ text }) => text).join(' ') !== DELETES_DOCUMENTATION) return 'it is not the known deletion';
  if (isRenamed(event, 'find')) return 'the state of the shell may give it another meaning';
  // With noglob or an alias of `!` the words would be others; with history expansion, too.
  if (event.stateTexts.some((text) => /^[-+][fH]$/.test(text))) return 'an option of the shell may change its words';
  if (behind.length > 0) return 'commands stand behind it';
  if (!before.some(({ kind, commands }) => kind === 'command' && commands.some(installsDocumentation)))
    return 'no command before it installs packages';
  const mount = readMounts(fresh.content).find(
    ({ target }) => target === undefined || /^\/(?:usr(?:\/share(?:\/(?:doc|man).*)?)?)?\/?$/.test(target),
  );
  if (mount) return `${mount.text} holds what it deletes`;
  const deletion = window.before.instructions.find(({ content }) => deletesDocumentationFolder(content.joined.text));
  if (deletion) return `line ${deletion.line} deletes a folder that it begins in`;
  const reader = window.before.instructions.find(({ content }) => needsDocumentation(content.joined.text));
  if (reader) return `line ${reader.line} speaks of documentation`;
  const copied = searchForDocumentation(window.before, window.surroundings.context)?.reader;
  return copied && `${copied.slice(0, 100)} names a folder of documentation`;
}
