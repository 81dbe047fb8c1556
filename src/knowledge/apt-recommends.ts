import table from './apt-recommends.json' with { type: 'json' };

const recommends: Readonly<Record<string, readonly string[]>> = table.recommends;

/** Where the table is from, and of when. */
export const APT_RECOMMENDS_SOURCE = `${table.suite}, ${table.date}`;

/** What a Debian package recommends, as of the table's suite; `undefined` where the table does not know the package. */
export function findRecommends(name: string): readonly string[] | undefined {
  return Object.hasOwn(recommends, name) ? recommends[name] : undefined;
}
