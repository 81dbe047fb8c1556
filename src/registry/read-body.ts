import { RegistryError } from './registry-error.ts';

/**
 * The whole body of an answer.
 * @param mostBytes counted after it was unpacked, so that a small one cannot become a large one
 * @throws RegistryError where it is larger
 */
export async function readBody(response: Response, mostBytes: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop early ends the answer.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw tooLarge(host, mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(host: string, mostBytes: number): RegistryError {
  const limit = `${Math.floor(mostBytes / 1024)} KiB`;
  return new RegistryError(
    'bad-answer',
    `${host} answers with more than ${limit}, which no image needs; look at the registry`,
  );
}
