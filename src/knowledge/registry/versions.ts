/** No more than this many are kept: of what `latest` may stand for, one of the newest is it. */
const MOST_VERSIONS = 40;

/** A version and nothing else: without letters, which betas and variants have, and no date of eight digits. */
const VERSION = /^v?\d{1,6}(?:\.\d{1,9}){0,3}$/;

/**
 * The tags that are nothing but a version, in full, the newest first: of `26`, `26.1`, `26.1.0` and `26.1.0-slim` the
 * third.
 */
export function newestVersions(tags: Iterable<string>): readonly string[] {
  const versions = [...tags].filter((tag) => VERSION.test(tag));
  const shortened = new Set<string>();
  for (const version of versions) {
    for (let dot = version.lastIndexOf('.'); dot > 0; dot = version.lastIndexOf('.', dot - 1)) {
      shortened.add(version.slice(0, dot));
    }
  }
  const whole = versions.filter((version) => !shortened.has(version)).map((tag) => ({ tag, numbers: numbersOf(tag) }));
  whole.sort((a, b) => compare(b.numbers, a.numbers));
  return whole.slice(0, MOST_VERSIONS).map(({ tag }) => tag);
}

function numbersOf(version: string): readonly number[] {
  return version.replace('v', '').split('.').map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i]);
  if (at === -1) return a.length - b.length;
  return a[at]! - (b[at] ?? -1);
}
