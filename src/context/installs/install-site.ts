import type { BuildContext } from '../build-context.ts';
import { cleanPath, folderOf } from '../context-path.ts';
import { findContextPath } from '../copied-files.ts';
import { type Copy, readCopies } from '../copies.ts';
import { namesAt } from '../names-at.ts';
import type { InstallTrouble } from './install-files.ts';
import { manifestsOf, readInstall } from './read-install.ts';
import { workingDirBefore } from '../working-dir.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';

/** A file or folder of the context that an install reads, where it lies when the install runs. */
export interface PlacedFile {
  readonly contextPath: string;
  /** Absolute. */
  readonly imagePath: string;
  /** The COPY or ADD that brings it. */
  readonly by: Instruction;
}

/** What an install reads and writes of a project, in the image. */
export interface InstallSite {
  readonly kind: 'placed';
  readonly folder: string;
  /** The manifest first. */
  readonly files: readonly PlacedFile[];
  /** Absolute paths. */
  readonly fills: readonly string[];
  readonly doubts: readonly string[];
}

export interface UnplacedInstall {
  readonly kind: 'unplaced';
  readonly reason: InstallTrouble | 'unclear-copy' | 'changed-settings' | 'no-manifest';
  /** As a clause. */
  readonly because: string;
}

/** Where the RUN with an install stands. */
export interface InstallPlace {
  readonly file: Dockerfile;
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly context: BuildContext;
  /** That of the base image, where it is known. */
  readonly baseFolder: string | undefined;
}

/** Variables by which a tool is told to read, or to write, other files than those in its folder. */
const SETTINGS =
  /^(?:PIP_(?:CONFIG_FILE|CONSTRAINT|REQUIREMENT|FIND_LINKS|TARGET|PREFIX)|NPM_CONFIG_(?:USERCONFIG|GLOBALCONFIG|LOCAL_PREFIX)|YARN_RC_FILENAME|PIPENV_PIPFILE|UV_(?:CONFIG_FILE|PROJECT|FIND_LINKS|CONSTRAINT|OVERRIDE)|BUNDLE_(?:GEMFILE|PATH|APP_CONFIG|LOCAL__.*)|COMPOSER|COMPOSER_(?:VENDOR_DIR|BIN_DIR)|GOFLAGS|GOWORK|GOMODCACHE|GOENV|MAVEN_CONFIG|MAVEN_ARGS|MAVEN_(?:BASEDIR|PROJECTBASEDIR)|GRADLE_USER_HOME|CARGO_(?:HOME|BUILD_RUSTC\w*)|RUSTC(?:_\w+)?|RUSTUP_HOME|MIX_(?:EXS|DEPS_PATH|BUILD_PATH|BUILD_ROOT)|NUGET_(?:PACKAGES|\w*PATH)|RESTORE\w+|MSBUILD\w*|(?:DIRECTORY|CUSTOM(?:BEFORE|AFTER)|BASE(?:INTERMEDIATE)?OUTPUT|INTERMEDIATEOUTPUT)\w*|SBT_(?:IVY_HOME|\w*DIR)|COURSIER_\w+)$/i;

/** Options of Node.js, and of a JVM, by which it runs other files before each program. */
const LOADS: ReadonlyMap<string, RegExp> = new Map([
  ['NODE_OPTIONS', /-r\b|require|import|loader|\$/],
  ...['JAVA_TOOL_OPTIONS', '_JAVA_OPTIONS', 'JAVA_OPTS', 'MAVEN_OPTS', 'GRADLE_OPTS', 'SBT_OPTS', 'JVM_OPTS'].map(
    (name) => [name, /agent|classpath|-cp\b|@|\$|user\.(?:home|dir)|multiModule|(?:base|boot|ivy|home|dir)=/i] as const,
  ),
]);

/** Finds the files of an install where it runs, by what was copied before it. */
export function locateInstall(place: InstallPlace, install: DependencyInstall): InstallSite | UnplacedInstall {
  const { context } = place;
  const setting = findSetting(place, install);
  if (setting !== undefined) return unplaced('changed-settings', `${setting} is set`);
  const folder = workingDirBefore(place.file, place.stage, place.instruction, place.baseFolder);
  if (folder.kind === 'unknown') return unplaced('unclear-copy', folder.because);
  const copies = copiesBefore(place);
  const assumes = new Set(folder.assumes);
  const manifests: PlacedFile[] = [];
  const toPath = (name: string): string => cleanPath(name.startsWith('/') ? name : `${folder.text}/${name}`);
  for (const name of manifestsOf(install, (own) => namesAt(copies, context, toPath(own)))) {
    const imagePath = toPath(name);
    const found = findContextPath(copies, context, imagePath);
    if (!found) return unplaced('no-manifest', `no file of the build context is copied to ${imagePath}`);
    if (found.kind === 'unknown') return unplaced('unclear-copy', `${imagePath}: ${found.because}`);
    for (const argument of found.assumes) assumes.add(argument);
    manifests.push({ contextPath: found.contextPath, imagePath, by: found.instruction });
  }
  const known = readInstall(
    context,
    manifests.map(({ contextPath }) => contextPath),
    install,
  );
  if (known.kind === 'refused') return { ...known, kind: 'unplaced' };
  const toImage = (contextPath: string): string =>
    cleanPath(`${folderOf(manifests[0]!.imagePath)}/${stepsTo(folderOf(manifests[0]!.contextPath), contextPath)}`);
  const files = [...manifests];
  for (const contextPath of known.files) {
    if (manifests.some((manifest) => manifest.contextPath === contextPath)) continue;
    const imagePath = toImage(contextPath);
    const found = findContextPath(copies, context, imagePath);
    // What is not copied before it, the install has never seen.
    if (!found) continue;
    if (found.kind === 'unknown' || found.contextPath !== contextPath)
      return unplaced('unclear-copy', `what lies at ${imagePath} is not ${contextPath}`);
    for (const argument of found.assumes) assumes.add(argument);
    files.push({ contextPath, imagePath, by: found.instruction });
  }
  const kept = [...assumes].map((name) => `No build sets ${name} to anything but its default.`);
  return { kind: 'placed', folder: folder.text, files, fills: known.fills.map(toImage), doubts: [...known.doubts, ...kept] };
} // prettier-ignore

/** What was copied before an instruction, in its stage and in those that it starts from. */
export function copiesBefore({ file, stage, instruction, context, baseFolder }: InstallPlace): readonly Copy[] {
  const all = readCopies(file, stage, context, { baseWorkingDir: baseFolder });
  return all.filter((copy) => copy.instruction.start < instruction.start);
}

function findSetting({ stage, instruction }: InstallPlace, { command }: DependencyInstall): string | undefined {
  const earlier = lineageOf(stage)
    .flatMap(({ instructions }) => instructions)
    .filter(({ start }) => start < instruction.start);
  const variables = [...earlier.flatMap(({ content }) => readVariables(content)), ...command.assignments];
  return variables.find(({ name, value = '$' }) => SETTINGS.test(name) || LOADS.get(name)?.test(value) === true)?.name;
}

/** From one folder of the context to a path of it: `../x`. */
function stepsTo(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function unplaced(reason: UnplacedInstall['reason'], because: string): UnplacedInstall {
  return { kind: 'unplaced', reason, because };
}
