import type { BuilderSteps } from './split-node-steps.ts';
import { textOf } from './split-node-steps.ts';
import type { StartedByNode } from './split-node-start.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import type { BuildContext } from '../context/build-context.ts';
import { joinPath } from '../context/context-path.ts';
import { type PackageJson, readPackageJson } from '../context/dependencies/package-json.ts';
import { findWorkspaces } from '../context/installs/workspaces.ts';
import { findBunUse, isDecidedByBunfig } from '../context/installs/bun-settings.ts';
import { findLifecycleScripts } from '../context/installs/node-scripts.ts';
import { isQuoted, MADE_IMPORT, readNodeSources, stemOf, filesImported } from '../context/node-sources.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { pruneCommand } from '../knowledge/node-prunes.ts';
import { packageOfProgram, programsOfPackage } from '../knowledge/node-tools.ts';
import { type NodeFiles, readNodeCommands, readPackageIn } from '../trace/node-commands.ts';
import { readNodeRun } from '../trace/node-runner.ts';

/** Programs of the image, of the system and of the shell. */
const OWN: ReadonlySet<string> = new Set(['node', 'nodejs', 'npm', 'npx', 'yarn', 'bun', 'bunx', 'sh', 'bash', 'exec', 'set', 'export', 'cd', 'echo', 'env', 'tini', 'dumb-init', 'curl', 'wget', 'true', 'test', '[', 'sleep', 'exit', 'cross-env', 'docker-entrypoint.sh']); // prettier-ignore

/**
 * What only development needs is taken out of the builder by the tool that has put it there, once; and nothing that starts, no
 * source and no setting of it names any of that (trap F9).
 */
export function findPruneObjection(
  { lastSteps }: Split,
  steps: BuilderSteps,
  files: NodeFiles,
  started: StartedByNode,
  base: BaseImage,
  { catalogue }: Window['surroundings'],
): string | undefined {
  const [step, another] = lastSteps;
  if (!step) return undefined;
  if (another) return 'more than one step comes at the end of the first stage';
  const manifest = readPackageIn(files, steps.workingDir);
  if (!manifest) return 'package.json could not be read';
  const installs = findInstalls(steps);
  const [tool] = installs.map((one) => one.tool);
  if (tool === undefined || installs.some((one) => one.folder !== steps.workingDir || one.tool !== tool))
    return 'packages are not installed in one folder by one tool';
  if (textOf(step) !== pruneCommand(tool, base.tag, installs.flatMap(({ words }) => words))) return `line ${step.line} is not how ${tool} takes packages out`;
  if (findAddition(steps)) return 'packages are put in by name as well';
  const { contextFolder } = manifest;
  const { context } = files;
  if (context.has(joinPath(contextFolder, 'node_modules'))) return 'packages come with the files of the build, too';
  if (tool !== 'npm') {
    const isPlain = findLifecycleScripts(manifest).length === 0 && manifest.workspaces.length === 0 && !manifest.needs.has('@prisma/client');
    const isBerry = context.has(joinPath(contextFolder, '.yarnrc.yml'));
    if (!isPlain || isBerry) return `${tool} would lose what scripts have made`;
  }
  const { needs, devNeeds } = mergeWorkspaces(manifest, contextFolder, context);
  const everyones = new Set(steps.globals.flatMap(({ names }) => names.flatMap((name) => programsOfPackage(name) ?? [])));
  const { system } = base.facts;
  const distribution = system?.distribution === 'alpine' ? 'alpine' : 'debian';
  const isElsewhere = (name: string): boolean => everyones.has(name) || (!devNeeds.has(name) && catalogue().findCommandPackage(name, distribution, system?.suite) !== undefined);
  const program = [...started.programs].find((name) => !OWN.has(name) && !needs.has(packageOfProgram(name)) && !isElsewhere(name));
  if (program !== undefined) return `${program} may come from a package that is taken out`;
  const gone = [...devNeeds].filter((name) => !needs.has(name) && !name.startsWith('@types/'));
  const loaded = gone.find((name) => started.words.some((word) => word === name || word.startsWith(`${name}/`)));
  if (loaded !== undefined) return `${loaded} is loaded by what is started`;
  const setting = tool === 'bun' ? (findBunUse(context, contextFolder, new Set(gone)) ?? (isDecidedByBunfig(context, contextFolder) || undefined)) : undefined;
  if (setting !== undefined) return `settings of Bun have a say in it (${contextFolder || '.'})`;
  const sources = readNodeSources(context, contextFolder);
  if (!sources) return 'not all sources could be read';
  const scripts = findBuildScripts(steps, files);
  const named = new Set(sources.filter(({ path }) => !scripts.has(stemOf(path))).flatMap(({ text }) => filesImported(text)));
  for (const { path, text } of sources) {
    if (scripts.has(stemOf(path)) && !named.has(stemOf(path))) continue;
    const used = gone.find((name) => isQuoted(name, text));
    if (used !== undefined) return `${path} names ${used}, which is taken out`;
    if (MADE_IMPORT.test(text)) return `${path} imports something whose name is made in the run`;
  }
  return undefined;
} // prettier-ignore

function findInstalls({ commands }: BuilderSteps): readonly { readonly tool: string; readonly folder: string; readonly words: readonly string[] }[] {
  return commands.flatMap(({ command, folder }) => {
    const invocation = readInvocation(command);
    const tool = invocation?.program === 'yarnpkg' ? 'yarn' : invocation?.program;
    if (tool !== 'npm' && tool !== 'yarn' && tool !== 'pnpm' && tool !== 'bun') return [];
    const words = invocation!.args.map(({ value, text }) => value ?? text);
    const run = readNodeRun(tool, words);
    if (run.kind !== 'install') return [];
    return [{ tool, folder: run.of.kind === 'folder' ? '?' : folder, words }];
  });
} // prettier-ignore

/** A command that puts in packages by name, beside those of a manifest. */
function findAddition({ commands }: BuilderSteps): boolean {
  return commands.some(({ command }) => {
    const invocation = readInvocation(command);
    if (!/^(?:npm|yarn|pnpm|bun)$/.test(invocation?.program ?? '')) return false;
    const words = invocation!.args.map(({ value, text }) => value ?? text);
    const run = readNodeRun(invocation!.program, words);
    const isGlobal = words.some((word) => /^(?:-g|--global|global|--location=global)$/.test(word));
    return run.kind === 'own' && !isGlobal && words.some((word) => ADDS.test(word));
  });
}

const ADDS = /^(?:i|in|install|ci|add|link|ln|remove|rm|uninstall|un|unlink|update|up|upgrade|dedupe|import)$/;

function mergeWorkspaces(
  manifest: PackageJson,
  folder: string,
  context: BuildContext,
): { readonly needs: ReadonlySet<string>; readonly devNeeds: ReadonlySet<string> } {
  const needs = new Set(manifest.needs.keys());
  const devNeeds = new Set(manifest.devNeeds.keys());
  for (const path of findWorkspaces(context, folder, manifest.workspaces) ?? []) {
    const inner = readPackageJson(context.readText(path) ?? '');
    for (const name of inner?.needs.keys() ?? []) needs.add(name);
    for (const name of inner?.devNeeds.keys() ?? []) devNeeds.add(name);
    if (inner?.name !== undefined) needs.add(inner.name);
  }
  return { needs, devNeeds };
}

/** Files, without extension, that only the build gives to Node.js. */
function findBuildScripts({ commands }: BuilderSteps, files: NodeFiles): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { command, folder } of commands) {
    const read = readNodeCommands(command, folder, files);
    for (const each of read.kind === 'known' ? read.commands : []) {
      const invocation = readInvocation(each.command);
      const file = invocation?.program === 'node' ? invocation.args.find(({ value }) => value !== undefined && !value.startsWith('-'))?.value : undefined;
      if (file !== undefined) names.add(stemOf(file));
    }
  }
  return names;
} // prettier-ignore
