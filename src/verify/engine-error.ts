/** What an engine would not do, in its own words; `cannot-start` is the image's doing, `engine` that of its surroundings. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly trouble: 'cannot-start' | 'timed-out' | 'aborted' | 'engine';

  /** @param message one sentence; not masked */
  constructor(trouble: EngineError['trouble'], message: string) {
    super(message);
    this.trouble = trouble;
  }
}

/** No engine can be had: what was tried, what each said, and what to do, over several lines. */
export interface EngineTrouble {
  readonly outcome: 'no-engine';
  readonly because: string;
}
