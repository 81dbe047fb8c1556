import type { ScriptEvent } from './script-event.ts';

/** The state of the shell may make another command of a name: an alias, a function, a file that was read into it. */
export function isRenamed({ stateTexts }: Pick<ScriptEvent, 'stateTexts'>, name: string): boolean {
  return stateTexts.some(
    (text) => /(?:^|[;&|{][ \t]*)(?:alias|source|eval|\.)[ \t]|\bfunction\b/.test(text) || text.includes(`${name}()`),
  );
}
