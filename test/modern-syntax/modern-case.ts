import type { FileRefusalReason } from '../../src/dockerfile/refusal.ts';

/** One Dockerfile in modern syntax, and all that may change in it. */
export interface ModernCase {
  /** Unique among all groups. */
  readonly name: string;
  readonly text: string;
  /** Each `find` stands in the text exactly once; everything outside of them stays byte for byte. Empty: nothing changes. */
  readonly changes: readonly (readonly [find: string, replace: string])[];
  /** Whether unsafe fixes are allowed, so that the strongest rewriting is tried; true by default. */
  readonly unsafe?: boolean;
  /** The whole file is left alone for this reason. */
  readonly refused?: FileRefusalReason;
  /** Places left alone, as `transform:reason`, in any order; none by default. */
  readonly refusals?: readonly string[];
  /**
   * What becomes of the same text with a byte order mark, or with carriage returns: by default the twin of the result.
   * `no-change` where a carriage return means that nothing may change, `none` for a case that is about line ends or sizes.
   */
  readonly twins?: 'result' | 'no-change' | 'none';
  /** What must stay as it is, and why. */
  readonly untouched: string;
}

/** A file of these lines, each ended by a line feed. */
export function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

/** The text with each change made. @throws Error where a `find` does not stand in the text exactly once */
export function applyChanges({ name, text, changes }: ModernCase): string {
  const places = changes.map(([find, replace]) => {
    const at = text.indexOf(find);
    if (at === -1 || text.indexOf(find, at + 1) !== -1)
      throw new Error(`${name}: "${find}" does not stand there exactly once`);
    return { at, end: at + find.length, replace };
  });
  let result = '';
  let done = 0;
  for (const { at, end, replace } of places.sort((a, b) => a.at - b.at)) {
    if (at < done) throw new Error(`${name}: two changes touch each other`);
    result += text.slice(done, at) + replace;
    done = end;
  }
  return result + text.slice(done);
}
