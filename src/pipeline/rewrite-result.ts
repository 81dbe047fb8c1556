import type { FileChange } from '../context/file-change.ts';
import type { FileRefusal } from '../dockerfile/refusal.ts';
import type { Applicability, Savings } from '../transform/finding.ts';
import type { Category, RefusalText } from '../transform/transform.ts';
import type { Effect } from '../check/effects.ts';

/** What became of a text. Immutable, plain data: it can be sent to another thread or written as JSON. */
export interface Rewrite {
  readonly status: 'changed' | 'unchanged' | 'refused';
  readonly before: string;
  /** What `--write` writes; the same string as `before` unless the fixes change the Dockerfile itself. */
  readonly after: string;
  /** What it writes beside that: each file once. The status is `changed` also where there is nothing but these. */
  readonly files: readonly FileChange[];
  /** Why the file was left alone; only where the status is `refused`. */
  readonly refusal: FileRefusal | undefined;
  /** The applied fixes, in the order in which they were applied. */
  readonly steps: readonly Step[];
  /** What allowing unsafe fixes would apply on top of `after`, in that order; checked like the steps. */
  readonly proposals: readonly Step[];
  /** Findings that no run applies. */
  readonly notes: readonly Note[];
  /** Places that a transform could improve and left alone. */
  readonly refusals: readonly RefusedPlace[];
  /** Places that a comment in the file switched off. */
  readonly ignored: readonly IgnoredPlace[];
  /** Ignore comments that switched nothing off. */
  readonly unusedIgnores: readonly UnusedIgnore[];
  /** Fixes that the checker declined: bugs of ours, to be reported. */
  readonly declined: readonly DeclinedFix[];
}

/** A place in the original file. */
interface Place {
  /** Number, from 1, in the text before any fix. */
  readonly line: number;
  /** The id of the transform. */
  readonly transform: string;
}

/** What a fix says of itself, to be read by a person. */
export interface FixText extends Place {
  readonly category: Category;
  readonly title: string;
  readonly why: string;
  readonly evidence: readonly string[];
  readonly assumptions: readonly string[];
  readonly effects: readonly Effect[];
  readonly applicability: Applicability;
  readonly savings: Savings | undefined;
  /** What it writes beside the Dockerfile, where it does. */
  readonly file?: FileChange | undefined;
  /** Names the finding for good as long as its instruction stays the same: transform, hash of the instruction, occurrence. */
  readonly key: string;
}

/** A fix that was applied and checked. */
export interface Step extends FixText {
  /** The whole text before and after this one fix. */
  readonly before: string;
  readonly after: string;
}

export type Note = FixText;

export interface RefusedPlace extends Place, RefusalText {
  readonly reason: string;
  /** What was found there, as a clause. */
  readonly detail: string;
}

export interface IgnoredPlace extends Place {
  /** The comment that says so, as written. */
  readonly comment: string;
}

export interface UnusedIgnore {
  /** Number, from 1, of the comment's line. */
  readonly line: number;
  readonly comment: string;
  /** Why it has no effect, as a clause. */
  readonly because: string;
}

export interface DeclinedFix extends FixText {
  /** The checker's reason, as a clause. */
  readonly because: string;
}
