import { saysAsElixirDid } from './split-elixir.ts';
import { isHandedOnByNode } from './split-node.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { type BaseImage, readBase } from '../knowledge/images/base-image.ts';
import { readToldBase } from '../knowledge/images/told-base.ts';
import { isHandingOn, isOfBuild } from '../knowledge/images/defaults-of-builds.ts';
import { configAfter, EMPTY_CONFIG, type ImageConfig } from '../trace/image-config.ts';
import { resolvePath } from '../trace/stage-writes.ts';

/** What the file says of the image has to be the same, and what the old base said as well (trap F3). */
export function findSplitConfigObjection(split: Split, window: Window): string | undefined {
  const { old, runtime } = split;
  const { before, after, surroundings } = window;
  const sources = new Set(old.instructions.map(({ content }) => content.source));
  const isSaidByBase = (instruction: Instruction): boolean =>
    !sources.has(instruction.content.source) && saysAsElixirDid(instruction, split, window);
  const was = readConfig(old.instructions);
  const is = readConfig(runtime.instructions.filter((instruction) => !isSaidByBase(instruction)));
  const catalogue = surroundings.catalogue();
  const base = readToldBase(before, old, catalogue);
  if (typeof base === 'string') return 'the base image before is not known';
  const next = readBase(after, runtime, catalogue);
  const differs = KEYS.find((key) => {
    const [a, b] = [was, is].map((config) => JSON.stringify(config[key] ?? null));
    return key !== 'workingDir' && a !== b && !(key === 'user' && /^"?(?:root|0)"?$|^null$/.test(a!) && b === 'null');
  });
  if (differs !== undefined) return `the second stage says something else of ${differs}`;
  const { defaults } = base.facts;
  const nextDefaults = typeof next === 'object' ? next.facts.defaults : undefined;
  const own = typeof next === 'object' ? nextDefaults?.workingDir : undefined;
  if (folderAfter(old.instructions, defaults?.workingDir) !== folderAfter(runtime.instructions, own))
    return 'it starts in another folder';
  if (was.user === undefined && !/^(?:root|0)?$/.test(defaults?.user ?? '') && defaults?.user !== nextDefaults?.user)
    return 'the old base has another user';
  if (!isKnownUser(was.user, base, next)) return 'the image of the second stage may not have the user';
  const isSameImage = typeof next === 'object' && next.image.name === base.image.name && next.tag === base.tag;
  if (was.entrypoint === undefined && was.cmd === undefined && !isSameImage) return 'nothing says what is started';
  const isKept = was.entrypoint !== undefined || isHandedOnByNode(base, was.cmd);
  const another = isKept ? undefined : findEntrypointChange(base, next);
  return another ?? findScopeObjection(old.instructions, runtime.instructions) ?? findLostVariable(base, next, runtime.instructions); // prettier-ignore
}

/** A user whom the old image brings by a name of his own is none of the new one. */
function isKnownUser(user: string | undefined, base: BaseImage, next: BaseImage | string): boolean {
  const plain = user?.replace(/:.*$/, '') ?? 'root';
  // A variable that both images have.
  const variable = /^\$\{?(\w+)\}?$/.exec(plain)?.[1];
  const own = (image: BaseImage | string): string | undefined =>
    typeof image === 'string' || variable === undefined ? undefined : image.facts.defaults?.env?.[variable];
  const name = own(base) !== undefined && own(base) === own(next) ? own(base)! : plain;
  if (typeof next === 'string' || base.image.path === next.image.path || /^(?:\d+|root)$/.test(name)) return true;
  return next.facts.users.some((one) => one.name === name);
}

const KEYS = Object.keys(EMPTY_CONFIG) as (keyof ImageConfig)[];

function readConfig(instructions: readonly Instruction[]): ImageConfig {
  return instructions.reduce(configAfter, EMPTY_CONFIG);
}

function folderAfter(instructions: readonly Instruction[], base = '/'): string {
  return instructions
    .filter(({ content }) => content.keyword === 'workdir')
    .map(({ content }) => argumentsText(content).replace(/^(["'])(.*)\1$/, '$2'))
    .reduce(resolvePath, base);
}

function findEntrypointChange(base: BaseImage, next: BaseImage | string): string | undefined {
  const [was = [], is = []] = [base, next].map((one) => (typeof one === 'object' ? one.facts.defaults?.entrypoint : undefined)); // prettier-ignore
  if (was.join(' ') === is.join(' ') || (isHandingOn(was) && isHandingOn(is))) return undefined;
  return 'the base image brings another ENTRYPOINT';
}

/** An argument that a value of the old stage names is there in the second one too, said by the same words before it (trap F4). */
function findScopeObjection(old: readonly Instruction[], runtime: readonly Instruction[]): string | undefined {
  const args = old.filter(({ content }) => content.keyword === 'arg');
  for (const [at, { content, line }] of runtime.entries()) {
    if (!READING.has(content.keyword ?? '')) continue;
    for (const name of namesIn(content.source)) {
      const own = args.filter((arg) => readVariables(arg.content).some((one) => one.name === name));
      const isSaid = runtime.slice(0, at).some((one) => own.some((arg) => arg.content.source === one.content.source));
      const isSet = runtime.slice(0, at).some((one) => one.content.keyword === 'env' && readVariables(one.content).some((env) => env.name === name)); // prettier-ignore
      if (own.length > 0 && !isSaid && !isSet)
        return `line ${line} reads ${name}, of which the second stage does not know`;
    }
  }
  const [first, second] = [old, runtime].map((list) => list.filter(({ content }) => content.keyword === 'arg').map(({ content }) => content.source)); // prettier-ignore
  const strange = second!.find((source) => !first!.includes(source));
  return strange === undefined ? undefined : `${strange} is new`;
}

/** Instructions in which a builder fills in variables (Docker's reference, "Environment replacement"). */
const READING: ReadonlySet<string> = new Set(['env', 'label', 'expose', 'volume', 'stopsignal', 'user', 'workdir', 'copy', 'arg']); // prettier-ignore

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name!);
}

/** A variable of the old base that the new one has not, or has another value of, and that something may read. */
function findLostVariable(
  base: BaseImage,
  next: BaseImage | string,
  runtime: readonly Instruction[],
): string | undefined {
  const [was = {}, is = {}] = [base, next].map((one) => (typeof one === 'object' ? one.facts.defaults?.env : undefined)); // prettier-ignore
  const isSameImage = typeof next === 'object' && next.image.path === base.image.path;
  const read = new Set(runtime.flatMap(({ content }) => namesIn(content.source)));
  const own = new Set(runtime.filter(({ content }) => content.keyword === 'env').flatMap(({ content }) => readVariables(content)).map(({ name }) => name)); // prettier-ignore
  for (const [name, value] of Object.entries(was)) {
    if (is[name] === value || name === 'PATH') continue;
    const isKnownOnBoth = isSameImage && is[name] === undefined && Object.keys(is).length === 0;
    if (isKnownOnBoth || (own.has(name) && !read.has(name))) continue;
    if (read.has(name) || !isOfBuild(name)) return `the old base says what ${name} is, and the new one does not`;
  }
  return undefined;
}
