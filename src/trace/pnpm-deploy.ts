import { findFolders, type NodeFiles, readPackageIn } from './node-commands.ts';
import { readNodeRun } from './node-runner.ts';
import type { BuildContext } from '../context/build-context.ts';
import { cleanPath, joinPath } from '../context/context-path.ts';
import type { PackageJson } from '../context/dependencies/package-json.ts';
import { readNodeSources } from '../context/node-sources.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command } from '../shell/script.ts';

/** A package of a workspace that `pnpm deploy` puts into a folder of its own. */
export interface DeployedPackage {
  /** That of the workspace, absolute. */
  readonly root: string;
  /** The one that it is put into, absolute. */
  readonly to: string;
  readonly manifest: PackageJson & { readonly contextFolder: string };
  /** Without what only development needs. */
  readonly isProduction: boolean;
}

/** Settings by which packages are linked from a place that all projects share (pnpm.io/settings). */
const SHARED = /^[ \t]*(?:virtual-?store-?dir|enable-?global-?virtual-?store|modules-?dir|package-?import-?method|symlink|node-?linker[ \t]*[=:][ \t]*pnp)\b/im; // prettier-ignore

/**
 * What `pnpm --filter a deploy --prod /a` makes: files of the package, and its packages in a store of its own; the links among them
 * stay in that folder (9.15, executed 2026-11-21). `undefined` where it is no such command, or settings have it link elsewhere.
 * @param folder in which it is run, absolute
 */
export function readPnpmDeploy(command: Command, folder: string, files: NodeFiles): DeployedPackage | undefined {
  const invocation = readInvocation(command);
  if (invocation?.program !== 'pnpm') return undefined;
  const words = invocation.args.map(({ value, text }) => value ?? text);
  const run = readNodeRun('pnpm', words);
  if (run.kind !== 'deploy') return undefined;
  const [own] = findFolders(files, run.of, folder, true) ?? [];
  const manifest = own === undefined ? undefined : readPackageIn(files, own);
  const root = readPackageIn(files, folder);
  if (!manifest || !root) return undefined;
  const settings = ['.npmrc', 'pnpm-workspace.yaml'].map((name) => files.context.readText(joinPath(root.contextFolder, name)) ?? '');
  if (settings.some((text) => SHARED.test(text))) return undefined;
  return { root: folder, to: cleanPath(run.to), manifest, isProduction: words.includes('--prod') || words.includes('-P') };
} // prettier-ignore

/** Whether a variable says where pnpm keeps what it links into `node_modules`, which would not be in the folder then (pnpm.io). */
export function movesPackages(source: string): boolean {
  return /\bp?npm_config_\w*(?:virtual_store|modules_dir|node_linker|symlink)/i.test(source);
}

/** They may read a file of the workspace, or keep one. */
const NAMING: ReadonlySet<string | undefined> = new Set(['env', 'volume', 'healthcheck', 'cmd', 'entrypoint']);

/**
 * Whether a setting or a source names a place in the folder of the workspace. A source that names the folder alone, without
 * anything in it, means none; one that cannot be read may name any.
 * @param deployed `to`: where a setting names that one it means what was put there, also where it lies in the workspace
 */
export function isWorkspaceNamed(
  instructions: readonly Instruction[],
  context: BuildContext,
  { root, to }: Pick<DeployedPackage, 'root' | 'to'>,
): boolean {
  const settings = instructions.filter(({ content }) => NAMING.has(content.keyword));
  if (settings.some(({ content }) => content.source.replaceAll(to, '').includes(root))) return true;
  const sources = readNodeSources(context, '');
  return !sources || sources.some(({ text }) => text.includes(`${root}/`));
}
