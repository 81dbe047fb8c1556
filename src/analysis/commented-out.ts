import type { RunSite } from './analysis.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { instructionEnd } from '../dockerfile/instruction.ts';
import type { Cleanup } from '../knowledge/cleanups.ts';
import { parseScript } from '../shell/parse.ts';
import { isOpaque } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';

/** Whether somebody has made a comment of the very clean-up, inside of a RUN or right behind it: he does not want it. */
export function isCommentedOut(file: Dockerfile, { instruction, content }: RunSite, cleanup: Cleanup): boolean {
  const own = content.source.includes('#') ? content.source.split('\n').filter((line) => /^[ \t]*#/.test(line)) : [];
  return [...own, ...commentsBehind(file, instructionEnd(instruction))].some((line) => isCleanup(line, cleanup));
}

/** The comments that follow with no empty line between. */
function commentsBehind({ text, comments }: Dockerfile, end: number): readonly string[] {
  const found: string[] = [];
  let at = end;
  for (const { span } of comments) {
    if (span.start < end) continue;
    if (!/^[ \t]*\r?\n?[ \t]*$/.test(text.slice(at, span.start))) break;
    found.push(text.slice(span.start, span.end));
    at = span.end;
  }
  return found;
}

/** Longer ones are no commands. */
const LONGEST = 300;

function isCleanup(comment: string, cleanup: Cleanup): boolean {
  if (comment.length > LONGEST) return false;
  const text = comment.replace(/^[\s#]*(?:RUN\b)?[\s&;|]*/i, '').replace(/[\s\\;&]*$/, '');
  const script = parseScript(text);
  return !isOpaque(script) && findCommands(script).some(({ command }) => cleanup.empties(command));
}
