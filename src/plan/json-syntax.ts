/** What may come next while a JSON text is read. */
type Expectation = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

// oxlint-disable-next-line no-control-regex -- JSON forbids them in strings
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"/;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/;
const TOKEN = new RegExp(`[\\t\\n\\r ]*(?:([{}[\\]:,])|(${STRING.source})|(${LITERAL.source}))`, 'y');
const BLANKS = /[\t\n\r ]*/y;

/**
 * The offset, in UTF-16 code units, of the first thing that is no JSON; `undefined` where all of it is. The engine's own
 * errors give a position for some mistakes only, and in words that change between versions.
 */
export function findJsonError(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let next: Expectation = 'value';
  let at = 0;
  for (;;) {
    const start = skip(text, at);
    if (start === text.length) return next === 'end' ? undefined : start;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token || next === 'end') return start;
    const after = follow(next, token[1] ?? (token[2] === undefined ? 'literal' : 'string'), open);
    if (!after) return start;
    next = after;
    at = TOKEN.lastIndex;
  }
}

function skip(text: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.exec(text);
  return BLANKS.lastIndex;
}

/** What may come after the token; `undefined` where the token may not come at all. `open` is kept up to date. */
function follow(now: Expectation, token: string, open: ('{' | '[')[]): Expectation | undefined {
  if (token === '}' || token === ']') {
    const isEmpty = now === (token === '}' ? 'key-or-close' : 'value-or-close');
    if (!isEmpty && now !== 'comma-or-close') return undefined;
    if (open.pop() !== (token === '}' ? '{' : '[')) return undefined;
    return afterValue(open);
  }
  if (now === 'colon') return token === ':' ? 'value' : undefined;
  if (now === 'key' || now === 'key-or-close') return token === 'string' ? 'colon' : undefined;
  if (now === 'comma-or-close') {
    if (token !== ',') return undefined;
    return open.at(-1) === '{' ? 'key' : 'value';
  }
  if (token === '{' || token === '[') {
    open.push(token);
    return token === '{' ? 'key-or-close' : 'value-or-close';
  }
  return token === 'string' || token === 'literal' ? afterValue(open) : undefined;
}

function afterValue(open: readonly string[]): Expectation {
  return open.length === 0 ? 'end' : 'comma-or-close';
}
