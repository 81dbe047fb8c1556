import type { Effect } from '../check/effects.ts';
import type { FileChange } from '../context/file-change.ts';
import type { Edit } from '../text/edit.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** How far a fix can be trusted; the checker and the user have a say in it, see docs/architecture.md. */
export const APPLICABILITIES = ['safe', 'unsafe', 'display-only'] as const;
export type Applicability = (typeof APPLICABILITIES)[number];

/** What a fix saves. A figure always says where it is from. */
export interface Savings {
  /** What gets less, as a noun phrase: "pip's download cache". */
  readonly what: string;
  /** `undefined` where no figure is known: none is invented. */
  readonly bytes: number | undefined;
  readonly basis: 'measured' | 'catalogue' | 'estimate' | 'unknown';
}

/** Edits that apply together or not at all. Spans of the edits count in the file's text, in UTF-16 code units. */
export interface Fix {
  readonly kind: 'fix';
  /** The instruction that a reader looks at to judge the fix. */
  readonly instruction: Instruction;
  readonly edits: readonly Edit[];
  /** What it writes beside the Dockerfile; it has no edits then. */
  readonly file?: FileChange | undefined;
  /** A verb phrase, capital first, no full stop: "Install without pip's cache". */
  readonly title: string;
  /** One sentence on why the result is better. */
  readonly why: string;
  /** What was looked at and found, one clause each. */
  readonly evidence: readonly string[];
  /** Sentences that a reader can check in ten seconds; an unsafe fix has at least one. */
  readonly assumptions: readonly string[];
  /** All that the fix changes in what is built. */
  readonly effects: readonly Effect[];
  readonly applicability: Applicability;
  readonly savings: Savings | undefined;
}

/** A place that the transform could improve and does not touch. */
export interface Refusal<Reason extends string = string> {
  readonly kind: 'refusal';
  readonly instruction: Instruction;
  readonly reason: Reason;
  /** What was found there, as a clause: "the options come from $PIP_OPTS". */
  readonly detail: string;
}

export type Finding<Reason extends string = string> = Fix | Refusal<Reason>;
