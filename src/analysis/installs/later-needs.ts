import type { Analysis } from '../analysis.ts';
import type { InstallCommand } from './install-commands.ts';
import { findCopiedPrograms } from '../bases/find-copied-programs.ts';
import { readStageCommands, type UsedCommand } from '../bases/stage-commands.ts';
import type { DevelopmentPackages } from '../../context/dependencies/development.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { lineageOf } from '../../dockerfile/stages.ts';
import { BUN_COMMANDS, bunOperands, isBunFile } from '../../knowledge/bun.ts';
import { isPlainProgram } from '../../knowledge/plain-programs.ts';
import { installsDevelopment } from '../../knowledge/production-flags.ts';

/** Something behind an install that needs a package of development, or may. */
export interface LaterNeed {
  readonly kind: 'needed' | 'unread';
  /** As a clause. */
  readonly because: string;
}

export interface LaterNeeds {
  readonly need: LaterNeed | undefined;
  /** Names of files that later commands name. */
  readonly files: ReadonlySet<string>;
  readonly count: number;
}

/** Runners of packages: the next word is a program of one. */
const RUNNERS = /^(?:npx|pnpx|bunx)$/;
/** Subcommands by which a package manager runs such a program. */
const RUNS = /^(?:exec|x|dlx)$/;
/** They run what stands behind their own words. */
const PREFIXES: ReadonlySet<string> = new Set(['cross-env', 'dotenv', 'env-cmd']);
const SCRIPT_RUNNERS = /^(?:npm|yarn|yarnpkg|pnpm)$/;
/** Words of a package manager that are no script of the project. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'audit', 'cache', 'ci', 'config', 'fund', 'global', 'i', 'install', 'link', 'list', 'ls', 'pack', 'prune', 'rebuild', 'restart', 'run',
  'run-script', 'set', 'start', 'stop', 'store', 'test', 'version', 'why', 'help', 'view', 'info', 'dedupe', 'autoclean', 'import',
]); // prettier-ignore

/** Looks at all that runs behind an install: the rest of its RUN, of its stage, of those that start from it, and the start. */
export function findLaterNeeds(
  file: Dockerfile,
  analysis: Analysis,
  { site, install }: InstallCommand,
  development: DevelopmentPackages,
  baseFolder: string | undefined,
): LaterNeeds {
  const stages = analysis.stages.filter((stage) => stage.isShipped && lineageOf(stage).includes(site.stage));
  const { commands, unread } = readStageCommands(analysis, stages, findCopiedPrograms(file, analysis, baseFolder));
  const { start } = site.instruction;
  const isLater = ({ phase, instruction }: Pick<UsedCommand, 'phase' | 'instruction'>): boolean =>
    phase === 'start' || instruction.start > start;
  const inRun = (used: UsedCommand): boolean =>
    used.instruction === site.instruction && !(used.isInRun && used.command!.span.start <= install.command.span.start);
  const later = commands.filter((used) => isLater(used) || inRun(used));
  const files = new Set(later.flatMap(({ words }) => words.map((word) => word.slice(word.lastIndexOf('/') + 1))));
  const blind = unread.find((program) => isLater(program));
  const globals = findGlobals(commands);
  for (const used of later) {
    const because = findNeed(used, development, globals);
    if (because !== undefined) return { need: { kind: 'needed', because: `${used.where} ${because}` }, files, count: later.length };
  }
  const need = blind && ({ kind: 'unread', because: `${blind.where}: ${blind.because}` } as const);
  return { need, files, count: later.length };
} // prettier-ignore

function findNeed(
  { name, words }: UsedCommand,
  { gone, scripts, stayingPrograms }: DevelopmentPackages,
  globals: ReadonlySet<string>,
): string | undefined {
  const isStaying = (program: string): boolean =>
    isPlainProgram(program) || stayingPrograms.has(program) || globals.has(program.replace(/-(?:runtime|docker)$/, ''));
  if (installsDevelopment([name, ...words.slice(1)])) return `has ${name} install them after all`;
  const own = words.slice(1);
  const named = own.find((word) => gone.has(word.replace(/^--?[\w-]+=/, '').replace(/^((?:@[^/]+\/)?[^/]+)\/.*$/, '$1')));
  if (named !== undefined) return `names ${named}, which only development has`;
  const operands = own.filter((word) => !word.startsWith('-') && !/^\w+=/.test(word));
  if (RUNNERS.test(name)) return judge(operands[0], isStaying);
  if (name === 'bun') return findBunNeed(own, scripts, isStaying);
  if (SCRIPT_RUNNERS.test(name)) {
    const [first, second] = operands;
    if (first !== undefined && RUNS.test(first)) return judge(second, isStaying);
    // What is no script of the project, they look for among the programs.
    const isScript = first === 'run' || first === 'run-script';
    if (isScript && name !== 'npm' && second !== undefined && !scripts.has(second)) return judge(second, isStaying);
    if (name === 'npm' || first === undefined || OWN_WORDS.has(first) || scripts.has(first)) return undefined;
    return judge(first, isStaying);
  }
  if (name === 'uv' || name === 'poetry') {
    if (operands[0] !== 'run') return undefined;
    if (name === 'uv' && !own.some((word) => /^--(?:no-sync|no-dev|frozen)$/.test(word))) return 'has uv install what is missing ("uv run")';
    return judge(operands[1], isStaying);
  }
  if (PREFIXES.has(name)) return isStaying(name) ? judge(operands[0], isStaying) : judge(name, isStaying);
  const path = words[0] ?? name;
  // What is started by its path is a file of the image, unless packages put it there.
  if (path.includes('/') && !/(?:^|\/)(?:node_modules\/\.bin|vendor\/bin)\//.test(path)) return undefined;
  return judge(name, isStaying);
} // prettier-ignore

/** What `bun` runs: a source, a script of the project, or a program of a package. */
function findBunNeed(
  words: readonly string[],
  scripts: ReadonlyMap<string, string>,
  isStaying: (program: string) => boolean,
): string | undefined {
  const [first, second] = bunOperands(words).map(({ word }) => word);
  if (first === undefined) return undefined;
  if (first === 'test') return 'runs tests, which may load any of them';
  if (first === 'x') return judge(second, isStaying);
  const target = first === 'run' ? second : first;
  if (target === undefined || BUN_COMMANDS.has(first) || isBunFile(target) || scripts.has(target)) return undefined;
  return judge(target, isStaying);
}

function judge(program: string | undefined, isStaying: (program: string) => boolean): string | undefined {
  if (program === undefined) return 'runs something that is not named';
  const name = program.slice(program.lastIndexOf('/') + 1).replace(/@[\d^~].*$/, '');
  return isStaying(name) || /^(?:\.{0,2}\/)/.test(program) ? undefined : `runs "${name}", which no package that stays is known to bring`;
} // prettier-ignore

/** Packages that are installed for all projects: `pm2` brings `pm2-runtime` as well. */
function findGlobals(commands: readonly UsedCommand[]): ReadonlySet<string> {
  return new Set(
    commands.flatMap(({ name, words }) => {
      const isGlobal = words.some((word) => word === '-g' || word === '--global' || word === 'global');
      if (!SCRIPT_RUNNERS.test(name) || !isGlobal) return name === 'pip' || name === 'pip3' ? words.slice(2) : [];
      return words.slice(2).map((word) => word.slice(word.lastIndexOf('/') + 1).replace(/(?<=.)@.*$/, ''));
    }),
  );
}
