import table from './apt-recommends.json' with { type: 'json' };

const recommends: Readonly<Record<string, readonly string[]>> = table.recommends;

/** Where the table is from, and of when. */
export const APT_RECOMMENDS_SOURCE = `${table.source}, ${table.date}`;

/** What a Debian package recommends, as of the table's suite; empty where it recommends nothing or is not in the table. */
export function recommendsOf(name: string): readonly string[] {
  return Object.hasOwn(recommends, name) ? recommends[name]! : [];
}
