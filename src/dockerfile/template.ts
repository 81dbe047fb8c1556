import { skipBlanks } from './blanks.ts';
import { type FileRefusal, refuseFile } from './refusal.ts';
import { BYTE_ORDER_MARK, readLine } from '../text/lines.ts';

/** The opening and closing marks of the template languages that Dockerfiles are written in: Jinja, Go, Mustache, ERB, EJS. */
const MARKS = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['<%', '%>'],
] as const;
const AT_START = /^(?:\{\{|\{%|<%)/;
const NAMING = /^(?:from|arg|env)[ \t]/i;

/**
 * The first line that makes the file a template: an expression at its start, or in a FROM, ARG or ENV (trap A29).
 * An expression elsewhere makes only its instruction opaque ({@link holdsExpression}).
 */
export function findTemplateLine(text: string): FileRefusal | undefined {
  if (!text.includes('{{') && !text.includes('{%') && !text.includes('<%')) return undefined;
  let number = 1;
  const first = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  for (let at = first; at < text.length; number += 1) {
    const { start, end, next } = readLine(text, at);
    const line = text.slice(skipBlanks(text, start, end), end);
    if (AT_START.test(line) && holdsExpression(line))
      return refuseFile('template', 'an expression stands at the start of a line', number);
    if (NAMING.test(line) && holdsExpression(line))
      return refuseFile('template', `an expression stands in ${line.slice(0, 4).trim().toUpperCase()}`, number);
    at = next;
  }
  return undefined;
}

/** Whether a template expression stands in the text of an instruction. */
export function holdsExpression(source: string): boolean {
  return MARKS.some(([open, close]) => {
    const at = source.indexOf(open);
    return at !== -1 && source.includes(close, at + open.length);
  });
}
