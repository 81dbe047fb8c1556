import { BuildValues } from '../context/build-values.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command } from '../shell/script.ts';
import { resolvePath, type StageWrites } from './stage-writes.ts';

/** The release that a stage makes, as its commands say it. */
export interface MixRelease {
  /** The project's folder, absolute. */
  readonly folder: string;
  /** As given to `mix release`; `undefined` where the project has to tell. */
  readonly name: string | undefined;
  /** Of Mix: `prod`. */
  readonly environment: string;
  readonly instruction: Instruction;
}

/** The tasks that a command gives to Mix, each with its words: `mix do deps.get, release` has two. */
export function readMixTasks(command: Command): readonly (readonly string[])[] | undefined {
  const invocation = readInvocation(command);
  if (invocation?.program !== 'mix') return undefined;
  const words = invocation.args.map(({ value, text }) => value ?? text);
  if (words[0] !== 'do') return [words];
  const tasks: string[][] = [[]];
  for (const word of words.slice(1)) {
    const own = word.replace(/,$/, '');
    if (own !== '' && word !== '+') tasks.at(-1)!.push(own);
    if (own !== word || word === '+') tasks.push([]);
  }
  return tasks.filter((task) => task.length > 0);
}

/** Options of `mix release` that change neither what it makes nor where (`mix help release`). */
const PLAIN = /^--(?:overwrite|quiet|force|no-compile|no-deps-check|no-archives-check|no-validate-compile-env)$/;

/** The one release that the commands of a stage make; what is wrong with it as a text; `undefined` where there is none. */
export function readMixRelease(scan: Scan, stage: Stage, writes: StageWrites): MixRelease | string | undefined {
  let found: MixRelease | undefined;
  for (const { command, folder, instruction } of writes.commands) {
    for (const [task, ...rest] of readMixTasks(command) ?? []) {
      if (task !== 'release') continue;
      if (found) return 'more than one release is made';
      const odd = rest.find((word) => word.startsWith('-') && !PLAIN.test(word));
      if (odd !== undefined) return `mix release is given ${odd}`;
      const [name, more] = rest.filter((word) => !word.startsWith('-'));
      if (more !== undefined || (name !== undefined && !/^[a-z][a-z0-9_]*$/.test(name)))
        return 'which release is made is not known';
      const environment = environmentAt(scan, stage, instruction, command, writes);
      if (environment === undefined) return 'the environment of Mix is not known';
      found = { folder, name, environment, instruction };
    }
  }
  return found;
}

/** They move what Mix builds (Mix, "Environment variables"). */
const MOVING = /^MIX_(?:BUILD_PATH|BUILD_ROOT|TARGET|EXS|DEPS_PATH)$/;

function environmentAt(
  scan: Scan,
  stage: Stage,
  instruction: Instruction,
  command: Command,
  { commands }: StageWrites,
): string | undefined {
  const own = commands
    .filter((one) => one.instruction === instruction && (one.command === command || isExport(one.command)))
    .flatMap(({ command: { assignments, words } }) => [
      ...assignments.map(({ name, value }) => ({ name, value })),
      ...words.flatMap(({ text, value }) => {
        const pair = /^(MIX_\w+)=(.*)$/.exec(value ?? text);
        return pair ? [{ name: pair[1]!, value: value === undefined ? undefined : pair[2]! }] : [];
      }),
    ]);
  const before = stage.instructions.filter(({ start }) => start < instruction.start);
  const names = before.flatMap(({ content }) => readVariables(content).map(({ name }) => name));
  if ([...names, ...own.map(({ name }) => name)].some((name) => MOVING.test(name))) return undefined;
  const values = new BuildValues(scan);
  for (const { content } of before) values.take(content);
  const inForce = values.expand('$MIX_ENV', instruction.content.escape);
  const set = own.findLast(({ name }) => name === 'MIX_ENV');
  const text = set ? set.value : inForce.kind === 'known' ? inForce.text : undefined;
  // Without a word, Mix takes that of the project's own settings, which is `dev` where it says nothing.
  return text !== undefined && /^[a-z][a-z0-9_]*$/.test(text) ? text : undefined;
}

function isExport({ words }: Command): boolean {
  return words[0]?.value === 'export';
}

/** The folder of a release (`mix help release`): below what Mix builds for its environment. */
export function folderOfRelease({ folder, environment }: MixRelease, name: string): string {
  return resolvePath(folder, `_build/${environment}/rel/${name}`);
}
