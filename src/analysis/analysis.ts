import type { Surroundings } from '../context/surroundings.ts';
import type { Environment } from './environment.ts';
import type { ShellKind } from '../dockerfile/shells.ts';
import type { FileStyle } from '../dockerfile/style.ts';
import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import type { RunReading, UnreadRun } from '../dockerfile/run-script.ts';
import type { Stage } from '../dockerfile/stages.ts';

/** What is known of a file beyond its syntax. */
export interface Analysis {
  readonly stages: readonly Stage[];
  readonly style: FileStyle;
  /** Every RUN, also those that an ONBUILD holds, in the order of the file. */
  readonly runs: readonly RunSite[];
  /** What is known beside the text. */
  readonly surroundings: Surroundings;
}

/** A RUN and the state in which it runs. */
export interface RunSite {
  readonly stage: Stage;
  /** The RUN itself, or the ONBUILD that holds it. */
  readonly instruction: Instruction;
  /** The RUN's own content. */
  readonly content: InstructionContent;
  readonly isOnbuild: boolean;
  readonly shell: ShellKind;
  readonly environment: Environment;
  readonly reading: RunReading | UnreadRun;
}
