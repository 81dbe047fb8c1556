import type { MissingPart } from './missing-part.ts';
import { readCommands, readStageSystem, type StageSystem, textOf } from './shipped-stage.ts';
import type { Analysis } from '../analysis.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import { cleanPath, isAtOrBelow } from '../../context/context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentsText, argumentWords, type Instruction } from '../../dockerfile/instruction.ts';
import { findEarlierStage, lineageOf } from '../../dockerfile/stages.ts';
import { pythonMinor } from '../../knowledge/python.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

const USER_SITE = '/root/.local';
/** Images that have no Python of their own. */
const WITHOUT = /^(?:alpine|busybox|debian|ubuntu|gcr\.io\/distroless\/(?:static|base|base-nossl|cc)(?:-debian\d+)?)$/;
/** What may be a Python, or bring one: its name, folders of programs, and installers of it. */
const BRINGS_PYTHON = /python|\/usr\b|\/opt\/(?:conda|uv)|\buv\b|pyenv|conda|^\/?\s/i;

/** Packages of Python in a folder of their own, with the command that puts them there. */
interface Environment {
  readonly path: string;
  readonly kind: 'venv' | 'user';
  readonly where: string;
}

/** Packages that are copied from another stage, to a Python that does not look at them, or to none. */
export function findMissingPython(
  file: Dockerfile,
  analysis: Analysis,
  runtime: StageSystem,
  builders: readonly StageSystem[],
): MissingPart | undefined {
  if (!builders.some(isPython)) return undefined;
  const text = textOf(runtime.stage);
  const known = new Map<StageSystem['stage'], Builder | undefined>();
  for (const { instruction, from, sources } of stageCopies(runtime)) {
    const stage = findEarlierStage(analysis.stages, runtime.stage, from);
    if (stage && !known.has(stage)) known.set(stage, readBuilder(file, analysis, stage));
    const builder = stage && known.get(stage);
    for (const environment of builder?.environments ?? []) {
      if (!sources.some((source) => isAtOrBelow(environment.path, source))) continue;
      const found = compare(environment, instruction, builder!.system, runtime, text);
      if (found) return found;
    }
  }
  return undefined;
}

interface Builder {
  readonly system: StageSystem;
  readonly environments: readonly Environment[];
}

/** Nobody makes more environments than these. */
const MOST_ENVIRONMENTS = 20;

/** A stage with a Python of its own; `undefined` for any other. */
function readBuilder(file: Dockerfile, analysis: Analysis, stage: StageSystem['stage']): Builder | undefined {
  const system = readStageSystem(file, analysis, stage);
  if (!system || !isPython(system)) return undefined;
  return { system, environments: findEnvironments(file, analysis, system).slice(0, MOST_ENVIRONMENTS) };
}

function isPython({ path }: StageSystem): boolean {
  return path === 'python';
}

/** A longer stage is nobody's. */
const MOST_INSTRUCTIONS = 500;

interface StageCopy {
  readonly instruction: Instruction;
  readonly from: string;
  readonly sources: readonly string[];
}

function stageCopies({ stage }: StageSystem): readonly StageCopy[] {
  const instructions = lineageOf(stage).flatMap((each) => each.instructions);
  return instructions.slice(0, MOST_INSTRUCTIONS).flatMap((instruction) => {
    const { keyword, flags } = instruction.content;
    const from = flags.find(({ name }) => name === 'from')?.value;
    if (keyword !== 'copy' || from === undefined) return [];
    const words = argumentWords(instruction.content).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
    return [{ instruction, from, sources: words.slice(0, -1).map((word) => cleanPath(`/${word}`)) }];
  });
}

/** Virtual environments that a stage makes, and what `pip install --user` makes of root. */
function findEnvironments(file: Dockerfile, analysis: Analysis, builder: StageSystem): readonly Environment[] {
  const found: Environment[] = [];
  for (const command of readCommands(file, analysis, builder).commands) {
    const { name, words, phase, where } = command;
    if (phase !== 'build') continue;
    const rest = words.slice(1);
    const isVenv = /^python[\d.]*$/.test(name) && /^(?:venv|virtualenv)$/.test(rest[rest.indexOf('-m') + 1] ?? '');
    const path = isVenv ? rest.slice(rest.indexOf('-m') + 2).find((word) => !word.startsWith('-')) : undefined;
    const folder = workingDirAt(command, builder.facts?.defaults?.workingDir);
    if (path !== undefined && !/[$`]/.test(path) && folder !== undefined)
      found.push({ path: resolvePath(folder, path), kind: 'venv', where });
    const isUser = /^pip[\d.]*$/.test(name) && rest.includes('install') && rest.includes('--user');
    if (isUser && userOf(builder) === undefined) found.push({ path: USER_SITE, kind: 'user', where });
  }
  return found;
}

/** Who a stage runs as at its end; `undefined` for root. */
function userOf({ stage }: StageSystem): string | undefined {
  const users = lineageOf(stage).flatMap(({ instructions }) => instructions.filter(({ content }) => content.keyword === 'user'));
  const last = users.at(-1);
  const name = last && argumentsText(last.content).trim().replace(/:.*$/, '');
  return name === undefined || /^(?:root|0)$/.test(name) ? undefined : name;
} // prettier-ignore

function compare(
  { path, kind, where }: Environment,
  instruction: Instruction,
  builder: StageSystem,
  runtime: StageSystem,
  text: string,
): MissingPart | undefined {
  const minor = pythonMinor(builder.tag ?? '');
  const made = `${where} puts packages into ${path}, with the Python ${minor ?? ''} of ${builder.image}`.replace('  ', ' '); // prettier-ignore
  const copied = `line ${instruction.line} copies them`;
  if (hasNoPython(runtime)) {
    const link = kind === 'venv' ? `the python in ${path}/bin is a link to that of ${builder.image}` : 'they are no more than files beside it'; // prettier-ignore
    return {
      instruction,
      title: `Ship ${path} from an image with the same Python as ${builder.image}`,
      why: `packages come without their interpreter, and ${runtime.image} has none`,
      evidence: [made, copied, link, `nothing brings a Python to the stage in line ${runtime.stage.from.line}`],
    };
  }
  const other = runtime.path === 'python' ? pythonMinor(runtime.tag ?? '') : undefined;
  if (minor !== undefined && other !== undefined && minor !== other && !/PYTHONPATH|PYTHONHOME|\/usr\/local\/(?:bin|lib)\b/.test(text)) {
    return {
      instruction,
      title: `Ship ${path} from Python ${minor}, or build it with Python ${other}`,
      why: `the packages lie in lib/python${minor}/site-packages, where Python ${other} does not look`,
      evidence: [made, copied, `${runtime.image} has Python ${other}`],
    };
  }
  return findOtherHome(path, kind, instruction, made, runtime, text);
} // prettier-ignore

/** What root has installed for himself, in a container that runs as another user. */
function findOtherHome(
  path: string,
  kind: Environment['kind'],
  instruction: Instruction,
  made: string,
  runtime: StageSystem,
  text: string,
): MissingPart | undefined {
  const user = userOf(runtime);
  const to = argumentWords(instruction.content).at(-1)!.replace(/^(["'])(.*)\1$/, '$2').replace(/\/$/, '');
  const isElsewhere = /PYTHONUSERBASE|PYTHONPATH|chmod|chown|usermod|\bHOME\b|\bln\b|\bcp\b|\bmv\b/.test(text);
  if (kind !== 'user' || user === undefined || to !== USER_SITE || isElsewhere || runtime.path !== 'python') return undefined;
  return {
    instruction,
    title: `Copy ${path} to the home folder of ${user}, who the container runs as`,
    why: `${user} may not look into /root, and Python looks for the packages of ${user} in that user's own home folder`,
    evidence: [made, `line ${instruction.line} copies them to ${to}`, `the last USER of the stage is ${user}`],
  };
} // prettier-ignore

/** That CMD names a Python brings none. */
function hasNoPython({ path, stage }: StageSystem): boolean {
  if (path !== undefined && !WITHOUT.test(path)) return false;
  const making = lineageOf(stage)
    .flatMap(({ instructions }) => instructions)
    .filter(({ content }) => /^(?:run|copy|add)$/.test(content.keyword ?? ''));
  return !making.some(({ content }) => BRINGS_PYTHON.test(argumentsText(content).replaceAll('site-packages', '')));
}
