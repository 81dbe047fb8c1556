/** Kinds of splits that the lab has no images for (test/verify; 2026-11-21). */
const NOT_BUILT = {
  elixir: 'the lab has no image of Elixir',
  scala: 'the lab has no image of sbt',
  'gradle-distribution': 'the lab has no Gradle',
} as const;

/** Evidence of a fix, a clause, that no build of ours has tried the like of it. */
export function describeNotBuiltSplit(kind: keyof typeof NOT_BUILT): readonly string[] {
  return [`this kind of change was not verified by a build of ours: ${NOT_BUILT[kind]}`];
}
