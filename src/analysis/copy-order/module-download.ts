import type { Analysis, RunSite } from '../analysis.ts';
import { MAX_INSTRUCTIONS } from './blocks.ts';
import { type ManifestCopy, writeCopies } from './manifest-texts.ts';
import { joinPath, folderOf } from '../../context/context-path.ts';
import { findContextPath } from '../../context/copied-files.ts';
import { readCopies } from '../../context/copies.ts';
import { readGoModule } from '../../context/dependencies/go-module.ts';
import { readGoInstall } from '../../context/installs/go-install.ts';
import { workingDirBefore } from '../../context/working-dir.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { readMounts } from '../../dockerfile/mounts.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { lineageOf } from '../../dockerfile/stages.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { buildsModule, changesModules, findModuleTrouble, mayBeInGopath } from '../../knowledge/go-fetching.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { isProjectPath } from '../../knowledge/project-folders.ts';

/** Where modules of Go can be fetched by a step of their own. */
export interface DownloadPlan {
  /** The COPY of the sources, before which it comes. */
  readonly copy: Instruction;
  /** What builds the module, and fetched all until now. */
  readonly run: Instruction;
  readonly copies: readonly ManifestCopy[];
  readonly files: readonly string[];
  /** Modules that are required, at most three. */
  readonly modules: readonly string[];
}

/**
 * Every build of a Go module right behind the COPY of its sources, in a stage that does not ship: `go mod download` before
 * that COPY has the modules fetched anew only when `go.mod` or `go.sum` changes. Silent wherever anything speaks against it.
 */
export function planDownloads(file: Dockerfile, analysis: Analysis): readonly DownloadPlan[] {
  if (!analysis.surroundings.context || file.instructions.length > MAX_INSTRUCTIONS) return [];
  return analysis.runs.flatMap((run) => planDownload(file, analysis, run) ?? []);
}

function planDownload(file: Dockerfile, { surroundings }: Analysis, site: RunSite): DownloadPlan | undefined {
  const { stage, instruction } = site;
  const { context } = surroundings;
  if (!context || site.isOnbuild || stage.isShipped || site.shell === 'foreign') return undefined;
  const copy = findCopyBefore(stage.instructions, instruction);
  if (!copy) return undefined;
  // Read late: most RUNs stand behind no COPY, and their scripts are of no interest.
  const { reading } = site;
  if (isUnread(reading)) return undefined;
  const [first] = reading.commands;
  if (!first || first.within.length > 0 || first.isPiped || !buildsModule(first.command)) return undefined;
  if (first.command.assignments.some(({ name }) => changesModules(name)) || readMounts(site.content).length > 0) return undefined;
  const all = lineageOf(stage).flatMap(({ instructions }) => instructions);
  if (all.some(({ content }) => content.keyword === 'run' && (findModuleTrouble(content.source) !== undefined || readMounts(content).length > 0)))
    return undefined;
  if (all.some(({ content }) => readVariables(content).some(({ name }) => changesModules(name)))) return undefined;
  const baseFolder = baseFolderOf(file, stage, surroundings.catalogue());
  const folder = workingDirBefore(file, stage, copy, baseFolder);
  if (folder.kind === 'unknown' || folder.assumes.length > 0) return undefined;
  if (!isProjectPath(folder.text) || mayBeInGopath(folder.text)) return undefined;
  const brought = readCopies(file, stage, context, { baseWorkingDir: baseFolder }).filter((each) => each.instruction.start < instruction.start);
  const files = ['go.mod', 'go.sum'].flatMap((name) => {
    const imagePath = `${folder.text}/${name}`;
    const found = findContextPath(brought, context, imagePath);
    const isPlain = found?.kind === 'found' && found.instruction === copy && found.assumes.length === 0;
    return isPlain ? [{ contextPath: found.contextPath, imagePath, by: copy }] : [];
  });
  const [manifest, sums] = files;
  if (!manifest || !sums) return undefined;
  const module = readGoModule(context.readText(manifest.contextPath) ?? '');
  const read = readGoInstall(context, manifest.contextPath);
  if (!module || module.required.length === 0 || read.kind === 'refused' || read.files.length !== 2) return undefined;
  if (context.has(joinPath(folderOf(manifest.contextPath), 'vendor'))) return undefined;
  const copies = writeCopies(files, brought, copy, context);
  if (typeof copies === 'string' || copies.length !== 1) return undefined;
  return { copy, run: instruction, copies, files: files.map(({ contextPath }) => contextPath), modules: module.required.slice(0, 3) };
} // prettier-ignore

/** The one COPY before a RUN that stands behind all other RUNs, with nothing between the two but what says how to build. */
function findCopyBefore(instructions: readonly Instruction[], run: Instruction): Instruction | undefined {
  const at = instructions.indexOf(run);
  for (const other of instructions.slice(0, at).reverse()) {
    const { content } = other;
    if (content.keyword === 'copy' || content.keyword === 'add') {
      const isPlain = content.heredocs.length === 0 && content.flags.every(({ name }) => /^(?:chown|chmod|link)$/.test(name));
      return isPlain ? other : undefined;
    }
    if (!/^(?:arg|env|label|maintainer)$/.test(content.keyword ?? '')) return undefined;
  }
  return undefined;
} // prettier-ignore
