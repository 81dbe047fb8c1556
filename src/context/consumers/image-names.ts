/** A name as a file has it, without tag and digest; variables stay. */
export function bareName(image: string): string {
  const name = image.replace(/@[^/]*$/, '').replace(/^docker\.io\/(?:library\/)?/, '');
  const slash = name.lastIndexOf('/');
  // A colon within `${NAME:-default}` begins no tag.
  const colon = name.slice(slash + 1).replace(/\$\{[^}]*\}/g, (one) => '_'.repeat(one.length)).indexOf(':');
  return (colon === -1 ? name : name.slice(0, slash + 1 + colon)).toLowerCase();
} // prettier-ignore

/** The last part of a name; `undefined` where a variable is in it. */
export function lastPart(name: string): string | undefined {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return last === '' || last.includes('$') ? undefined : last;
}

/** How sure it is that a name is one of some images. */
export function matchName(name: string, own: readonly string[]): 'same' | 'maybe' | 'other' {
  if (own.includes(name)) return 'same';
  const last = lastPart(name);
  if (last === undefined || own.length === 0) return 'maybe';
  const lasts = own.map(lastPart);
  if (lasts.includes(last)) return 'same';
  return lasts.includes(undefined) ? 'maybe' : 'other';
}
