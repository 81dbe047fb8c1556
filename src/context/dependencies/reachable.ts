/**
 * What is needed from some packages on.
 * @param from where to start
 * @param needsOf what a package needs; `undefined` for one that is not known
 * @returns `undefined` where a need leads to nothing that is known, so that nothing may be said of what is not needed
 */
export function findReachable<Key>(
  from: Iterable<Key | undefined>,
  needsOf: (key: Key) => Iterable<Key | undefined>,
): ReadonlySet<Key> | undefined {
  const reached = new Set<Key>();
  const open = [...from];
  while (open.length > 0) {
    const key = open.pop();
    if (key === undefined) return undefined;
    if (reached.has(key)) continue;
    reached.add(key);
    for (const need of needsOf(key)) open.push(need);
  }
  return reached;
}
