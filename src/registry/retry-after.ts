/**
 * What the header `Retry-After` asks to wait, in milliseconds: it has a number of seconds or a date. 0 where there is
 * none, or it cannot be read.
 * @param now milliseconds since 1970
 */
export function readRetryAfter(header: string | null, now = Date.now()): number {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // A date has a name of a day or month in it; all else that Date.parse takes is none that HTTP knows.
  const date = /^[A-Za-z]{3,9},? [\w :+-]{10,40}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
