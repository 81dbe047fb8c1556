import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath, readContextPath } from '../context-path.ts';
import { entriesOf, fieldOf, stringOf } from '../dependencies/fields.ts';
import { findEntry, readIndented } from '../dependencies/indented-text.ts';
import { readJson } from '../dependencies/json.ts';
import { type PackageJson, readPackageJson } from '../dependencies/package-json.ts';
import { readDependencies } from '../dependencies/read-dependencies.ts';
import { companionsOfBun, findBunSetting, isFrozenByBun, trustedByBun } from './bun-settings.ts';
import { findAbove, type InstallFiles, type RefusedInstall, refuseInstall } from './install-files.ts';
import { findLifecycleScripts, SELF_CONTAINED } from './node-scripts.ts';
import { findWorkspaces, readPnpmPatterns } from './workspaces.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';

/** Beside `package.json`, by tool: lock files and settings. */
const COMPANIONS = {
  npm: ['npm-shrinkwrap.json', 'package-lock.json', '.npmrc'],
  yarn: ['yarn.lock', '.npmrc', '.yarnrc', '.yarnrc.yml', '.yarn'],
  pnpm: ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', '.pnpmfile.cjs', '.pnpmfile.mjs'],
} as const;
/** What install scripts of well-known packages look for. */
const SETTINGS = ['.puppeteerrc', '.puppeteerrc.cjs', '.puppeteerrc.js', '.puppeteerrc.json'];
const LOCAL = /^(?:file|link|portal):|^\.{0,2}\/|^~\//;

interface Project {
  readonly context: BuildContext;
  readonly folder: string;
  readonly manifest: PackageJson;
  readonly json: unknown;
}

/** What an install by npm, Yarn, pnpm or Bun reads (trap H1). @param path of the `package.json` of its folder */
export function readNodeInstall(context: BuildContext, path: string, install: DependencyInstall): InstallFiles {
  const tool = install.tool as keyof typeof COMPANIONS | 'bun';
  const folder = folderOf(path);
  const text = context.readText(path);
  const manifest = text === undefined ? undefined : readPackageJson(text);
  if (!manifest) return refuseInstall('unread-manifest', `${path} could not be read`);
  const project: Project = { context, folder, manifest, json: readJson(text!) };
  const above = findAbove(context, folder, ['package.json', 'pnpm-workspace.yaml', '.yarnrc', '.yarnrc.yml']);
  if (above !== undefined)
    return refuseInstall('local-dependency', `${path} may be a part of a workspace, by ${above}`);
  const setting = findSetting(project) ?? (tool === 'bun' ? findBunSetting(context, folder) : undefined);
  if (setting !== undefined) return refuseInstall('unread-manifest', setting);
  const packages = findPackages(project, tool);
  if (!packages) return refuseInstall('unread-manifest', `which packages the workspace of ${path} has is not clear`);
  const projects: Project[] = [project];
  for (const own of packages) {
    const read = context.readText(own);
    const inner = read === undefined ? undefined : readPackageJson(read);
    if (!inner) return refuseInstall('unread-manifest', `${own} could not be read`);
    projects.push({ context, folder: folderOf(own), manifest: inner, json: readJson(read!) });
  }
  const isSilent = install.options.has('--ignore-scripts') || install.options.get('--mode') === 'skip-build';
  const files = new Set([path, ...packages]);
  const add = (base: string, names: readonly string[]): void => {
    for (const name of names) if (context.has(joinPath(base, name))) files.add(joinPath(base, name));
  };
  add(folder, [...(tool === 'bun' ? companionsOfBun(context, folder) : COMPANIONS[tool]), ...SETTINGS]);
  const doubts: string[] = [];
  for (const each of projects) {
    const trouble = findLocal(each, packages.length > 0) ?? (isSilent ? undefined : addScripts(each, add, doubts));
    if (trouble) return trouble;
  }
  const patches = findPatches(project);
  if (!patches) return refuseInstall('local-dependency', `a patch of ${path} is not where it could be copied from`);
  add(folder, patches);
  if (packages.length > 0)
    doubts.push(
      `Installing the packages of the workspace (${packages.length}) needs no more of them than package.json.`,
    );
  doubts.push(...describeDoubts(project, install, isSilent));
  return { kind: 'known', files: [...files].sort(), fills: fillsOf(projects, tool), doubts };
}

/** Settings that have a tool read or write other files, which may be the project's. */
function findSetting({ context, folder }: Project): string | undefined {
  for (const [name, pattern] of SETTING_FILES) {
    const path = joinPath(folder, name);
    const line = (context.readText(path) ?? '').split('\n').find((each) => each.length < 2000 && pattern.test(each));
    if (line !== undefined) return `${path} names further files`;
  }
  // It is a program, which runs before anything is installed (pnpm.io, ".pnpmfile.cjs").
  const hooks = ['.pnpmfile.cjs', '.pnpmfile.mjs'].map((name) => joinPath(folder, name));
  const loading = hooks.find((path) => /\brequire\b|\bimport\b/.test(context.readText(path) ?? ''));
  return loading && `${loading} loads further files`;
}

const SETTING_FILES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['.npmrc', /^[ \t]*(?:[\w-]*(?:file|path|prefix|dir)|script-shell|node-options|userconfig|globalconfig|init-module|modules-dir|cache)[ \t]*=/i],
  ['.yarnrc', /^[ \t]*"?(?:--[\w.-]*(?:folder|dir|cwd)|[\w-]*(?:path|folder|file|prefix))"?[ \t]+(?!["']?(?:\.\/)?\.yarn\/)/i],
  ['.yarnrc.yml', /(?:path|folder|file)s?[ \t]*:[ \t]*(?!["']?(?:\.\/)?\.yarn\/)\S/i],
  // Settings of pnpm itself, and what `overrides` and `catalog` put in the place of a package (pnpm.io, "Settings").
  ['pnpm-workspace.yaml', /^(?:\w*(?:dir|(?<!lock)file|path|prefix)|scriptShell|nodeOptions)[ \t]*:|:[ \t]*["']?(?:file|link|portal):/i],
]; // prettier-ignore

function findPackages({ context, folder, manifest }: Project, tool: string): readonly string[] | undefined {
  if (tool !== 'pnpm') return findWorkspaces(context, folder, manifest.workspaces);
  const patterns = readPnpmPatterns(context, folder);
  return patterns && findWorkspaces(context, folder, patterns);
}

/** A package that lies in the project itself. */
function findLocal({ manifest, json, folder }: Project, hasWorkspace: boolean): RefusedInstall | undefined {
  for (const [name, range] of [...manifest.needs, ...manifest.devNeeds]) {
    const isLocal = LOCAL.test(range) || (range.startsWith('workspace:') && !hasWorkspace);
    if (isLocal) return refuseInstall('local-dependency', `${name} is a folder or file of the project`);
  }
  const others = ['overrides', 'resolutions'].map((field) => fieldOf(json, field));
  const text = JSON.stringify([...others, fieldOf(fieldOf(json, 'pnpm'), 'overrides')]);
  if (/"(?:file|link|portal):|"\.{1,2}\/|#\.\.?\/(?!\.yarn\/)/.test(text))
    return refuseInstall('local-dependency', `${joinPath(folder, 'package.json')} puts a local file in the place of a package`); // prettier-ignore
  return undefined;
}

type Add = (base: string, names: readonly string[]) => void;

function addScripts({ context, folder, manifest, json }: Project, add: Add, doubts: string[]): RefusedInstall | undefined {
  const path = joinPath(folder, 'package.json');
  for (const { name, text, reads } of findLifecycleScripts(manifest)) {
    if (!reads) return refuseInstall('needs-sources', `the script "${name}" of ${path} may need any file`);
    add(folder, reads);
    doubts.push(`The script "${name}" of ${path} ("${text}") needs no other file of the project.`);
  }
  if (context.has(joinPath(folder, 'binding.gyp')))
    return refuseInstall('needs-sources', `${joinPath(folder, 'binding.gyp')} has the install compile the project`);
  // Its own install script makes the client out of the schema, where that is there already.
  if (!manifest.needs.has('@prisma/client') && !manifest.devNeeds.has('@prisma/client')) return undefined;
  const schema = stringOf(fieldOf(fieldOf(json, 'prisma'), 'schema')) ?? 'prisma/';
  if (!/^(?:\.\/)?prisma\//.test(schema)) return refuseInstall('needs-sources', 'the schema of Prisma is not in its usual place');
  add(folder, ['prisma', 'schema.prisma', 'prisma.config.ts']);
  return undefined;
} // prettier-ignore

/** The files of `patchedDependencies`, of pnpm and, without the field of its name, of Bun; relative to the project. */
function findPatches({ context, folder, json }: Project): readonly string[] | undefined {
  const fields = [fieldOf(json, 'pnpm'), json].flatMap((each) => entriesOf(fieldOf(each, 'patchedDependencies')));
  const inManifest = fields.map(([, value]) => value);
  const yaml = context.readText(joinPath(folder, 'pnpm-workspace.yaml'));
  const entry = yaml === undefined ? undefined : findEntry(readIndented(yaml) ?? [], 'patchedDependencies');
  const patches = [...inManifest, ...(entry?.children ?? []).map(({ value }) => value)];
  const isHere = patches.every((patch) => typeof patch === 'string' && readContextPath(patch) === patch.replace(/^\.\//, '')); // prettier-ignore
  return isHere ? patches.map((patch) => (patch as string).replace(/^\.\//, '')) : undefined;
}

function fillsOf(projects: readonly Project[], tool: string): readonly string[] {
  const own = projects[0]!.folder;
  const folders = projects.map(({ folder }) => joinPath(folder, 'node_modules'));
  if (tool !== 'yarn') return folders;
  const names = ['.pnp.cjs', '.pnp.js', '.pnp.loader.mjs', '.yarn/install-state.gz', '.yarn/unplugged'];
  return [...folders, ...names.map((name) => joinPath(own, name))];
}

function describeDoubts(
  { context, folder, manifest, json }: Project,
  { tool, subcommand, options }: DependencyInstall,
  isSilent: boolean,
): readonly string[] {
  const doubts: string[] = [];
  const isFrozen = subcommand === 'ci' || subcommand === 'clean-install' || options.has('--frozen-lockfile') || options.has('--immutable') || subcommand === 'workspaces focus' || (tool === 'bun' && isFrozenByBun(options)); // prettier-ignore
  if (!isFrozen) doubts.push('Nothing needs the lock file as the install may rewrite it: later steps get that of the build context again.'); // prettier-ignore
  if (isSilent) return doubts;
  if (manifest.needs.size + manifest.devNeeds.size === 0) return doubts;
  const trusted = tool === 'bun' ? trustedByBun(json) : undefined;
  const started = trusted?.filter((name) => !SELF_CONTAINED.has(name));
  if (started !== undefined) return started.length === 0 ? doubts : [...doubts, `The install scripts of ${started.slice(0, 8).join(', ')}, which Bun is told to trust, read no other file of the project.`];
  const reading = readDependencies(context, 'node', joinPath(folder, 'package.json'));
  if (reading.kind === 'unread' || !reading.isComplete) {
    doubts.push('No package that is installed looks into the project: there is no lock file that names all of them.');
    return doubts;
  }
  const own = reading.packages.filter(({ name, hasInstallScript }) => hasInstallScript !== false && !SELF_CONTAINED.has(name));
  const named = own.filter(({ hasInstallScript }) => hasInstallScript === true).map(({ name }) => name);
  if (own.some(({ hasInstallScript }) => hasInstallScript === undefined))
    doubts.push(`The install scripts of packages read nothing of the project: the lock file of ${tool} does not say which have one.`);
  else if (named.length > 0)
    doubts.push(`The install scripts of ${named.slice(0, 8).join(', ')} read no other file of the project.`);
  return doubts;
} // prettier-ignore
