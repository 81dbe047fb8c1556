/**
 * The text of UTF-8 bytes, a byte order mark included. Gives `undefined` where the bytes are not UTF-8, since a text
 * that cannot be written back byte for byte must not be edited.
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
