import type { InstructionContent } from '../dockerfile/instruction.ts';

/** The first `--mount=type=cache` flag of a RUN, as BuildKit reads it; `undefined` where it has none. */
export function findCacheMount(run: InstructionContent): string | undefined {
  return run.flags.find(({ name, value }) => name === 'mount' && /(?:^|,)type=cache(?:,|$)/i.test(value ?? ''))?.text;
}
