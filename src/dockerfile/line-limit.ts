import { ScanError } from './scan-error.ts';
import type { Line } from '../text/lines.ts';

/** BuildKit reads lines of at most 65,535 bytes, line end included (trap A28). */
const MAX_LINE_BYTES = 65_535;

/** @param number the line's number, from 1. @throws ScanError where BuildKit's line reader gives up */
export function checkLength(text: string, line: Line, number: number): void {
  const units = line.next - line.start;
  // A UTF-16 code unit takes at most three bytes of UTF-8.
  if (units * 3 <= MAX_LINE_BYTES) return;
  const bytes = Buffer.byteLength(text.slice(line.start, line.next), 'utf8');
  if (bytes <= MAX_LINE_BYTES) return;
  throw new ScanError('line-too-long', `the line has ${bytes} bytes, BuildKit reads at most ${MAX_LINE_BYTES}`, number);
}
