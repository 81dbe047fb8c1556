import type { Analysis, RunSite } from '../analysis.ts';
import { findDevelopmentUse } from '../consumers/development-use.ts';
import { MAX_INSTRUCTIONS } from '../copy-order/blocks.ts';
import { findInstallCommands, type InstallCommand, isUnclear } from './install-commands.ts';
import { findLaterNeeds } from './later-needs.ts';
import { type DevelopmentPackages, readDevelopment } from '../../context/dependencies/development.ts';
import { locateManifest } from '../../context/installs/node-project.ts';
import { searchImports, type SourceLanguage } from '../../context/source-imports.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { addWordAfter } from '../../dockerfile/verbs.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { hasNpm7, readNodeVersion } from '../../knowledge/images/node-version.ts';
import { DECIDING_VARIABLES, productionFlagOf, takesProductionFlag } from '../../knowledge/production-flags.ts';
import type { Edit } from '../../text/edit.ts';
import { readVariables } from '../../dockerfile/variables.ts';

export type ProductionReason =
  | 'no-context'
  | 'unread-manifest'
  | 'lifecycle-script'
  | 'needed-later'
  | 'unread-program'
  | 'imported'
  | 'used-elsewhere'
  | 'development-use'
  | 'unknown-tool'
  | 'other-folder';

export type ProductionPlan =
  | {
      readonly kind: 'change';
      readonly command: InstallCommand;
      readonly edit: Edit;
      readonly flag: string;
      readonly development: DevelopmentPackages;
      readonly searched: number;
      readonly looked: number;
      readonly assumes: readonly string[];
    }
  | { readonly kind: 'stay'; readonly run: Instruction; readonly reason: ProductionReason; readonly detail: string };

const MANIFESTS = { npm: 'package.json', yarn: 'package.json', pnpm: 'package.json', composer: 'composer.json', poetry: 'pyproject.toml', uv: 'pyproject.toml' } as const; // prettier-ignore
const LANGUAGES: Readonly<Record<string, SourceLanguage>> = { composer: 'php', poetry: 'python', uv: 'python' };

/** What every install that ships with packages of development can become. */
export function planProductionInstalls(file: Dockerfile, analysis: Analysis): readonly ProductionPlan[] {
  if (file.instructions.length > MAX_INSTRUCTIONS) return [];
  const commands = analysis.runs.flatMap((site) => (site.stage.isShipped ? findInstallCommands(site) : []));
  // All that runs behind each of them is read.
  if (commands.length > MAX_COMMANDS) return [];
  return commands.flatMap((command) => planCommand(file, analysis, command.site, command) ?? []);
}

/** More installs than these are nobody's. */
const MAX_COMMANDS = 50;

type Stay = (reason: ProductionReason, detail: string) => ProductionPlan;

function planCommand(
  file: Dockerfile,
  analysis: Analysis,
  site: RunSite,
  command: InstallCommand,
): ProductionPlan | undefined {
  const { install } = command;
  const { stage, instruction } = site;
  if (isUnclear(install) || !takesProductionFlag(install) || isDecided(stage, instruction, install)) return undefined;
  const stay: Stay = (reason, detail) => ({ kind: 'stay', run: instruction, reason, detail });
  const { context, catalogue } = analysis.surroundings;
  const text = `"${install.command.words.map((word) => word.text).join(' ').slice(0, 60)}"`;
  if (!context) return stay('no-context', text);
  const baseFolder = baseFolderOf(file, stage, catalogue());
  const place = { file, stage, instruction, context, baseFolder };
  const manifest = locateManifest(place, MANIFESTS[install.tool as keyof typeof MANIFESTS]);
  if (!manifest) return undefined;
  const development = readDevelopment(context, manifest.contextPath, install.tool);
  if (development.kind === 'unread') return stay('unread-manifest', development.because);
  if (development.listed.length === 0) return undefined;
  if (!command.isPlain) return stay('other-folder', text);
  if (development.lifecycle !== undefined && !install.options.has('--ignore-scripts') && !install.options.has('--no-scripts'))
    return stay('lifecycle-script', `the script "${development.lifecycle}" of ${manifest.contextPath}`);
  const elsewhere = findOtherUse(analysis, stage);
  if (elsewhere !== undefined) return stay('used-elsewhere', elsewhere);
  const use = findDevelopmentUse(file, stage, analysis);
  if (use !== undefined) return stay('development-use', use);
  const { need, files, count } = findLaterNeeds(file, analysis, command, development, baseFolder);
  if (need) return stay(need.kind === 'unread' ? 'unread-program' : 'needed-later', need.because);
  const language = LANGUAGES[install.tool] ?? 'node';
  const { found, files: searched } = searchImports(context, language, development.modules, files);
  if (found) return stay('imported', `${found.path} uses ${found.module}`);
  const flag = findFlag(file, analysis, site, install, manifest.contextPath);
  if (typeof flag !== 'string') return stay('unknown-tool', flag.because);
  const assumes = [...manifest.assumes, ...(readNodeVersion(file, stage, catalogue())?.assumes ?? [])];
  const edit = addWordAfter(command.run, install.subcommandWord ?? install.programWord, flag);
  return { kind: 'change', command, edit, flag, development, searched, looked: count, assumes };
} // prettier-ignore

/** A variable says it already, or the command does that by itself. */
function isDecided(stage: Stage, { start }: Instruction, { command }: DependencyInstall): boolean {
  const earlier = lineageOf(stage).flatMap(({ instructions }) => instructions).filter((other) => other.start < start);
  const names = earlier.flatMap(({ content }) => readVariables(content).map(({ name }) => name));
  return [...names, ...command.assignments.map(({ name }) => name)].some((name) => DECIDING_VARIABLES.test(name));
} // prettier-ignore

/** Another stage that starts from this one, or copies out of it, and does not ship. */
function findOtherUse({ stages }: Analysis, own: Stage): string | undefined {
  const heir = stages.find((stage) => !stage.isShipped && lineageOf(stage).includes(own));
  if (heir) return `the stage in line ${heir.from.line} starts from it`;
  const names = [own.name?.toLowerCase(), String(own.index)];
  for (const { instructions } of stages) {
    const taker = instructions.find(({ content }) =>
      content.flags.some(({ text }) => {
        const from = /(?:^--|,)from=([^,]+)/.exec(text)?.[1]?.toLowerCase();
        return from !== undefined && names.includes(from);
      }),
    );
    if (taker) return `line ${taker.line} copies out of it`;
  }
  return undefined;
}

function findFlag(
  file: Dockerfile,
  { surroundings }: Analysis,
  { stage, instruction }: RunSite,
  { tool }: DependencyInstall,
  manifest: string,
): string | { readonly because: string } {
  const context = surroundings.context!;
  if (tool === 'yarn') {
    const lock = context.readText(manifest.replace(/package\.json$/, 'yarn.lock')) ?? '';
    const isFirst = /^# yarn lockfile v1\r?$/m.test(lock.slice(0, 1000));
    return isFirst ? productionFlagOf(tool, true)! : { because: 'a Yarn later than 1 has no word for it' };
  }
  if (tool !== 'npm') return productionFlagOf(tool, true)!;
  const version = readNodeVersion(file, stage, surroundings.catalogue());
  if (!version) return { because: `${argumentsText(lineageOf(stage)[0]!.from.content)} does not tell which npm it has` };
  const earlier = lineageOf(stage).flatMap(({ instructions }) => instructions).find((other) => other.start <= instruction.start && other.content.keyword === 'run' && /\bnpm@|(?:-g|--global)\s+npm\b|\bnvm\b/.test(other.content.joined.text));
  if (earlier) return { because: `line ${earlier.line} installs another npm` };
  return productionFlagOf(tool, hasNpm7(version))!;
} // prettier-ignore
