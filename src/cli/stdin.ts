import { MAX_FILE_BYTES } from './read-file.ts';

/** All bytes of a stream, or how many had come when they were too many. @throws the stream's error */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
): Promise<Uint8Array | { readonly tooLarge: number }> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    total += bytes.length;
    if (total > MAX_FILE_BYTES) return { tooLarge: total };
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
