import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the data lies that the catalogue is made of. */
export const KNOWLEDGE = fileURLToPath(new URL('../../shared/knowledge/', import.meta.url));

/** The suites of Debian that were looked at. */
export const SUITES = ['bullseye', 'bookworm', 'trixie'] as const;

/** Commands whose own package is but the smallest part of what people mean: python3-minimal has no standard library. */
export const WHOLE_PACKAGES: Readonly<Record<string, string>> = { python3: 'python3' };

export type Json = any; // oxlint-disable-line typescript/no-explicit-any -- foreign data, read once

/** A file of the data; what it says of itself is its `meta`. */
export function readKnowledge(name: string): Json {
  const { ['_meta']: meta, ...tables } = JSON.parse(readFileSync(KNOWLEDGE + name, 'utf8'));
  return { meta, ...tables };
}

/** The newest of the dates in a text, `2026-08-21`. */
export function newestDate(text: string): string {
  return (text.match(/\d{4}-\d\d-\d\d/g) ?? []).sort().at(-1) ?? '';
}

/** The commits that a part of the data is of, as it names them: `nodejs/docker-node@f27d936f7d7c (2026-08-19)`. */
export function commitsIn(part: Json): string {
  const found = JSON.stringify(part).match(/[\w-]+\/[\w.-]+@[0-9a-f]{7,40} \(\d{4}-\d\d-\d\d\)/g) ?? [];
  return [...new Set(found)].join(', ');
}

/** The object without what is `undefined`, an empty list or an empty object. */
export function compact<Row extends object>(row: Row): Row {
  const kept = Object.entries(row).filter(([, value]: [string, unknown]) => {
    if (value === undefined || value === null || value === false) return false;
    return typeof value !== 'object' || Object.keys(value).length > 0;
  });
  return Object.fromEntries(kept) as Row;
}

/** The entries of an object whose form nobody knows. */
export function entriesOf(object: Json): [string, Json][] {
  return Object.entries((object ?? {}) as Record<string, Json>);
}
