import type { Analysis, RunSite } from '../analysis.ts';
import { MAX_INSTRUCTIONS } from './blocks.ts';
import { findConflict } from './copy-conflicts.ts';
import { type ManifestCopy, writeCopies } from './manifest-texts.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { folderOf, readContextPath } from '../../context/context-path.ts';
import { findContextPath } from '../../context/copied-files.ts';
import { findToolSettings, readFetchableLibraries } from '../../context/fetchable-libraries.ts';
import { copiesBefore, locateInstall } from '../../context/installs/install-site.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentWords, type Instruction } from '../../dockerfile/instruction.ts';
import { readMounts } from '../../dockerfile/mounts.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { lineageOf } from '../../dockerfile/stages.ts';
import { type DependencyInstall, isUnclear, readDependencyInstall } from '../../knowledge/dependency-installs.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { findFetchTrouble, type LibraryBuild, readLibraryBuild } from '../../knowledge/library-fetching.ts';
import { isProjectOrHome } from '../../knowledge/project-folders.ts';
import { parseScript } from '../../shell/parse.ts';
import { isOpaque } from '../../shell/script.ts';
import { findCommands } from '../../shell/walk.ts';

/** Where a build of Maven or Gradle can have its libraries fetched by a step of their own. */
export interface FetchPlan extends LibraryBuild {
  /** The first COPY that brings more than the step reads; it comes before that. */
  readonly copy: Instruction;
  readonly run: Instruction;
  /** Those behind it that bring nothing but what the step reads: they come before it as well. */
  readonly moved: readonly Instruction[];
  /** None where all that the step reads is copied before already. */
  readonly copies: readonly ManifestCopy[];
  readonly files: readonly string[];
  /** At most three. */
  readonly libraries: readonly string[];
  readonly doubts: readonly string[];
}

/** Scripts of more projects than these take more layers than the step is worth. */
const MAX_COPIES = 4;
const MENTION = /\bmvnw?\b|\bgradlew?\b/;

/**
 * Every build of Maven or Gradle right behind the COPYs of its sources, in a stage that does not ship: what it fetches can be
 * fetched before them. Silent wherever anything speaks against it.
 */
export function planFetches(file: Dockerfile, analysis: Analysis): readonly FetchPlan[] {
  if (!analysis.surroundings.context || file.instructions.length > MAX_INSTRUCTIONS || !MENTION.test(file.text))
    return [];
  return analysis.runs.flatMap((run) => planFetch(file, analysis, run) ?? []);
}

function planFetch(file: Dockerfile, { surroundings }: Analysis, site: RunSite): FetchPlan | undefined {
  const { stage, instruction } = site;
  const { context } = surroundings;
  if (!context || site.isOnbuild || stage.isShipped || site.shell === 'foreign') return undefined;
  const row = copiesRightBefore(stage.instructions, instruction);
  // None of no COPYs brings more than the step reads.
  if (row.length === 0) return undefined;
  const { reading } = site;
  if (isUnread(reading)) return undefined;
  const [first] = reading.commands;
  const build = first && first.within.length === 0 && !first.isPiped ? readLibraryBuild(first.command) : undefined;
  const install = build && readFetch(build.fetch);
  if (!build || !install) return undefined;
  const runs = lineageOf(stage).flatMap(({ instructions }) => instructions).filter(({ content }) => content.keyword === 'run');
  if (runs.some(({ content }) => readMounts(content).length > 0)) return undefined;
  if (runs.some((other) => other.start < instruction.start && findFetchTrouble(other.content.source) !== undefined)) return undefined;
  const place = { file, stage, instruction, context, baseFolder: baseFolderOf(file, stage, surroundings.catalogue()) };
  const known = locateInstall(place, install);
  if (known.kind !== 'placed') return undefined;
  const { files, fills, doubts } = known;
  if (!isProjectOrHome(folderOf(files[0]!.imagePath))) return undefined;
  const libraries = readFetchableLibraries(context, files[0]!.contextPath, build.tool);
  if (typeof libraries === 'string') return undefined;
  const brought = copiesBefore(place);
  const isNeeded = (contextPath: string): boolean => files.some((each) => each.contextPath === contextPath);
  const bringsMore = (each: Instruction): boolean => brought.some((one) => one.instruction === each && !(one.kind === 'context' && isNeeded(one.contextPath)));
  const copy = row.find(bringsMore);
  if (!copy) return undefined;
  const moved = row.filter((each) => each.start > copy.start && !bringsMore(each));
  if (!moved.every((each) => namesPlace(each, context))) return undefined;
  const later = brought.filter(({ instruction: own }) => own.start >= copy.start && !moved.includes(own));
  if (findConflict(brought.filter(({ instruction: own }) => moved.includes(own)), later, context) !== undefined) return undefined;
  if (findToolSettings(later, context, folderOf(files[0]!.imagePath))) return undefined;
  // What the build tool would fill is written over by what is copied behind it.
  if (fills.some((fill) => findContextPath(later, context, fill) !== undefined)) return undefined;
  const copies = writeCopies(files.filter(({ by }) => by.start >= copy.start && !moved.includes(by)), brought, copy, context);
  if (typeof copies === 'string' || copies.length > MAX_COPIES) return undefined;
  return { ...build, copy, run: instruction, moved, copies, files: files.map(({ contextPath }) => contextPath), libraries: libraries.slice(0, 3), doubts };
} // prettier-ignore

/** Whether a COPY goes to the same place whatever was there before: of one file, a name without a slash may be that of a folder. */
function namesPlace({ content }: Instruction, context: BuildContext): boolean {
  const words = argumentWords(content);
  const sources = words.slice(0, -1).map((word) => readContextPath(word));
  return /(?:^|\/)\.?$/.test(words.at(-1)!) || sources.every((path) => path !== undefined && context.isFolder(path));
}

/** What the step itself would read and write. */
function readFetch(text: string): DependencyInstall | undefined {
  const script = parseScript(text);
  const [only] = isOpaque(script) ? [] : findCommands(script);
  const install = only && readDependencyInstall(only.command);
  return install && !isUnclear(install) ? install : undefined;
}

/** The COPYs that stand in a row before a RUN, with nothing behind them but what says how to build. */
function copiesRightBefore(instructions: readonly Instruction[], run: Instruction): readonly Instruction[] {
  const row: Instruction[] = [];
  for (const other of instructions.slice(0, instructions.indexOf(run)).reverse()) {
    const { content } = other;
    const isSaying = /^(?:arg|env|label|maintainer)$/.test(content.keyword ?? '');
    if (isSaying && row.length === 0) continue;
    const isPlain = content.heredocs.length === 0 && content.flags.every(({ name }) => /^(?:chown|chmod|link)$/.test(name));
    if (!/^(?:copy|add)$/.test(content.keyword ?? '') || !isPlain) break;
    row.unshift(other);
  }
  return row;
} // prettier-ignore
