const MOST = 60;

/** A text as a sentence can quote it: all of it, or its first 60 UTF-16 code units and an ellipsis. */
export function shorten(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
