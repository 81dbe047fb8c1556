import type { Analysis } from '../analysis.ts';
import { type AddedPackages, addPackages } from './add-packages.ts';
import { readStageDependencies } from './dependencies.ts';
import { findCopiedPrograms } from './find-copied-programs.ts';
import { findManualPages } from './manual-pages.ts';
import { makeManifestReader } from './manifests.ts';
import { findNativeNeeds } from './native-needs.ts';
import { type CommandSearch, searchForCommands } from './search-for-commands.ts';
import { findSlimNeeds, neededByProgram, packagesOf, type Need } from './slim-needs.ts';
import { readStageCommands, type StageCommands } from './stage-commands.ts';
import type { SwapSite } from './swap-site.ts';
import { findTakenFile } from './taken-files.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';

/** Why a stage cannot go to the slim variant. */
export type SlimReason =
  | 'unread-program'
  | 'unread-manifest'
  | 'compiles'
  | 'native-package'
  | 'files-taken'
  | 'manual-pages'
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
  if (missing.packages.size === 0) return NOTHING_GOES;
  const workingDir = base.facts.defaults?.workingDir;
  const copied = findCopiedPrograms(file, analysis, workingDir);
  const commands = readStageCommands(analysis, stages, copied);
  const [unread] = commands.unread;
  if (unread) return refuse('unread-program', unread.instruction, `${unread.because} (${unread.where})`);
  const needs = findSlimNeeds(commands, stages, missing, catalogue);
  if ('command' in needs) {
    const { instruction, where, name } = needs.command;
    return refuse('compiles', instruction, `${where} runs ${name}`);
  }
  const taken = findTakenFile(file, stages);
  if (taken)
    return refuse('files-taken', taken.instruction, `line ${taken.instruction.line} takes ${taken.path} from it`);
  const dependencies = readStageDependencies(commands, makeManifestReader(file, analysis, workingDir));
  const native = findNativeNeeds(dependencies.packages, missing, catalogue, (stage) => packagesOf(commands, stage));
  if (native.compiled) {
    return refuse('native-package', native.compiled.package.command.instruction, native.compiled.because);
  }
  const [list] = dependencies.unread;
  if (list) return refuse('unread-manifest', list.command.instruction, list.because);
  const { context } = analysis.surroundings;
  const search = context && searchForCommands(context, missing.commands);
  const called = search ? neededByProgram(search, stages.at(-1)!, missing, catalogue) : [];
  const all = withoutDuplicates([...needs, ...native.needs, ...called]);
  const added = addPackages(file, analysis, all, base.facts.system?.suite ?? missing.suite);
  if ('because' in added) {
    const names = all.filter(({ stage }) => stage === added.stage).map((need) => need.package);
    return refuse(added.because, added.stage.from, `${names.join(' ')} would have to be installed`);
  }
  return { needs: all, added, commands, search, unknown: native.unknown, incomplete: dependencies.incomplete };
}

/** The slim variant has the same packages: Debian's own leaves out nothing but what nobody runs. */
const NOTHING_GOES: SlimSwap = {
  needs: [],
  added: [],
  commands: { commands: [], unread: [] },
  search: undefined,
  unknown: [],
  incomplete: [],
};

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
