import type { StageWrites } from './stage-writes.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { compiledExtensions } from './php-step.ts';
import type { BuildContext } from '../context/build-context.ts';
import { baseName } from '../context/context-path.ts';
import type { CopiedFile } from '../context/copied-files.ts';
import { entriesOf, fieldOf, fieldsOf, listOf, stringOf } from '../context/dependencies/fields.ts';
import { readJson } from '../context/dependencies/json.ts';
import { readDependencies } from '../context/dependencies/read-dependencies.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { listFor } from '../knowledge/images/native.ts';
import { COMPOSER_SCRIPT, NODE_USERS } from '../knowledge/php.ts';

export interface PhpObstacle {
  readonly kind: 'unread-manifest' | 'unknown-step' | 'native-package';
  readonly instruction: Instruction;
  /** A clause. */
  readonly because: string;
}

/** What extensions need of the system where no package of headers tells; by package, with the extension. */
export type ExtensionNeeds = ReadonlyMap<string, string>;

/**
 * The libraries of extensions whose headers came along with another package; or an extension of which nothing is known. All else
 * is linked with what the image has, or with what goes with the headers that are installed by name.
 */
export function findExtensionNeeds(
  { commands, packages }: StageWrites,
  catalogue: Catalogue,
  suite: string,
): ExtensionNeeds | PhpObstacle {
  const needs = new Map<string, string>();
  for (const { command, instruction } of commands) {
    for (const { name, isPecl } of compiledExtensions(command)) {
      const known = catalogue.needsToBuild('php', name);
      if (!known && isPecl)
        return { kind: 'native-package', instruction, because: `what the extension ${name} puts where, and needs, is not known` }; // prettier-ignore
      const headers = known ? (listFor(known.debianBuild, suite) ?? []).filter((one) => useOfPackage(one) === 'headers') : []; // prettier-ignore
      if (headers.length === 0 || headers.some((one) => packages.includes(one) || packages.includes(one.replace(/\d*-dev$/, '-dev')))) continue; // prettier-ignore
      const libraries = listFor(known!.debianRuntime, suite);
      if (!libraries)
        return {
          kind: 'native-package',
          instruction,
          because: `which libraries ${name} needs on ${suite} is not known`,
        };
      for (const library of libraries) needs.set(library, name);
    }
  }
  return needs;
}

/** A script of Composer's that does more than is known, or a folder of packages that lies elsewhere. @param copied what the stage copies */
export function findComposerObstacle(
  { commands }: StageWrites,
  copied: readonly CopiedFile[],
  context: BuildContext,
): PhpObstacle | undefined {
  const installs = commands.filter(({ command }) => isComposer(readInvocation(command)?.program));
  const [first] = installs;
  if (!first) return undefined;
  const { instruction } = first;
  const manifests = copied.flatMap((file) => (file.kind === 'file' && baseName(file.imagePath) === 'composer.json' ? [file.contextPath] : [])); // prettier-ignore
  for (const path of new Set(manifests)) {
    const json = readJson(context.readText(path) ?? '');
    if (fieldsOf(json) !== json) return { kind: 'unread-manifest', instruction, because: `${path} could not be read` };
    const config = fieldOf(json, 'config');
    const folder = ['vendor-dir', 'bin-dir', 'data-dir', 'home'].find((name) => /^(?:\/|\.\.|~|\$)/.test(stringOf(fieldOf(config, name)) ?? '')); // prettier-ignore
    if (folder !== undefined) return { kind: 'unread-manifest', instruction, because: `${path} sets ${folder} to a folder elsewhere` }; // prettier-ignore
    if (installs.every(({ command }) => command.words.some(({ text }) => text === '--no-scripts'))) continue;
    const strange = findScript(json);
    if (strange !== undefined) return { kind: 'unknown-step', instruction, because: `what the script "${strange}" of ${path} does is not known` }; // prettier-ignore
  }
  return manifests.length === 0 ? { kind: 'unread-manifest', instruction, because: 'no composer.json is copied' } : undefined; // prettier-ignore
}

function isComposer(program: string | undefined): boolean {
  return program === 'composer' || program === 'composer.phar';
}

/** The event of a script that is not known; Composer runs those of an install by themselves (getcomposer.org, "Scripts"). */
function findScript(json: unknown): string | undefined {
  const scripts = fieldOf(json, 'scripts');
  for (const [name, value] of entriesOf(scripts)) {
    if (!/^(?:pre|post|init|command)-|^auto-scripts$/.test(name)) continue;
    const lines = [...listOf(value).map(stringOf), stringOf(value)].filter((line) => line !== undefined);
    const entries = name === 'auto-scripts' ? entriesOf(value).map(([line]) => `bin/console ${line.replace(/ %.*$/, '')}`) : []; // prettier-ignore
    if ([...lines, ...entries].some((line) => !COMPOSER_SCRIPT.test(line) && !/^(?:Illuminate|Symfony)\\/.test(line))) return name; // prettier-ignore
  }
  return undefined;
}

/** What of the project may start Node.js when it runs, as a clause. */
export function findPhpNodeUse(context: BuildContext): string | undefined {
  const lock = context.list().find((path) => baseName(path) === 'composer.lock');
  const manifest = lock ?? context.list().find((path) => baseName(path) === 'composer.json');
  if (manifest === undefined) return undefined;
  const reading = readDependencies(context, 'php', manifest);
  if (reading.kind === 'unread') return `${manifest} could not be read`;
  const user = reading.packages.find(({ name }) => NODE_USERS.has(name));
  return user && `${user.name} starts it (${manifest})`;
}
