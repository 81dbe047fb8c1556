import { argumentsText } from '../dockerfile/instruction.ts';
import { runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { findSymbolReader } from '../knowledge/symbols.ts';
import { memoize } from '../text/memo.ts';

/** What the file installs or runs that reads symbols of programs, as a clause. */
export const findSymbolNeed: (scan: Scan) => string | undefined = memoize((scan) => {
  for (const instruction of scan.instructions) {
    const { keyword, trigger } = instruction.content;
    const isStart = keyword === 'cmd' || keyword === 'entrypoint' || keyword === 'healthcheck';
    const content = runContent(instruction) ?? (isStart ? (trigger ?? instruction.content) : undefined);
    const text = content && (content.heredocs.length > 0 ? content.source : argumentsText(content));
    const reader = text === undefined ? undefined : findSymbolReader(text);
    if (reader !== undefined) return `line ${instruction.line} names ${reader}, which reads symbols`;
  }
  return undefined;
});
