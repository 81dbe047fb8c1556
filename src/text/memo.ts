/**
 * The same function, but worked out once for each object. The answer is kept on the object, where no spread, comparison
 * or serialisation sees it, and goes when the object goes.
 *
 * A WeakMap would do the same. But V8 lets go of what an old WeakMap leads to at a full collection only, and that is
 * nearly all that is known of a file: moving it about took a fifth of the time of a run over many files.
 */
export function memoize<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const slot = Symbol(work.name);
  return (key) => {
    const holder = key as { readonly [slot]?: Value };
    if (slot in holder) return holder[slot];
    const value = work(key);
    Object.defineProperty(key, slot, { value });
    return value;
  };
}
