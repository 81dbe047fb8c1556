/** One requirement of Python as PEP 508 writes it: `name[extra]>=1; python_version < "3.9"`. */
export interface Requirement {
  /** In lower case, with `-` alone (PEP 503). */
  readonly name: string;
  readonly version: string | undefined;
  readonly hasMarkers: boolean;
  /** It is named, but comes from a URL or a path. */
  readonly isElsewhere: boolean;
}

const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*/;
const PINNED = /^\(?\s*={2,3}\s*([A-Za-z0-9.!+_-]+)\s*\)?$/;

/** The longest requirement that is read, in UTF-16 code units. */
const MAX_LENGTH = 2000;

/** @returns `undefined` for what is no requirement by name: a path, a URL without a name, anything else */
export function readRequirement(text: string): Requirement | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = text.trim();
  const match = NAME.exec(trimmed);
  if (!match) return undefined;
  const rest = trimmed.slice(match[0].length);
  if (!/^(?:$|[;@(<>=!~,])/.test(rest)) return undefined;
  const isElsewhere = rest.startsWith('@');
  // In a URL, only a semicolon behind a blank begins the markers.
  const semicolon = isElsewhere ? rest.indexOf(' ;') : rest.indexOf(';');
  const specifier = (semicolon === -1 ? rest : rest.slice(0, semicolon)).trim();
  return {
    name: normalizeName(match[1]!),
    version: PINNED.exec(specifier)?.[1],
    hasMarkers: semicolon !== -1,
    isElsewhere,
  };
}

/** As PyPI compares names (PEP 503). */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
