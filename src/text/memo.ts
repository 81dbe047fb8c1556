/** Gives a new instance the identity of an object that is there already, so that private fields are put on that. */
// oxlint-disable-next-line typescript/no-extraneous-class -- what its constructor gives back is all that it is for
class Identity {
  constructor(holder: object) {
    return holder;
  }
}

const UNKNOWN = Symbol('unknown');

/**
 * The same function, but worked out once for each object. The answer is kept on the object, in a private field that no
 * spread, comparison or serialisation sees, and goes when the object goes.
 *
 * A WeakMap would do the same. But V8 lets go of what an old WeakMap leads to at a full collection only, and that is
 * nearly all that is known of a file: moving it about took a fifth of the time of a run over many files.
 */
export function memoize<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  class Answer extends Identity {
    readonly #value: Value;

    constructor(key: Key, value: Value) {
      super(key);
      this.#value = value;
    }

    static of(key: Key): Value | typeof UNKNOWN {
      return #value in key ? (key as unknown as Answer).#value : UNKNOWN;
    }
  }
  return (key) => {
    const known = Answer.of(key);
    if (known !== UNKNOWN) return known;
    const value = work(key);
    // oxlint-disable-next-line no-new -- the answer is put on the key
    new Answer(key, value);
    return value;
  };
}
