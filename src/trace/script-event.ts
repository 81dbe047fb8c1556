import { evenGap, type Sequence, sequenceIn } from './script-tokens.ts';
import type { Command, RunScript, ShellNode } from '../shell/script.ts';
import type { CommandSite } from '../shell/walk.ts';
import type { Span } from '../text/span.ts';

/** What a failure of an event does: it ends the build, it ends it only at times (`a && b;` under errexit), or nothing. */
export type OnFailure = 'abort' | 'at-times' | 'ignore';

export type EventKind = ShellNode['kind'] | 'background' | 'script';

/** What is known of an event besides its text. */
export interface EventFacts {
  readonly kind: EventKind;
  readonly onFailure: OnFailure;
  /** Whether errexit is on and heeded inside; always `false` for a simple command, inside of which it means nothing. */
  readonly isErrexit: boolean;
  /** Names options and state of the shell that runs it; empty at the start of a RUN, the same where the state is. */
  readonly state: string;
  /** What made that state, to be read. */
  readonly stateTexts: readonly string[];
  /** It may end the script without a failure. */
  readonly mayLeave: boolean;
  /** It changes the state of the shell for what follows in the RUN. */
  readonly leavesState: boolean;
}

/**
 * One step of a script. Where all is simple, `a && b`, `set -e; a; b`, a subshell and a brace group give the same events;
 * what cannot be taken apart without losing meaning is one event, compared as text.
 */
export class ScriptEvent implements EventFacts {
  readonly kind: EventKind;
  readonly onFailure: OnFailure;
  readonly isErrexit: boolean;
  readonly state: string;
  readonly stateTexts: readonly string[];
  readonly mayLeave: boolean;
  readonly leavesState: boolean;
  readonly #script: RunScript;
  readonly #span: Span;
  readonly #sites: readonly CommandSite[];
  #sequence: Sequence | undefined;
  #text: string | undefined;
  #commands: readonly Command[] | undefined;

  /** @param sites the commands that stand in the span */
  constructor(script: RunScript, span: Span, sites: readonly CommandSite[], facts: EventFacts) {
    this.kind = facts.kind;
    this.onFailure = facts.onFailure;
    this.isErrexit = facts.isErrexit;
    this.state = facts.state;
    this.stateTexts = facts.stateTexts;
    this.mayLeave = facts.mayLeave;
    this.leavesState = facts.leavesState;
    this.#script = script;
    this.#span = span;
    this.#sites = sites;
  }

  /** Its commands in the order of the text, and what stands between them. Most events are never looked at so closely. */
  get sequence(): Sequence {
    this.#sequence ??= sequenceIn(this.#script, this.#span, this.#sites);
    return this.#sequence;
  }

  /** Blanks evened out. */
  get text(): string {
    this.#text ??= this.#readText();
    return this.#text;
  }

  get commands(): readonly Command[] {
    this.#commands ??= this.#sites.map(({ command }) => command);
    return this.#commands;
  }

  #readText(): string {
    const source = this.#script.text.slice(this.#span.start, this.#span.end);
    // One command on one line, without quotes that may hold blanks.
    if (this.kind === 'command' && this.#sites.length === 1 && !/["'`\\]|[ \t]{2}|\t|\n/.test(source)) return source;
    const { tokens, rest } = this.sequence;
    const parts = tokens.map(({ gap, items }) => evenGap(gap) + items.map(({ text }) => text).join(' '));
    return parts.join('') + evenGap(rest);
  }
}
