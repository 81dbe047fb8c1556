import type { MissingPart } from './missing-part.ts';
import { readCommands, readStageSystem, readStarts, type StageSystem, textOf } from './shipped-stage.ts';
import type { Analysis } from '../analysis.ts';
import { findProgramCopy } from '../bases/program-copy.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentWords, type Instruction } from '../../dockerfile/instruction.ts';
import { findEarlierStage, lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

const NODE_IMAGE = /^(?:node|gcr\.io\/distroless\/nodejs[\d]*(?:-debian\d+)?)$/;
const INSTALLERS: Readonly<Record<string, RegExp>> = {
  npm: /^(?:ci|i|install|clean-install)$/,
  yarn: /^(?:install)?$/,
  pnpm: /^(?:i|install|fetch)$/,
  bun: /^(?:i|install)$/,
};
/** Tools that put the packages of a program into it, and folders of frameworks that hold what they need. */
const BUNDLED =
  /esbuild|webpack|\bncc\b|rollup|rolldown|\bvite|tsup|tsdown|parcel|\bbun\b|\bpkg\b|nexe|\bsea\b|standalone|\.output|bundl|nuxt|nitro|\bnext\b|remix|svelte|astro|\bnx\b|turbo|meteor|deploy|\bsingle\b|gulp|grunt|\bng\b|swc|pnp\b|\.yarn/i;
/** A longer script of package.json is nobody's. */
const MOST_LENGTH = 400;
/** Compilers that leave each import of a package as it stands. */
const COMPILES = /^(?:\s*(?:(?:npm|yarn|pnpm)\s+(?:run\s+)?(?:clean|lint|prebuild)|rimraf\s+\S+|rm\s+-rf\s+\S+)\s*&&\s*)*(?:tsc|nest\s+build|babel)\b(?!.*\b(?:esbuild|webpack|rollup|ncc|vite)\b)/; // prettier-ignore

/** A program of Node.js that is copied from a stage with its packages, into one to which nothing brings them. */
export function findMissingNodePackages(
  file: Dockerfile,
  analysis: Analysis,
  runtime: StageSystem,
): MissingPart | undefined {
  const { stage, path, facts } = runtime;
  if (path === undefined || !NODE_IMAGE.test(path)) return undefined;
  const text = textOf(stage);
  if (/node_modules|NODE_PATH|ONBUILD|\b(?:npm|npx|yarn|pnpm|bun|corepack)\b/i.test(text)) return undefined;
  const isDistroless = path !== 'node';
  for (const start of readStarts(file, analysis, runtime)) {
    const [program, first] = isDistroless ? [undefined, start.words[0]] : start.words;
    if (program !== undefined && program.slice(program.lastIndexOf('/') + 1) !== 'node') continue;
    if (first === undefined || !/\.[cm]?js$/.test(first)) continue;
    const folder = workingDirAt({ stage, instruction: start.instruction, where: '', phase: 'start' }, facts?.defaults?.workingDir); // prettier-ignore
    const script = folder === undefined ? undefined : resolvePath(folder, first);
    const copy = script === undefined ? undefined : findProgramCopy(stage, script);
    const from = copy?.from === undefined ? undefined : findEarlierStage(analysis.stages, stage, copy.from);
    const builder = from && readStageSystem(file, analysis, from);
    const install = builder && findInstall(file, analysis, builder);
    if (!copy || !builder || !install || isBundled(builder.stage, analysis.surroundings.context)) continue;
    const other = copiesOf(stage).find((each) => mayBring(each, analysis, builder, install.folder, stage));
    if (other) continue;
    return {
      instruction: copy.instruction,
      title: `Copy node_modules to ${runtime.image}, too: ${first} looks for its packages there`,
      why: `the packages stay in the stage in line ${builder.stage.from.line}, and the start ends with "Cannot find module"`,
      evidence: [
        `${start.where} starts ${first}, which line ${copy.instruction.line} copies from ${copy.sources[0]!}`,
        `${install.where} installs its packages into ${install.folder === '/' ? '' : install.folder}/node_modules`,
        `no COPY of the stage in line ${stage.from.line} takes that folder, and no RUN installs anything`,
        'a build that puts the packages into the file itself, as bundlers do, needs them no longer; no word of one was found',
      ],
    };
  }
  return undefined;
}

interface Install {
  readonly folder: string;
  readonly where: string;
}

/** The install of a project's own packages in a stage. */
function findInstall(file: Dockerfile, analysis: Analysis, builder: StageSystem): Install | undefined {
  for (const command of readCommands(file, analysis, builder).commands) {
    const { name, words, phase, where } = command;
    if (phase !== 'build' || !Object.hasOwn(INSTALLERS, name)) continue;
    const rest = words.slice(1);
    if (rest.some((word) => /^(?:-g|--global|--prefix.*|--cwd.*|-C|--dir.*|-D|--save-dev|--version|-v)$/.test(word))) continue;
    const [subcommand = '', more] = rest.filter((word) => !word.startsWith('-'));
    if (!INSTALLERS[name]!.test(subcommand) || more !== undefined) continue;
    const folder = workingDirAt(command, builder.facts?.defaults?.workingDir);
    if (folder !== undefined) return { folder, where };
  }
  return undefined;
} // prettier-ignore

/** By the build script where it is there to be read, and by the words of the Dockerfile where it is not. */
function isBundled(builder: Stage, context: BuildContext | undefined): boolean {
  if (BUNDLED.test(textOf(builder))) return true;
  if (!context) return false;
  const { scripts, dependencies } = readManifest(context);
  if (Object.keys(dependencies ?? {}).length === 0) return true;
  const build = scripts?.['build'];
  return typeof build !== 'string' || !COMPILES.test(build.slice(0, MOST_LENGTH));
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, unknown>> | null;
  readonly dependencies?: Readonly<Record<string, unknown>> | null;
}

function readManifest(context: BuildContext): Manifest {
  try {
    const parsed: unknown = JSON.parse(context.readText('package.json') ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function copiesOf(stage: Stage): readonly Instruction[] {
  return lineageOf(stage).flatMap(({ instructions }) => {
    return instructions.filter(({ content: { keyword } }) => keyword === 'copy' || keyword === 'add' || keyword === 'run');
  });
} // prettier-ignore

/** Whether a COPY or RUN may bring packages: of a COPY from a stage it is known when it names a folder beside them. */
function mayBring(
  instruction: Instruction,
  analysis: Analysis,
  builder: StageSystem,
  installed: string,
  stage: Stage,
): boolean {
  const { keyword, flags, heredocs } = instruction.content;
  if (keyword === 'run') return flags.length > 0;
  const words = argumentWords(instruction.content).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
  const sources = words.slice(0, -1);
  if (heredocs.length > 0 || sources.some((word) => /[$*?[]/.test(word))) return true;
  const from = flags.find(({ name }) => name === 'from')?.value;
  // Of the context, single files and folders that are none of packages.
  if (from === undefined) return sources.some((word) => /^\.?\/?$|^\.\.|\.(?:tgz|tar\.gz|zip)$/.test(word));
  const other = findEarlierStage(analysis.stages, stage, from);
  if (!other) return true;
  const isBuilder = lineageOf(other).includes(builder.stage) || lineageOf(builder.stage).includes(other);
  return sources.some((word) => {
    const path = resolvePath('/', word);
    return isBuilder ? isAtOrBelow(installed, path) : !/\/(?:dist|build|lib|public|static|assets)$|\.\w+$/.test(path);
  });
}
