import type { NodeStart } from './node-start.ts';
import type { NodeStock } from './node-stock.ts';
import type { SplitSite } from './split-site.ts';
import { isQuoted, MADE_IMPORT, type NodeSource, packagesImported } from '../../context/node-sources.ts';
import type { PackageJson } from '../../context/dependencies/package-json.ts';
import { readLooseJson } from '../../context/dependencies/json.ts';
import { fieldOf, entriesOf } from '../../context/dependencies/fields.ts';
import { findBunUse, isDecidedByBunfig } from '../../context/installs/bun-settings.ts';
import { findLifecycleScripts } from '../../context/installs/node-scripts.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { joinPath } from '../../context/context-path.ts';
import { packageOfProgram } from '../../knowledge/node-tools.ts';
import { pruneCommand } from '../../knowledge/node-prunes.ts';

/** How packages that only development needs are taken out, or why they stay. */
export type Pruning =
  | { readonly kind: 'prune'; readonly step: string; readonly names: readonly string[] }
  | { readonly kind: 'stay'; readonly because: string }
  /** There are none. */
  | { readonly kind: 'none' };

/** The project as its context has it. */
export interface NodeProject {
  readonly context: BuildContext;
  /** In the context, of its `package.json`. */
  readonly folder: string;
  readonly manifest: PackageJson;
  /** Sources of the program; `undefined` where not all could be read. */
  readonly sources: readonly NodeSource[] | undefined;
}

/** Programs of the image itself, and of the shell. */
const OWN: ReadonlySet<string> = new Set([
  'node',
  'nodejs',
  'npm',
  'npx',
  'yarn',
  'bun',
  'bunx',
  'docker-entrypoint.sh',
  'tini',
  'dumb-init',
]);

/**
 * Whether what only development needs can be taken out of what ships, and how.
 * @param isOfSystem whether a program comes with the system, or with what is installed for everyone
 */
export function planPruning(
  project: NodeProject,
  stock: NodeStock,
  start: NodeStart,
  { base, workingDir }: SplitSite,
  isOfSystem: (program: string) => boolean,
): Pruning {
  const { manifest, context, folder } = project;
  if (manifest.devNeeds.size === 0 && manifest.workspaces.length === 0) return { kind: 'none' };
  const stay = (because: string): Pruning => ({ kind: 'stay', because });
  const own = stock.installs.filter((install) => install.folder === workingDir);
  const tools = new Set(stock.installs.map(({ tool }) => (tool === 'yarnpkg' ? 'yarn' : tool)));
  const [tool] = tools;
  if (own.length === 0 || own.length !== stock.installs.length || tools.size !== 1 || tool === undefined)
    return stay('packages are installed in several folders, or by several tools');
  const isWithout = own.some(({ words }) => words.some((word) => /^(?:--production|--prod|-P|--omit=dev|--only=prod\w*)$/.test(word)) || (tool === 'bun' && words.some((word, i) => word === '-p' || (word === 'dev' && words[i - 1] === '--omit'))));
  const isProduction = tool !== 'bun' && own.every(({ environment, words }) => environment === 'production' && !words.some((word) => /dev|production=false/.test(word)));
  if (isWithout || isProduction || stock.prunes) return { kind: 'none' };
  if (stock.adds) return stay('packages are put in by name as well');
  if (context.has(joinPath(folder, 'node_modules'))) return stay('packages come with the files of the build, too');
  if (tool !== 'npm') {
    const scripts = findLifecycleScripts(manifest);
    if (scripts.length > 0) return stay(`the script "${scripts[0]!.name}" would have to run again`);
    if (manifest.workspaces.length > 0 || context.has(joinPath(folder, 'pnpm-workspace.yaml'))) return stay('it is a workspace');
    if (context.has(joinPath(folder, '.yarnrc.yml'))) return stay('Yarn 2 and later have no such command');
    if (manifest.needs.has('@prisma/client')) return stay('the client of Prisma would be lost');
  }
  const program = start.programs.find((name) => !OWN.has(name) && !manifest.needs.has(packageOfProgram(name)) && !isOfSystem(name));
  if (program !== undefined) return stay(`which package brings ${program}, which is started, is not known`);
  const module = start.modules.find((name) => !manifest.needs.has(packagesOf(name)));
  if (module !== undefined) return stay(`${module} is loaded first`);
  const used = findUse(project);
  if (used !== undefined) return stay(used);
  const setting = tool === 'bun' ? findBunUse(context, folder, new Set([...manifest.devNeeds.keys()].filter((name) => !manifest.needs.has(name)))) : undefined;
  if (setting !== undefined) return stay(setting);
  if (tool === 'bun' && isDecidedByBunfig(context, folder)) return stay('bunfig.toml decides what is installed');
  const step = pruneCommand(tool, base.tag, own.flatMap(({ words }) => words));
  return step === undefined ? stay(`how ${tool} takes them out is not known`) : { kind: 'prune', step, names: [...manifest.devNeeds.keys()] };
} // prettier-ignore

function packagesOf(specifier: string): string {
  return packagesImported(`import '${specifier}'`)[0] ?? specifier;
}

/** Where the sources name a package that is there for development, or one that nothing asks for. */
function findUse({ sources, manifest, context, folder }: NodeProject): string | undefined {
  if (!sources) return 'not all sources could be read';
  const development = [...manifest.devNeeds.keys()].filter((name) => !name.startsWith('@types/') && !manifest.needs.has(name));
  const aliases = readAliases(context, folder);
  const own = new Set(context.namesIn(folder));
  for (const { path, text } of sources) {
    const named = development.find((name) => isQuoted(name, text));
    if (named !== undefined) return `${path} names ${named}`;
    if (MADE_IMPORT.test(text)) return `${path} imports a module whose name is made in the run`;
    const stranger = packagesImported(text).find((name) => {
      if (manifest.needs.has(name) || manifest.workspaces.length > 0 || name === manifest.name) return false;
      return !aliases.some((alias) => name === alias || name.startsWith(alias)) && !own.has(name);
    });
    if (stranger !== undefined) return `${path} imports ${stranger}, which package.json does not ask for`;
  }
  return undefined;
} // prettier-ignore

/** The beginnings of imports that a compiler is told to look for among the sources. */
function readAliases(context: BuildContext, folder: string): readonly string[] {
  const text = context.readText(joinPath(folder, 'tsconfig.json'));
  const paths = fieldOf(fieldOf(text === undefined ? undefined : readLooseJson(text), 'compilerOptions'), 'paths');
  return entriesOf(paths).map(([name]) => name.replace(/\/?\*.*$/, '')).filter((name) => name.length > 0); // prettier-ignore
}
