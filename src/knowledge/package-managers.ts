import { type Invocation, readInvocation } from './invocation.ts';
import { type PackageManager, SYNTAX } from './package-manager-options.ts';
import { type Arguments, readArguments } from '../shell/arguments.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

export { PACKAGE_MANAGERS, type PackageManager } from './package-manager-options.ts';

/** A command of a package manager, its options and operands told apart. */
export interface PackageCommand extends Arguments {
  readonly manager: PackageManager;
  /** The program as named: `apt-get`, `aptitude`, `pip3`. */
  readonly program: string;
  readonly invocation: Invocation;
  readonly command: Command;
  /**
   * `install`, `add`, `update`, …; of pacman the long name of the operation: `sync`. `undefined` where it depends on the run,
   * or there is none.
   */
  readonly subcommand: string | undefined;
  readonly subcommandWord: Word | undefined;
}

const APT = /^(?:apt|apt-get|aptitude)$/;
const PIP = /^pip-?(?:\d(?:\.\d+)?)?$/;
/** Programs with one name only. */
const BY_PROGRAM: ReadonlyMap<string, PackageManager> = new Map([
  ['apk', 'apk'],
  ['yum', 'yum'],
  ['dnf', 'dnf'],
  ['dnf5', 'dnf'],
  ['microdnf', 'dnf'],
  ['tdnf', 'tdnf'],
  ['zypper', 'zypper'],
  ['pacman', 'pacman'],
  ['npm', 'npm'],
  ['yarn', 'yarn'],
  ['yarnpkg', 'yarn'],
  ['conda', 'conda'],
  ['mamba', 'mamba'],
  ['micromamba', 'micromamba'],
  ['composer', 'composer'],
  ['composer.phar', 'composer'],
  ['gem', 'gem'],
  ['bundle', 'bundle'],
  ['bundler', 'bundle'],
  ['pipenv', 'pipenv'],
  ['poetry', 'poetry'],
  ['uv', 'uv'],
  ['mvn', 'mvn'],
  ['mvnw', 'mvn'],
  ['go', 'go'],
  ['cargo', 'cargo'],
  ['pnpm', 'pnpm'],
  ['bun', 'bun'],
  ['bower', 'bower'],
  ['nvm', 'nvm'],
  ['pecl', 'pecl'],
  ['cpanm', 'cpanm'],
  ['luarocks', 'luarocks'],
  ['install2.r', 'install2.r'],
  ['gradle', 'gradle'],
  ['gradlew', 'gradle'],
  ['dotnet', 'dotnet'],
  ['cabal', 'cabal'],
  ['stack', 'stack'],
]);
const PYTHON = /^(?:python|pypy)(?:\d(?:\.\d+)*)?$/;

/** The package manager's command that a simple command runs, or `undefined`. Worked out once for each command. */
export const readPackageCommand: (command: Command) => PackageCommand | undefined = memoize(readAfresh);

function readAfresh(command: Command): PackageCommand | undefined {
  const invocation = readInvocation(command);
  if (!invocation) return undefined;
  const { program, args } = invocation;
  if (APT.test(program)) return toCommand('apt', program, args, invocation, command);
  const manager = BY_PROGRAM.get(program);
  if (manager) return toCommand(manager, program, args, invocation, command);
  if (PIP.test(program)) return toCommand('pip', program, args, invocation, command);
  if (!PYTHON.test(program)) return undefined;
  const module = args.findIndex((word) => word.value === '-m');
  const isPip =
    module !== -1 &&
    args[module + 1]?.value === 'pip' &&
    args.slice(0, module).every((word) => word.value?.startsWith('-'));
  return isPip ? toCommand('pip', 'pip', args.slice(module + 2), invocation, command) : undefined;
}

function toCommand(
  manager: PackageManager,
  program: string,
  args: readonly Word[],
  invocation: Invocation,
  command: Command,
): PackageCommand {
  const { options, operands, unknown } = readArguments(args, SYNTAX[manager]);
  if (manager === 'pacman') {
    const operation = options.find(({ name }) => OPERATIONS.has(name));
    const subcommand = operation && OPERATIONS.get(operation.name);
    return {
      manager,
      program,
      invocation,
      command,
      options,
      operands,
      unknown,
      subcommand,
      subcommandWord: operation?.word,
    };
  }
  const [first] = operands;
  // A word that depends on the run, before the subcommand, may be the subcommand itself.
  const isKnown =
    first?.value !== undefined && !unknown.some((word) => word.span.start < first.span.start && !isOptionLike(word));
  return {
    manager,
    program,
    invocation,
    command,
    options,
    operands: isKnown ? operands.slice(1) : operands,
    unknown,
    subcommand: isKnown ? first.value : undefined,
    subcommandWord: isKnown ? first : undefined,
  };
}

/** What pacman does is an option, not a word (pacman(8), "Operations"). */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['-D', 'database'],
  ['-F', 'files'],
  ['-Q', 'query'],
  ['-R', 'remove'],
  ['-S', 'sync'],
  ['-T', 'deptest'],
  ['-U', 'upgrade'],
  ['--database', 'database'],
  ['--files', 'files'],
  ['--query', 'query'],
  ['--remove', 'remove'],
  ['--sync', 'sync'],
  ['--deptest', 'deptest'],
  ['--upgrade', 'upgrade'],
]);

/** A variable that by its name holds options: `$APT_OPTS`, `${PIP_FLAGS}`. */
function isOptionLike(word: Word): boolean {
  return /^"?\$\{?\w*(?:OPT|FLAG|ARG)S?\w*\}?"?$/i.test(word.text);
}

/**
 * Whether a command whose subcommand is not known may be the one asked about: the word stands there, behind something
 * that depends on the run.
 */
export function mayBe(command: PackageCommand, subcommand: string): boolean {
  return command.subcommand === undefined && command.invocation.args.some(({ value }) => value === subcommand);
}

export function hasOption(command: Arguments, ...names: readonly string[]): boolean {
  return command.options.some((option) => names.includes(option.name));
}

/** The option by which a member of apt's family leaves out what is only recommended (apt-get(8), aptitude(8)). */
export function noRecommendsOption(program: string): string {
  return program === 'aptitude' ? '--without-recommends' : '--no-install-recommends';
}

/** The name of a package as an operand of apt gives it: without version, release or architecture. */
export function packageName(operand: string): string {
  return operand.replace(/[=/:].*$/, '').replace(/[+-]$/, (sign) => (operand.endsWith('++') ? sign : ''));
}
