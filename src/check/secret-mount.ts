import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { findMissingSupport } from '../context/builder-features.ts';
import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { instructionsAfter, readStages } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';

const FLAG = /^--mount=type=secret,id=(\w+),env=\1$/;

/**
 * One ARG without a value goes, and one RUN behind it, in the same stage, gets the variable by a mount instead. Nothing
 * else in the file speaks of it.
 */
export const SECRET_MOUNT_RULE: InstructionRule = {
  change: (old, fresh) => (findMounted(old.content, fresh.content) === undefined ? 'no secret was mounted' : undefined),
  removal: (old) => (findDeclared(old.content) === undefined ? 'it is no ARG of one name without a value' : undefined),
  whole: (window) => findBroken(window),
};

/** The variable that a RUN gets by a flag that it did not have; `undefined` where anything else changed, too. */
function findMounted(old: InstructionContent, fresh: InstructionContent): string | undefined {
  if (old.keyword !== 'run' || fresh.keyword !== 'run') return undefined;
  const added = fresh.flags.at(-1);
  const name = FLAG.exec(added?.text ?? '')?.[1];
  if (!added || name === undefined || fresh.flags.length !== old.flags.length + 1) return undefined;
  if (old.flags.some(({ text }, i) => text !== fresh.flags[i]!.text)) return undefined;
  return fresh.source.replace(` ${added.text}`, '') === old.source ? name : undefined;
}

function findDeclared(content: InstructionContent): string | undefined {
  if (content.keyword !== 'arg') return undefined;
  const [first, ...others] = readVariables(content);
  const isEmpty = first && /^(?:""|'')?$/.test(first.value ?? '');
  return isEmpty && others.length === 0 && content.innerComments.length === 0 ? first.name : undefined;
}

function findBroken({ before, old, fresh, surroundings }: Window): string | undefined {
  if (
    countAll(old, countMounts) === countAll(fresh, countMounts) &&
    countAll(old, countArgs) === countAll(fresh, countArgs)
  )
    return undefined;
  const isSame = (one: Instruction | undefined, other: Instruction | undefined): boolean =>
    one !== undefined && one.content.source === other?.content.source;
  const at = old.findIndex((instruction, i) => !isSame(instruction, fresh[i]));
  const argument = old[at];
  const name = argument && findDeclared(argument.content);
  if (name === undefined) return 'the first change is no ARG that went';
  const rest = old.slice(at + 1).findIndex((instruction, i) => !isSame(instruction, fresh[at + i]));
  const run = rest === -1 ? undefined : old[at + 1 + rest];
  const changed = fresh[at + rest];
  if (!run || !changed || findMounted(run.content, changed.content) !== name) return `no RUN gets ${name} instead`;
  const [behind, freshBehind] = [old.slice(at + 2 + rest), fresh.slice(at + rest + 1)];
  if (behind.length !== freshBehind.length || behind.some((instruction, i) => !isSame(instruction, freshBehind[i])))
    return 'more than one ARG and one RUN changed';
  return findMissingSupport(before, surroundings.policy, 'secret-env') ?? findOtherUse(before, argument!, run, name);
}

function countAll(instructions: readonly Instruction[], count: (content: InstructionContent) => number): number {
  return instructions.reduce((sum, { content }) => sum + count(content), 0);
}

function countMounts({ flags }: InstructionContent): number {
  return flags.filter(({ text }) => FLAG.test(text)).length;
}

function countArgs({ keyword }: InstructionContent): number {
  return keyword === 'arg' ? 1 : 0;
}

/** What else needs the argument, or keeps the RUN from getting it by a mount. */
function findOtherUse(
  before: Window['before'],
  argument: Instruction,
  run: Instruction,
  name: string,
): string | undefined {
  const stage = readStages(before).find(({ instructions }) => instructions.includes(argument));
  if (!stage?.instructions.includes(run)) return `${name} is not used in the stage that declares it`;
  if (shellAt(before, run) === 'foreign' || isUnread(readRun(run.content))) return 'the script of the RUN was not read';
  if (run.content.flags.some(({ text }) => isMentioned(text, name))) return `a flag of the RUN uses ${name}`;
  const later = new Set(instructionsAfter(before, argument));
  const other = before.instructions.find((instruction) => {
    if (instruction.start === argument.start || instruction.start === run.start) return false;
    const { keyword, source } = instruction.content;
    return isMentioned(source, name) && (keyword !== 'run' || later.has(instruction));
  });
  return other ? `the ${other.content.keywordText} in line ${other.line} speaks of ${name}, too` : undefined;
}

/** Whether a name stands in a text as a word of its own. */
function isMentioned(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + name.length] ?? '')) return true;
  }
  return false;
}
