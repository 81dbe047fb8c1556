import type { RunSite } from '../analysis.ts';
import type { InstructionContent } from '../../dockerfile/instruction.ts';
import { isUnread, type RunReading } from '../../dockerfile/run-script.ts';
import type { RunPlace } from '../../dockerfile/verbs.ts';
import {
  type DependencyInstall,
  isUnclear,
  readDependencyInstall,
  type UnclearInstall,
} from '../../knowledge/dependency-installs.ts';
import { memoize } from '../../text/memo.ts';
import { traceScript } from '../../trace/script-events.ts';

/** A command of a RUN that installs the dependencies of a project. */
export interface InstallCommand {
  readonly run: RunPlace;
  readonly site: RunSite;
  readonly install: DependencyInstall | UnclearInstall;
  /** It is certain that it runs, and in the folder in which the RUN begins. */
  readonly isPlain: boolean;
}

/** The installs in a RUN that can be read. */
export function findInstallCommands(site: RunSite): readonly InstallCommand[] {
  if (site.isOnbuild || site.shell === 'foreign' || !mentionsTool(site.content)) return [];
  const { reading, instruction } = site;
  if (isUnread(reading)) return [];
  return readInstalls(reading).map(({ install, isPlain }) => ({
    run: { instruction, reading },
    site,
    install,
    isPlain,
  }));
}

const readInstalls = memoize(
  ({ script, commands }: RunReading): readonly Pick<InstallCommand, 'install' | 'isPlain'>[] => {
    const { events } = traceScript(script, false);
    return commands.flatMap(({ command, within, isPiped }) => {
      const install = readDependencyInstall(command);
      if (!install) return [];
      const event = events.find((each) => each.commands.includes(command));
      const isInPlace = event?.kind === 'command' && event.stateTexts.every((text) => /^[-+][a-z]/.test(text));
      const isPlain = isInPlace && within.length === 0 && !isPiped && command.assignments.length === 0;
      return [{ install, isPlain }];
    });
  },
);

const mentionsTool = memoize(({ source }: InstructionContent): boolean => MENTION.test(source));

const MENTION = /\b(?:npm|yarn|yarnpkg|pnpm|bun|composer|poetry|uv)\b/;

export { isUnclear };
