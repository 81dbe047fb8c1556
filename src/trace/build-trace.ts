import { configAfter, EMPTY_CONFIG, type ImageConfig } from './image-config.ts';
import { traceRun } from './run-trace.ts';
import type { OnFailure } from './script-event.ts';
import { shellInForceAt } from './shell-in-force.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';

/** The abstract meaning of a Dockerfile: what its build does, in order, and what the images say of themselves. */
export interface BuildTrace {
  readonly stages: readonly StageTrace[];
}

export interface StageTrace {
  readonly name: string | undefined;
  /** What it starts from, as written. */
  readonly base: string;
  /** What it holds goes into the image. */
  readonly isShipped: boolean;
  readonly events: readonly TraceEvent[];
  readonly config: ImageConfig;
  /** How many layers its own instructions make (RUN, COPY, ADD; WORKDIR only where it has to make its folder). */
  readonly layers: number;
}

/** One event, with the state in which it happens. */
export interface TraceEvent {
  /** Number, from 1, of its instruction's first line. */
  readonly line: number;
  /** A keyword in upper case; `boundary` where a RUN begins; `command`, `and-or`, `pipeline`, … for a part of a script. */
  readonly kind: string;
  readonly text: string;
  /** `undefined` where the base image decides. */
  readonly user: string | undefined;
  readonly workingDir: string | undefined;
  readonly onFailure: OnFailure | undefined;
  /** What has changed the shell that runs it, since its RUN began. */
  readonly state: readonly string[];
}

/** Works out what a file means. Local parents are not repeated in the stages that inherit from them; their configuration is. */
export function traceBuild(scan: Scan): BuildTrace {
  const configs = new Map<Stage, ImageConfig>();
  const stages = readStages(scan).map((stage): StageTrace => {
    let config = (stage.base.kind === 'stage' && configs.get(stage.base.stage)) || EMPTY_CONFIG;
    const events: TraceEvent[] = [plainEvent(stage.from, config)];
    for (const instruction of stage.instructions) {
      config = configAfter(config, instruction);
      events.push(...traceInstruction(scan, instruction, config));
    }
    configs.set(stage, config);
    const layers = stage.instructions.filter(({ content }) => LAYERED.has(content.keyword ?? '')).length;
    return {
      name: stage.name,
      base: argumentsText(stage.from.content),
      isShipped: stage.isShipped,
      events,
      config,
      layers,
    };
  });
  return { stages };
}

const LAYERED: ReadonlySet<string> = new Set(['run', 'copy', 'add']);

function traceInstruction(scan: Scan, instruction: Instruction, config: ImageConfig): readonly TraceEvent[] {
  const { content } = instruction;
  if (content.keyword !== 'run') return [plainEvent(instruction, config)];
  const flags = content.flags.map(({ text }) => text).join(' ');
  const boundary = { ...plainEvent(instruction, config), kind: 'boundary', text: flags };
  const isForeign = shellAt(scan, instruction) === 'foreign';
  const trace = isForeign ? undefined : traceRun(content, shellInForceAt(scan, instruction).isErrexit);
  if (!trace) return [boundary, { ...plainEvent(instruction, config), kind: 'opaque' }];
  return [
    boundary,
    ...trace.events.map((event): TraceEvent => {
      const { kind, text, onFailure, stateTexts } = event;
      return { ...plainEvent(instruction, config), kind, text, onFailure, state: stateTexts };
    }),
  ];
}

function plainEvent({ content, line }: Instruction, { user, workingDir }: ImageConfig): TraceEvent {
  const text = [...content.flags.map((flag) => flag.text), argumentsText(content)].join(' ');
  return { line, kind: content.keywordText.toUpperCase(), text, user, workingDir, onFailure: undefined, state: [] };
}
