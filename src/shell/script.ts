import type { Span } from '../text/span.ts';

/**
 * A parsed shell script. All spans count in the script's text, in UTF-16 code units. The nodes are our own: no node of
 * the parser library leaves this folder.
 */
export interface RunScript {
  readonly text: string;
  readonly list: CommandList;
}

/** What a reader could not know: nothing inside may be edited, and `reason` says why. */
export interface OpaqueScript {
  readonly text: string;
  readonly reason: OpaqueReason;
}

export const OPAQUE_REASONS = ['syntax-error', 'too-long', 'too-deep'] as const;
export type OpaqueReason = (typeof OPAQUE_REASONS)[number];

/** Commands one after the other, each ended by `;`, a line end or `&`. */
export interface CommandList {
  readonly span: Span;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly span: Span;
  readonly command: ShellNode;
  /** It ends in `&`. */
  readonly isBackground: boolean;
}

export type ShellNode = AndOrList | Pipeline | CompoundCommand | Command;

/** `a && b || c`: one operator fewer than items. */
export interface AndOrList {
  readonly kind: 'and-or';
  readonly span: Span;
  readonly items: readonly ShellNode[];
  readonly operators: readonly ('&&' | '||')[];
}

export interface Pipeline {
  readonly kind: 'pipeline';
  readonly span: Span;
  /** What stands before it, in order. */
  readonly prefixes: readonly ('!' | 'time')[];
  readonly items: readonly ShellNode[];
}

export const COMPOUND_KINDS = [
  'subshell',
  'group',
  'if',
  'for',
  'while',
  'until',
  'case',
  'function',
  'select',
  'test',
  'arithmetic',
  'coproc',
] as const;
export type CompoundKind = (typeof COMPOUND_KINDS)[number];

/** Any command that holds other commands; `lists` are those, in the order of the text. */
export interface CompoundCommand {
  readonly kind: 'compound';
  readonly compound: CompoundKind;
  readonly span: Span;
  readonly lists: readonly CommandList[];
  /** Words of its head (of a `for`, a `case`) that may hold command substitutions. */
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
}

/** A simple command: assignments, words and redirections. */
export interface Command {
  readonly kind: 'command';
  readonly span: Span;
  readonly assignments: readonly Assignment[];
  /** The name of the command first. Empty where there are only assignments or redirections. */
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
}

export interface Word {
  readonly span: Span;
  /** As written. */
  readonly text: string;
  /** What the shell makes of it, quotes removed; `undefined` where that depends on the run (a variable, a substitution). */
  readonly value: string | undefined;
  /** It has an unquoted `*`, `?` or `[`, so it may stand for several file names; `value` is then the pattern. */
  readonly isPattern: boolean;
  /** The scripts of its command substitutions. */
  readonly substitutions: readonly CommandList[];
}

export interface Assignment {
  readonly span: Span;
  readonly name: string;
  /** `undefined` where it depends on the run. */
  readonly value: string | undefined;
  readonly substitutions: readonly CommandList[];
}

export interface Redirection {
  readonly span: Span;
  readonly operator: string;
  readonly target: Word | undefined;
}

export function isOpaque(script: RunScript | OpaqueScript): script is OpaqueScript {
  return 'reason' in script;
}
