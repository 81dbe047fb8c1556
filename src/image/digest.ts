import { createHash } from 'node:crypto';
import { ImageError } from './image-error.ts';

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * A digest as the OCI image specification writes it, `sha256:…`.
 * @throws ImageError for anything else, other algorithms included: what cannot be verified is not read
 */
export function readDigest(value: unknown, what: string): string {
  if (typeof value === 'string' && DIGEST.test(value)) return value;
  throw new ImageError(`the digest of ${what} is not a sha256 digest, so that it cannot be verified`);
}

/** The sha256 digest of some bytes, as images write it. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** @throws ImageError where the bytes have another digest */
export function verifyBytes(bytes: Uint8Array, digest: string, what: string): void {
  compareDigests(digestOf(bytes), digest, what);
}

/**
 * Passes chunks on and compares the digest of them all at the end. A reader that stops early learns nothing.
 * @throws ImageError, after the last chunk
 */
export async function* verifyStream(
  source: AsyncIterable<Uint8Array>,
  digest: string,
  what: string,
): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  compareDigests(`sha256:${hash.digest('hex')}`, digest, what);
}

function compareDigests(found: string, expected: string, what: string): void {
  if (found === expected) return;
  throw new ImageError(
    `${what} is not what the image says: its digest is ${found} in place of ${expected}; save or pull the image again`,
  );
}
