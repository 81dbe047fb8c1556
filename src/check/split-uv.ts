import type { Split } from './stage-split.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';

/** uv out of its own image, put among the programs of the system, and started by nothing later. */
export function bringsOnlyUv({ content }: Instruction, { runtime }: Split): boolean {
  const isUv =
    /^COPY\s+--from=(?:ghcr\.io\/astral-sh|docker\.io\/astral|astral)\/uv(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?\s+\/uv(?:\s+\/uvx)?\s+\/(?:usr\/local\/)?bin\/(?:uv)?\s*$/i;
  const starts = runtime.instructions.filter((one) =>
    /^(?:cmd|entrypoint|healthcheck)$/.test(one.content.keyword ?? ''),
  );
  return isUv.test(content.source) && !starts.some((one) => /\buvx?\b/.test(argumentsText(one.content)));
}
