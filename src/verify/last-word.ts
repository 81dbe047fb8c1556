/** Of a longer message the begin and the end are shown, in characters: the cause stands at either. */
const SHOWN_BEGIN = 260;
const SHOWN_END = 140;

/** Lines with which programs end that failed, and which say more than what follows them. */
const FINAL_ERROR = /^(?:ERROR|Error|error during connect|Error response from daemon|Cannot connect)\b/;

/** Lines that say nothing of what went wrong. */
const EMPTY_WORDS =
  /^(?:Run '.*--help'|See '.*--help'|exit status \d+$|View build details|Error: exit status \d+$|-+$)/;

/**
 * What a program itself says last, in one line, without "ERROR:" before it: its last line that begins like an error,
 * else its last line; `''` where it printed nothing.
 */
export function readLastWord(output: string): string {
  const lines = readLines(output).filter((line) => !EMPTY_WORDS.test(line));
  const word = lines.findLast((line) => FINAL_ERROR.test(line)) ?? lines.at(-1) ?? '';
  const text = word.replace(/^(?:(?:ERROR|Error): )+/, '').replace(/^failed to (?:solve|build): /, '');
  if (text.length <= SHOWN_BEGIN + SHOWN_END) return text;
  return `${text.slice(0, SHOWN_BEGIN)} … ${text.slice(-SHOWN_END)}`;
}

/** The last lines of an output, blank ones left out, control characters as well. */
export function readLines(output: string, count = 200): readonly string[] {
  return output
    .slice(-count * 500)
    .split(/[\r\n]+/)
    .map((line) => printable(line).trimEnd())
    .filter((line) => line.trim() !== '')
    .slice(-count);
}

/** Without colours and other control characters, so that an output cannot draw on a terminal. */
function printable(line: string): string {
  // oxlint-disable-next-line no-control-regex
  return line.replace(/\u001b\[[0-9;?]{0,20}[A-Za-z]/g, '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
