import type { InstructionContent } from '../dockerfile/instruction.ts';
import { speaksOfInstall } from '../knowledge/cache-mentions.ts';

/**
 * Whether a RUN whose script nobody reads speaks of an install by a tool.
 * @param content a RUN, or the RUN that an ONBUILD holds
 * @param name of a row of CACHE_TOOLS
 */
export function mentionsInstall({ json, heredocs, joined, source }: InstructionContent, name: string): boolean {
  if (json) return speaksOfInstall(name, json.join(' '));
  return speaksOfInstall(name, heredocs.length > 0 ? source : joined.text);
}
