import type { CacheRun } from './cache-runs.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import type { CacheTool } from '../knowledge/cache-tools.ts';
import { CREDENTIAL_OPTIONS, CREDENTIALS, LENT_VARIABLES } from '../knowledge/cache-credentials.ts';

/**
 * What a RUN fetches with, and a later one of the same tool is without: with an empty cache that one has to fetch by itself. As
 * a clause; `undefined` where nothing is known to be missing.
 */
export function findLentCredentials(run: CacheRun, later: CacheRun, tool: CacheTool): string | undefined {
  if (later.instruction.start < run.instruction.start) return undefined;
  const { line } = later.instruction;
  if (secretFlags(run.instruction) !== secretFlags(later.instruction)) return 'not all steps have the same secrets';
  const own = readCredentials(run, tool);
  for (const name of readTouched(later.stage, run.instruction, later.instruction)) own.add(name);
  const theirs = readCredentials(later, tool);
  const lent = [...own].find((name) => !theirs.has(name));
  return lent === undefined ? undefined : `the RUN in line ${line} may have to fetch without ${lent}`;
}

function secretFlags({ content }: Instruction): string {
  const secret = content.flags.filter(({ name, text }) => name === 'mount' && /type=(?:secret|ssh)/.test(text));
  return secret.map(({ text }) => text).join(' ');
}

/** Files and options, by names that two RUNs can be compared by. */
function readCredentials({ reading, uses }: CacheRun, tool: CacheTool): Set<string> {
  const names = namedIn(reading.mapped.text);
  const options = CREDENTIAL_OPTIONS[tool.name];
  for (const { words } of uses) {
    for (const { text } of options ? words : []) {
      const option = options!.exec(text)?.[0];
      if (option !== undefined) names.add(option);
    }
  }
  for (const { command } of reading.commands) {
    const isExport = command.words[0]?.value === 'export';
    const set = [...command.assignments.map(({ name }) => name), ...(isExport ? command.words : []).map(({ text }) => text.split('=')[0]!)]; // prettier-ignore
    for (const name of set) if (LENT_VARIABLES.test(name)) names.add(name);
  }
  return names;
}

/** What the RUNs between two others may take away again. */
function readTouched(stage: Stage, from: Instruction, to: Instruction): ReadonlySet<string> {
  const names = new Set<string>();
  for (const instruction of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    if (instruction.start <= from.start || instruction.start >= to.start) continue;
    const content = runContent(instruction);
    const reading = content && readRun(content);
    if (!reading || isUnread(reading)) continue;
    for (const { command } of reading.commands) {
      if (!TAKES_AWAY.test(command.words.map(({ text }) => text).join(' '))) continue;
      for (const { text } of command.words) for (const name of namedIn(text)) names.add(name);
    }
  }
  return names;
}

const TAKES_AWAY = /^(?:sudo )?(?:rm|unlink|shred|mv|truncate|sed|git config|dotnet nuget|nuget)\b/;

function namedIn(text: string): Set<string> {
  return new Set(CREDENTIALS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name));
}
