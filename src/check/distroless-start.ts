import type { Instruction } from '../dockerfile/instruction.ts';
import type { Stage } from '../dockerfile/stages.ts';
import type { DistrolessImage } from '../knowledge/images/distroless.ts';
import type { ImageFacts } from '../knowledge/images/facts.ts';
import { argumentsOf, findInterpreter, type Interpreter } from '../knowledge/images/interpreters.ts';
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
): string | undefined {
  const interpreter = findInterpreter(path);
  const [was, is] = [readStartCommand(old, facts.defaults), readStartCommand(fresh, image)];
  if (!was.entrypoint.instruction && !was.cmd.instruction) return 'nothing in the file says what is started';
  const [oldWords, words] = [wordsOf(was), wordsOf(is)];
  if (!oldWords || !words) return 'a shell starts the program';
  if (!interpreter) {
    const isSame = sameWords(oldWords, words) && words.length > 0;
    return isSame ? findCheckObjection(old, fresh, words[0]) : 'another program is started, or with other arguments';
  }
  const args = argumentsOf(oldWords, interpreter);
  const [program, ...freshArgs] = words;
  if (!args || args.length === 0) return `it was not ${interpreter.name} that was started`;
  if (program !== image.entrypoint?.[0] || !sameWords(args, freshArgs))
    return `"${words.join(' ')}" is started, not ${interpreter.name} with "${args.join(' ')}"`;
  return findCheckObjection(old, fresh, undefined, interpreter, image);
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
