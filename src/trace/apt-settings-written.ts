import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** What decides on apt alone, and not on apt-get: settings below `Binary::apt` (apt.conf(5)), and a program put before it in PATH. */
const SETTINGS = /\/apt\/apt\.conf|\bAPT_CONFIG\b|Binary::apt/i;
const RIVAL = /(?:^|[\s"',/=])bin\/apt(?=$|[\s"',;&|)])|\balias\s+apt=|(?:^|[\s;{&|])apt[ \t]*\([ \t]*\)/;

/**
 * What in a file gives apt settings or puts another program in its place, as a clause. A file of settings that is only deleted does not
 * count.
 */
export const findAptSettings = memoize((scan: Scan): string | undefined => {
  if (!SETTINGS.test(scan.text) && !/\bapt\b(?!-)/.test(scan.text)) return undefined;
  for (const instruction of scan.instructions) {
    const because = readInstruction(instruction);
    if (because !== undefined) return because;
  }
  return undefined;
});

function readInstruction(instruction: Instruction): string | undefined {
  const { content, line } = instruction;
  const { keyword, joined } = content;
  const target = keyword === 'onbuild' ? content.trigger : content;
  if (target?.keyword === 'copy' || target?.keyword === 'add') {
    const words = argumentWords(target);
    const destination = words.at(-1) ?? '';
    if (SETTINGS.test(joined.text) || /^\/etc\/apt\/?$/.test(destination)) return `line ${line} brings settings of apt`;
    const isRival = words.slice(0, -1).some((source) => /(?:^|\/)apt$/.test(source)) && /\bbin\/?$/.test(destination);
    return isRival || /\bbin\/apt$/.test(destination) ? `line ${line} brings another apt` : undefined;
  }
  if (keyword === 'env' || keyword === 'arg')
    return /\bAPT_CONFIG\b/.test(joined.text) ? `line ${line} sets APT_CONFIG` : undefined;
  const run = runContent(instruction);
  if (!run) return undefined;
  if (!SETTINGS.test(run.source) && !RIVAL.test(run.source)) return undefined;
  if (/\balias\s+apt=|(?:^|[\s;{&|])apt[ \t]*\([ \t]*\)/.test(run.source))
    return `line ${line} gives apt another meaning`;
  const reading = readRun(run);
  if (isUnread(reading)) return SETTINGS.test(run.source) ? `line ${line} may write settings of apt` : undefined;
  // A here-document is no word of a command.
  if (SETTINGS.test(run.source) && run.heredocs.length > 0) return `line ${line} may write settings of apt`;
  const odd = reading.commands.find(({ command }) => writesSettings(command));
  return odd && `"${excerptOf(odd.command)}" in line ${line} may change what apt does`;
}

/** Programs that delete a file, or show it. */
const HARMLESS: ReadonlySet<string> = new Set(['rm', 'unlink', 'cat', 'ls', 'grep', 'test', '[', 'which', 'chmod']);

function writesSettings(command: Command): boolean {
  const { words, redirections, assignments } = command;
  if (assignments.some(({ name }) => name === 'APT_CONFIG')) return true;
  const targets = redirections.flatMap(({ target }) => target?.text ?? []);
  if (targets.some((text) => SETTINGS.test(text) || /\bbin\/apt["']?$/.test(text))) return true;
  const invocation = readInvocation(command);
  if (invocation && HARMLESS.has(invocation.program)) return false;
  const own = invocation ? invocation.args : words;
  return own.some(({ text }) => SETTINGS.test(text) || /\bbin\/apt["']?$/.test(text));
}
