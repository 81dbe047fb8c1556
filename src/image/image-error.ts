/** An image cannot be read, or is not what it says it is. Its message is a whole clause with what to do, where that is known. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}
