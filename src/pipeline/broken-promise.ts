/** One of the software's own promises did not hold: a bug of ours, never of the file. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}
