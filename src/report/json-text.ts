/**
 * A value as JSON with a newline at its end. What a terminal would act on, or show out of order, is written by its
 * number, which means the same to a reader of JSON.
 */
export function toJsonText(value: object): string {
  const json = JSON.stringify(value, null, 2);
  return `${json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeCharacter)}\n`;
}

/** @param character one code point, of one code unit or of two */
function escapeCharacter(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}
