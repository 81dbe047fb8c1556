import { ARGUMENT_SEPARATOR } from './blanks.ts';
import { argumentsText, type Instruction, type InstructionContent, type Keyword } from './instruction.ts';
import { parseReference } from './reference.ts';
import { type FileRefusal, refuseFile } from './refusal.ts';
import type { Scan } from './scan.ts';
import { readArgNames, readNameValues } from './words.ts';

/**
 * What BuildKit's builder rejects after its parser has taken the text (frontend/dockerfile/instructions/parse.go):
 * unknown instructions and flags, missing arguments, a stage that does not begin with FROM. Gives the first one.
 */
export function findRejection(scan: Scan): FileRefusal | undefined {
  let hasStage = false;
  const stages = new Set<string>();
  for (const instruction of scan.instructions) {
    const { content } = instruction;
    const problem = findProblem(content, stages);
    if (problem !== undefined) return refuseFile('rejected', problem, instruction.line);
    if (content.keyword === 'from') {
      hasStage = true;
      rememberStage(content, stages);
    } else if (!hasStage && content.keyword !== 'arg') {
      return refuseFile('rejected', `${content.keywordText} stands before the first FROM`, instruction.line);
    }
  }
  return hasStage ? undefined : refuseFile('rejected', 'there is no FROM in it', lastLineOf(scan.instructions));
}

function lastLineOf(instructions: readonly Instruction[]): number | undefined {
  return instructions.at(-1)?.line;
}

/** The same for a text made from one that was accepted: only what is new in it is looked at, unless the stages changed. */
export function findNewRejection(scan: Scan, accepted: Scan): FileRefusal | undefined {
  const [fresh, old] = [scan.instructions, accepted.instructions];
  let first = 0;
  while (first < fresh.length && fresh[first]!.content === old[first]?.content) first += 1;
  let last = fresh.length;
  const shift = old.length - fresh.length;
  while (last > first && last + shift > first && fresh[last - 1]!.content === old[last - 1 + shift]!.content) last -= 1;
  const changed = [...fresh.slice(first, last), ...old.slice(first, last + shift)];
  if (changed.some(({ content }) => content.keyword === 'from' || content.keyword === 'arg'))
    return findRejection(scan);
  for (const { content, line } of fresh.slice(first, last)) {
    const problem = findOwnProblem(content);
    if (problem !== undefined) return refuseFile('rejected', problem, line);
  }
  return undefined;
}

function findProblem(content: InstructionContent, stages: ReadonlySet<string>): string | undefined {
  const problem = findOwnProblem(content);
  return problem === undefined && content.keyword === 'from' ? findFromProblem(content, stages) : problem;
}

const NO_FLAGS: readonly string[] = [];
const FLAGS: Readonly<Partial<Record<Keyword, readonly string[]>>> = {
  add: ['chmod', 'chown', 'link', 'keep-git-dir', 'checksum', 'exclude', 'parents', 'unpack'],
  copy: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
  from: ['platform'],
  healthcheck: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
  run: ['mount', 'network', 'security', 'device'],
};
/** Keywords that BuildKit rejects without an argument. */
const NEEDS_ARGUMENT: ReadonlySet<Keyword> = new Set([
  'arg',
  'env',
  'expose',
  'from',
  'healthcheck',
  'label',
  'maintainer',
  'onbuild',
  'shell',
  'stopsignal',
  'user',
  'volume',
  'workdir',
]);

function findOwnProblem(content: InstructionContent): string | undefined {
  const { keyword, keywordText } = content;
  if (keyword === undefined) return `"${shorten(keywordText)}" is no instruction`;
  const known = FLAGS[keyword] ?? NO_FLAGS;
  const unknown = content.flags.find((flag) => !known.includes(flag.name));
  if (unknown) return `${keyword.toUpperCase()} has no flag --${shorten(unknown.name)}`;
  const text = argumentsText(content);
  if (text === '' && NEEDS_ARGUMENT.has(keyword)) return `${keyword.toUpperCase()} has no argument`;
  return findArgumentProblem(content, keyword, text);
}

function findArgumentProblem(content: InstructionContent, keyword: Keyword, text: string): string | undefined {
  switch (keyword) {
    case 'add':
    case 'copy':
      return countArguments(content, text) < 2
        ? `${keyword.toUpperCase()} needs a source and a destination`
        : undefined;
    case 'shell':
      return content.json && content.json.length > 0 ? undefined : 'SHELL is not a JSON array of strings';
    case 'env':
    case 'label':
    case 'arg': {
      const pairs = keyword === 'arg' ? readArgNames(text, 0, content.escape) : readNameValues(text, 0, content.escape);
      return typeof pairs !== 'string' && pairs.some(({ name }) => name === '')
        ? `a name in ${keyword.toUpperCase()} is empty`
        : undefined;
    }
    case 'healthcheck':
      return findHealthcheckProblem(text);
    case 'onbuild':
      return findTriggerProblem(content.trigger);
    default:
      return undefined;
  }
}

function findHealthcheckProblem(text: string): string | undefined {
  const [type, ...rest] = text.split(ARGUMENT_SEPARATOR);
  const upper = type!.toUpperCase();
  if (upper !== 'NONE' && upper !== 'CMD') return `HEALTHCHECK knows CMD and NONE, not "${shorten(type!)}"`;
  if (upper === 'NONE' && rest.length > 0) return 'HEALTHCHECK NONE takes no argument';
  return upper === 'CMD' && rest.length === 0 ? 'HEALTHCHECK CMD has no command' : undefined;
}

function findTriggerProblem(trigger: InstructionContent | undefined): string | undefined {
  const keyword = trigger?.keyword;
  if (keyword === 'onbuild' || keyword === 'from' || keyword === 'maintainer') {
    return `ONBUILD must not hold ${keyword.toUpperCase()}`;
  }
  return undefined;
}

function countArguments(content: InstructionContent, text: string): number {
  if (content.json) return content.json.length;
  return text === '' ? 0 : text.split(ARGUMENT_SEPARATOR).length;
}

const STAGE_NAME = /^[a-z][a-z0-9_.-]*$/;

function findFromProblem(content: InstructionContent, stages: ReadonlySet<string>): string | undefined {
  const words = argumentsText(content).split(ARGUMENT_SEPARATOR);
  if (words.length !== 1 && words.length !== 3) return 'FROM takes one or three words';
  const [image, as, name] = words as [string, string | undefined, string | undefined];
  if (as !== undefined && as.toLowerCase() !== 'as') return `FROM has "${shorten(as)}" where AS belongs`;
  if (name !== undefined && !STAGE_NAME.test(name.toLowerCase())) return `"${shorten(name)}" cannot name a stage`;
  if (image.includes('$') || image === 'scratch' || stages.has(image.toLowerCase())) return undefined;
  const unquoted = image.replace(/^(["'])(.*)\1$/, '$2');
  return parseReference(unquoted) ? undefined : `"${shorten(image)}" is no image reference`;
}

function rememberStage(content: InstructionContent, stages: Set<string>): void {
  const name = argumentsText(content).split(ARGUMENT_SEPARATOR)[2];
  if (name !== undefined) stages.add(name.toLowerCase());
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
