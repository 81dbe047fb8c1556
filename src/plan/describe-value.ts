const MAX_SHOWN = 60;
/** Characters that would move the cursor, or turn the direction of the text, of the terminal that shows them. */
const UNSEEN = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const PLAIN_KEY = /^[\w$-]+$/;

/** A value of a configuration as a message shows it: `"yes"`, `3`, `null`, `a list`, `an object`. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `${value as number | boolean | undefined}`;
}

/** The text in double quotes, on one line, cut where it is long. */
export function quote(text: string): string {
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  return JSON.stringify(shown).replace(UNSEEN, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Keys from the root on, as one would write them in JavaScript: `overrides[1].allow[0]`; empty for the root itself. */
export function describePath(keys: readonly (string | number)[]): string {
  let path = '';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else if (PLAIN_KEY.test(key) && key.length <= MAX_SHOWN) path += path === '' ? key : `.${key}`;
    else path += `[${quote(key)}]`;
  }
  return path;
}
