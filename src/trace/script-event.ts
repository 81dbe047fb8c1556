import type { Sequence } from './script-tokens.ts';
import type { Command, ShellNode } from '../shell/script.ts';

/** What a failure of an event does: it ends the build, it ends it only at times (`a && b;` under errexit), or nothing. */
export type OnFailure = 'abort' | 'at-times' | 'ignore';

/**
 * One step of a script. Where all is simple, `a && b`, `set -e; a; b`, a subshell and a brace group give the same events;
 * what cannot be taken apart without losing meaning is one event, compared as text.
 */
export interface ScriptEvent {
  readonly kind: ShellNode['kind'] | 'background' | 'script';
  /** Blanks evened out. */
  readonly text: string;
  /** Its commands in the order of the text, and what stands between them. */
  readonly sequence: Sequence;
  readonly commands: readonly Command[];
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
