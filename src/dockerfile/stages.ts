import { ARGUMENT_SEPARATOR } from './blanks.ts';
import { argumentsText, type Instruction, type InstructionContent, type Keyword } from './instruction.ts';
import { type ImageReference, parseReference } from './reference.ts';
import type { Scan } from './scan.ts';
import { memoize, memoizePair } from '../text/memo.ts';
import { countLeading } from '../text/halving.ts';

/** What a stage starts from. */
export type StageBase =
  | { readonly kind: 'image'; readonly reference: ImageReference }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'scratch' }
  /** The name has a variable in it; `text` is as written. */
  | { readonly kind: 'variable'; readonly text: string };

export interface Stage {
  /** From 0, as `COPY --from=0` counts. */
  readonly index: number;
  /** As written; BuildKit compares it without regard to case. */
  readonly name: string | undefined;
  readonly base: StageBase;
  readonly from: Instruction;
  /** What follows the FROM, up to the next one. */
  readonly instructions: readonly Instruction[];
  /** The last stage, and those it inherits from by name: what they hold goes into the image. */
  readonly isShipped: boolean;
}

/** The stages of a file, first to last. */
export const readStages: (scan: Scan) => readonly Stage[] = memoize((scan) => markShipped(readStagesAfresh(scan)));

type Draft = { -readonly [Key in keyof Stage]: Stage[Key] };

function readStagesAfresh(scan: Scan): Draft[] {
  const stages: Draft[] = [];
  const named = new Map<string, Stage>();
  let instructions: Instruction[] = [];
  for (const instruction of scan.instructions) {
    if (instruction.content.keyword !== 'from') {
      instructions.push(instruction);
      continue;
    }
    instructions = [];
    const { image, name, reference } = readFrom(instruction.content);
    const stage = {
      index: stages.length,
      name,
      base: readBase(image, reference, named),
      from: instruction,
      instructions,
      isShipped: false,
    };
    stages.push(stage);
    if (name !== undefined) named.set(name.toLowerCase(), stage);
  }
  return stages;
}

/** The words of a FROM, and the image if it names one. */
const readFrom = memoize((content: InstructionContent) => {
  const [image = '', , name] = argumentsText(content).split(ARGUMENT_SEPARATOR);
  return { image, name, reference: parseReference(image.replace(/^(["'])(.*)\1$/, '$2')) };
});

function readBase(image: string, reference: ImageReference | undefined, named: ReadonlyMap<string, Stage>): StageBase {
  if (image.includes('$')) return { kind: 'variable', text: image };
  const lower = image.toLowerCase();
  if (lower === 'scratch') return { kind: 'scratch' };
  const stage = named.get(lower);
  if (stage) return { kind: 'stage', stage };
  return reference ? { kind: 'image', reference } : { kind: 'variable', text: image };
}

function markShipped(stages: Draft[]): readonly Stage[] {
  let stage: Stage | undefined = stages.at(-1);
  while (stage) {
    stages[stage.index]!.isShipped = true;
    stage = stage.base.kind === 'stage' ? stage.base.stage : undefined;
  }
  return stages;
}

/**
 * What runs on top of an instruction: the rest of its stage, and all of the stages that inherit from that stage.
 */
export function instructionsAfter(scan: Scan, instruction: Instruction): readonly Instruction[] {
  const after: Instruction[] = [];
  const heirs = new Set<Stage>();
  for (const stage of readStages(scan)) {
    if (stage.base.kind === 'stage' && heirs.has(stage.base.stage)) {
      heirs.add(stage);
      after.push(...stage.instructions);
      continue;
    }
    const at = stage.instructions.findIndex(({ start }) => start === instruction.start);
    if (at === -1) continue;
    heirs.add(stage);
    after.push(...stage.instructions.slice(at + 1));
  }
  return after;
}

/** The stage and the local stages that it inherits from, the first of them first. */
export function lineageOf(stage: Stage): readonly Stage[] {
  const lineage = [stage];
  for (let { base } = stage; base.kind === 'stage'; base = base.stage.base) lineage.push(base.stage);
  return lineage.reverse();
}

/** What stands in a stage, all of its local parent stages first: they stand before it in the file, too. */
export function wholeOf(stage: Stage): readonly Instruction[] {
  if (stage.base.kind !== 'stage') return stage.instructions;
  return lineageOf(stage).flatMap(({ instructions }) => instructions);
}

/**
 * The stages that share instructions with one: it, those that it inherits from, and those that inherit from it. Where a
 * variable may stand for the name of a stage, all of the file.
 */
export function kinOf(stage: Stage, stages: readonly Stage[]): readonly Stage[] {
  const heirs = heirsIn(stages);
  if (!heirs) return stages;
  const above = [stage];
  // It grows while it is gone through.
  for (const one of above) for (const heir of heirs.get(one) ?? []) above.push(heir);
  return [...lineageOf(stage), ...above.slice(1)];
}

/** The stages that start from each; `undefined` where a variable may name one. */
const heirsIn = memoize((stages: readonly Stage[]): ReadonlyMap<Stage, readonly Stage[]> | undefined => {
  const heirs = new Map<Stage, Stage[]>();
  let hasName = false;
  for (const stage of stages) {
    const { base, name } = stage;
    if (hasName && base.kind === 'variable') return undefined;
    hasName ||= name !== undefined;
    if (base.kind !== 'stage') continue;
    const known = heirs.get(base.stage);
    if (known) known.push(stage);
    else heirs.set(base.stage, [stage]);
  }
  return heirs;
});

/** The stage before another one that `--from` means, by its name in any case, else by its number. */
export function findEarlierStage(stages: readonly Stage[], before: Stage, name: string): Stage | undefined {
  const earlier = stages.slice(0, before.index);
  const named = earlier.findLast((stage) => stage.name?.toLowerCase() === name.toLowerCase());
  return named ?? (/^\d{1,9}$/.test(name) ? earlier[Number(name)] : undefined);
}

/** Where in a stage the first instruction stands that starts behind an offset of the file. */
export function placeBehind({ instructions }: Stage, offset: number): number {
  return countLeading(instructions, ({ start }) => start <= offset);
}

/** The last instruction with a keyword before another one, in its stage or in the local stages below it. */
export function findBefore(stage: Stage, { start }: Instruction, keyword: Keyword): Instruction | undefined {
  let below: Stage | undefined = stage;
  while (below) {
    const found = instructionsOf(below, keyword).findLast((instruction) => instruction.start < start);
    if (found) return found;
    below = below.base.kind === 'stage' ? below.base.stage : undefined;
  }
  return undefined;
}

const instructionsOf = memoizePair(({ instructions }: Stage, keyword: Keyword): readonly Instruction[] => {
  return instructions.filter(({ content }) => content.keyword === keyword);
});
