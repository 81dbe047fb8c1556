import type { RunSite } from '../analysis.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import type { RunPlace } from '../../dockerfile/verbs.ts';
import {
  type DependencyInstall,
  isUnclear,
  readDependencyInstall,
  type UnclearInstall,
} from '../../knowledge/dependency-installs.ts';
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
  const { reading, shell, instruction } = site;
  if (site.isOnbuild || shell === 'foreign' || isUnread(reading) || !MENTION.test(site.content.source)) return [];
  const { events } = traceScript(reading.script, false);
  return reading.commands.flatMap(({ command, within, isPiped }) => {
    const install = readDependencyInstall(command);
    if (!install) return [];
    const event = events.find(({ commands }) => commands.includes(command));
    const isInPlace = event?.kind === 'command' && event.stateTexts.every((text) => /^[-+][a-z]/.test(text));
    return [
      {
        run: { instruction, reading },
        site,
        install,
        isPlain: isInPlace && within.length === 0 && !isPiped && command.assignments.length === 0,
      },
    ];
  });
}

const MENTION = /\b(?:npm|yarn|yarnpkg|pnpm|bun|composer|poetry|uv)\b/;

export { isUnclear };
