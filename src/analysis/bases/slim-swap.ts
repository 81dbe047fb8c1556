import type { Analysis } from '../analysis.ts';
import { type AddedPackages, addPackages } from './add-packages.ts';
import { type InstalledPackage, readStageDependencies, type StageDependencies } from './dependencies.ts';
import { findCopiedPrograms } from './find-copied-programs.ts';
import { findManualPages } from './manual-pages.ts';
import { makeManifestReader } from './manifests.ts';
import { findNativeNeeds } from './native-needs.ts';
import { type CommandSearch, searchForCommands } from './search-for-commands.ts';
import { findConfigured, findDocumentationUse, findTrigger, startsProgram } from './slim-doubts.ts';
import { findIncompleteInstall } from './slim-installs.ts';
import {
  findSlimNeeds,
  findStartedCompiler,
  neededByFetches,
  neededByProgram,
  packagesOf,
  type Need,
} from './slim-needs.ts';
import { readStageCommands, type StageCommands } from './stage-commands.ts';
import type { SwapSite } from './swap-site.ts';
import { findTakenFile } from './taken-files.ts';
import { findAptSetting } from '../apt-settings.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';
import { isNearlySame } from '../../knowledge/images/slim-contents.ts';

/** Why a stage cannot go to the slim variant. */
export type SlimReason =
  | 'unread-program'
  | 'unread-manifest'
  | 'compiles'
  | 'native-package'
  | 'files-taken'
  | 'manual-pages'
  | 'incomplete-install'
  | 'built-upon'
  | 'no-program'
  | 'documentation'
  | 'not-root'
  | 'archived-suite';

export interface SlimRefusal {
  readonly reason: SlimReason;
  readonly instruction: Instruction;
  readonly detail: string;
}

/** What has to come along when a stage goes to the slim variant. */
export interface SlimSwap {
  readonly needs: readonly Need[];
  readonly added: readonly AddedPackages[];
  readonly commands: StageCommands;
  /** Sources in which the program may start a command; `undefined` where there was no context. */
  readonly search: CommandSearch | undefined;
  /** Packages of languages of which nothing is known. */
  readonly unknown: readonly string[];
  /** Packages of Python that come ready-made, if they do so for this version of it. */
  readonly wheels: readonly string[];
  /** Lists that do not name what the packages in them bring. */
  readonly incomplete: readonly string[];
}

/** What the stages of a site need of what their base would no longer have. */
export function planSlimSwap(
  file: Dockerfile,
  analysis: Analysis,
  { base, stages }: SwapSite,
  missing: MissingInSlim,
): SlimSwap | SlimRefusal {
  const catalogue = analysis.surroundings.catalogue();
  const manual = findManualPages(analysis, stages, base.facts);
  if (manual) return refuse('manual-pages', manual.instruction, `${manual.name} is installed`);
  // An image that is known and sets no folder starts in the root.
  const workingDir = base.facts.defaults && (base.facts.defaults.workingDir ?? '/');
  const copied = findCopiedPrograms(file, analysis, workingDir);
  const commands = readStageCommands(analysis, stages, copied);
  const documentation = findDocumentationUse(commands);
  if (documentation) {
    const { instruction, where, words } = documentation;
    return refuse('documentation', instruction, `${where} runs ${words.join(' ')}`);
  }
  // Of what is not read, two tools of the network are no more than an assumption.
  const isMinor = isNearlySame(missing);
  const doubt = isMinor ? undefined : findDoubt(analysis, stages, commands, missing);
  if (doubt) return doubt;
  const needs = findSlimNeeds(commands, stages, missing, catalogue);
  if ('command' in needs) {
    const { instruction, where, name } = needs.command;
    return refuse('compiles', instruction, `${where} runs ${name}`);
  }
  const taken = isMinor ? undefined : findTakenFile(file, stages);
  if (taken)
    return refuse('files-taken', taken.instruction, `line ${taken.instruction.line} takes ${taken.path} from it`);
  const readManifest = makeManifestReader(file, analysis, workingDir);
  const dependencies = isMinor ? NO_DEPENDENCIES : readStageDependencies(commands, readManifest);
  const present = new Map(stages.map((stage) => [stage, packagesOf(commands, stage)]));
  const native = findNativeNeeds(dependencies.packages, missing, catalogue, (stage) => present.get(stage) ?? new Set());
  if (native.compiled) {
    return refuse('native-package', native.compiled.package.command.instruction, native.compiled.because);
  }
  const gem = findGem(dependencies);
  if (gem) {
    const detail = `${gem.name} (${gem.where}) is in no lock file, and what it brings along may be compiled`;
    return refuse('native-package', gem.command.instruction, detail);
  }
  const [list] = dependencies.unread;
  if (list) return refuse('unread-manifest', list.command.instruction, list.because);
  const byGit = neededByFetches(dependencies.fetched ?? [], commands, missing);
  const { context } = analysis.surroundings;
  const search = context && missing.commands.size > 0 ? searchForCommands(context, missing.commands) : undefined;
  const compiler = search && findStartedCompiler(search, missing, catalogue);
  if (compiler !== undefined) return refuse('compiles', base.stage.from, compiler);
  const called = search ? neededByProgram(search, stages.at(-1)!, missing, catalogue) : [];
  const all = withoutDuplicates([...needs, ...native.needs, ...byGit, ...called]);
  const added = addPackages(file, analysis, all, base.facts.system?.suite ?? missing.suite);
  if ('because' in added) {
    const names = all.filter(({ stage }) => stage === added.stage).map((need) => need.package);
    return refuse(added.because, added.stage.from, `${names.join(' ')} would have to be installed`);
  }
  if (!isMinor && !startsProgram(commands, stages.at(-1)!)) {
    return refuse(
      'no-program',
      stages.at(-1)!.from,
      'neither CMD nor ENTRYPOINT starts more than a shell or an interpreter',
    );
  }
  return {
    needs: all,
    added,
    commands,
    search,
    unknown: native.unknown,
    wheels: native.wheels,
    incomplete: dependencies.incomplete,
  };
}

/** Debian's own images have the same packages, so that whatever is installed finds what it finds now. */
const NO_DEPENDENCIES: StageDependencies = { packages: [], unread: [], incomplete: [] };

/** The first thing of the stages that cannot be known, or leans on what the full image has. */
function findDoubt(
  analysis: Analysis,
  stages: readonly Stage[],
  commands: StageCommands,
  missing: MissingInSlim,
): SlimRefusal | undefined {
  const trigger = findTrigger(stages);
  if (trigger) return refuse('built-upon', trigger, `line ${trigger.line} is for images that are built on this one`);
  const [unread] = commands.unread;
  if (unread) return refuse('unread-program', unread.instruction, `${unread.because} (${unread.where})`);
  const configured = findConfigured(commands);
  if (configured) {
    const { instruction, name, where } = configured;
    return refuse('unread-program', instruction, `${name} runs what its configuration says (${where})`);
  }
  const install = findIncompleteInstall(commands, stages, missing, ({ stage, instruction }) => {
    return findAptSetting(stage, instruction, 'assume-yes') === true;
  });
  return (
    install &&
    refuse('incomplete-install', install.command.instruction, `${install.because} (${install.command.where})`)
  );
}

/** A gem without a lock file: what it brings along is not known, and all but a few that are written in C are compiled. */
function findGem({ packages, incomplete }: StageDependencies): InstalledPackage | undefined {
  return packages.find(
    ({ ecosystem, name, where }) => ecosystem === 'ruby' && incomplete.includes(where) && !PLAIN_GEMS.has(name),
  );
}

/** They bring nothing along that is written in C. */
const PLAIN_GEMS: ReadonlySet<string> = new Set(['bundler', 'rake', 'rubygems-update', 'foreman', 'rack']);

function refuse(reason: SlimReason, instruction: Instruction, detail: string): SlimRefusal {
  return { reason, instruction, detail };
}

function withoutDuplicates(needs: readonly Need[]): readonly Need[] {
  const seen = new Set<string>();
  return needs.filter(({ stage, package: name }) => {
    const key = `${stage.index} ${name}`;
    return !seen.has(key) && seen.add(key);
  });
}
