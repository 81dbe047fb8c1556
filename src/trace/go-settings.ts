import { runContent } from '../dockerfile/run-script.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { isHarmlessGoFlags } from '../knowledge/go-build.ts';

/**
 * What else may say flags of the linker to a `go build` of a RUN, as a clause: GOFLAGS, which flags of the command line take the
 * place of (`go help environment`), and `go env -w`, which stores it.
 */
export function findGoFlags(stage: Stage, run: Instruction): string | undefined {
  for (const { instructions } of lineageOf(stage)) {
    for (const instruction of instructions) {
      if (instruction.start > run.start) break;
      const { keyword, source } = instruction.content;
      if (keyword === 'env' || keyword === 'arg') {
        const own = readVariables(instruction.content).find(({ name }) => name === 'GOFLAGS');
        const isArgument = own !== undefined && keyword === 'arg';
        if (isArgument || (own && !isHarmlessGoFlags(own.value ?? '')))
          return `GOFLAGS in line ${instruction.line} may hold flags of the linker`;
      } else if (runContent(instruction) && /\bGOFLAGS\b|\bgo\s+env\s+-w\b/.test(source)) {
        return `line ${instruction.line} sets what go takes for flags`;
      }
    }
  }
  return undefined;
}
