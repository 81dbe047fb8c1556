import type { BuilderSteps } from './split-node-steps.ts';
import { textOf } from './split-node-steps.ts';
import type { StartedByNode } from './split-node-start.ts';
import type { Split } from './stage-split.ts';
import type { BuildContext } from '../context/build-context.ts';
import { joinPath } from '../context/context-path.ts';
import { type PackageJson, readPackageJson } from '../context/dependencies/package-json.ts';
import { findWorkspaces } from '../context/installs/workspaces.ts';
import { findLifecycleScripts } from '../context/installs/node-scripts.ts';
import { isQuoted, MADE_IMPORT, readNodeSources, stemOf, filesImported } from '../context/node-sources.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { pruneCommand } from '../knowledge/node-prunes.ts';
import { packageOfProgram } from '../knowledge/node-tools.ts';
import { type NodeFiles, readNodeCommands, readPackageIn } from '../trace/node-commands.ts';
import { readNodeRun } from '../trace/node-runner.ts';

/** Programs of the image, of the system and of the shell. */
const OWN: ReadonlySet<string> = new Set(['node', 'nodejs', 'npm', 'npx', 'yarn', 'sh', 'bash', 'exec', 'set', 'export', 'cd', 'echo', 'env', 'tini', 'dumb-init', 'curl', 'wget', 'true', 'test', '[', 'sleep', 'exit', 'cross-env', 'docker-entrypoint.sh']); // prettier-ignore

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
  if (textOf(step) !== pruneCommand(tool, base.tag)) return `line ${step.line} is not how ${tool} takes packages out`;
  const { contextFolder } = manifest;
  const { context } = files;
  if (tool !== 'npm') {
    const isPlain = findLifecycleScripts(manifest).length === 0 && manifest.workspaces.length === 0 && !manifest.needs.has('@prisma/client');
    const isBerry = context.has(joinPath(contextFolder, '.yarnrc.yml'));
    if (!isPlain || isBerry) return `${tool} would lose what scripts have made`;
  }
  const { needs, devNeeds } = mergeWorkspaces(manifest, contextFolder, context);
  const program = [...started.programs].find((name) => !OWN.has(name) && !needs.has(packageOfProgram(name)));
  if (program !== undefined) return `${program} may come from a package that is taken out`;
  const gone = [...devNeeds].filter((name) => !needs.has(name) && !name.startsWith('@types/'));
  const loaded = gone.find((name) => started.words.some((word) => word === name || word.startsWith(`${name}/`)));
  if (loaded !== undefined) return `${loaded} is loaded by what is started`;
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

function findInstalls({ commands }: BuilderSteps): readonly { readonly tool: string; readonly folder: string }[] {
  return commands.flatMap(({ command, folder }) => {
    const invocation = readInvocation(command);
    const tool = invocation?.program === 'yarnpkg' ? 'yarn' : invocation?.program;
    if (tool !== 'npm' && tool !== 'yarn' && tool !== 'pnpm') return [];
    const run = readNodeRun(tool, invocation!.args.map(({ value, text }) => value ?? text));
    if (run.kind !== 'install') return [];
    return [{ tool, folder: run.of.kind === 'folder' ? '?' : folder }];
  });
} // prettier-ignore

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
