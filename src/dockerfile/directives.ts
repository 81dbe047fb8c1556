import type { Span } from '../text/span.ts';

/** The parser directives of Docker's reference: comments of the form `# name=value` at the very top of a file. */
export const DIRECTIVE_NAMES = ['syntax', 'escape', 'check'] as const;
export type DirectiveName = (typeof DIRECTIVE_NAMES)[number];

/** One directive; `span` is its line in the file without the line end. */
export interface Directive {
  readonly name: DirectiveName;
  readonly value: string;
  readonly span: Span;
}

export type EscapeCharacter = '\\' | '`';
export const DEFAULT_ESCAPE: EscapeCharacter = '\\';

/** Anchored at a character that is no blank, so that it is not tried from every blank of a long run. */
const TRAILING_BLANKS = /(?<![ \t\n\v\f\r])[ \t\n\v\f\r]+$/;
const DIRECTIVE = /^#[ \t\n\v\f\r]*([a-zA-Z][a-zA-Z0-9]*)[ \t\n\v\f\r]*=[ \t\n\v\f\r]*(.+)$/;

/** The name, in lower case, and the value of a comment that has a directive's form; `undefined` for any other text. */
export function readDirective(comment: string): { readonly name: DirectiveName; readonly value: string } | undefined {
  const match = DIRECTIVE.exec(comment);
  if (!match) return undefined;
  const name = match[1]!.toLowerCase();
  // An unknown name is an ordinary comment, and ends the directives (trap A3).
  if (!isDirectiveName(name)) return undefined;
  return { name, value: match[2]!.replace(TRAILING_BLANKS, '') };
}

function isDirectiveName(name: string): name is DirectiveName {
  return (DIRECTIVE_NAMES as readonly string[]).includes(name);
}
