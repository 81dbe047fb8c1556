import type { Savings } from '../transform/finding.ts';

/** Where a figure is from, the most trustworthy first. A sum is worth no more than its weakest part. */
const BASES = ['measured', 'catalogue', 'estimate'] as const;
type Basis = (typeof BASES)[number];

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** A figure is rounded to what its basis can carry: an estimate to two digits, anything else to three. */
const DIGITS: Readonly<Record<Basis, number>> = { measured: 3, catalogue: 3, estimate: 2 };

/** What a fix saves, with the basis of every figure: "pip's download cache, about 20 MB (estimate)". */
export function describeSavings(savings: Savings): string {
  const known = readFigure(savings);
  return known ? `${savings.what}, ${figureText(known)} (${known.basis})` : savings.what;
}

/** What several fixes save together: "about 120 MB (estimate; known for 5 of 7)"; `undefined` where no figure is known. */
export function describeSum(all: readonly (Savings | undefined)[]): string | undefined {
  const known = all.flatMap((savings) => (savings ? (readFigure(savings) ?? []) : []));
  if (known.length === 0) return undefined;
  const bytes = known.reduce((sum, figure) => sum + figure.bytes, 0);
  const basis = BASES[Math.max(...known.map((figure) => BASES.indexOf(figure.basis)))]!;
  const share = known.length < all.length ? `; known for ${known.length} of ${all.length}` : '';
  return `${figureText({ bytes, basis })} (${basis}${share})`;
}

interface Figure {
  readonly bytes: number;
  readonly basis: Basis;
}

function readFigure({ bytes, basis }: Savings): Figure | undefined {
  if (bytes === undefined || !(bytes > 0) || basis === 'unknown') return undefined;
  return { bytes, basis };
}

function figureText({ bytes, basis }: Figure): string {
  const text = formatBytes(bytes, DIGITS[basis]);
  return basis === 'estimate' ? `about ${text}` : text;
}

/** A number of bytes in decimal units, as Docker counts them, rounded to so many digits. */
export function formatBytes(bytes: number, digits: number): string {
  let rounded = Number(bytes.toPrecision(digits));
  let unit = 0;
  while (rounded >= 1000 && unit < UNITS.length - 1) {
    rounded /= 1000;
    unit += 1;
  }
  return `${Number(rounded.toPrecision(digits))} ${UNITS[unit]}`;
}
