/** Makes the value of a key when it is first asked for, and keeps it. What has no value is not kept. */
export function once<Value>(make: (key: string) => Value | undefined): (key: string) => Value | undefined {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (value !== undefined) made.set(key, value);
    return value;
  };
}

/** A row of a table by a name from outside: `constructor` is not a row. */
export function rowOf<Row>(rows: Readonly<Record<string, Row>>, name: string): Row | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}

/** The same for a tag of an image. No path and no tag has a line break in it. */
export function onceForTag<Value>(
  make: (path: string, tag: string) => Value | undefined,
): (path: string, tag: string) => Value | undefined {
  const find = once((key) => {
    const [path, tag] = key.split('\n') as [string, string];
    return make(path, tag);
  });
  return (path, tag) => find(`${path}\n${tag}`);
}
