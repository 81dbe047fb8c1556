import type { Analysis, RunSite } from './analysis.ts';
import type { SecretHolder } from './secrets.ts';
import { findMissingSupport } from '../context/builder-features.ts';
import type { Policy } from '../context/policy.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { memoize } from '../text/memo.ts';

/** More of them are not told apart. */
const MOST_OTHERS = 8;

export type MountReason =
  | 'before-from'
  | 'comment'
  | 'declared-again'
  | 'foreign-shell'
  | 'has-default'
  | 'has-mount'
  | 'no-run'
  | 'old-frontend'
  | 'onbuild'
  | 'several-names'
  | 'several-runs'
  | 'unfit-name'
  | 'unread-script'
  | 'used-elsewhere';

/** The one RUN that needs a build argument, and others that see it without speaking of it, at most a few. */
export interface LoneUse {
  readonly run: RunSite;
  readonly others: readonly RunSite[];
}

export interface MountObjection {
  readonly reason: MountReason;
  readonly detail: string;
}

/**
 * Which RUN of the file needs a build argument; or what keeps that RUN from getting it by a mount instead.
 * @param holder an ARG
 */
export function findLoneUse(file: Dockerfile, analysis: Analysis, holder: SecretHolder): LoneUse | MountObjection {
  return (
    findDeclarationObjection(file, analysis.surroundings.policy, holder) ??
    findMention(file, holder) ??
    findUse(file, analysis, holder)
  );
}

function findDeclarationObjection(file: Dockerfile, policy: Policy, holder: SecretHolder): MountObjection | undefined {
  const { instruction, variables, stage, isOnbuild } = holder;
  const { name } = variables[0]!;
  if (isOnbuild) return { reason: 'onbuild', detail: 'the ARG stands behind ONBUILD' };
  if (!stage) return { reason: 'before-from', detail: `ARG ${name} stands before the first FROM` };
  if (!/^\w+$/.test(name)) return { reason: 'unfit-name', detail: `the name ${name}` };
  const declared = readVariables(instruction.content);
  if (declared.length > 1) return { reason: 'several-names', detail: `the ARG declares ${declared.length} names` };
  if (!/^(?:""|'')?$/.test(declared[0]!.value ?? ''))
    return { reason: 'has-default', detail: `ARG ${name} has a default` };
  if (hasComment(file, instruction))
    return { reason: 'comment', detail: `a comment stands above ARG ${name}, or in it` };
  const missing = findMissingSupport(file, policy, 'secret-env');
  return missing === undefined ? undefined : { reason: 'old-frontend', detail: missing };
}

/** In the line above the instruction, or inside of it. */
function hasComment({ text }: Dockerfile, { content, start }: Instruction): boolean {
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(start - 1, 0));
  return content.innerComments.length > 0 || /^[ \t]*#/.test(above);
}

/** By each word of the file, where it stands. Worked out once: a file may declare thousands of names. */
const mentionsOf = memoize((scan: Scan): ReadonlyMap<string, readonly Instruction[]> => {
  const mentions = new Map<string, Instruction[]>();
  for (const instruction of scan.instructions) {
    for (const word of new Set(instruction.content.source.match(/\w+/g))) {
      const known = mentions.get(word);
      if (known) known.push(instruction);
      else mentions.set(word, [instruction]);
    }
  }
  return mentions;
});

/** Something else than a RUN that speaks of the name. */
function findMention(file: Dockerfile, { instruction: declared, variables }: SecretHolder): MountObjection | undefined {
  const { name } = variables[0]!;
  const other = mentionsOf(file)
    .get(name)!
    .find(({ start, content }) => start !== declared.start && content.keyword !== 'run');
  if (!other) return undefined;
  const { content, line } = other;
  const where = `the ${content.keywordText} in line ${line}`;
  const isAgain = readVariables(content.trigger ?? content).some((variable) => variable.name === name);
  if (isAgain) return { reason: 'declared-again', detail: `${where} sets ${name}` };
  return { reason: 'used-elsewhere', detail: `${where} speaks of ${name}` };
}

function findUse(file: Dockerfile, { runs }: Analysis, holder: SecretHolder): LoneUse | MountObjection {
  const { stage, variables } = holder;
  const { name } = variables[0]!;
  const mentioned = new Set(mentionsOf(file).get(name));
  const speaking = runs.filter((run) => mentioned.has(run.instruction) && sees(run, holder));
  const seeing = findFirst(runs, MOST_OTHERS + 1, (run) => sees(run, holder));
  const possible = speaking.length > 0 ? speaking : seeing;
  const [run] = possible;
  if (!run) return { reason: 'no-run', detail: `no RUN comes behind ARG ${name}` };
  if (possible.length > 1) {
    const lines = possible.slice(0, MOST_OTHERS).map(({ instruction }) => instruction.line);
    return { reason: 'several-runs', detail: `the RUNs in lines ${lines.join(', ')}` };
  }
  if (run.stage !== stage)
    return { reason: 'used-elsewhere', detail: `the RUN in line ${run.instruction.line} is of another stage` };
  return findRunObjection(run, name) ?? { run, others: seeing.filter((other) => other !== run) };
}

/** Whether a RUN comes behind an ARG, in its stage or in one that inherits from it. */
function sees({ instruction, stage, isOnbuild }: RunSite, holder: SecretHolder): boolean {
  if (isOnbuild || instruction.start < holder.instruction.start) return false;
  return stage === holder.stage || lineageOf(stage).some((below) => below === holder.stage);
}

function findFirst<Item>(items: readonly Item[], most: number, isWanted: (item: Item) => boolean): readonly Item[] {
  const found: Item[] = [];
  for (const item of items) {
    if (isWanted(item)) found.push(item);
    if (found.length === most) break;
  }
  return found;
}

function findRunObjection({ instruction, content, shell, reading }: RunSite, name: string): MountObjection | undefined {
  const where = `the RUN in line ${instruction.line}`;
  if (shell === 'foreign') return { reason: 'foreign-shell', detail: where };
  if (isUnread(reading)) return { reason: 'unread-script', detail: `${where}: ${reading}` };
  const flag = content.flags.find(({ text }) => text.match(/\w+/g)?.includes(name));
  return flag && { reason: 'has-mount', detail: `${where} has the flag --${flag.name}, which speaks of ${name}` };
}
