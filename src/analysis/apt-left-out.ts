import { findRecommends } from '../knowledge/apt-recommends.ts';

const MOST_LISTED = 5;

/**
 * The sentence that a reader checks before recommendations are switched off: what is then left out, package by package,
 * and for which packages it is not known.
 * @param names of all packages that are installed
 */
export function describeLeftOut(names: readonly string[]): string {
  const named = new Set(names);
  const unknown = [...named].filter((name) => findRecommends(name) === undefined);
  const left = [...named].flatMap((name) => {
    const missing = findRecommends(name)?.filter((other) => !named.has(other)) ?? [];
    return missing.length === 0 ? [] : [`${name} recommends ${shorten(missing, 4)}`];
  });
  const known = left.length > 0 ? [shorten(left, MOST_LISTED, '; ')] : [];
  if (unknown.length > 0)
    known.push(
      `what ${shorten(unknown, MOST_LISTED)} ${unknown.length === 1 ? 'recommends' : 'recommend'} is not known here`,
    );
  if (named.size === 0)
    return 'Nothing here needs what the packages only recommend; which packages they are is not known here.';
  if (known.length === 0)
    return 'Nothing here needs a package that is only recommended; the package index lists none for these.';
  return `Nothing here needs what is only recommended: ${known.join('; ')}.`;
}

/** Whether the index is known to list no recommendation of any of these that is not installed by name. */
export function leavesNothingOut(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => findRecommends(name)?.every((other) => names.includes(other)));
}

function shorten(items: readonly string[], most: number, separator = ', '): string {
  const rest = items.length - most;
  return rest > 0 ? `${items.slice(0, most).join(separator)} and ${rest} more` : items.join(separator);
}
