/** One step of a pattern that is compared letter by letter. */
export type PatternStep =
  | {
      readonly kind: 'letter' | 'any-letters';
      readonly takes: (code: number) => boolean;
      /** The one that it takes, where it is but one. */
      readonly only?: string;
    }
  /** The two steps behind it may be left out. */
  | { readonly kind: 'optional-folders' };

/** How many places of patterns were looked at, and letters taken; every look adds to it. */
export interface WorkMeter {
  spent: number;
}

/**
 * Compares texts with the steps of a pattern by keeping all places in it at which a match may stand, each once. Going back
 * to try again, as the engine behind `RegExp` does, would take time beyond all bounds.
 */
export class PatternRun {
  readonly #steps: readonly PatternStep[];
  readonly #meter: WorkMeter;
  /** In which round a place was added last, so that it is added once. */
  readonly #addedIn: Float64Array;
  #round = 0;
  #places: number[] = [];
  #next: number[] = [];
  readonly #open: number[] = [];

  constructor(steps: readonly PatternStep[], meter: WorkMeter) {
    this.#steps = steps;
    this.#meter = meter;
    this.#addedIn = new Float64Array(steps.length + 1);
  }

  /** Whether the pattern stands for all of a text. */
  matches(text: string): boolean {
    this.#follow(text);
    return this.#places.includes(this.#steps.length);
  }

  /** Whether it stands for the text with something more behind it, or might. */
  mayGoOn(text: string): boolean {
    this.#follow(text);
    return this.#places.length > 0;
  }

  #follow(text: string): void {
    this.#places = [];
    this.#round += 1;
    this.#add(0, this.#places);
    for (let at = 0; at < text.length && this.#places.length > 0; at += 1) {
      const code = text.codePointAt(at)!;
      if (code > 0xffff) at += 1;
      this.#take(code);
    }
  }

  #take(code: number): void {
    this.#round += 1;
    this.#meter.spent += this.#places.length + 2;
    this.#next.length = 0;
    for (const place of this.#places) {
      const step = this.#steps[place];
      if (!step || step.kind === 'optional-folders' || !step.takes(code)) continue;
      this.#add(step.kind === 'letter' ? place + 1 : place, this.#next);
    }
    [this.#places, this.#next] = [this.#next, this.#places];
  }

  /** With the places that are reached from it without taking a letter. */
  #add(first: number, places: number[]): void {
    this.#open.push(first);
    for (let place = this.#open.pop(); place !== undefined; place = this.#open.pop()) {
      if (this.#addedIn[place] === this.#round) continue;
      this.#addedIn[place] = this.#round;
      places.push(place);
      const kind = this.#steps[place]?.kind;
      if (kind === 'optional-folders') this.#open.push(place + 1, place + 3);
      if (kind === 'any-letters') this.#open.push(place + 1);
    }
  }
}
