import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { BYTE_ORDER_MARK } from '../text/lines.ts';

/**
 * What no fix may change in a file's text: directives (traps A1 to A3), byte order mark (A4), line ends (A5), final
 * newline (A6), comments and the instruction that each stands above (A17, K4).
 * @returns what was lost or changed, as a clause
 */
export function findTextDifference(before: Dockerfile, after: Dockerfile): string | undefined {
  const [old, fresh] = [describeText(before), describeText(after)];
  if (old.hasMark !== fresh.hasMark) return 'the byte order mark changed';
  if (old.hasFinalNewline !== fresh.hasFinalNewline) return 'the final newline changed';
  if (old.lineEnds !== fresh.lineEnds) return 'the line ends changed';
  if (old.directives !== fresh.directives) return 'the parser directives changed';
  if (old.comments !== fresh.comments) return 'a comment changed, or stands above another instruction';
  return undefined;
}

interface TextDescription {
  readonly hasMark: boolean;
  readonly hasFinalNewline: boolean;
  /** Which kinds of line end the text has: a kind must neither come nor go. */
  readonly lineEnds: string;
  readonly directives: string;
  readonly comments: string;
}

/** Of each version of a file, which is the result of one fix and the start of the next. */
const descriptions = new WeakMap<Dockerfile, TextDescription>();

function describeText(file: Dockerfile): TextDescription {
  let description = descriptions.get(file);
  if (!description) {
    const { text } = file;
    description = {
      hasMark: text.startsWith(BYTE_ORDER_MARK),
      hasFinalNewline: text.endsWith('\n'),
      lineEnds: `${/(?:^|[^\r])\n/.test(text)} ${text.includes('\r\n')}`,
      directives: directivesOf(file),
      comments: commentsOf(file),
    };
    descriptions.set(file, description);
  }
  return description;
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
