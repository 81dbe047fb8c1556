import type { Window } from './window.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import type { DistrolessImage } from '../knowledge/images/distroless.ts';
import type { ImageFacts } from '../knowledge/images/facts.ts';
import { argumentsOf, findInterpreter, type Interpreter } from '../knowledge/images/interpreters.ts';
import { withPlainWords } from '../trace/plain-start.ts';
import { readScriptStart, type ScriptStart } from '../trace/script-start.ts';
import { resolvePath } from '../trace/stage-writes.ts';
import { healthcheckWords, readStartCommand, wordsOf } from '../trace/start-command.ts';

/**
 * What a container starts must be the same program with the same arguments, by the full ENTRYPOINT and CMD of both images;
 * and so must what checks its health.
 */
export function findStartObjection(
  old: Stage,
  fresh: Stage,
  path: string,
  facts: ImageFacts,
  image: DistrolessImage,
  window: Window,
): string | undefined {
  const interpreter = findInterpreter(path);
  const [own, is] = [readStartCommand(old, facts.defaults), readStartCommand(fresh, image)];
  // The images of an interpreter have a shell of which it is known what it does with plain words.
  const was = interpreter ? withPlainWords(own) : own;
  if (!was.entrypoint.instruction && !was.cmd.instruction) return 'nothing in the file says what is started';
  const [oldWords, words] = [wordsOf(was), wordsOf(is)];
  if (!oldWords || !words) return 'a shell starts the program';
  if (!interpreter) {
    const isSame = sameWords(oldWords, words) && words.length > 0;
    return isSame ? findCheckObjection(old, fresh, words[0]) : 'another program is started, or with other arguments';
  }
  const script = interpreter.name === 'node' ? readScript(old, oldWords, interpreter, window) : undefined;
  if (script?.kind === 'unknown') return script.because;
  const args = argumentsOf(script?.words ?? oldWords, interpreter);
  const [program, ...freshArgs] = words;
  if (!args || args.length === 0) return `it was not ${interpreter.name} that was started`;
  if (program !== image.entrypoint?.[0] || !sameWords(args, freshArgs))
    return `"${words.join(' ')}" is started, not ${interpreter.name} with "${args.join(' ')}"`;
  return findCheckObjection(old, fresh, undefined, interpreter, image);
}

/** What a package manager was told to run, by the files that were there before. */
function readScript(
  old: Stage,
  words: readonly string[],
  { wrapper }: Interpreter,
  { before, surroundings: { context } }: Window,
): ScriptStart | undefined {
  const isWrapped = wrapper !== undefined && words[0]!.endsWith(wrapper.replace(/.*\//, ''));
  let folder = '/';
  for (const { content } of lineageOf(old).flatMap(({ instructions }) => instructions)) {
    if (content.keyword !== 'workdir') continue;
    const text = argumentsText(content).replace(/^(["'])(.*)\1$/, '$2');
    if (/[$`\\]/.test(text)) return { kind: 'unknown', because: 'the folder that it starts in depends on a variable' };
    folder = resolvePath(folder, text);
  }
  return readScriptStart(before, old, isWrapped ? words.slice(1) : words, folder, context);
}

function findCheckObjection(
  old: Stage,
  fresh: Stage,
  own: string | undefined,
  interpreter?: Interpreter,
  image?: DistrolessImage,
): string | undefined {
  const [before, after] = [healthchecksOf(old), healthchecksOf(fresh)];
  if (before.length !== after.length) return 'a HEALTHCHECK came or went';
  for (const [i, check] of after.entries()) {
    const [was, is] = [healthcheckWords(before[i]!), healthcheckWords(check)];
    if (!was || !is) return `a shell runs the check in line ${check.line}`;
    if (is.length === 0 && was.length === 0) continue;
    const isOwn = own !== undefined && sameWords(was, is) && is[0]!.replace(/.*\//, '') === own.replace(/.*\//, '');
    const isProgram =
      interpreter?.programs.includes(was[0] ?? '') &&
      is[0] === image?.entrypoint?.[0] &&
      sameWords(was.slice(1), is.slice(1));
    if (!isOwn && !isProgram) return `the check in line ${check.line} runs another program, or one that is not there`;
  }
  return undefined;
}

function healthchecksOf({ instructions }: Stage): readonly Instruction[] {
  return instructions.filter(({ content }) => content.keyword === 'healthcheck');
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}
