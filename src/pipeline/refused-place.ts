import type { History } from './history.ts';
import type { RefusedPlace } from './rewrite-result.ts';
import type { Refusal } from '../transform/finding.ts';
import type { Transform } from '../transform/transform.ts';

/** What a place is described against. */
interface View {
  /** In which it was found. */
  readonly text: string;
  readonly history: History;
  /** What the transform refused in its last look. */
  readonly earlier: readonly RefusedPlace[];
}

/**
 * A refusal as it is told to somebody who has the first text before them: by its line numbers, and not about what a fix has
 * put in. Where the last look found only such a thing, what was found before it is still what keeps the place as it is;
 * where nothing was, there is nothing to be told.
 */
export function describeRefusal(refusal: Refusal, transform: Transform, view: View): RefusedPlace | undefined {
  const { reason, instruction, detail } = refusal;
  const { because, remedy } = transform.refusals[reason]!;
  // Nothing was changed yet, so that what was found there is what there was.
  if (view.text === view.history.original)
    return { line: instruction.line, transform: transform.id, reason, detail, because, remedy };
  const line = view.history.originalLine(instruction.start);
  if (isAboutOurs(detail, view))
    return (
      view.earlier.find((place) => place.line === line) ?? (view.earlier.length === 1 ? view.earlier[0] : undefined)
    );
  return { line, transform: transform.id, reason, detail: nameLines(detail, view), because, remedy };
}

/** It quotes what stands in the text of today and not in the first, in words of which most are new: else a fix has but changed it. */
function isAboutOurs(detail: string, { text, history: { original } }: View): boolean {
  if (!detail.includes('"')) return false;
  return [...detail.matchAll(/"([^"]{4,})"/g)].some(([, quoted]) => {
    if (!text.includes(quoted!) || original.includes(quoted!)) return false;
    const words = quoted!.split(/\s+/).filter((word) => word !== '');
    return words.filter((word) => original.includes(word)).length * 2 < words.length;
  });
}

/** `line 9` of the text of today by its number in the first; not `line 9 of compose.yaml`, nor what is quoted. */
function nameLines(detail: string, { text, history }: View): string {
  if (!detail.includes('line ')) return detail;
  const parts = detail.split(/("[^"]*")/);
  return parts
    .map((part) =>
      part.startsWith('"')
        ? part
        : part.replace(/\bline (\d+)\b(?! of )/g, (found, digits: string) => {
            const start = startOfLine(text, Number(digits));
            return start === undefined ? found : `line ${history.originalLine(start)}`;
          }),
    )
    .join('');
}

/** @param line from 1 */
function startOfLine(text: string, line: number): number | undefined {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return undefined;
    start = end + 1;
  }
  return start;
}
