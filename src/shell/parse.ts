import { type ParsedScript, parse } from 'unbash';
import { convertScript } from './convert.ts';
import { NestingTooDeep } from './nesting.ts';
import type { OpaqueScript, RunScript } from './script.ts';

/** A longer script is nobody's handwriting; the parser takes seconds on hostile ones (libraries.md, section 2). */
const MAX_SCRIPT_LENGTH = 65_536;

/**
 * Parses what a RUN hands to `/bin/sh -c`. Whatever is wrong with the text, or too much of it, gives an opaque script
 * and never an exception: opaque means that nothing in it is edited.
 * @param text the script, at most 65,536 UTF-16 code units; a longer one is opaque
 */
export function parseScript(text: string): RunScript | OpaqueScript {
  if (text.length > MAX_SCRIPT_LENGTH) return { text, reason: 'too-long' };
  if (isTooDeep(text)) return { text, reason: 'too-deep' };
  const parsed = tryParse(text);
  if (!parsed || hasError(parsed)) return { text, reason: 'syntax-error' };
  try {
    const list = convertScript(parsed, text);
    return list ? { text, list } : { text, reason: 'syntax-error' };
  } catch (error) {
    if (error instanceof NestingTooDeep) return { text, reason: 'too-deep' };
    throw error;
  }
}

const MAX_OPEN_BRACKETS = 200;

/** More openings than closings at once than any written script has: the parser is recursive. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 123) open += 1;
    else if ((code === 41 || code === 125) && open > 0) open -= 1;
    if (open > MAX_OPEN_BRACKETS) return true;
  }
  return false;
}

function tryParse(text: string): ParsedScript | undefined {
  try {
    return parse(text);
  } catch (error) {
    // Its stack or its own limit: both mean that the script is not to be known.
    if (error instanceof RangeError || error instanceof Error) return undefined;
    throw error;
  }
}

function hasError(script: ParsedScript): boolean {
  return (script.errors?.length ?? 0) > 0;
}
