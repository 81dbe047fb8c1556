import { type Invocation, readInvocation } from './invocation.ts';
import { type Arguments, type OptionSyntax, readArguments } from '../shell/arguments.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

export const PACKAGE_MANAGERS = ['apt', 'apk', 'pip', 'yum', 'dnf', 'zypper', 'npm', 'yarn'] as const;
export type PackageManager = (typeof PACKAGE_MANAGERS)[number];

/** A command of a package manager, its options and operands told apart. */
export interface PackageCommand extends Arguments {
  readonly manager: PackageManager;
  /** The program as named: `apt-get`, `aptitude`, `pip3`. */
  readonly program: string;
  readonly invocation: Invocation;
  readonly command: Command;
  /** `install`, `add`, `update`, …; `undefined` where it depends on the run, or there is none. */
  readonly subcommand: string | undefined;
  readonly subcommandWord: Word | undefined;
}

interface ManagerSyntax extends OptionSyntax {
  readonly source: string;
}

const YUM_OPTIONS: OptionSyntax = {
  shortWithValue: 'cdexR',
  longWithValue: [
    '--config',
    '--exclude',
    '--excludepkgs',
    '--enablerepo',
    '--disablerepo',
    '--repo',
    '--repoid',
    '--releasever',
    '--setopt',
    '--installroot',
    '--forcearch',
    '--disableplugin',
    '--enableplugin',
    '--downloaddir',
    '--destdir',
    '--color',
    '--comment',
  ],
};

/** Options with a value, by manager. */
const SYNTAX: Readonly<Record<PackageManager, ManagerSyntax>> = {
  apt: {
    source:
      'apt-get(8), apt(8) of apt 2.6 and aptitude(8) of aptitude 0.8.13, Debian 12, yet to be checked against them',
    shortWithValue: 'octaP',
    longWithValue: [
      '--option',
      '--config-file',
      '--target-release',
      '--default-release',
      '--host-architecture',
      '--build-profiles',
      '--solver',
    ],
  },
  apk: {
    source: 'apk(8), apk-add(8) of apk-tools 2.14, Alpine 3.20, yet to be checked against them',
    shortWithValue: 'Xpt',
    longWithValue: [
      '--repository',
      '--root',
      '--virtual',
      '--repositories-file',
      '--keys-dir',
      '--cache-dir',
      '--cache-max-age',
      '--wait',
      '--arch',
      '--progress-fd',
      '--timeout',
    ],
  },
  pip: {
    source: 'pip install --help of pip 9.0, 20.0 and 24.3, yet to be checked against them',
    shortWithValue: 'rcetifdbC',
    longWithValue: [
      '--requirement',
      '--constraint',
      '--editable',
      '--target',
      '--index-url',
      '--pypi-url',
      '--extra-index-url',
      '--find-links',
      '--build',
      '--src',
      '--source',
      '--source-dir',
      '--root',
      '--prefix',
      '--platform',
      '--python-version',
      '--implementation',
      '--abi',
      '--upgrade-strategy',
      '--install-option',
      '--global-option',
      '--build-option',
      '--config-settings',
      '--no-binary',
      '--only-binary',
      '--log',
      '--log-file',
      '--proxy',
      '--retries',
      '--timeout',
      '--default-timeout',
      '--exists-action',
      '--trusted-host',
      '--cert',
      '--client-cert',
      '--cache-dir',
      '--report',
      '--progress-bar',
      '--python',
      '--keyring-provider',
      '--use-feature',
      '--use-deprecated',
      '--root-user-action',
      '--group',
    ],
  },
  yum: { source: 'yum(8) of yum 3.4.3, CentOS 7, yet to be checked against it', ...YUM_OPTIONS },
  dnf: { source: 'dnf(8) of dnf 4.14, microdnf(8) 3.9, yet to be checked against them', ...YUM_OPTIONS },
  zypper: {
    source: 'zypper(8) 1.14, yet to be checked against it',
    shortWithValue: 'cRrtpDC',
    longWithValue: [
      '--config',
      '--root',
      '--repo',
      '--type',
      '--plus-repo',
      '--plus-content',
      '--from',
      '--reposd-dir',
    ],
  },
  npm: {
    source: 'npm help config of npm 10, yet to be checked against it',
    shortWithValue: 'Cw',
    longWithValue: ['--prefix', '--registry', '--cache', '--workspace', '--omit', '--include', '--loglevel', '--tag'],
  },
  yarn: {
    source: 'yarn install --help of Yarn 1.22, yet to be checked against it',
    shortWithValue: '',
    longWithValue: [
      '--cwd',
      '--cache-folder',
      '--modules-folder',
      '--registry',
      '--network-timeout',
      '--network-concurrency',
      '--mutex',
      '--use-yarnrc',
      '--global-folder',
      '--prefix',
      '--preferred-cache-folder',
    ],
  },
};

const APT = /^(?:apt|apt-get|aptitude)$/;
const PIP = /^pip-?(?:\d(?:\.\d+)?)?$/;
/** Programs with one name only. */
const BY_PROGRAM: ReadonlyMap<string, PackageManager> = new Map([
  ['apk', 'apk'],
  ['yum', 'yum'],
  ['dnf', 'dnf'],
  ['microdnf', 'dnf'],
  ['zypper', 'zypper'],
  ['npm', 'npm'],
  ['yarn', 'yarn'],
  ['yarnpkg', 'yarn'],
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
