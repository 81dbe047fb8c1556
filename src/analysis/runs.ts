import type { RunSite } from './analysis.ts';
import { firstShell, shellKind, type ShellKind } from '../dockerfile/shells.ts';
import { EMPTY_ENVIRONMENT, type Environment, extendEnvironment } from './environment.ts';
import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import { readRun, runContent, type RunReading, type UnreadRun } from '../dockerfile/run-script.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import type { Scan } from '../dockerfile/scan.ts';

interface StageState {
  environment: Environment;
  shell: ShellKind;
}

/** Every RUN of the file with the state in which it runs. A stage begins with the state of the one it inherits from. */
export function readRuns(scan: Scan, stages: readonly Stage[]): readonly RunSite[] {
  const runs: RunSite[] = [];
  const ends = new Map<Stage, StageState>();
  const globals = readGlobals(scan);
  for (const stage of stages) {
    const parent = stage.base.kind === 'stage' ? ends.get(stage.base.stage) : undefined;
    const state: StageState = parent
      ? { ...parent }
      : { environment: EMPTY_ENVIRONMENT, shell: firstShell(scan, stage) };
    for (const instruction of stage.instructions) {
      const { content } = instruction;
      const run = runContent(instruction);
      if (run) runs.push(new ReadRunSite(stage, instruction, run, state));
      else applyTo(state, content, globals);
    }
    ends.set(stage, state);
  }
  return runs;
}

/** Its script is parsed when somebody asks for it: most scripts are of no interest to most transforms. */
class ReadRunSite implements RunSite {
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly content: InstructionContent;
  readonly shell: ShellKind;
  readonly environment: Environment;

  constructor(stage: Stage, instruction: Instruction, content: InstructionContent, { shell, environment }: StageState) {
    this.stage = stage;
    this.instruction = instruction;
    this.content = content;
    this.shell = shell;
    this.environment = environment;
  }

  get isOnbuild(): boolean {
    return this.content !== this.instruction.content;
  }

  get reading(): RunReading | UnreadRun {
    return readRun(this.content);
  }
}

/** The ARGs before the first FROM; an ARG of the same name without a default takes theirs. */
function readGlobals(scan: Scan): Environment {
  const first = scan.instructions.findIndex(({ content }) => content.keyword !== 'arg');
  const pairs = scan.instructions.slice(0, Math.max(first, 0)).flatMap(({ content }) => readVariables(content));
  return extendEnvironment(EMPTY_ENVIRONMENT, pairs, EMPTY_ENVIRONMENT);
}

function applyTo(state: StageState, content: InstructionContent, globals: Environment): void {
  if (content.keyword === 'shell') state.shell = shellKind(content.json ?? []);
  if (content.keyword !== 'env' && content.keyword !== 'arg') return;
  state.environment = extendEnvironment(state.environment, readVariables(content), globals);
}
