import type { RunSite } from '../analysis.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { insertBeforeCommand } from '../../dockerfile/verbs.ts';
import type { Command } from '../../shell/script.ts';
import type { Edit } from '../../text/edit.ts';

/** What turns C off for one command. */
const WITHOUT_C = 'CGO_ENABLED=0';

/** Puts `CGO_ENABLED=0` before a plain `go build`; `undefined` where it is called in another way, or not by a shell that is known. */
export function toEditOf({ reading, shell, instruction, isOnbuild }: RunSite, command: Command): Edit | undefined {
  const isPlain = command.words[0]?.value === 'go' && command.words[0].text === 'go';
  if (isUnread(reading) || isOnbuild || shell === 'foreign' || !isPlain) return undefined;
  return insertBeforeCommand({ instruction, reading }, command, `${WITHOUT_C} `);
}
