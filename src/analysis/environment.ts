import type { NameValue } from '../dockerfile/words.ts';

/**
 * Variables that ENV and ARG have set by a point of a stage, with what was written as the value (unexpanded). A chain of
 * what each instruction adds: copying all of it at each ENV would take the square of their number.
 */
export interface Environment {
  /** `undefined` where nothing sets the variable; empty for an ARG without a default. */
  get(name: string): string | undefined;
}

export const EMPTY_ENVIRONMENT: Environment = { get: () => undefined };

/** @param inherited what an ARG without a value takes over: the ARGs before the first FROM */
export function extendEnvironment(
  parent: Environment,
  pairs: readonly NameValue[],
  inherited: Environment,
): Environment {
  return new Frame(parent, pairs, inherited);
}

class Frame implements Environment {
  readonly #parent: Environment;
  readonly #own = new Map<string, string>();

  constructor(parent: Environment, pairs: readonly NameValue[], inherited: Environment) {
    this.#parent = parent;
    for (const { name, value } of pairs) this.#own.set(name, value ?? parent.get(name) ?? inherited.get(name) ?? '');
  }

  get(name: string): string | undefined {
    return this.#own.get(name) ?? lookUp(this.#parent, name);
  }

  /** The value that this instruction itself sets. */
  ownValue(name: string): string | undefined {
    return this.#own.get(name);
  }

  get parent(): Environment {
    return this.#parent;
  }
}

/** A loop, since a hostile file can have more ENVs than the stack has room for calls. */
function lookUp(from: Environment, name: string): string | undefined {
  let environment = from;
  while (environment instanceof Frame) {
    const value = environment.ownValue(name);
    if (value !== undefined) return value;
    environment = environment.parent;
  }
  return environment.get(name);
}
