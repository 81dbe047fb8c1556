import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath, readContextPath } from '../context-path.ts';
import { entriesOf, fieldOf, type Fields, listOf, stringOf, stringsOf } from '../dependencies/fields.ts';
import { readToml } from '../dependencies/toml.ts';
import { findAbove, type InstallFiles, type RefusedInstall, refuseInstall } from './install-files.ts';
import { findWorkspaces } from './workspaces.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';

/** Beside the manifest of a workspace. */
const COMPANIONS = ['Cargo.lock', '.cargo/config.toml', '.cargo/config', 'rust-toolchain', 'rust-toolchain.toml'];
/** Targets that Cargo looks for in the sources where the manifest names them without a path. */
const LISTED = ['bin', 'example', 'test', 'bench'];

/**
 * What `cargo fetch` reads: the manifests of the workspace, the lock file and settings. Cargo reads no source for it, but
 * it does not take a manifest without a target: one has to be there as a file, or be named with its path
 * (doc.rust-lang.org/cargo/reference/cargo-targets.html; cargo issues 2518 and 5098).
 * @param path of the `Cargo.toml`
 */
export function readCargoInstall(context: BuildContext, path: string, { options }: DependencyInstall): InstallFiles {
  const folder = folderOf(path);
  const root = readManifest(context, path);
  if (!root) return refuseInstall('unread-manifest', `${path} could not be read`);
  const above = findAbove(context, folder, ['Cargo.toml', '.cargo/config.toml', '.cargo/config']);
  if (above !== undefined)
    return refuseInstall('local-dependency', `${path} may be a part of a workspace, by ${above}`);
  const members = findMembers(context, folder, root);
  if (!members) return refuseInstall('unread-manifest', `which packages the workspace of ${path} has is not clear`);
  const manifests = [path, ...members];
  const files = new Set(manifests);
  for (const manifest of manifests) {
    const toml = manifest === path ? root : readManifest(context, manifest);
    if (!toml) return refuseInstall('unread-manifest', `${manifest} could not be read`);
    const trouble = findTargetTrouble(toml, manifest) ?? findLocal(toml, manifest, files);
    if (trouble) return trouble;
  }
  for (const name of COMPANIONS) if (context.has(joinPath(folder, name))) files.add(joinPath(folder, name));
  const settings = COMPANIONS.slice(1).map((name) => context.readText(joinPath(folder, name)) ?? '');
  if (settings.some((text) => /^\s*(?:directory|local-registry|paths|path|include|rustc\S*)\s*=/m.test(text)))
    return refuseInstall('local-dependency', 'the settings of Cargo name files of the project');
  const isLocked = options.has('--locked') || options.has('--frozen');
  const writesLock = !isLocked && context.has(joinPath(folder, 'Cargo.lock'));
  const doubts = !writesLock ? [] : ['Cargo.lock is in step with the manifests, so that Cargo does not write it anew.'];
  return { kind: 'known', files: [...files].sort(), fills: [], doubts };
}

function readManifest(context: BuildContext, path: string): Fields | undefined {
  const text = context.readText(path);
  return text === undefined ? undefined : readToml(text);
}

/** Those of `members`, by names and stars; a path that is a dependency of one is a member as well. */
function findMembers(context: BuildContext, folder: string, root: Fields): readonly string[] | undefined {
  const workspace = fieldOf(root, 'workspace');
  if (workspace === undefined) return [];
  const patterns = [...stringsOf(fieldOf(workspace, 'members'))].filter((pattern) => pattern !== '.');
  const excluded = stringsOf(fieldOf(workspace, 'exclude')).map((pattern) => `!${pattern}`);
  return findWorkspaces(context, folder, [...patterns, ...excluded], 'Cargo.toml');
}

function findTargetTrouble(toml: Fields, path: string): RefusedInstall | undefined {
  if (fieldOf(toml, 'package') === undefined) return undefined;
  const lib = fieldOf(toml, 'lib');
  const listed = LISTED.flatMap((kind) => listOf(fieldOf(toml, kind)));
  const paths = [...(lib === undefined ? [] : [lib]), ...listOf(fieldOf(toml, 'bin'))].filter(hasPath);
  if (paths.length === 0)
    return refuseInstall('needs-sources', `${path} names no target with its path, so Cargo wants to see src/main.rs or src/lib.rs`); // prettier-ignore
  const own = fieldOf(toml, 'package');
  const started = stringOf(fieldOf(own, 'default-run'));
  if (
    started !== undefined &&
    !listOf(fieldOf(toml, 'bin')).some((bin) => hasPath(bin) && fieldOf(bin, 'name') === started)
  )
    return refuseInstall('needs-sources', `Cargo looks for the program ${started} of ${path} in its sources`);
  // It is told of a library that only a build script can link; a script that is not named is known by its file.
  if (fieldOf(own, 'links') !== undefined && stringOf(fieldOf(own, 'build')) === undefined)
    return refuseInstall('needs-sources', `Cargo looks for the build script of ${path}`);
  const searched = [...(lib === undefined ? [] : [lib]), ...listed].find((target) => !hasPath(target));
  return searched === undefined
    ? undefined
    : refuseInstall('needs-sources', `Cargo looks for the file of a target of ${path} that is named without its path`);
}

function hasPath(target: unknown): boolean {
  return stringOf(fieldOf(target, 'path')) !== undefined;
}

/** A dependency that is a folder; one that is a member of the workspace is copied with it. */
function findLocal(toml: Fields, path: string, known: ReadonlySet<string>): RefusedInstall | undefined {
  const tables = [toml, fieldOf(toml, 'workspace'), ...entriesOf(fieldOf(toml, 'target')).map(([, each]) => each)];
  const lists = tables.flatMap((table) => ['dependencies', 'dev-dependencies', 'build-dependencies'].map((name) => fieldOf(table, name))); // prettier-ignore
  const patches = [...entriesOf(fieldOf(toml, 'patch')).map(([, each]) => each), fieldOf(toml, 'replace')];
  for (const list of [...lists, ...patches]) {
    for (const [name, dependency] of entriesOf(list)) {
      const local = stringOf(fieldOf(dependency, 'path'));
      if (local === undefined) continue;
      const manifest = readContextPath(joinPath(folderOf(path), `${local}/Cargo.toml`));
      if (manifest === undefined || !known.has(manifest))
        return refuseInstall('local-dependency', `${path} takes ${name} out of the folder ${local}`);
    }
  }
  return undefined;
}
