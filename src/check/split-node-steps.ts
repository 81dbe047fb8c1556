import type { StartedByNode } from './split-node-start.ts';
import { findPackedFolder } from './split-next.ts';
import { findDeployedFrom } from './split-deploy.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findCopied } from '../context/copied-files.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { packageName } from '../knowledge/package-managers.ts';
import { isSpare } from '../knowledge/node-system-packages.ts';
import { programsOfPackage } from '../knowledge/node-tools.ts';
import type { Command } from '../shell/script.ts';
import type { NodeFiles } from '../trace/node-commands.ts';
import { readNodeStepWrites } from '../trace/node-step-writes.ts';
import { isPassing, resolvePath } from '../trace/stage-writes.ts';

/** What the RUNs of a builder of Node.js do. */
export interface BuilderSteps {
  /** Packages of the system, by name. */
  readonly packages: readonly string[];
  readonly made: readonly { readonly path: string; readonly instruction: Instruction; readonly isLink: boolean }[];
  readonly removed: readonly { readonly path: string; readonly instruction: Instruction }[];
  readonly globals: readonly { readonly names: readonly string[]; readonly instruction: Instruction }[];
  /** RUNs that do nothing but what can be done again in the second stage. */
  readonly repeatable: ReadonlySet<Instruction>;
  readonly commands: readonly { readonly command: Command; readonly folder: string }[];
  /** In which a container starts. */
  readonly workingDir: string;
  /** Every file of the context that the builder takes in. */
  readonly copied: readonly { readonly path: string; readonly instruction: Instruction }[];
}

/** Packages for everyone keep their caches there. */
const CACHES = /^\/(?:root\/\.(?:yarn|node-gyp)|usr\/local\/share\/\.cache)(?:\/|$)/;

/** Reads the RUNs of the builder, but for those that take out what only development needs. */
export function readBuilderSteps(
  { builder, old, lastSteps }: Split,
  { before, after, surroundings }: Window,
  files: NodeFiles,
  base: string,
): BuilderSteps | string {
  const packages = new Set<string>();
  const made: BuilderSteps['made'][number][] = [];
  const removed: BuilderSteps['removed'][number][] = [];
  const globals: BuilderSteps['globals'][number][] = [];
  const repeatable = new Set<Instruction>();
  const commands: BuilderSteps['commands'][number][] = [];
  for (const instruction of builder.instructions) {
    const { content, line } = instruction;
    if (content.keyword === 'onbuild' || content.keyword === 'shell') return `line ${line} changes how steps are run`;
    if (content.keyword !== 'run' || lastSteps.includes(instruction)) continue;
    const reading = readRun(content);
    if (isUnread(reading)) return `line ${line} was not read`;
    const start = workingDirBefore(after, builder, instruction, base);
    if (start.kind === 'unknown' || start.assumes.length > 0) return `line ${line} runs in a folder that is not known`;
    let folder = start.text;
    let isRepeatable = reading.commands.length > 0;
    for (const { command, within } of reading.commands) {
      const writes = readNodeStepWrites(command, folder, files);
      commands.push({ command, folder });
      if (writes.kind === 'unknown') return `line ${line}: ${writes.because}`;
      if (writes.kind === 'packages') for (const name of writes.names) packages.add(packageName(name));
      if (writes.kind === 'global') globals.push({ names: writes.names, instruction });
      if (writes.kind === 'folder') {
        if (within.length > 0 || /[$`~]|^-$/.test(writes.path)) return `line ${line} goes to a folder that is not known`;
        folder = resolvePath(folder, writes.path);
      }
      const paths = writes.kind === 'files' || writes.kind === 'removal' ? writes.paths : [];
      if (paths.some((path) => /[$`~]/.test(path))) return `line ${line} writes to a path that depends on a variable`;
      const own = paths.map((path) => resolvePath(folder, path.replace(/[^/]*[*?[].*$/, '')));
      const isLink = command.words[0]?.value === 'ln';
      if (writes.kind === 'files') {
        for (const path of writes.inFolder ? [folder, ...own] : own) made.push({ path, instruction, isLink });
      }
      if (writes.kind === 'removal') for (const path of own) removed.push({ path, instruction });
      const isLayout = (writes.kind === 'removal' || isLink) && paths.every((path) => path.startsWith('/'));
      isRepeatable &&= isLayout || (writes.kind === 'global' && !writes.names.includes('corepack'));
    }
    if (isRepeatable && content.flags.length === 0) repeatable.add(instruction);
  }
  const last = old.instructions.at(-1)!;
  const end = workingDirBefore(before, old, { ...last, start: last.start + 1 }, base);
  if (end.kind === 'unknown') return 'the folder that the program runs in is not known';
  const found = findCopied(before, old, surroundings.context!, { baseWorkingDir: base });
  const unknown = found.find(({ kind }) => kind === 'unknown');
  if (unknown) return `what line ${unknown.instruction.line} copies is not known`;
  const copied = found.flatMap((one) => (one.kind === 'file' ? [{ path: one.imagePath, instruction: one.instruction }] : []));
  return { packages: [...packages], made, removed, globals, repeatable, commands, workingDir: end.text, copied };
} // prettier-ignore

/** Folders of the package of nginx. */
const NGINX = /^\/(?:etc\/nginx|var\/www|usr\/share\/nginx|var\/log\/nginx|var\/lib\/nginx)(?:\/|$)/;

/** What the builder makes is copied, or of no use to what is started. */
export function findNodeStepObjection(
  split: Split,
  copied: readonly string[],
  steps: BuilderSteps,
  files: NodeFiles,
  started: StartedByNode,
): string | undefined {
  const { old, fresh } = split;
  const { context } = files;
  const { made, removed, globals, workingDir } = steps;
  const isThere = (path: string): boolean => copied.some((own) => isAtOrBelow(path, own));
  const isRepeated = ({ content }: Instruction): boolean => fresh.some((one) => one.content.source === content.source);
  if (copied.length === 0) return 'nothing of the builder is copied';
  if (new Set(copied).size < copied.length) return 'a path is copied twice';
  const inner = copied.find((path) => copied.some((other) => other !== path && isAtOrBelow(path, other)));
  if (inner !== undefined) return `${inner} is copied twice`;
  const crowded = copied.find((path) => /^\/(?:root|home|opt|usr\/local(?:\/\w+)?)$/.test(path));
  if (crowded !== undefined) return `${crowded} holds more than what the builder has made`;
  const places = [...made.map(({ path }) => path), ...steps.copied.map(({ path }) => path)];
  const strange = copied.find((path) => !places.some((own) => isAtOrBelow(own, path) || isAtOrBelow(path, own)));
  if (strange !== undefined) return `nothing in the builder makes ${strange}`;
  const other = old.instructions.find(({ content }) => {
    return (content.keyword === 'copy' || content.keyword === 'add') && (content.heredocs.length > 0 || content.flags.some(({ name }) => name === 'from'));
  });
  if (other) return `line ${other.line} copies from elsewhere`;
  const { served } = started;
  if (served !== undefined && !isThere(served)) return `${served} is served, and not in the second stage`;
  const packed = findPackedFolder(split, started, steps, files);
  const isLess = started.isServer || (packed !== undefined && isThere(packed));
  const from = findDeployedFrom(split, started, steps, files);
  const isLeft = (path: string): boolean => (isLess && isAtOrBelow(path, workingDir)) || (from !== undefined && isAtOrBelow(path, from));
  for (const { path, instruction, isLink } of made) {
    if (isThere(path) || isPassing(path) || CACHES.test(path) || isLeft(path)) continue;
    if (isLink && isRepeated(instruction)) continue;
    if (isAtOrBelow(workingDir, path) && !isThere(workingDir) && !isLess) return `${path} is not copied`;
    if (!isAtOrBelow(workingDir, path)) return `line ${instruction.line} makes ${path}, which is not copied`;
  }
  const lost = steps.copied.find(({ path }) => !isThere(path) && !isLeft(path) && !isPassing(path));
  if (lost) return `line ${lost.instruction.line} copies ${lost.path}, which is not in the second stage`;
  for (const { names, instruction } of globals) {
    const run = names.flatMap((name) => programsOfPackage(name) ?? [name === 'corepack' ? 'pnpm' : '?']);
    if (run.includes('?')) return `what line ${instruction.line} installs is not known`;
    const used = run.find((name) => started.programs.has(name) && name !== 'npm' && name !== 'npx');
    if (used !== undefined && !isRepeated(instruction)) return `${used}, which is started, is not in the second stage`;
  }
  if (!started.isServer) {
    const back = removed.find(({ path }) => !isAtOrBelow(path, workingDir) && !isPassing(path) && !isSpare(path));
    if (back) return `line ${back.instruction.line} removes ${back.path}, and the second stage has it`;
    return isLess || isThere(workingDir) ? undefined : 'the folder of the program is not copied';
  }
  if (served !== undefined) return undefined;
  for (const { path, instruction } of removed) {
    if (isAtOrBelow(path, workingDir) || isPassing(path)) continue;
    if (!NGINX.test(path) || !isRepeated(instruction)) return `line ${instruction.line} removes ${path}, and the second stage has it`;
  }
  for (const instruction of fresh.filter(isRepeated)) {
    const origin = steps.removed.filter((one) => one.instruction.content.source === instruction.content.source);
    const early = origin.find(({ path, instruction: at }) => {
      const before = [...made, ...steps.copied].filter((one) => one.instruction.start < at.start && !isAtOrBelow(one.path, workingDir));
      return before.some((one) => isAtOrBelow(one.path, path) || isAtOrBelow(path, one.path));
    });
    if (early) return `line ${instruction.line} removes what the builder had put into ${early.path}`;
  }
  const lostRoot = findServed(context).find((root) => !isThere(root) && !copied.some((path) => isAtOrBelow(path, root)));
  return lostRoot === undefined ? undefined : `nginx serves ${lostRoot}, which is not copied`;
} // prettier-ignore

/** Folders that settings of nginx name. */
function findServed(context: NodeFiles['context']): readonly string[] {
  return context.list().filter((path) => /(?:\.conf|\/default|^default|nginx[^/]*)$/.test(path) && !path.includes('node_modules/')).flatMap((path) => {
    const lines = (context.readText(path) ?? '').split('\n');
    return lines.flatMap((line) => /^\s{0,40}(?:root|alias)\s{1,40}["']?(\/[\w./+-]*)/.exec(line)?.[1] ?? []).map((root) => resolvePath('/', root));
  });
} // prettier-ignore

/** The text of a RUN without its keyword. */
export function textOf({ content }: Instruction): string {
  return argumentsText(content).trim();
}
