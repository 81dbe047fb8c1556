import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { type NameValue, readNameValues } from '../dockerfile/words.ts';
import { maskSecrets } from '../knowledge/secrets/mask.ts';
import { isSecretName } from '../knowledge/secrets/names.ts';
import { isUnmistakable, kindOfValue } from '../knowledge/secrets/values.ts';
import { memoize } from '../text/memo.ts';

/** A variable that holds a credential, or will when the image is built. */
export interface SecretVariable {
  readonly name: string;
  /** `written`: the value stands in the file. `given`: the build gives it. `copied`: it is that of a build argument. */
  readonly origin: 'written' | 'given' | 'copied';
  /** What tells: the name, or the form of the value. */
  readonly by: 'name' | 'form';
}

/** An ENV or ARG with at least one such variable. */
export interface SecretHolder {
  /** The ENV or ARG itself, or the ONBUILD that holds it. */
  readonly instruction: Instruction;
  /** Where it stands; `undefined` before the first FROM. */
  readonly stage: Stage | undefined;
  readonly keyword: 'env' | 'arg';
  readonly isOnbuild: boolean;
  readonly variables: readonly SecretVariable[];
}

/**
 * Each ENV and ARG that holds a credential, in the order of the file. Not what is empty, or something to be replaced at run
 * time, a switch, a path or an address without a password.
 */
export function findSecretHolders(scan: Scan): readonly SecretHolder[] {
  const found: SecretHolder[] = [];
  const stages = readStages(scan);
  let stage: Stage | undefined;
  let given = new Set<string>();
  for (const instruction of scan.instructions) {
    if (instruction.content.keyword === 'from') {
      // Each FROM begins the next stage.
      stage = stages[(stage?.index ?? -1) + 1];
      given = new Set();
      continue;
    }
    const isOnbuild = instruction.content.keyword === 'onbuild';
    const content = (isOnbuild ? instruction.content.trigger : instruction.content) ?? instruction.content;
    const { keyword } = content;
    if (keyword !== 'env' && keyword !== 'arg') continue;
    const variables = given.size > 0 ? judge(content, given) : judgeAlone(content);
    if (variables.length > 0) found.push({ instruction, stage, keyword, isOnbuild, variables });
    if (keyword === 'arg') for (const { name } of variables) given.add(name);
  }
  return found;
}

/** Where nothing before it is a credential, an instruction says all by itself. */
const judgeAlone = memoize((content: InstructionContent) => judge(content, new Set()));

/** The credentials of an ENV or ARG. @param given the build arguments of the stage that are credentials */
function judge(content: InstructionContent, given: ReadonlySet<string>): readonly SecretVariable[] {
  return readVariables(content).flatMap((variable): SecretVariable[] => {
    const verdict = content.keyword === 'arg' ? judgeArg(variable) : judgeEnv(variable, given);
    return verdict ? [{ name: variable.name, ...verdict }] : [];
  });
}

type Verdict = Pick<SecretVariable, 'origin' | 'by'>;

function judgeArg({ name, value }: NameValue): Verdict | undefined {
  const text = unquote(value ?? '');
  const by = tellsSecret(name, text);
  const kind = by && kindOfValue(text);
  if (by && kind === 'literal') return { origin: 'written', by };
  return by === 'name' && kind !== 'setting' ? { origin: 'given', by } : undefined;
}

/** @param given the build arguments of the stage that are credentials */
function judgeEnv({ name, value }: NameValue, given: ReadonlySet<string>): Verdict | undefined {
  const text = unquote(value ?? '');
  const isCopy = given.size > 0 && [...text.matchAll(/\$\{?(\w+)/g)].some(([, used]) => given.has(used!));
  if (isCopy) return { origin: 'copied', by: isSecretName(name) ? 'name' : 'form' };
  const by = tellsSecret(name, text);
  return by && kindOfValue(text) === 'literal' ? { origin: 'written', by } : undefined;
}

/** What tells that a value is a credential, if it is one at all; asked first, since it says no of nearly all. */
function tellsSecret(name: string, text: string): SecretVariable['by'] | undefined {
  if (isSecretName(name)) return 'name';
  return hasForm(text) ? 'form' : undefined;
}

function hasForm(value: string): boolean {
  return maskSecrets(value) !== value;
}

/** The value without its quotes and escapes, as far as that can be told without expanding it. */
function unquote(value: string): string {
  if (!/["'\\]/.test(value)) return value;
  return value.replace(/^(["'])([^]*)\1$/, '$2').replace(/\\(["'\\ ])/g, '$1');
}

/** Nobody writes more; a hostile file would have each of its texts searched for thousands. */
const MOST_VALUES = 200;

/**
 * The values of a file that are credentials and nothing else, wherever they stand: what is told of the file must not
 * repeat them. Short and common words are left, since the same word stands for other things, too; so is what has a form
 * of its own, by which it is known anyway.
 */
export const secretValuesOf: (scan: Scan) => readonly string[] = memoize((scan) => {
  const values = scan.instructions.flatMap(({ content }) => {
    const own = content.keyword === 'onbuild' ? (content.trigger ?? content) : content;
    return namedValues(own).flatMap(({ name, value }) => {
      const text = unquote(value ?? '').trim();
      return isSecretName(name) && kindOfValue(text) === 'literal' && isUnmistakable(text) ? [text] : [];
    });
  });
  return [...new Set(values)].slice(0, MOST_VALUES);
});

function namedValues(content: InstructionContent): readonly NameValue[] {
  if (content.keyword !== 'label') return readVariables(content);
  const { joined, argumentsSpan, escape } = content;
  const pairs = readNameValues(joined.text.slice(0, argumentsSpan.end), argumentsSpan.start, escape);
  return typeof pairs === 'string' ? [] : pairs;
}
