import { coversPlatforms, findFromChange, type FromChange, readFromChange, stagesOn } from './from-change.ts';
import type { InstructionRule } from './instruction-rules.ts';
import { compareSystems, isOfApt, type SystemState } from './system-events.ts';
import { findUnaskedPackage } from './system-packages.ts';
import { findMissingOnAlpine } from './system-commands.ts';
import type { Window } from './window.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { writeTag } from '../dockerfile/from-reference.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { LASTING_GROUPS } from '../knowledge/alpine/accounts.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import { traceRun } from '../trace/run-trace.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { sequenceOf } from '../trace/script-tokens.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/**
 * `changes-base-system`: what ships starts from the Alpine variant of its image, and every RUN of the stages on it says on
 * Alpine what it said on Debian (traps E1, E2, E5 to E7, E9, E10). Knows of the two files, and of the catalogue, nothing else.
 */
export const SYSTEM_CHANGE_RULE: InstructionRule = {
  change: (old, fresh, window) => {
    if (old.content.keyword === 'from') return findImageObjection(readFromChange(old, fresh, window), window);
    if (old.content.keyword !== 'run' || fresh.content.keyword !== 'run') return 'it is no RUN';
    const change = findFromChange(window);
    const stage = change && stageOf(window.before, change.oldStage, old);
    const freshStage = change && stageOf(window.after, change.stage, fresh);
    if (!stage || !freshStage || stage.index !== freshStage.index) return 'it is in no stage whose base changed';
    return findRunObjection(old, fresh, stage, change, window);
  },
  addition: (fresh, window) => {
    const change = findFromChange(window);
    return change ? findAdditionObjection(fresh, change, window) : 'the base did not change';
  },
  removal: (old, window) => {
    const change = findFromChange(window);
    const stage = change && stageOf(window.before, change.oldStage, old);
    if (old.content.keyword !== 'run' || !change || !stage) return 'it is no RUN whose base changed';
    const reading = readRun(old.content);
    if (old.content.innerComments.length > 0 || isUnread(reading) || commentsIn(old).length > 0)
      return 'it has a comment';
    const compared = compareRun(old, undefined, stage, change, window);
    return typeof compared === 'string' ? compared : undefined;
  },
  whole: (window) => {
    const change = findFromChange(window);
    if (!change) return 'there is not one FROM that goes to Alpine';
    for (const stage of stagesOn(window.after, change.stage)) {
      const objection = findApt(stage) ?? findMissingOnAlpine(window, change, stage);
      if (objection !== undefined) return objection;
    }
    return undefined;
  },
};

function findImageObjection(change: FromChange | string, window: Window): string | undefined {
  if (typeof change === 'string') return change;
  const catalogue = window.surroundings.catalogue();
  const [was, is] = [change.old, change.fresh].map(({ reference }) => catalogue.findImage(reference));
  if (!was || !is || was.tag === undefined || is.tag === undefined) return 'the catalogue does not know both images';
  if (was.name !== is.name) return 'it is another image';
  if (was.dropsPrivileges) return 'the image keeps data';
  const [old, fresh] = [catalogue.findFacts(was.path, was.tag), catalogue.findFacts(is.path, is.tag)];
  if (!old || !fresh || !catalogue.hasTag(is.path, is.tag)) return `${is.tag} is no tag that is known`;
  if (old.system?.distribution !== 'debian' && old.system?.distribution !== 'ubuntu') return 'it was not on Debian';
  if (fresh.system?.distribution !== 'alpine' || catalogue.findSibling(was.path, was.tag, 'alpine') !== is.tag)
    return `${is.tag} is not the Alpine variant of ${was.tag}`;
  if (!coversPlatforms(fresh.platforms, change.fresh.platform, undefined)) return 'it is not made for the platform';
  return writeTag(change.old, is.tag) === change.fresh.text ? undefined : 'a variable of it got another meaning';
}

function stageOf(file: Dockerfile, base: Stage, { start }: Instruction): Stage | undefined {
  return stagesOn(file, base).find(({ instructions }) => instructions.some((other) => other.start === start));
}

function findRunObjection(
  old: Instruction,
  fresh: Instruction,
  stage: Stage,
  change: FromChange,
  window: Window,
): string | undefined {
  const flags = ({ content }: Instruction): string => content.flags.map(({ text }) => text).join(' ');
  if (flags(old) !== flags(fresh) || old.content.keywordText !== fresh.content.keywordText) return 'its flags changed';
  if (commentsIn(old).join('\n') !== commentsIn(fresh).join('\n')) return 'a comment of the script changed';
  const compared = compareRun(old, fresh, stage, change, window);
  if (typeof compared === 'string') return compared;
  return findUnaskedPackage(compared, window, change);
}

/** @returns packages that no install of the old RUN asks for; or what is wrong, as a clause */
function compareRun(
  old: Instruction,
  fresh: Instruction | undefined,
  stage: Stage,
  change: FromChange,
  { before, after, surroundings }: Window,
): readonly string[] | string {
  const catalogue = surroundings.catalogue();
  if (shellAt(before, old) === 'foreign') return 'another shell runs it';
  const { isErrexit } = shellInForceAt(before, old);
  const oldEvents = traceRun(old.content, isErrexit)?.events;
  const freshEvents = fresh ? traceRun(fresh.content, shellInForceAt(after, fresh).isErrexit)?.events : [];
  if (!oldEvents || !freshEvents) return 'its script cannot be read';
  const isDash = shellAt(before, old) === 'sh';
  const state: SystemState = { installed: new Map(), groups: LASTING_GROUPS, freshGroups: LASTING_GROUPS };
  // What came before says which packages and groups there are.
  for (const events of earlierEvents(before, stage, old)) compareSystems(events, [], state, catalogue, isDash);
  state.freshGroups = state.groups;
  const compared = compareSystems(oldEvents, freshEvents, state, catalogue, isDash);
  if (compared.kind === 'different') return compared.because;
  return stage.index < change.oldStage.index ? 'it is in another stage' : compared.extra;
}

/** Each event of the RUNs before one by itself, so that all of them are looked at. */
function earlierEvents(file: Dockerfile, stage: Stage, { start }: Instruction): readonly (readonly ScriptEvent[])[] {
  const runs = lineageOf(stage)
    .flatMap(({ instructions }) => instructions)
    .filter((other) => other.start < start && other.content.keyword === 'run');
  return runs.flatMap((run) =>
    (traceRun(run.content, shellInForceAt(file, run).isErrexit)?.events ?? []).map((event) => [event]),
  );
}

/** A RUN of its own, right behind FROM and its settings, that installs what the stages need. */
function findAdditionObjection(fresh: Instruction, change: FromChange, window: Window): string | undefined {
  const { content } = fresh;
  const { instructions } = change.stage;
  const at = instructions.findIndex(({ start }) => start === fresh.start);
  if (content.keyword !== 'run' || content.flags.length > 0 || content.json || at === -1)
    return 'it is no plain RUN of the stage';
  const isFirst = instructions
    .slice(0, at)
    .every(({ content: other }) => /^(?:arg|env|label|maintainer)$/.test(other.keyword ?? ''));
  if (!isFirst) return 'it is not the first RUN of the stage';
  const reading = readRun(content);
  const [site, ...more] = isUnread(reading) ? [] : reading.commands;
  const apk = site && readPackageCommand(site.command);
  const isPlain =
    apk?.manager === 'apk' &&
    /^apk add --no-cache(?: [a-z0-9][a-z0-9.+-]*)+$/.test((reading as { script: { text: string } }).script.text);
  if (!isPlain || more.length > 0) return 'it does more than to install packages';
  return findUnaskedPackage(
    apk.operands.map(({ value }) => value!),
    window,
    change,
  );
}

/** A command of apt that is left on Alpine. */
function findApt({ instructions }: Stage): string | undefined {
  for (const { content, line } of instructions) {
    if (content.keyword === 'onbuild') return `what the ONBUILD in line ${line} runs on was not looked at`;
    if (content.keyword !== 'run') continue;
    const reading = readRun(content);
    const isLeft = isUnread(reading)
      ? !content.json || /\b(?:apt|apt-get|aptitude|dpkg)\b/.test(argumentsText(content))
      : reading.commands.some(({ command }) => isOfApt(command));
    if (isLeft) return `a command of apt is left in line ${line}, or it was not read`;
  }
  return undefined;
}

/** The comments of a shell's own script. */
function commentsIn({ content }: Instruction): readonly string[] {
  const reading = readRun(content);
  if (isUnread(reading) || !reading.script.text.includes('#')) return [];
  const { tokens, rest } = sequenceOf(reading.script);
  return [...tokens.map(({ gap }) => gap), rest].flatMap((gap) =>
    [...gap.matchAll(/(?:^|[\s;&|()])(#[^\n`]*)/g)].map(([, comment]) => comment!.trim()),
  );
}
