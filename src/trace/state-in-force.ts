const NONE: readonly string[] = [];

interface Change {
  readonly ordinal: number;
  readonly text: string;
}

/** What a subshell gives back when it ends. */
export interface StateMark {
  readonly options: ReadonlySet<string>;
  readonly changes: readonly Change[];
}

/** Options and changes of a shell's state as a script goes on; errexit is not among them. */
export class StateInForce {
  #options: ReadonlySet<string> = new Set();
  /** The changes in force, as ordinals among all that were made. */
  #changes: readonly Change[] = [];
  #made = 0;

  switchOption(name: string, isOn: boolean): void {
    const options = new Set(this.#options);
    // An option that the shell may have begun with is not the same switched off as never switched on.
    options.delete(`-${name}`);
    options.delete(`+${name}`);
    options.add(`${isOn ? '-' : '+'}${name}`);
    this.#options = options;
  }

  /** @param text of the command that has changed the state */
  change(text: string): void {
    this.#made += 1;
    this.#changes = [...this.#changes, { ordinal: this.#made, text }];
  }

  mark(): StateMark {
    return { options: this.#options, changes: this.#changes };
  }

  /** What was changed since a mark is gone; that it was made still counts. */
  goBack({ options, changes }: StateMark): void {
    this.#options = options;
    this.#changes = changes;
  }

  /** What made the state, to be read. */
  get texts(): readonly string[] {
    if (this.#isEmpty()) return NONE;
    return [...this.#options, ...this.#changes.map((change) => change.text)];
  }

  /** A name for it: a change is named by how many have been made since, which is the same wherever the script stands. */
  get name(): string {
    if (this.#isEmpty()) return '';
    const since = this.#changes.map(({ ordinal }) => String(this.#made - ordinal));
    return [...[...this.#options].sort(), ...since].join(' ');
  }

  #isEmpty(): boolean {
    return this.#options.size === 0 && this.#changes.length === 0;
  }
}
