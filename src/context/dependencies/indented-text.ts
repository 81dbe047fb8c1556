/** A line of a lock file with what is indented below it. */
export interface Entry {
  /** Quotes gone; of a list's item that is no pair, all of it. */
  readonly key: string;
  /** Quotes gone; `''` where there is none. What stands in brackets is one value, as written. */
  readonly value: string;
  readonly children: readonly Entry[];
}

type Draft = Entry & { readonly indent: number; readonly children: Draft[] };

/** pnpm's nest five deep, Yarn's three. */
const MAX_DEPTH = 16;

/**
 * The lines of a lock file by Yarn or pnpm, as a tree. They are YAML, or look like it (Yarn 1), but of a kind that only
 * their own programs write: a pair to a line, nesting by blanks. Reading that takes a fifth of the time that a reader of
 * all of YAML takes, needs no package to be loaded, and knows no aliases that could grow without end.
 * @returns `undefined` for a text with anything else in it, which nothing is to be read from then
 */
export function readIndented(text: string): readonly Entry[] | undefined {
  const root: Draft = { key: '', value: '', children: [], indent: -1 };
  const open = [root];
  let blockIndent: number | undefined;
  for (const line of text.split('\n')) {
    const body = line.trim();
    const indent = line.length - line.trimStart().length;
    if (body === '') continue;
    if (blockIndent !== undefined && indent > blockIndent) continue;
    blockIndent = undefined;
    if (body.startsWith('#') || body === '---') continue;
    const pair = readPair(body);
    if (!pair || line.slice(0, indent).includes('\t')) return undefined;
    while (open.at(-1)!.indent >= indent) open.pop();
    const parent = open.at(-1)!;
    // More indented than a pair that has a value: the value goes on, which is not read.
    if (parent.value !== '' || open.length > MAX_DEPTH) return undefined;
    if (/^[|>][-+\d]*$/.test(pair.value)) blockIndent = indent;
    const entry: Draft = { ...pair, children: [], indent };
    parent.children.push(entry);
    open.push(entry);
  }
  return root.children;
}

/** The entry of a key among others. */
export function findEntry(entries: readonly Entry[], key: string): Entry | undefined {
  return entries.find((entry) => entry.key === key);
}

/** The value of a key, where it has one. */
export function valueOf(entry: Entry, key: string): string | undefined {
  const value = findEntry(entry.children, key)?.value;
  return value === '' ? undefined : value;
}

/** The items of `[a, b]`, or of the lines below a key. */
export function itemsOf(entry: Entry | undefined): readonly string[] {
  if (!entry) return [];
  if (!entry.value.startsWith('[')) return entry.children.map(({ key }) => key);
  return entry.value
    .slice(1, -1)
    .split(',')
    .map((item) => item.trim().replace(/^["']|["']$/g, ''))
    .filter((item) => item !== '');
}

/** `key: value`, `key:`, `"key" "value"` (Yarn 1), `a@1, b@2:` (Yarn 1) or `- item`. */
function readPair(line: string): { readonly key: string; readonly value: string } | undefined {
  if (line.startsWith('- ')) return { key: unquote(line.slice(2).trim()) ?? line.slice(2).trim(), value: '' };
  const keyEnd = endOfKey(line);
  if (keyEnd === undefined) return undefined;
  const key = readKey(line.slice(0, keyEnd));
  const rest = line.slice(line[keyEnd] === ':' ? keyEnd + 1 : keyEnd).trim();
  const value = readValue(rest);
  return key === undefined || value === undefined ? undefined : { key, value };
}

/** Where the key ends: at a colon with a blank or nothing behind it, or without any at the first blank. */
function endOfKey(line: string): number | undefined {
  if (/^[?&*!|>{}[\]%`]/.test(line)) return undefined;
  let quote = '';
  let firstBlank: number | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at]!;
    if (quote !== '') {
      if (letter === '\\' && quote === '"') at += 1;
      else if (letter === quote) quote = '';
      continue;
    }
    const isStart = at === 0 || line[at - 1] === ' ';
    if (isStart && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === ':' && (at + 1 === line.length || line[at + 1] === ' ')) return at;
    else if (letter === ' ' && line[at - 1] !== ',') {
      firstBlank ??= at;
    }
  }
  return quote === '' ? firstBlank : undefined;
}

/** Yarn 1 puts several names into one key, some of them in quotes: they come out as Yarn 2 writes them, `a, b`. */
function readKey(text: string): string | undefined {
  if (!text.includes('"') && !text.includes("'")) return text;
  const whole = unquote(text);
  if (whole !== undefined) return whole;
  const parts = text.split(', ').map((part) => (/^["']/.test(part) ? unquote(part) : part));
  return parts.includes(undefined) ? undefined : parts.join(', ');
}

function readValue(text: string): string | undefined {
  if (text === '') return '';
  if (/^["']/.test(text)) return unquote(text);
  if (/^[&*!%@`]/.test(text) || text.includes(' #')) return undefined;
  const closing = text.startsWith('{') ? '}' : text.startsWith('[') ? ']' : '';
  return text.endsWith(closing) ? text : undefined;
}

/** @returns `undefined` for what is not one quoted text */
function unquote(text: string): string | undefined {
  const quote = text[0];
  if (text.length < 2 || (quote !== '"' && quote !== "'") || !text.endsWith(quote)) return undefined;
  const inner = text.slice(1, -1);
  if (quote === "'") return inner.replaceAll("''", '').includes("'") ? undefined : inner.replaceAll("''", "'");
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
