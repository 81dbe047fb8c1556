import type { InstructionRule } from './instruction-rules.ts';
import { type Touched, WordCheck } from './cache-mount-words.ts';
import { flagsOf } from './joins.ts';
import { heredocsOf } from './letters.ts';
import type { Window } from './window.ts';
import { findMissingSupport } from '../context/builder-features.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { CACHE_TOOLS, type CacheTool } from '../knowledge/cache-tools.ts';
import { findCacheDoubts, findCacheNeed, isMountedFor } from '../trace/cache-needs.ts';
import { type CacheRun, findOtherMount, readCacheRun } from '../trace/cache-runs.ts';
import { findKeptPackages, isHookGone, KEEP_PACKAGES } from '../trace/docker-clean.ts';
import { describeChange, traceRun } from '../trace/run-trace.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/** How far the effect lets go. */
interface Allowance {
  /** Something that was not read may need what the mounts keep out of the image. */
  readonly doubts: boolean;
  /** apt is told, in an image that ships, to keep what it fetches. */
  readonly keepsPackages: boolean;
}

/** `mounts-cache`: a RUN gets cache mounts on the folders of a tool that it runs, and loses what they make wrong, no more. */
export const CACHE_MOUNT_RULE = ruleFor({ doubts: false, keepsPackages: false });
/** `mounts-cache-scripts-may-need`: the same, where not all was read. */
export const UNSEEN_CACHE_MOUNT_RULE = ruleFor({ doubts: true, keepsPackages: false });
/** `keeps-fetched-packages`: the same in an image whose apt is told to keep what it fetches. */
export const KEPT_PACKAGES_RULE = ruleFor({ doubts: true, keepsPackages: true });

function ruleFor(allowance: Allowance): InstructionRule {
  return { change: (old, fresh, window) => findObjection(old, fresh, window, allowance) };
}

function findObjection(old: Instruction, fresh: Instruction, window: Window, allowance: Allowance): string | undefined {
  const { before, after, surroundings } = window;
  if (old.content.keyword !== 'run' || old.content.keywordText !== fresh.content.keywordText) return 'it is no RUN';
  if (shellAt(before, old) === 'foreign') return 'another shell runs it';
  const flags = findNewFlags(old, fresh);
  if (typeof flags === 'string') return flags;
  const missing = findMissingSupport(before, surroundings.policy, 'run-mount');
  if (missing !== undefined) return missing;
  const stage = readStages(before).find(({ instructions }) => instructions.includes(old));
  const freshStage = readStages(after).find(({ instructions }) => instructions.includes(fresh));
  if (!stage || !freshStage) return 'it stands in no stage';
  const mounted: Touched[] = [];
  const catalogue = surroundings.catalogue();
  for (const tool of CACHE_TOOLS) {
    const run = readCacheRun(before, stage, old, tool, catalogue);
    if (run && !('reason' in run) && isMountedFor(fresh, run.targets)) mounted.push({ run, tool });
  }
  const known = new Set(mounted.flatMap(({ run }) => run.flags));
  const stranger = flags.find((flag) => !known.has(flag));
  if (stranger !== undefined) return `no command of the RUN is known to use ${stranger}`;
  // A tool that neither got a mount nor lost anything is not looked at.
  const touched = mounted.filter(({ run, tool }) => run.flags.some((flag) => flags.includes(flag)) || hasWrong(run, tool));
  if (touched.length === 0) return 'no tool got a mount';
  const isHooked = touched.some(({ tool }) => tool.name === 'apt');
  const comparison = findScriptObjection(old, fresh, window, touched, isHooked);
  if (comparison !== undefined) return comparison;
  const hook = isHooked ? findHookObjection(old, fresh, stage, freshStage, after, touched, flags.length > 0, allowance) : undefined;
  if (hook !== undefined) return hook;
  for (const { run, tool } of touched) {
    const other = findOtherMount(old, run.targets);
    if (other !== undefined) return `${other} is in its way`;
    const isMounted = (instruction: Instruction, targets: readonly string[]): boolean => {
      const now = after.instructions[before.instructions.indexOf(instruction)];
      return now !== undefined && isMountedFor(now, targets);
    };
    const need = findCacheNeed(before, run, tool, catalogue, isMounted);
    if (need) return `${tool.name}: ${need.detail}`;
    const [doubt] = findCacheDoubts(before, run, tool);
    if (doubt !== undefined && !allowance.doubts) return `it is not known whether: ${doubt}`;
  }
  return undefined;
} // prettier-ignore

/** What apt keeps from now on has to be in mounts, here and in all that runs on top. */
function findHookObjection(
  old: Instruction,
  fresh: Instruction,
  stage: Stage,
  freshStage: Stage,
  after: Scan,
  touched: readonly Touched[],
  hasNewFlags: boolean,
  { keepsPackages }: Allowance,
): string | undefined {
  if (hasNewFlags && !isHookGone(freshStage, fresh)) return 'what apt fetches is deleted again by the hook of its image';
  if (isHookGone(stage, old) || !holdsKeeping(fresh)) return undefined;
  if (stage.isShipped && !keepsPackages) return 'no effect says that apt keeps what it fetches';
  const { targets } = touched.find(({ tool }) => tool.name === 'apt')!.run;
  const kept = findKeptPackages(after, fresh, (later) => isMountedFor(later, targets));
  return kept && `the layer of line ${kept.line} would keep what apt fetches`;
} // prettier-ignore

/** The flags that came, all of them behind those that were there; or what else changed. */
function findNewFlags(old: Instruction, fresh: Instruction): readonly string[] | string {
  const [was, is] = [old.content.flags, fresh.content.flags];
  if (was.some(({ text }, i) => is[i]?.text !== text)) return 'its flags changed';
  if (heredocsOf(old.content) !== heredocsOf(fresh.content)) return 'its heredocs changed';
  const added = is.slice(was.length).map(({ text }) => text);
  if (added.length === 0 && flagsOf(old.content) !== flagsOf(fresh.content)) return 'its flags changed';
  return new Set(added).size === added.length ? added : 'a flag came twice';
}

function hasWrong({ cleaning, deleted, uses }: CacheRun, { drops }: CacheTool): boolean {
  return (
    cleaning.length + deleted.length > 0 || uses.some(({ words }) => words.some(({ text }) => drops.includes(text)))
  );
}

function holdsKeeping({ content }: Instruction): boolean {
  return content.source.includes(KEEP_PACKAGES[0]);
}

/** Goes along the events of both scripts: what is gone or changed must be what the mounts make wrong. */
function findScriptObjection(
  old: Instruction,
  fresh: Instruction,
  { before, after }: Window,
  touched: readonly Touched[],
  isHooked: boolean,
): string | undefined {
  const was = traceRun(old.content, shellInForceAt(before, old).isErrexit)?.events;
  const is = traceRun(fresh.content, shellInForceAt(after, fresh).isErrexit)?.events;
  if (!was || !is) return 'its script cannot be read';
  if (old.content.heredocs.length > 0 && commentsOf(old) !== commentsOf(fresh))
    return 'a comment of the script changed';
  const gone = new Set(touched.flatMap(({ run }) => run.cleaning));
  const words = new WordCheck(touched);
  let at = 0;
  for (const event of was) {
    if (isHooked && isNewKeeping(is, at, was)) at += KEEP_PACKAGES.length;
    const own = is[at];
    const [command] = event.commands;
    if (event.kind === 'command' && command && gone.has(command) && own?.text !== event.text) continue;
    if (!own) return `"${event.text}" is missing`;
    const change = describeChange(event, own) ?? words.findDifference(event, own);
    if (change !== undefined) return `"${event.text}" became "${own.text}": ${change}`;
    at += 1;
  }
  if (at < is.length) return `"${is[at]!.text}" is new`;
  return words.findStaleIndex(is);
}

/** The two commands that make apt keep what it fetches, right before an apt, where they were not there before. */
function isNewKeeping(events: readonly ScriptEvent[], at: number, was: readonly ScriptEvent[]): boolean {
  const isKnown = was.some(({ text }) => text === KEEP_PACKAGES[0]);
  return !isKnown && KEEP_PACKAGES.every((text, i) => {
    const event = events[at + i];
    return event?.kind === 'command' && event.text === text && !event.stateTexts.some((state) => RENAMES.test(state));
  });
} // prettier-ignore

/** It may make another command of the two names. */
const RENAMES = /\balias\b|\b(?:rm|echo)[ \t]*\(|\bfunction\b|noglob|^[-+][a-z]*[fn][a-z]*$/;

function commentsOf({ content }: Instruction): string {
  const reading = readRun(content);
  return isUnread(reading) ? '' : (reading.mapped.text.match(/(?:^|[\s;&|])#[^\n]*/g) ?? []).join('\n');
}
