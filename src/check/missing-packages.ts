import type { InstructionRule } from './instruction-rules.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Window } from './window.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { packagesWith } from '../knowledge/apt-brings.ts';
import { readBase } from '../knowledge/images/base-image.ts';
import { missingFrom } from '../knowledge/images/slim-contents.ts';
import { type BuildTrace, traceBuild } from '../trace/build-trace.ts';

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
    if (content.innerComments.length > 0 || content.heredocs.length > 0 || script.text.includes('#'))
      return 'more than commands stands in it';
    const isChain = /^[^;&|()<>]*&&[^;&|()<>]*&&[^;&|()<>]*$/.test(script.text.replace(/\\\r?\n/g, ''));
    if (!isChain || commands.length !== 3 || commands.some(({ command }) => command.assignments.length > 0))
      return 'it is not three commands, of which each needs the one before';
    const [update = [], install = [], removal = []] = commands.map(({ command }) =>
      command.words.map(({ text }) => text),
    );
    if (update.join(' ') !== 'apt-get update') return 'it does not begin with an update';
    const names = install.slice(INSTALL.length);
    if (install.slice(0, INSTALL.length).join(' ') !== INSTALL.join(' ')) return 'its install is not a plain one';
    if (names.length === 0 || new Set(names).size < names.length || !names.every((name) => NAME.test(name)))
      return 'it does not install packages, each once, by their names';
    return removal.join(' ') === 'rm -rf /var/lib/apt/lists/*' ? undefined : 'it does not end with removing the lists';
  },
  whole: (window) => {
    const [old, fresh] = [traceBuild(window.before), traceBuild(window.after)];
    for (const stage of readStages(window.after)) {
      const objection = findWrongPackage(window, stage) ?? findWrongUser(old, fresh, stage);
      if (objection !== undefined) return objection;
    }
    return undefined;
  },
};

const INSTALL: readonly string[] = ['apt-get', 'install', '-y', '--no-install-recommends'];
/** By Debian's policy ("Package", 5.6.7); a minus at the end would remove it (apt-get(8)). */
const NAME = /^[a-z0-9](?:[a-z0-9.+-]*[a-z0-9])?(?:\+\+)?$/;

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
  const [was, base] = [
    readBase(before, lineageOf(old)[0]!, catalogue),
    readBase(after, lineageOf(stage)[0]!, catalogue),
  ];
  if (typeof was === 'object' && typeof base === 'object' && was.tag === base.tag)
    return 'the base is what it was, and lacks nothing';
  const missing = typeof base === 'object' ? missingFrom(base, catalogue) : undefined;
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
function findWrongUser(old: BuildTrace, fresh: BuildTrace, { index }: Stage): string | undefined {
  const known = new Set(old.stages[index]!.events.map(({ text }) => text));
  const event = fresh.stages[index]!.events.find(({ kind, text, user }) => {
    const isRoot = user === undefined || /^(?:root|0)(?::|$)/.test(user);
    return kind === 'command' && !known.has(text) && !isRoot && text.startsWith('apt-get ');
  });
  return event && `line ${event.line} installs packages as ${event.user}`;
}
