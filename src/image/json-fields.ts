import { ImageError } from './image-error.ts';
import { decodeUtf8 } from '../text/decode.ts';

/** A JSON object of unknown content. */
export type Fields = Readonly<Record<string, unknown>>;

/** @throws ImageError where the bytes are no JSON */
export function parseJson(bytes: Uint8Array, what: string): unknown {
  const text = decodeUtf8(bytes);
  try {
    if (text !== undefined) return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    // Said below, for both.
  }
  throw new ImageError(`${what} is damaged: it is not JSON`);
}

/** @throws ImageError where the value is no object */
export function readFields(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new ImageError(`${what} is damaged: an object was expected`);
}

/** An object that may be missing or null, as Go's encoder writes what is empty. */
export function readOptionalFields(value: unknown, what: string): Fields {
  return value === undefined || value === null ? {} : readFields(value, what);
}

/** A list that may be missing or null; `most` is how long it may be. */
export function readList(value: unknown, what: string, most = 10_000): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new ImageError(`${what} is damaged: a list was expected`);
  if (value.length > most) throw new ImageError(`${what} has ${value.length} items; more than ${most} are not read`);
  return value;
}

export function readStrings(value: unknown, what: string, most?: number): readonly string[] {
  return readList(value, what, most).map((item) => {
    if (typeof item === 'string') return item;
    throw new ImageError(`${what} is damaged: a list of strings was expected`);
  });
}

/** `undefined` where it is missing, null or not a string. */
export function findString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** 0 where it is missing or not a number. */
export function readNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
