import type { Analysis, RunSite } from '../analysis.ts';
import { findDevelopmentUse } from '../consumers/development-use.ts';
import { MAX_INSTRUCTIONS } from '../copy-order/blocks.ts';
import { findInstallCommands, type InstallCommand, isUnclear } from './install-commands.ts';
import { findLaterNeeds } from './later-needs.ts';
import { findProductionWords } from './production-words.ts';
import { type DevelopmentPackages, readDevelopment } from '../../context/dependencies/development.ts';
import { findBunUse, isDecidedByBunfig } from '../../context/installs/bun-settings.ts';
import { folderOf } from '../../context/context-path.ts';
import { locateManifest } from '../../context/installs/node-project.ts';
import { searchImports, type SourceLanguage } from '../../context/source-imports.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { isDecidedBy, takesProductionFlag } from '../../knowledge/production-flags.ts';
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
      readonly edits: readonly Edit[];
      /** The words that come, as they are written. */
      readonly flag: string;
      /** By what they were chosen, as a clause, where that is a file of the context. */
      readonly because: string | undefined;
      readonly development: DevelopmentPackages;
      readonly searched: number;
      readonly looked: number;
      readonly assumes: readonly string[];
    }
  | { readonly kind: 'stay'; readonly run: Instruction; readonly reason: ProductionReason; readonly detail: string };

const MANIFESTS = { npm: 'package.json', yarn: 'package.json', pnpm: 'package.json', bun: 'package.json', composer: 'composer.json', poetry: 'pyproject.toml', uv: 'pyproject.toml' } as const; // prettier-ignore
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
  if (install.tool === 'bun' && isDecidedByBunfig(context, folderOf(manifest.contextPath))) return undefined;
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
  const setting = install.tool === 'bun' ? findBunUse(context, folderOf(manifest.contextPath), development.gone) : undefined;
  if (setting !== undefined) return stay('imported', setting);
  const words = findProductionWords(file, analysis, { ...command, install }, manifest.contextPath);
  if ('unknown' in words) return stay('unknown-tool', words.unknown);
  const { edits, flag, because } = words;
  const assumes = [...new Set([...manifest.assumes, ...words.assumes])];
  return { kind: 'change', command, edits, flag, because, development, searched, looked: count, assumes };
} // prettier-ignore

/** A variable says it already, or the command does that by itself. */
function isDecided(stage: Stage, { start }: Instruction, { tool, command }: DependencyInstall): boolean {
  const earlier = lineageOf(stage).flatMap(({ instructions }) => instructions).filter((other) => other.start < start);
  const names = earlier.flatMap(({ content }) => readVariables(content).map(({ name }) => name));
  return [...names, ...command.assignments.map(({ name }) => name)].some((name) => isDecidedBy(tool, name));
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
