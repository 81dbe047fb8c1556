import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { readStages } from '../dockerfile/stages.ts';
import { traceBuild } from '../trace/build-trace.ts';

/** Of these the last of a stage alone counts (Docker's reference). */
const REPLACED: ReadonlySet<string> = new Set(['cmd', 'entrypoint', 'healthcheck']);

/** An instruction goes that a later one of its stage replaces. The configuration of every stage stays what it was. */
export const REPLACED_INSTRUCTION_RULE: InstructionRule = {
  removal: ({ content, start }, { before }) => {
    if (!REPLACED.has(content.keyword ?? '')) return 'it is none that another may replace';
    if (content.innerComments.length > 0) return 'a comment goes with it';
    const stage = readStages(before).find(({ instructions }) => instructions.some((one) => one.start === start));
    const later = stage?.instructions.some((one) => one.start > start && one.content.keyword === content.keyword);
    return later === true ? undefined : 'nothing behind it in its stage replaces it';
  },
  whole: findOtherConfig,
};

function findOtherConfig({ before, after }: Window): string | undefined {
  const [was, is] = [before, after].map((file) => JSON.stringify(traceBuild(file).stages.map(({ config }) => config)));
  return was === is ? undefined : 'the configuration of a stage is another';
}
