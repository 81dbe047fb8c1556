import { findAdditionObjection } from './additions.ts';
import { findSequenceDifference, untilIndexIsGone } from './script-difference.ts';
import { isAllowedRemoval, type Later } from './command-difference.ts';
import type { Effect } from './effects.ts';
import { findBrokenClaim, hasRule } from './instruction-rules.ts';
import { findRuled, takeRemoved } from './ruled.ts';
import { findJoinObjection, flagsOf } from './joins.ts';
import { findLetterDifference } from './letters.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { findCommandAfter, isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import type { Group, Window } from './window.ts';
import { shorten } from '../text/shorten.ts';
import { describeChange, traceRun } from '../trace/run-trace.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { evenGap } from '../trace/script-tokens.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/**
 * Holds the events of both sides against each other, one by one and in their order. Each difference must be one that an
 * effect names, and is looked at for whether it is that.
 * @returns what became of which instruction; or the first difference that nothing covers, as a clause that names its event
 */
export function compareTraces(window: Window, effects: readonly Effect[]): readonly Group[] | string {
  const groups: Group[] = [];
  const isRuled = hasRule(effects);
  let at = 0;
  for (const [j, fresh] of window.fresh.entries()) {
    if (isRuled) at += takeRemoved(window, at, fresh, effects, groups);
    const first = window.old[at];
    // What is the same by letters is the same by events, too.
    if (first && mayBeSame(first, fresh) && findLetterDifference(window.after, first, fresh, effects) === undefined) {
      groups.push({ old: [first], fresh, kind: 'same-by-letters' });
      at += 1;
      continue;
    }
    const ruled = isRuled ? findRuled(window, first, fresh, effects) : undefined;
    if (ruled) {
      groups.push(ruled);
      at += ruled.old.length;
      continue;
    }
    if (!first) return `"${fresh.content.source}" in line ${fresh.line} is new`;
    const surplus = window.old.length - at - (window.fresh.length - j);
    const joined = surplus < 0 ? 'an instruction is new' : compareRuns(window, at, surplus, fresh, effects);
    if (typeof joined === 'string') return `${joined} (${fresh.content.keywordText} in line ${fresh.line})`;
    groups.push(joined);
    at += joined.old.length;
  }
  if (isRuled) at += takeRemoved(window, at, undefined, effects, groups);
  const rest = window.old[at];
  if (rest) return `the ${rest.content.keywordText} in line ${rest.line} is missing`;
  const covering = new Set(groups.map(({ by }) => by));
  return (isRuled ? findBrokenClaim(window, effects, covering) : undefined) ?? groups;
}

/** No more commands than before: comparing by letters would find out, and takes longer. */
function mayBeSame(old: Instruction, fresh: Instruction): boolean {
  if (old.content.keyword !== 'run' || fresh.content.keyword !== 'run') return true;
  const [was, is] = [readRun(old.content), readRun(fresh.content)];
  return isUnread(was) || isUnread(is) || is.commands.length <= was.commands.length;
}

/** @returns the old instructions, from `at` on, that the new RUN stands for; or what is wrong with it */
function compareRuns(
  window: Window,
  at: number,
  surplus: number,
  fresh: Instruction,
  effects: readonly Effect[],
): Group | string {
  const { after, old } = window;
  const first = old[at]!;
  if (first.content.keyword !== 'run' || fresh.content.keyword !== 'run') {
    return first.content.keyword === fresh.content.keyword
      ? 'an instruction that is no RUN changed'
      : 'another instruction stands here';
  }
  if (first.content.keywordText !== fresh.content.keywordText) return 'the keyword is another';
  if (shellAt(after, fresh) === 'foreign') return 'a script for another shell changed';
  if (flagsOf(first.content) !== flagsOf(fresh.content)) return 'its flags changed';
  const { isErrexit } = shellInForceAt(after, fresh);
  const events = traceRun(fresh.content, isErrexit)?.events;
  if (!events) return 'the new script cannot be read';
  const walk = new Alignment(after, fresh, events, effects);
  for (let taken = 0; ; taken += 1) {
    const run = old[at + taken]!;
    const own = traceRun(run.content, isErrexit)?.events;
    if (!own) return `a script that cannot be read changed, in line ${run.line}`;
    if (taken > 0) {
      const objection = findJoinObjection(window, [old[at + taken - 1]!, run], walk.matched, own, effects);
      if (objection !== undefined) return objection;
    }
    const difference = walk.match(own);
    if (difference !== undefined) return difference;
    const next = taken < surplus ? old[at + taken + 1] : undefined;
    const following = next?.content.keyword === 'run' ? traceRun(next.content, isErrexit)?.events : undefined;
    // A RUN without events (`RUN set -e`) can only be seen to have been joined by its missing.
    const isJoined = following && (walk.isAtEnd ? following.length === 0 : walk.goesOnWith(following));
    if (isJoined) continue;
    const objection = walk.matchAdditions();
    if (objection !== undefined) return objection;
    return {
      old: old.slice(at, at + taken + 1),
      fresh,
      kind: taken > 0 || walk.hasAdditions ? 'restructured' : 'same-by-events',
    };
  }
}

/** Goes along the events of a new RUN as those of the old ones are found in it. */
class Alignment {
  readonly #file: Dockerfile;
  readonly #instruction: Instruction;
  readonly #events: readonly ScriptEvent[];
  readonly #effects: readonly Effect[];
  readonly #later: Later;
  readonly #matched: (readonly ScriptEvent[])[] = [];
  #at = 0;
  #hasAdditions = false;

  constructor(file: Dockerfile, instruction: Instruction, events: readonly ScriptEvent[], effects: readonly Effect[]) {
    this.#file = file;
    this.#instruction = instruction;
    this.#events = events;
    this.#effects = effects;
    this.#later = (isWanted) => findCommandAfter(file, instruction, isWanted) !== undefined;
  }

  /** A command was found that is new. */
  get hasAdditions(): boolean {
    return this.#hasAdditions;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#events.length;
  }

  /** The events of each old RUN that was found. */
  get matched(): readonly (readonly ScriptEvent[])[] {
    return this.#matched;
  }

  /** Finds the events of one old RUN, one after the other. @returns the first that is not there, as a clause */
  match(own: readonly ScriptEvent[]): string | undefined {
    for (const event of own) {
      const difference = this.#find(event);
      if (difference !== undefined) return difference;
    }
    this.#matched.push(own);
    return undefined;
  }

  /** Whether the next event is the first of another RUN, or stands before it and is nothing that may be added at the end. */
  goesOnWith([first]: readonly ScriptEvent[]): boolean {
    if (!first) return true;
    const fresh = this.#events[this.#at]!;
    return (
      this.#isMatch(first, fresh) === undefined || this.#events.slice(this.#at).some(({ text }) => text === first.text)
    );
  }

  /** All that is left must be an addition that an effect covers. */
  matchAdditions(): string | undefined {
    while (!this.isAtEnd) {
      const objection = this.#add();
      if (objection !== undefined) return objection;
    }
    return undefined;
  }

  #find(event: ScriptEvent): string | undefined {
    const fresh = this.#events[this.#at];
    if (fresh && this.#isMatch(event, fresh) === undefined) {
      this.#at += 1;
      return undefined;
    }
    if (this.#isRemoved(event)) return undefined;
    if (!fresh) return `"${shorten(event.text)}" is missing`;
    // What is new may stand before it.
    const objection = this.#add();
    if (objection === undefined) return this.#find(event);
    return this.#isMatch(event, fresh);
  }

  #isMatch(event: ScriptEvent, fresh: ScriptEvent): string | undefined {
    const change = describeChange(event, fresh);
    if (change !== undefined)
      return `"${shorten(event.text)}" ${event.text === fresh.text ? '' : `became "${shorten(fresh.text)}", `}${change}`;
    if (event.text === fresh.text) return undefined;
    const behind = this.#events.slice(this.#at + 1).flatMap(({ commands }) => commands);
    const later: Later = (isWanted) => behind.some(isWanted) || this.#later(isWanted);
    return findSequenceDifference(
      event.sequence,
      fresh.sequence,
      this.#effects,
      untilIndexIsGone(behind, later),
      evenGap,
    );
  }

  #isRemoved(event: ScriptEvent): boolean {
    const [command] = event.commands;
    if (event.kind !== 'command' || event.commands.length !== 1 || !command || event.onFailure === 'at-times')
      return false;
    const behind = this.#events.slice(this.#at).flatMap(({ commands }) => commands);
    return isAllowedRemoval(command, untilIndexIsGone(behind, this.#later), this.#effects);
  }

  #add(): string | undefined {
    const event = this.#events[this.#at]!;
    const objection = findAdditionObjection(
      {
        event,
        before: this.#events.slice(0, this.#at),
        behind: this.#events.slice(this.#at + 1),
        instruction: this.#instruction,
        file: this.#file,
      },
      this.#effects,
    );
    if (objection !== undefined) return objection;
    this.#at += 1;
    this.#hasAdditions = true;
    return undefined;
  }
}
