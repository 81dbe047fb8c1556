import { BUILD_TOOLS, type BuildTool, readBuildTool } from './build-tool-installs.ts';
import { type DependencyInstall, type UnclearInstall, unclearInstall as unclear } from './dependency-install.ts';
import { INSTALL_SYNTAX, type InstallTool, words } from './dependency-install-options.ts';
import { type Invocation, readInvocation } from './invocation.ts';
import { readPackageCommand } from './package-managers.ts';
import { readArguments } from '../shell/arguments.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

export type { DependencyInstall, UnclearInstall } from './dependency-install.ts';
export type { InstallTool } from './dependency-install-options.ts';

const PROGRAMS: ReadonlyMap<string, Exclude<InstallTool, 'pip'>> = new Map([
  ['npm', 'npm'],
  ['yarn', 'yarn'],
  ['yarnpkg', 'yarn'],
  ['pnpm', 'pnpm'],
  ['bun', 'bun'],
  ['poetry', 'poetry'],
  ['pipenv', 'pipenv'],
  ['uv', 'uv'],
  ['bundle', 'bundler'],
  ['bundler', 'bundler'],
  ['composer', 'composer'],
  ['composer.phar', 'composer'],
  ['go', 'go'],
  ['mvn', 'maven'],
  ['mvnw', 'maven'],
  ['gradle', 'gradle'],
  ['gradlew', 'gradle'],
  ['cargo', 'cargo'],
  ['dotnet', 'dotnet'],
  ['mix', 'mix'],
  ['sbt', 'sbt'],
]);

/** The install that a command is; `undefined` where it is none, or names the packages itself. */
export const readDependencyInstall: (command: Command) => DependencyInstall | UnclearInstall | undefined =
  memoize(readAfresh);

export function isUnclear(install: DependencyInstall | UnclearInstall): install is UnclearInstall {
  return 'unclear' in install;
}

function readAfresh(command: Command): DependencyInstall | UnclearInstall | undefined {
  const invocation = readInvocation(command);
  if (!invocation) return undefined;
  const tool = PROGRAMS.get(invocation.program);
  const install = tool ? readTool(tool, command) : readPip(command);
  if (!install || isUnclear(install)) return install;
  const { via, programWord } = invocation;
  const wrapper = via.find((name) => name !== 'time');
  if (wrapper !== undefined) return unclear(install.tool, command, `it is run by "${wrapper}"`);
  const isWrapper = /^\.\/(?:mvnw|gradlew)$/.test(programWord.value!);
  if (programWord.value!.includes('/') && !isWrapper && !/^\/(?:opt|usr)\//.test(programWord.value!))
    return unclear(install.tool, command, `"${programWord.value!}" may be a file of the project`);
  const redirection = command.redirections.find(({ target }) => target?.value !== '/dev/null' && target?.value !== '1');
  return redirection ? unclear(install.tool, command, 'its input or output is a file') : install;
}

function readTool(tool: Exclude<InstallTool, 'pip'>, command: Command): DependencyInstall | UnclearInstall | undefined {
  const invocation = readInvocation(command)!;
  return isBuildTool(tool) ? readBuildTool(tool, command, invocation) : readManager(tool, command, invocation);
}

function isBuildTool(tool: InstallTool): tool is BuildTool {
  return (BUILD_TOOLS as readonly InstallTool[]).includes(tool);
}

function readManager(
  tool: Exclude<InstallTool, 'pip' | BuildTool>,
  command: Command,
  { args, programWord }: Invocation,
): DependencyInstall | UnclearInstall | undefined {
  const { subcommands, plain, ...syntax } = INSTALL_SYNTAX[tool];
  const read = readArguments(args, syntax);
  const [first, ...others] = read.operands;
  const isLone = first === undefined && (tool === 'yarn' || tool === 'bundler') && read.unknown.length === 0;
  const isFocus = tool === 'yarn' && first?.value === 'workspaces' && others[0]?.value === 'focus';
  if (!isLone && !isFocus && (first?.value === undefined || !subcommands.includes(first.value))) return undefined;
  const rest = tool === 'go' || isFocus ? others.slice(1) : others;
  const step = tool === 'go' ? others[0]?.value : undefined;
  // What was fetched is held against `go.sum`; nothing else is read.
  if (tool === 'go' && step !== 'download' && step !== 'verify') return undefined;
  // What names packages asks for these, besides the manifest or in its place.
  if (rest.length > 0) return undefined;
  if (read.unknown.length > 0) return unclear(tool, command, `what "${read.unknown[0]!.text}" is depends on the run`);
  const options = new Map<string, string | undefined>();
  for (const { name, value, lacksValue } of read.options) {
    if (isLone && (name === '--version' || name === '-v' || name === '--help' || name === '-h')) return undefined;
    if (!plain.has(name)) {
      if (name === '-g' || name === '--global') return undefined;
      return unclear(tool, command, `"${name}" may name other files`);
    }
    if (lacksValue) return unclear(tool, command, `"${name}" stands without its value`);
    options.set(name, value);
  }
  const subcommand = isFocus ? 'workspaces focus' : step === undefined ? (first?.value ?? 'install') : `mod ${step}`;
  return { tool, command, subcommand, subcommandWord: first, programWord, options, lists: [] };
}

const PIP_PLAIN: ReadonlySet<string> = new Set(
  words(
    '-r --requirement -c --constraint --no-cache-dir --upgrade -U --no-deps -q --quiet -v --verbose -i --index-url --extra-index-url --trusted-host --timeout --default-timeout --retries --prefer-binary --no-compile --user --break-system-packages --disable-pip-version-check --root-user-action --no-warn-script-location --require-hashes --only-binary --no-binary --pre --no-input --progress-bar --force-reinstall -I --ignore-installed --no-build-isolation --use-pep517 --no-python-version-warning --no-warn-conflicts --upgrade-strategy --use-deprecated --use-feature --compile --no-use-pep517 --proxy --system',
  ),
);
/** A package by its name, with extras and versions; nothing that could be a path or an address. */
const NAMED = /^[A-Za-z0-9][\w.-]*(?:\[[\w,.-]*\])?(?:\s*(?:[<>=!~]=?|===)\s*[\w.*,<>=!~ +-]+)?$/;

function readPip(command: Command): DependencyInstall | UnclearInstall | undefined {
  const pip = readPackageCommand(command);
  if (pip?.manager !== 'pip' || pip.subcommand !== 'install') return undefined;
  const { options: read, operands, unknown, invocation } = pip;
  const isList = ({ name }: { readonly name: string }): boolean => /^(?:-r|--requirement|-c|--constraint)$/.test(name);
  const isEditable = read.some(({ name }) => name === '-e' || name === '--editable');
  const local = operands.find(({ value }) => value !== undefined && /^\.|\//.test(value) && !/^\w+:\/\//.test(value));
  if (isEditable || local)
    return { ...unclear('pip', command, `it installs ${local?.text ?? 'the project itself'}`), needsSources: true };
  if (!read.some(isList)) return undefined;
  if (unknown.length > 0) return unclear('pip', command, `what "${unknown[0]!.text}" is depends on the run`);
  const odd = operands.find(({ value }) => value === undefined || !NAMED.test(value));
  if (odd) return unclear('pip', command, `"${odd.text}" is no plain name of a package`);
  const options = new Map<string, string | undefined>();
  const lists: string[] = [];
  for (const option of read) {
    const { name, value } = option;
    if (!PIP_PLAIN.has(name)) return unclear('pip', command, `"${name}" may name other files`);
    if (!isList(option)) options.set(name, value);
    else if (value === undefined) return unclear('pip', command, 'the name of a list depends on the run');
    else lists.push(value);
  }
  const { subcommandWord } = pip;
  return { tool: 'pip', command, subcommand: 'install', subcommandWord, programWord: invocation.programWord, options, lists };
} // prettier-ignore
