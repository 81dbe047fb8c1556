/** Gives a new instance the identity of an object that is there already, so that private fields are put on that. */
// oxlint-disable-next-line typescript/no-extraneous-class -- what its constructor gives back is all that it is for
class Identity {
  constructor(holder: object) {
    return holder;
  }
}

/** An answer that was worked out, and the one before it. */
interface Answer {
  readonly work: unknown;
  readonly value: unknown;
  readonly earlier: Answer | undefined;
}

/** One field for all answers: an object with a field for each would get a hidden class by the order of the questions. */
class Answers extends Identity {
  #latest: Answer | undefined = undefined;

  static latestOf(key: object): Answer | undefined {
    return #latest in key ? key.#latest : undefined;
  }

  static add(key: object, work: unknown, value: unknown): void {
    // oxlint-disable-next-line no-new -- the field is put on the key
    if (!(#latest in key)) new Answers(key);
    const answers = key as unknown as Answers;
    answers.#latest = { work, value, earlier: answers.#latest };
  }
}

/**
 * The same function, but worked out once for each object. The answer is kept on the object, in a private field that no
 * spread, comparison or serialisation sees, and goes when the object goes.
 *
 * A WeakMap would do the same. But V8 lets go of what an old WeakMap leads to at a full collection only, and that is
 * nearly all that is known of a file: moving it about took a fifth of the time of a run over many files.
 */
export function memoize<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  return (key) => {
    for (let answer = Answers.latestOf(key); answer; answer = answer.earlier) {
      if (answer.work === work) return answer.value as Value;
    }
    const value = work(key);
    Answers.add(key, work, value);
    return value;
  };
}

/**
 * The same for what is asked of an object with something else beside it: worked out once for each of the two together, and
 * gone with the object. The other is compared as a key of a map is.
 */
export function memoizePair<Key extends object, Other, Value>(
  work: (key: Key, other: Other) => Value,
): (key: Key, other: Other) => Value {
  const answersOf = memoize((_key: Key) => new Map<Other, Value>());
  return (key, other) => {
    const answers = answersOf(key);
    const known = answers.get(other);
    if (known !== undefined || answers.has(other)) return known as Value;
    const value = work(key, other);
    answers.set(other, value);
    return value;
  };
}
