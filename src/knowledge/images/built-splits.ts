/** Kinds of splits that the lab has no images for (test/verify; 2026-11-21). */
const NOT_BUILT = {
  bun: 'they have no image of Bun',
  elixir: 'they have no image of Elixir',
  scala: 'they have no image of sbt',
  'gradle-distribution': 'the lab has no Gradle',
  'unpacked-jar': 'the lab has no Spring Boot',
  'fetched-libraries': 'the lab has no repository of libraries',
} as const;

/** Evidence of a fix, a clause, that no build of ours has tried the like of it. */
export function describeNotBuiltSplit(kind: keyof typeof NOT_BUILT): readonly string[] {
  return [`the tests of dockoptimize have not built such a change: ${NOT_BUILT[kind]}`];
}
