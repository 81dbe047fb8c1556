import type { InstructionRule } from './instruction-rules.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Window } from './window.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { packagesWith } from '../knowledge/apt-brings.ts';
import { readBase } from '../knowledge/images/base-image.ts';
import { hasOption, readPackageCommand } from '../knowledge/package-managers.ts';
import { traceBuild } from '../trace/build-trace.ts';

/**
 * `installs-missing-packages`: what a new base lacks is installed, at the end of an install that was there, or by a RUN that
 * does nothing else and leaves nothing else.
 */
export const MISSING_PACKAGES_RULE: InstructionRule = {
  coversWords: true,
  addition: ({ content, line }, { after }) => {
    if (content.keyword !== 'run' || content.flags.length > 0) return 'it is no plain RUN';
    const reading = readRun(content);
    if (isUnread(reading)) return 'it cannot be read';
    const { script, commands } = reading;
    const instruction = after.instructions.find((other) => other.line === line);
    if (!instruction || shellAt(after, instruction) === 'foreign') return 'another shell runs it';
    const [update, install, removal, more] = commands.map(({ command }) => readPackageCommand(command) ?? command);
    const isChain = /^[^;&|()]*&&[^;&|()]*&&[^;&|()]*$/.test(script.text.replace(/\\\r?\n/g, ''));
    if (!isChain || more || !update || !install || !removal)
      return 'it is not three commands, of which each needs the one before';
    if (!('manager' in update) || update.manager !== 'apt' || update.subcommand !== 'update')
      return 'it does not begin with an update';
    if (!('manager' in install) || install.manager !== 'apt' || install.subcommand !== 'install')
      return 'it installs nothing';
    if (!hasOption(install, '-y') || install.unknown.length > 0 || install.options.length > 2)
      return 'its install is not a plain one';
    const text = 'words' in removal ? removal.words.map((word) => word.text).join(' ') : '';
    return text === 'rm -rf /var/lib/apt/lists/*' ? undefined : 'it does not end with removing the lists';
  },
  whole: (window) => {
    for (const stage of readStages(window.after)) {
      const objection = findWrongPackage(window, stage) ?? findWrongUser(window, stage);
      if (objection !== undefined) return objection;
    }
    return undefined;
  },
};

/** A package that came, and that the new base does not lack. */
function findWrongPackage(window: Window, stage: Stage): string | undefined {
  const { before, after, surroundings } = window;
  const old = readStages(before)[stage.index];
  if (!old) return 'a stage is new';
  const had = new Set(stageCommandsIn(before, old).flatMap(({ installs }) => installs));
  const fresh = stageCommandsIn(after, stage).flatMap(({ installs }) => installs);
  const added = fresh.filter((name) => !had.has(name));
  if (added.length === 0) return undefined;
  const catalogue = surroundings.catalogue();
  const base = readBase(after, lineageOf(stage)[0]!, catalogue);
  const missing =
    typeof base === 'object' ? catalogue.missingInSlim(base.image.path, base.facts.system?.suite ?? '') : undefined;
  if (!missing) return 'it is not known what the base lacks';
  const providers = new Set<string>();
  for (const name of missing.commands.keys()) {
    for (const provider of catalogue.findCommandPackage(name, 'debian', missing.suite)?.packages ?? [])
      providers.add(provider);
  }
  const wrong = added.find((name) => {
    return !providers.has(name) && !packagesWith(name).some((part) => missing.packages.has(part));
  });
  return wrong === undefined ? undefined : `${wrong} is installed, and the base does not lack it`;
}

/** What installs packages has to be root. */
function findWrongUser({ before, after }: Window, { index }: Stage): string | undefined {
  const known = new Set(traceBuild(before).stages[index]!.events.map(({ text }) => text));
  const event = traceBuild(after).stages[index]!.events.find(({ kind, text, user }) => {
    const isRoot = user === undefined || /^(?:root|0)(?::|$)/.test(user);
    return kind === 'command' && !known.has(text) && !isRoot && text.startsWith('apt-get ');
  });
  return event && `line ${event.line} installs packages as ${event.user}`;
}
