import picocolors from 'picocolors';

/** The colours of the report by what they stand for. Without colours, every one of them gives its text back. */
export interface Palette {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly caution: (text: string) => string;
  readonly place: (text: string) => string;
}

/** @param colours whether escape sequences may be written at all; whoever asks knows the stream and NO_COLOR */
export function makePalette(colours: boolean): Palette {
  const { bold, dim, green, red, yellow, cyan } = picocolors.createColors(colours);
  return { strong: bold, faint: dim, good: green, bad: red, caution: yellow, place: cyan };
}
