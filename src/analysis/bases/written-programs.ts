import type { Analysis } from '../analysis.ts';
import { baseName } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import type { Command } from '../../shell/script.ts';

/** What writes a text that stands in the Dockerfile, as against one that is fetched or made. */
const WRITERS: ReadonlySet<string> = new Set(['echo', 'printf', 'cat', 'tee', 'envsubst']);

/** Files that RUNs of stages write out of texts, by the last part of their names: if one is run, it is a script. */
export function findWrittenPrograms({ runs }: Analysis, stages: readonly Stage[]): ReadonlyMap<string, Instruction> {
  const lineages = new Set(stages.flatMap((stage) => lineageOf(stage)));
  const found = new Map<string, Instruction>();
  for (const { stage, instruction, reading } of runs) {
    if (!lineages.has(stage) || isUnread(reading)) continue;
    for (const { command } of reading.commands)
      for (const path of writtenBy(command)) found.set(baseName(path), instruction);
  }
  return found;
}

function writtenBy(command: Command): readonly string[] {
  const program = readInvocation(command)?.program;
  if (program === undefined || !WRITERS.has(program)) return [];
  const targets = command.redirections.flatMap(({ operator, target }) =>
    operator.includes('>') && !operator.includes('&') ? (target?.value ?? []) : [],
  );
  const files = program === 'tee' ? command.words.slice(1).flatMap(({ value }) => value ?? []) : [];
  return [...targets, ...files.filter((path) => !path.startsWith('-'))];
}
