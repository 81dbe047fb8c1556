/** A build context that cannot be read safely: its ignore file is one that a builder would reject, or a trap. */
export class ContextError extends Error {
  override readonly name = 'ContextError';
}

/** A pattern as a message may show it: what is in the file may be long, and hold control characters. */
export function quotePattern(pattern: string): string {
  return JSON.stringify(pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern);
}
