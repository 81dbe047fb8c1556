import type { FixText } from './rewrite-result.ts';
import type { Fix } from '../transform/finding.ts';
import type { Transform } from '../transform/transform.ts';

/** What a fix says of itself, without its edits. @param line number, from 1, in the text before any fix */
export function describeFix(fix: Fix, transform: Transform, key: string, line: number): FixText {
  const { title, why, evidence, assumptions, effects, applicability, savings, file } = fix;
  return {
    line,
    transform: transform.id,
    category: transform.category,
    title,
    why,
    evidence,
    assumptions,
    effects,
    applicability,
    savings,
    ...(file && { file }),
    key,
  };
}
