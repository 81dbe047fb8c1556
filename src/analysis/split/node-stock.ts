import type { RunSite } from '../analysis.ts';
import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import { cleanPath } from '../../context/context-path.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { useOfNodePackage } from '../../knowledge/node-system-packages.ts';
import { packageName, readPackageCommand } from '../../knowledge/package-managers.ts';
import type { NodeFiles } from '../../trace/node-commands.ts';
import { findBunSource } from '../../trace/bun-runner.ts';
import { readNodeRun } from '../../trace/node-runner.ts';
import { readNodeStepWrites } from '../../trace/node-step-writes.ts';

/** What the RUNs of a stage of Node.js have made. */
export interface NodeStock {
  /** Packages of the system that are installed by name. */
  readonly packages: readonly string[];
  /** Absolute paths of files and folders, those of caches and temporary files left out. */
  readonly paths: readonly string[];
  /** RUNs that install packages for everyone, with what they do besides. */
  readonly globals: readonly { readonly run: RunSite; readonly names: readonly string[]; readonly isAlone: boolean }[];
  /** Paths that RUNs take away, patterns with their folder. */
  readonly removals: readonly { readonly run: RunSite; readonly paths: readonly string[]; readonly isAlone: boolean }[];
  /** Symbolic links by absolute paths that RUNs make. */
  readonly links: readonly { readonly run: RunSite; readonly path: string; readonly isAlone: boolean }[];
  /** A command runs a script or a tool that builds something. */
  readonly builds: boolean;
  /** Folders in which packages are installed, in their order. */
  readonly installs: readonly NodeInstall[];
  /** A command puts packages in by name, beside those of a manifest. */
  readonly adds: boolean;
  /** The last of them takes out what only development needs. */
  readonly prunes: boolean;
}

/** An install of what a manifest names. */
export interface NodeInstall {
  readonly folder: string;
  readonly tool: string;
  readonly words: readonly string[];
  /** `NODE_ENV`, by which packages for development are left out. */
  readonly environment: string | undefined;
}

/** Nobody needs them once the build is over. */
export const PASSING = /^\/(?:tmp|var\/tmp|var\/lib\/apt|var\/cache|root\/\.(?:cache|npm|yarn|node-gyp|local\/share\/pnpm)|usr\/local\/share\/\.cache)(?:\/|$)/; // prettier-ignore

/** Whether anything in a stage looks like a build: a script or a tool is run, or a compiler is installed. */
export function looksBuilt({ runs, base }: SplitSite): boolean {
  const distribution = base.facts.system?.distribution ?? '';
  return runs.some(({ reading }) => {
    if (isUnread(reading)) return false;
    return reading.commands.some(({ command }) => {
      const [program = '', ...rest] = command.words.map(({ value, text }) => value ?? text);
      const install = readPackageCommand(command);
      const names =
        install?.manager === 'apt' || install?.manager === 'apk'
          ? install.operands.map(({ value, text }) => value ?? text)
          : [];
      return (
        isBuild(program, rest) || names.some((name) => useOfNodePackage(packageName(name), distribution) === 'build')
      );
    });
  });
}

/** Takes stock of what the RUNs make, or says which step is not understood. */
export function takeNodeStock({ runs, stage, base }: SplitSite, files: NodeFiles): NodeStock | SplitObstacle {
  const packages = new Set<string>();
  const paths = new Set<string>();
  const globals: NodeStock['globals'][number][] = [];
  const removals: NodeStock['removals'][number][] = [];
  const links: NodeStock['links'][number][] = [];
  const installs: NodeStock['installs'][number][] = [];
  let builds = false;
  let adds = false;
  let prunes = false;
  for (const run of runs) {
    const { instruction, reading, isOnbuild } = run;
    const unknown = (detail: string): SplitObstacle => ({ reason: 'unknown-step', instruction, detail });
    if (isOnbuild || isUnread(reading)) return unknown('its script was not read');
    const place = { stage, instruction, where: '', phase: 'build' as const };
    let folder = workingDirAt(place, base.facts.defaults?.workingDir);
    if (folder === undefined) return unknown('the folder it runs in depends on a variable');
    const programs = reading.commands.map(({ command }) => readInvocation(command)?.program);
    const isGlobalAlone = reading.commands.every(({ command }) => {
      return readNodeStepWrites(command, folder!, files).kind === 'global';
    });
    const isLayout = programs.every((name) => name === 'rm' || name === 'ln');
    for (const { command, within } of reading.commands) {
      const writes = readNodeStepWrites(command, folder, files);
      if (writes.kind === 'unknown') return unknown(writes.because);
      const words = command.words.map(({ value, text }) => value ?? text);
      const [program, ...rest] = words;
      if (writes.kind === 'packages') for (const name of writes.names) packages.add(packageName(name));
      if (writes.kind === 'global') globals.push({ run, names: writes.names, isAlone: isGlobalAlone });
      if (writes.kind === 'folder') {
        if (within.length > 0 || writes.path.includes('$')) return unknown(`where "${words.join(' ')}" leads is not known`);
        folder = cleanPath(writes.path.startsWith('/') ? writes.path : `${folder}/${writes.path}`);
      }
      if (writes.kind === 'removal') {
        const gone = writes.paths.map((path) => locate(path, folder!));
        for (const path of gone) paths.delete(path);
        const own = gone.filter((path) => !PASSING.test(`${path}/`));
        if (own.length > 0) removals.push({ run, paths: own, isAlone: isLayout });
      }
      builds ||= isBuild(program!, rest);
      const ran = readNodeRun(program!, rest);
      if (isManager(program!) && ran.kind === 'install') {
        const target = ran.of.kind === 'folder' ? locate(ran.of.path, folder) : folder;
        const environment = command.assignments.find(({ name }) => name === 'NODE_ENV')?.value ?? run.environment.get('NODE_ENV')?.replace(/["']/g, '');
        installs.push({ folder: target, tool: program!, words: rest, environment });
      }
      prunes = isPrune(program!, rest) || (prunes && ran.kind !== 'install');
      adds ||= isManager(program!) && ran.kind === 'own' && writes.kind !== 'global' && rest.some((word) => ADDS.test(word));
      if (writes.kind !== 'files') continue;
      if (writes.paths.some((path) => /[$`~]/.test(path))) return unknown(`a path of "${words.join(' ')}" depends on a variable`);
      const own = writes.paths.map((path) => locate(path, folder!));
      if (program === 'ln' && own.length === 1) links.push({ run, path: own[0]!, isAlone: isLayout });
      for (const path of writes.inFolder ? [folder, ...own] : own) if (!PASSING.test(`${path}/`)) paths.add(path);
    }
  }
  return { packages: [...packages], paths: [...paths], globals, removals, links, builds, installs, adds, prunes };
} // prettier-ignore

function locate(path: string, folder: string): string {
  const plain = path.replace(/[^/]*[*?[].*$/, '');
  return cleanPath(plain.startsWith('/') ? plain : `${folder}/${plain}`);
}

/** `npm prune --omit=dev`, `pnpm prune --prod` (the reference of each). */
function isPrune(program: string, words: readonly string[]): boolean {
  if (program !== 'npm' && program !== 'pnpm') return false;
  return words.includes('prune') && words.some((word) => /^(?:--prod|--production|-P|--omit=dev)$/.test(word));
}

/** They put packages in by name, or take some out. */
const ADDS = /^(?:i|in|install|ci|add|link|ln|remove|rm|uninstall|un|unlink|update|up|upgrade|dedupe|import)$/;

function isManager(program: string): boolean {
  return program === 'npm' || program === 'yarn' || program === 'pnpm' || program === 'yarnpkg' || program === 'bun';
}

const BUILDS: ReadonlySet<string> = new Set([
  'npx',
  'bunx',
  'node',
  'tsc',
  'nest',
  'ng',
  'vite',
  'webpack',
  'next',
  'tsup',
  'esbuild',
]);

function isBuild(program: string, words: readonly string[]): boolean {
  if (BUILDS.has(program) || (program === 'bun' && (words[0] === 'build' || findBunSource(words) !== undefined)))
    return true;
  const run = isManager(program) ? readNodeRun(program, words) : undefined;
  return run?.kind === 'words' || (run?.kind === 'scripts' && !/test|lint|audit/.test(run.names[0]!));
}
