import { type FileRefusal, refuseFile } from './refusal.ts';
import type { Scan } from './scan.ts';

/** Longer comments are not read to their end: the mark stands near the start. */
const MAX_COMMENT = 400;

const MARK =
  /DO NOT EDIT|@generated\b|\b[Dd]o not (?:edit|modify)\b.*\b[Gg]enerated\b|\b[Gg]enerated\b.*\b[Dd]o not (?:edit|modify)\b/;

/** Said of the file only where it stands at its head; further down it is said of something else. */
const HEAD_MARK = /\bauto[- ]?generated\b/i;

/** A comment outside of the instructions that forbids to edit the file (trap K1). */
export function findGeneratedMark(scan: Scan): FileRefusal | undefined {
  for (const { span, line } of scan.comments) {
    const text = scan.text.slice(span.start, Math.min(span.end, span.start + MAX_COMMENT));
    const isHead = span.start < scan.instructions[0]!.start;
    if (MARK.test(text) || (isHead && HEAD_MARK.test(text)))
      return refuseFile('generated', `a comment says "${text.replace(/^[#\s]+/, '').trim()}"`, line);
  }
  return undefined;
}
