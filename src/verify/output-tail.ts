/** The end of a text that may never end: what came last is kept, the rest forgotten. */
export interface OutputTail {
  add(text: string): void;
  /** At most so many characters as it was made for. */
  read(): string;
  /** Whether something was forgotten. */
  isCut(): boolean;
}

/** @param limit characters that are kept */
export function keepTail(limit: number): OutputTail {
  let parts: string[] = [];
  let length = 0;
  let isCut = false;
  /** Only at twice the limit, so that each character is copied about once however small the pieces are. */
  const shorten = (): string => {
    const text = parts.join('');
    const kept = text.length > limit ? dropHalfCharacter(text.slice(-limit)) : text;
    isCut ||= kept.length < text.length;
    parts = [kept];
    length = kept.length;
    return kept;
  };
  return {
    add(text) {
      parts.push(text);
      length += text.length;
      if (length > 2 * limit) shorten();
    },
    read: shorten,
    isCut: () => isCut || length > limit,
  };
}

function dropHalfCharacter(text: string): string {
  const first = text.charCodeAt(0);
  return first >= 0xdc00 && first <= 0xdfff ? text.slice(1) : text;
}
