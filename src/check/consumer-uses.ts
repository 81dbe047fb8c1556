import { type Consumer, consumersOf } from '../context/consumers/consumers-of.ts';
import { containerFolder, mayUse, packageScripts } from '../context/consumers/stage-use.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { readDevelopmentCommand } from '../knowledge/development-commands.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { parseScript } from '../shell/parse.ts';
import { isOpaque } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';
import { readStartCommand, wordsOf } from '../trace/start-command.ts';

/**
 * What of the project uses a stage, or what ships from it, for development: it needs what the build had.
 * @returns a clause
 */
export function findDevelopmentConsumer(
  file: Dockerfile,
  stage: Stage,
  surroundings: Surroundings,
): string | undefined {
  const stages = readStages(file);
  const concerned = stages.filter((one) => lineageOf(one).some(({ index }) => index === stage.index));
  const folders = concerned.map((one) => containerFolder(file, one, surroundings));
  const scripts = packageScripts(surroundings);
  for (const consumer of consumersOf(surroundings).found) {
    if (!concerned.some((one) => mayUse(consumer, one, stages))) continue;
    const place = `line ${consumer.line} of ${consumer.path}`;
    if (consumer.development !== undefined) return `${place} develops in it`;
    if (startedBy(consumer, scripts).some((words) => readDevelopmentCommand(words) === 'development'))
      return `${place} runs a command of development in it`;
    if (consumer.kind !== 'kubernetes' && hidesProgram(consumer, folders))
      return `${place} mounts a folder over the program`;
  }
  return undefined;
}

/** Number of scripts that scripts of package.json lead to, until no more is looked at. */
const MAX_SCRIPTS = 100;

/** Every command that a consumer leads to, by the shell and by scripts of package.json. */
function startedBy(
  { runs = [] }: Consumer,
  scripts: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  const open = runs.map(({ text }) => text);
  const seen = new Set<string>();
  const started: (readonly string[])[] = [];
  for (let text = open.pop(); text !== undefined && seen.size < MAX_SCRIPTS; text = open.pop()) {
    if (seen.has(text)) continue;
    seen.add(text);
    const script = parseScript(text);
    for (const { command } of isOpaque(script) ? [] : findCommands(script)) {
      const invocation = readInvocation(command);
      if (!invocation) continue;
      const words = [invocation.program, ...invocation.args.map((word) => word.value ?? word.text)];
      started.push(words);
      const option = words.findIndex((word) => /^-[a-z]*c$/.test(word));
      if (/^(?:ba|da|a|z)?sh$/.test(invocation.program) && option !== -1) open.push(words[option + 1] ?? '');
      const use = readDevelopmentCommand(words);
      if (typeof use === 'object') open.push(scripts.get(use.script) ?? '');
    }
  }
  return started;
} // prettier-ignore

function hidesProgram({ mounts = [] }: Consumer, folders: readonly (string | undefined)[]): boolean {
  return mounts.some(({ isBind, target, source = '' }) => {
    if (!isBind || target === '/') return false;
    const isProject = /^\.{1,2}\/?$|pwd|PWD/.test(source);
    return folders.some((folder) =>
      folder === undefined ? isProject : `${folder}/`.startsWith(target.endsWith('/') ? target : `${target}/`),
    );
  });
}

/** A stage that is asked for by its number: once another stands before it, the number means that one. */
export function findNumberedTarget(surroundings: Surroundings): string | undefined {
  const user = consumersOf(surroundings).found.find(({ target }) => /^\d+$/.test(target ?? ''));
  return user && `line ${user.line} of ${user.path} builds the stage ${user.target!}, by its number`;
}

/** What files of the project are known to run in containers of a stage: options alone are the program's. */
export function findConsumerTexts(
  file: Dockerfile,
  stage: Stage,
  surroundings: Surroundings,
): readonly { readonly text: string; readonly where: string }[] {
  const stages = readStages(file);
  const own = stages.find(({ index }) => index === stage.index);
  return consumersOf(surroundings).found.flatMap(({ isUncertain, target, runs = [], path }) => {
    if (isUncertain || !own || !mayUse({ target }, own, stages)) return [];
    return runs.flatMap(({ text, line }) => (text.startsWith('-') ? [] : { text, where: `line ${line} of ${path}` }));
  });
}

/** Who starts containers of a stage as root, whatever its USER says: it may have to. */
export function findRootConsumer(file: Dockerfile, { index }: Stage, surroundings: Surroundings): string | undefined {
  const stages = readStages(file);
  const own = stages.find((one) => one.index === index);
  const root = consumersOf(surroundings).found.find(
    ({ isUncertain, user, target }) =>
      !isUncertain && /^(?:root|0+)(?::|$)/.test(user ?? '') && own !== undefined && mayUse({ target }, own, stages),
  );
  return root && `line ${root.line} of ${root.path} runs it as root`;
}

/** What is run in containers of the last stage and is not its own program: an image without a shell does not start it. */
export function findForeignStart(file: Dockerfile, surroundings: Surroundings): string | undefined {
  const last = readStages(file).at(-1);
  if (!last) return undefined;
  const own = wordsOf(readStartCommand(last))?.[0];
  const foreign = findConsumerTexts(file, last, surroundings).find(
    ({ text }) => own?.startsWith('/') !== true || text.split(/\s/)[0] !== own,
  );
  return foreign && `${foreign.where} runs another program`;
}
