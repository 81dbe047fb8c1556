/** A package that a source in Go imports. */
export interface GoImport {
  readonly path: string;
  /** What the source calls it, if it says so: `_` and `.` too. */
  readonly alias: string | undefined;
}

/** What a source in Go is made of. */
export interface GoText {
  readonly imports: readonly GoImport[];
  /** Without comments, and with nothing but a number in each string. */
  readonly code: string;
  /** What stands in its strings, as written. */
  readonly strings: readonly string[];
}

/**
 * Reads a source as far as its imports, and takes comments and strings apart (go.dev/ref/spec, "Lexical elements" and "Import
 * declarations": all imports stand before all else). `undefined` where one of them does not end, or no package is named.
 */
export function readGoText(text: string): GoText | undefined {
  const bare = withoutStrings(text);
  if (!bare) return undefined;
  const { code, strings } = bare;
  const head = /^\uFEFF?\s*package\s+\w+[\s;]*/.exec(code);
  if (!head) return undefined;
  const imports: GoImport[] = [];
  DECLARATION.lastIndex = head[0].length;
  let at = head[0].length;
  for (let match = DECLARATION.exec(code); match; match = DECLARATION.exec(code)) {
    at = DECLARATION.lastIndex;
    for (const [, alias, number] of (match[1] ?? match[2]!).matchAll(SPEC))
      imports.push({ path: strings[Number(number)]!, alias });
  }
  return code.startsWith('import', at) ? undefined : { imports, code, strings };
}

/** A name or `.`, and the number of a path. */
const SPEC = /(?:(\.|[^\s."();]{1,200})\s*)?"(\d+)"/g;
const ONE = String.raw`(?:(?:\.|[^\s."();]{1,200})\s*)?"\d+"[\s;]*`;
/** A list of them in brackets, or one. */
const DECLARATION = new RegExp(String.raw`import\b\s*(?:\(\s*((?:${ONE})*)\)[\s;]*|(${ONE}))`, 'y');

/** Each string becomes its number in quotes; a comment, a rune a blank. */
function withoutStrings(text: string): Pick<GoText, 'code' | 'strings'> | undefined {
  const pieces: string[] = [];
  const strings: string[] = [];
  const opening = /["'`]|\/[/*]/g;
  let from = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index;
    const end = endOf(match[0], text, start);
    if (end === undefined) return undefined;
    pieces.push(text.slice(from, start));
    if (match[0] === '"' || match[0] === '`') {
      pieces.push(`"${strings.length}"`);
      strings.push(text.slice(start + 1, end - 1));
    } else pieces.push(' ');
    opening.lastIndex = end;
    from = end;
  }
  return { code: pieces.join('') + text.slice(from), strings };
}

/** Behind what opens at an offset; `undefined` where it does not end. */
function endOf(opening: string, text: string, start: number): number | undefined {
  if (opening === '//') {
    const end = text.indexOf('\n', start);
    return end === -1 ? text.length : end;
  }
  const closing = opening === '/*' ? '*/' : opening;
  if (opening === '/*' || opening === '`') {
    const end = text.indexOf(closing, start + opening.length);
    return end === -1 ? undefined : end + closing.length;
  }
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === closing) return at + 1;
  }
  return undefined;
}
