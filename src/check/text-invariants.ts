import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { BYTE_ORDER_MARK } from '../text/lines.ts';

/**
 * What no fix may change in a file's text: directives (traps A1 to A3), byte order mark (A4), line ends (A5), final
 * newline (A6), comments and the instruction that each stands above (A17, K4).
 * @returns what was lost or changed, as a clause
 */
export function findTextDifference(before: Dockerfile, after: Dockerfile): string | undefined {
  if (before.text.startsWith(BYTE_ORDER_MARK) !== after.text.startsWith(BYTE_ORDER_MARK))
    return 'the byte order mark changed';
  if (before.text.endsWith('\n') !== after.text.endsWith('\n')) return 'the final newline changed';
  if (lineEndKinds(before) !== lineEndKinds(after)) return 'the line ends changed';
  if (directivesOf(before) !== directivesOf(after)) return 'the parser directives changed';
  if (commentsOf(before) !== commentsOf(after)) return 'a comment changed, or stands above another instruction';
  return undefined;
}

/** Which kinds of line end the text has: a kind must neither come nor go. */
function lineEndKinds({ text }: Dockerfile): string {
  return `${/(?:^|[^\r])\n/.test(text)} ${text.includes('\r\n')}`;
}

function directivesOf({ text, directives }: Dockerfile): string {
  return directives.map(({ span }) => text.slice(span.start, span.end)).join('\n');
}

/** Every comment in order, with the ordinal of the instruction that it stands above or in. */
function commentsOf(file: Dockerfile): string {
  const comments: string[] = [];
  let next = 0;
  file.instructions.forEach((instruction, i) => {
    for (; next < file.comments.length && file.comments[next]!.span.start < instruction.start; next += 1) {
      comments.push(`above ${i}: ${textOf(file, next)}`);
    }
    comments.push(...innerCommentsOf(instruction, i));
  });
  for (; next < file.comments.length; next += 1) comments.push(`at the end: ${textOf(file, next)}`);
  return comments.join('\n');
}

function textOf(file: Dockerfile, comment: number): string {
  const { start, end } = file.comments[comment]!.span;
  return file.text.slice(start, end);
}

function innerCommentsOf({ content }: Instruction, ordinal: number): readonly string[] {
  return content.innerComments.map(({ start, end }) => `in ${ordinal}: ${content.source.slice(start, end)}`);
}
