import { argumentsText, type InstructionContent } from '../../dockerfile/instruction.ts';
import { parseScript } from '../../shell/parse.ts';
import { isOpaque, type OpaqueReason } from '../../shell/script.ts';
import { type CommandSite, findCommands } from '../../shell/walk.ts';
import { memoize } from '../../text/memo.ts';

/**
 * The commands of a text that a shell is handed, or why it cannot be read.
 * @param isExec no shell looks at it: it is one command, whatever stands in its words
 */
export function readSites(text: string, isExec: boolean): readonly CommandSite[] | OpaqueReason {
  const script = parseScript(text);
  if (isOpaque(script)) return script.reason;
  const sites = findCommands(script);
  return isExec ? sites.filter(({ command }) => command.span.start === 0) : sites;
}

/**
 * Those of a CMD, ENTRYPOINT or HEALTHCHECK in shell form; `undefined` of a HEALTHCHECK without a command. Worked out once:
 * most of these stay as they are in all versions of a file.
 */
export const readStartScript = memoize((content: InstructionContent) => {
  const text = argumentsText(content);
  if (content.keyword !== 'healthcheck') return readSites(text, false);
  return /^cmd\s/i.test(text) ? readSites(text.replace(/^cmd\s+/i, ''), false) : undefined;
});

/** The same of the words of the exec form. */
export const readWords = memoize((words: readonly string[]) => readSites(words.map(quote).join(' '), true));

/** As one word of a script. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
