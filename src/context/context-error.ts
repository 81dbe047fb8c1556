/** A build context that cannot be read safely: its ignore file is one that a builder would reject, or a trap. */
export class ContextError extends Error {
  override readonly name = 'ContextError';
}
