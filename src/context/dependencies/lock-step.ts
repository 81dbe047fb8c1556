import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath } from '../context-path.ts';
import { entriesOf, fieldOf } from './fields.ts';
import { findEntry, readIndented } from './indented-text.ts';
import { readJson } from './json.ts';
import { type PackageJson, readPackageJson } from './package-json.ts';
import { isOfYarn1 } from './yarn-lock.ts';
import { findWorkspaces } from '../installs/workspaces.ts';

/** Whether a lock file says of every dependency of a project what its manifest says. */
export type LockStep =
  | {
      readonly kind: 'in-step';
      /** `npm 2`, `npm 3`, `yarn 1`, `yarn 2` (and later). */
      readonly format: 'npm 2' | 'npm 3' | 'yarn 1' | 'yarn 2';
    }
  | { readonly kind: 'out-of-step' | 'unread'; readonly because: string };

/** Holds a lock file against the `package.json` beside it, and against those of its workspaces. @param path of the lock file */
export function readLockStep(context: BuildContext, path: string): LockStep {
  const folder = folderOf(path);
  const text = context.readText(path);
  const own = readManifest(context, joinPath(folder, 'package.json'));
  if (text === undefined || !own) return unread(`${path}, or the package.json beside it, could not be read`);
  const packages = findWorkspaces(context, folder, own.manifest.workspaces);
  if (!packages) return unread('which packages the workspace has is not clear');
  const projects: Project[] = [{ folder: '', ...own }];
  for (const each of packages) {
    const read = readManifest(context, each);
    if (!read) return unread(`${each} could not be read`);
    projects.push({ folder: folderOf(each).slice(folder === '' ? 0 : folder.length + 1), ...read });
  }
  return path.endsWith('yarn.lock') ? readYarn(text, path, projects) : readNpm(text, path, projects);
}

interface Project {
  /** Relative to the folder of the lock file. */
  readonly folder: string;
  readonly manifest: PackageJson;
  readonly json: unknown;
}

function readManifest(context: BuildContext, path: string): Omit<Project, 'folder'> | undefined {
  const text = context.readText(path);
  const manifest = text === undefined ? undefined : readPackageJson(text);
  return manifest && { manifest, json: readJson(text!) };
}

const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** Since format 2 it repeats what the manifest of each project says (npm's documentation of package-lock.json). */
function readNpm(text: string, path: string, projects: readonly Project[]): LockStep {
  const lock = readJson(text);
  const format = fieldOf(lock, 'lockfileVersion');
  if (format !== 2 && format !== 3) return unread(`${path} is of a format that does not repeat the ranges of package.json`);
  const packages = fieldOf(lock, 'packages');
  for (const { folder, json } of projects) {
    const entry = fieldOf(packages, folder);
    if (entry === undefined) return out(`${path} does not know ${folder || 'the project'}`);
    for (const field of FIELDS) {
      const difference = findDifference(rangesOf(json, field), rangesOf(entry, field));
      if (difference !== undefined) return out(`${path} has another range of ${difference} than package.json, or none`);
      for (const [name] of field === 'peerDependencies' ? [] : rangesOf(json, field)) {
        const isLocked = [joinPath(folder, `node_modules/${name}`), `node_modules/${name}`].some((key) => fieldOf(packages, key) !== undefined);
        if (!isLocked) return out(`${path} does not lock ${name}`);
      }
    }
  }
  const odd = entriesOf(packages).find(([key]) => !key.includes('node_modules/') && !projects.some(({ folder }) => folder === key));
  if (odd) return unread(`${path} has a package in ${odd[0].slice(0, 80)}, which is no part of a workspace`);
  return { kind: 'in-step', format: format === 2 ? 'npm 2' : 'npm 3' };
} // prettier-ignore

/** What is optional may stand among the others as well. */
function rangesOf(json: unknown, field: (typeof FIELDS)[number]): ReadonlyMap<string, unknown> {
  const optional = fieldOf(json, 'optionalDependencies');
  const entries = entriesOf(fieldOf(json, field));
  return new Map(
    field === 'dependencies' ? entries.filter(([name]) => fieldOf(optional, name) === undefined) : entries,
  );
}

function findDifference(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string | undefined {
  return [...one.keys(), ...other.keys()].find((name) => one.get(name) !== other.get(name));
}

/** Each range that a manifest asks for is a key of it. */
function readYarn(text: string, path: string, projects: readonly Project[]): LockStep {
  const entries = readIndented(text);
  if (!entries) return unread(`${path} is not written as Yarn writes it`);
  const isModern = findEntry(entries, '__metadata') !== undefined;
  if (!isModern && !isOfYarn1(text)) return unread(`${path} does not say its format`);
  const keys = new Set(entries.flatMap(({ key }) => key.split(', ')));
  const own = new Set(projects.flatMap(({ manifest }) => manifest.name ?? []));
  for (const { manifest, json } of projects) {
    if (fieldOf(json, 'resolutions') !== undefined) return unread('"resolutions" put other ranges in the place of some');
    for (const [name, range] of [...manifest.needs, ...manifest.devNeeds]) {
      if (own.has(name)) continue;
      if (/^(?:file|link|portal|patch|exec):/.test(range)) return unread(`${name} is a folder or file of the project`);
      if (!keys.has(`${name}@${range}`) && !keys.has(`${name}@npm:${range}`)) return out(`${path} does not lock ${name} in the range of package.json`);
    }
  }
  return { kind: 'in-step', format: isModern ? 'yarn 2' : 'yarn 1' };
} // prettier-ignore

function unread(because: string): LockStep {
  return { kind: 'unread', because };
}

function out(because: string): LockStep {
  return { kind: 'out-of-step', because };
}
