import { findDevelopmentConsumer, findNumberedTarget } from './consumer-uses.ts';
import type { InstructionRule } from './instruction-rules.ts';
import { findSplitConfigObjection } from './split-config.ts';
import { findSplitStepObjection } from './split-steps.ts';
import { turnsOffC } from './turned-off-c.ts';
import type { Window } from './window.ts';
import { argumentsText, type Instruction, type Keyword } from '../dockerfile/instruction.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { withBun } from '../knowledge/images/bun-images.ts';
import { withDotnet } from '../knowledge/images/dotnet-images.ts';
import { PRUNE_COMMANDS } from '../knowledge/node-prunes.ts';

/**
 * `splits-stage`: one stage became two. The first holds all that it held up to some instruction, and has a name; the second
 * begins on another image, copies from the first to the same places, says of the image what the one stage said, and ends
 * with the instructions that are left. Every step, package and setting has to be accounted for (traps F1 to F11).
 */
export const STAGE_SPLIT_RULE: InstructionRule = {
  change: (old, fresh) => {
    if (turnsOffC(old, fresh)) return undefined;
    if (old.content.keyword !== 'from' || fresh.content.keyword !== 'from') return 'it is no FROM';
    const [was, is] = [old, fresh].map(({ content }) => argumentsText(content).split(/\s+/));
    const flags = [old, fresh].map(({ content }) => content.flags.map(({ text }) => text).join(' '));
    return was![0] === is![0] && flags[0] === flags[1] && is!.length === 3 ? undefined : 'more than its name changed';
  },
  addition: () => undefined,
  whole: (window) => findSplitObjection(window),
};

const SETTINGS: ReadonlySet<Keyword | undefined> = new Set<Keyword>(['cmd', 'entrypoint', 'env', 'expose', 'healthcheck', 'label', 'maintainer', 'stopsignal', 'user', 'volume']); // prettier-ignore

/** The three parts that one stage and two have in common. */
export interface Split {
  readonly old: Stage;
  readonly builder: Stage;
  readonly runtime: Stage;
  /** What the second stage has before the instructions that were there. */
  readonly fresh: readonly Instruction[];
  /** What the first stage does at its end, and did not before. */
  readonly lastSteps: readonly Instruction[];
  /** Steps of the first stage that build without C, and did not say so before. */
  readonly withoutC: readonly Instruction[];
}

function findSplitObjection({ surroundings, ...rest }: Window): string | undefined {
  const window = {
    ...rest,
    surroundings: { ...surroundings, catalogue: () => withBun(withDotnet(surroundings.catalogue())) },
  };
  const split = readSplit(window);
  if (typeof split === 'string') return split;
  const use = findNumberedTarget(surroundings) ?? findDevelopmentConsumer(rest.before, split.old, surroundings);
  return use ?? findSplitConfigObjection(split, window) ?? findSplitStepObjection(split, window);
}

function readSplit({ before, after }: Window): Split | string {
  const [old, more] = readStages(before);
  const [builder, runtime, another] = readStages(after);
  if (!old || more || !builder || !runtime || another) return 'one stage did not become two';
  if (builder.name === undefined) return 'the first stage has no name';
  if (runtime.base.kind === 'stage') return 'the second stage is built on the first';
  if (runtime.name !== old.name) return 'the name of the stage that ships is another';
  const sources = old.instructions.map(({ content }) => content.source);
  let at = 0;
  const withoutC: Instruction[] = [];
  for (const [i, fresh] of builder.instructions.entries()) {
    const was = old.instructions[i];
    if (!was) break;
    const isTurnedOff = turnsOffC(was, fresh);
    if (isTurnedOff) withoutC.push(fresh);
    if (!isTurnedOff && was.content.source !== fresh.content.source) break;
    at = i + 1;
  }
  const lastSteps = builder.instructions.slice(at);
  if (!lastSteps.every(isPrune)) return 'the first stage does something else than before';
  const tail = sources.slice(at);
  const fresh = runtime.instructions.slice(0, runtime.instructions.length - tail.length);
  const end = runtime.instructions.slice(fresh.length);
  if (end.some(({ content }, i) => content.source !== tail[i]))
    return 'what stood at the end is not at the end of the second stage';
  const odd = end.find(({ content }) => !SETTINGS.has(content.keyword));
  return odd
    ? `line ${odd.line} makes files in the second stage`
    : { old, builder, runtime, fresh, lastSteps, withoutC };
}

/** It takes out what only development needs; whether that can be done is looked at with all else. */
function isPrune({ content }: Instruction): boolean {
  const isPlain = content.flags.length === 0 && content.heredocs.length === 0 && !content.json;
  return content.keyword === 'run' && isPlain && PRUNE_COMMANDS.has(argumentsText(content).trim());
}
