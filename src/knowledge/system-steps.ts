import { readInvocation } from './invocation.ts';
import { hasOption, type PackageCommand, type PackageManager, readPackageCommand } from './package-managers.ts';
import type { Command, Word } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** What is known of the words of a package manager of systems. */
interface Installer {
  readonly subcommands: ReadonlySet<string>;
  /** Options that name no file. */
  readonly options: ReadonlySet<string>;
  /** A package by its name: never a path, nor what a package manager takes for one. */
  readonly operand: RegExp;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const YUM: Installer = {
  subcommands: words('install update upgrade clean makecache remove erase autoremove groupinstall reinstall'),
  options: words(
    '-y --assumeyes -q --quiet -v --verbose --nodocs --setopt --enablerepo --disablerepo --nogpgcheck --best --nobest --allowerasing --skip-broken --refresh --releasever --noplugins',
  ),
  operand: /^@?[A-Za-z0-9][\w+.-]*$/,
};

/** By the manual pages that `package-manager-options` names, from memory. */
const INSTALLERS: Partial<Readonly<Record<PackageManager, Installer>>> = {
  apt: {
    subcommands: words(
      'update install upgrade dist-upgrade full-upgrade autoremove autoclean clean purge remove',
    ),
    options: words(
      '-y --yes --assume-yes -q --quiet -f --fix-broken -m --fix-missing --no-install-recommends --no-install-suggests --without-recommends --install-recommends --allow-unauthenticated --force-yes --purge --auto-remove --autoremove -o --option -t --target-release --default-release --allow-downgrades --allow-change-held-packages --only-upgrade --no-upgrade --reinstall --allow-releaseinfo-change -V -u --show-progress --allow-insecure-repositories',
    ),
    operand: /^[a-z0-9][a-z0-9+.-]*(?::[a-z0-9-]+)?(?:=[\w.+:~-]+\*?)?$/,
  },
  apk: {
    subcommands: words('update add upgrade del'),
    options: words(
      '--no-cache --update --update-cache -U --virtual -t -q --quiet --no-progress --progress --upgrade -u --latest -l --available -a --purge --rdepends --repository -X -v --verbose',
    ),
    operand: /^[.a-z0-9][\w+.-]*(?:@[\w-]+)?(?:[<>=~]+[\w.-]+)?$/i,
  },
  yum: YUM,
  dnf: YUM,
  zypper: {
    subcommands: words('install in update up patch refresh ref clean cc remove rm'),
    options: words(
      '-n --non-interactive -y --no-confirm --no-recommends --gpg-auto-import-keys -l --auto-agree-with-licenses -a --all --no-refresh -q --quiet --force-resolution --allow-unsigned-rpm',
    ),
    operand: /^[A-Za-z0-9][\w+.-]*$/,
  },
}; // prettier-ignore

/** Programs that say something, or nothing, and touch no file. */
const SILENT: ReadonlySet<string> = new Set(['true', ':', 'echo', 'set', 'printf']);
/** Variables that a command of these may be given. */
const SETTINGS = /^(?:DEBIAN_FRONTEND|DEBCONF_\w+|APT_LISTCHANGES_FRONTEND|ACCEPT_EULA|LC_ALL|LANG|TERM)$/;
/** What they leave behind. */
const LEFT_BEHIND =
  /^\/(?:var\/lib\/apt\/(?:lists\/?)?|var\/cache\/(?:apt|apk|yum|dnf|zypp|debconf|ldconfig|man)\/?|var\/cache\/?|var\/lib\/dpkg\/[\w-]*-old|usr\/share\/(?:doc|man|locale|info|lintian)\/?|var\/log\/(?:apt|dpkg\.log|yum\.log|dnf[\w.]*|alternatives\.log)\/?|root\/\.cache\/?|etc\/apk\/cache\/?)(?:\/[\w.*-]+)*$/;
/** They work on files of the system, and take no names of others in this form. */
const UPKEEP =
  /^(?:ldconfig|update-ca-certificates|mkdir -p(?: \/usr\/share\/man\/man\d)+|fc-cache -f(?:v| -v)?|dpkg --add-architecture [a-z0-9]+)$/;

/**
 * Whether a command does nothing but to install, update or remove packages of the system by name, and to clean up
 * behind that: it reads and writes files of the system alone, whatever folder it runs in.
 */
export const isSystemStep: (command: Command) => boolean = memoize((command) => {
  if (!isClosed(command)) return false;
  const invocation = readInvocation(command);
  if (!invocation) return false;
  if (invocation.via.some((name) => name !== 'sudo')) return false;
  const { program, args } = invocation;
  if (SILENT.has(program)) return true;
  const packages = readPackageCommand(command);
  const installer = packages && INSTALLERS[packages.manager];
  if (installer) return isPlainInstall(packages, installer);
  const values = args.map(({ value }) => value!);
  if (program === 'rm') return isCleanup(values);
  return UPKEEP.test([program, ...values].join(' '));
});

/** Whether a command works on packages of the system or on what they left behind, as against one that only says something. */
export function worksOnPackages(command: Command): boolean {
  return isSystemStep(command) && !SILENT.has(readInvocation(command)!.program);
}

/** Whether a command installs or updates packages of the system, whatever else it reads. */
export function installsSystemPackages(command: Command): boolean {
  const packages = readPackageCommand(command);
  return packages !== undefined && packages.manager in INSTALLERS && INSTALLS.has(packages.subcommand ?? '');
}

const INSTALLS = words('install add upgrade dist-upgrade full-upgrade update in up groupinstall patch');

/**
 * Whether a text has the loader look for libraries in further folders: every package with a library has ldconfig write
 * down what lies there at that moment (ldconfig(8)).
 */
export function changesLoader(text: string): boolean {
  return text.includes('ld.so.conf');
}

/** No word of it depends on the run or on the files of a folder, and no file is read or written by it. */
export function isClosed({ words: all, assignments, redirections }: Command): boolean {
  if (all.some(({ value, isPattern, text }) => value === undefined || (isPattern && !/^["']?\//.test(text)))) return false;
  if (assignments.some(({ name, value }) => value === undefined || !SETTINGS.test(name))) return false;
  return redirections.every(({ target }) => target?.value === '/dev/null' || /^[12]$/.test(target?.value ?? ''));
} // prettier-ignore

function isPlainInstall(packages: PackageCommand, { subcommands, options, operand }: Installer): boolean {
  if (packages.unknown.length > 0 || !subcommands.has(packages.subcommand ?? '')) return false;
  if (packages.options.some(({ name, value, lacksValue }) => !options.has(name) || lacksValue || isPath(value)))
    return false;
  if (packages.operands.some((word) => !isName(word, operand))) return false;
  // Without a name it would ask what is in the folder.
  return packages.manager !== 'apk' || packages.subcommand !== 'add' || packages.operands.length > 0;
}

/** An address is no path. */
function isPath(value: string | undefined): boolean {
  return value !== undefined && value.includes('/') && !/^https?:\/\//.test(value);
}

function isName({ value, isPattern }: Word, operand: RegExp): boolean {
  return value !== undefined && !isPattern && operand.test(value) && !/\.(?:apk|deb|rpm)$/.test(value);
}

function isCleanup(values: readonly string[]): boolean {
  const paths = values.filter((value) => !/^-[rfv]+$/.test(value));
  return paths.length > 0 && paths.every((path) => LEFT_BEHIND.test(path) && !path.includes('..'));
}

/** A package of a language, by its name and version alone. */
const NAMED = /^(?:@[\w.-]+\/)?[A-Za-z0-9][\w.-]*(?:\[[\w,.-]*\])?(?:(?:@|[<>=!~]=?|==)[\w.^~*-]+)?$/;

/**
 * Whether a command sets up a tool of a language by name, for all projects alike: `pip install --upgrade pip`,
 * `npm install -g pnpm`, `corepack enable`. It reads nothing of the folder that it runs in.
 */
export function isToolStep(command: Command): boolean {
  if (!isClosed(command)) return false;
  const invocation = readInvocation(command);
  if (!invocation || invocation.via.length > 0) return false;
  const values = invocation.args.map(({ value }) => value!);
  const [first, ...rest] = values.filter((value) => !value.startsWith('-'));
  const packages = readPackageCommand(command);
  if (packages?.manager === 'pip') {
    const isOther = packages.options.some(({ name, value }) => !PIP_OPTIONS.has(name) || isPath(value));
    return packages.subcommand === 'install' && !isOther && areNamed(packages.operands.map(({ value }) => value!));
  }
  if (packages?.manager === 'npm') {
    if (packages.subcommand === 'cache') return rest.join(' ') === 'clean';
    const isGlobal = hasOption(packages, '-g', '--global') && !hasOption(packages, '--prefix', '-C');
    return isGlobal && /^(?:i|install|add)$/.test(first ?? '') && areNamed(rest);
  }
  if (packages?.manager === 'yarn') return values.join(' ') === 'cache clean';
  if (invocation.program === 'gem') return first === 'install' && areNamed(gemNames(values.slice(1)));
  if (invocation.program === 'mix') return /^local\.(?:hex|rebar)(?: --(?:force|if-missing))*$/.test(values.join(' '));
  if (invocation.program === 'corepack') return values.join(' ') === 'enable' || isPrepared(values);
  return invocation.program === 'composer' && /^(?:clear-cache|clearcache)$/.test(first ?? '') && rest.length === 0;
}

const PIP_OPTIONS = words(
  '--upgrade -U --no-cache-dir -q --quiet --user --break-system-packages --disable-pip-version-check --root-user-action --no-input --pre --prefer-binary --timeout --default-timeout --retries -i --index-url --extra-index-url --trusted-host --no-warn-script-location',
);

function areNamed(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => NAMED.test(name) && !/\.(?:whl|tgz|gz|zip)$/.test(name));
}

function gemNames(values: readonly string[]): readonly string[] {
  return values.filter((value, i) => !/^(?:-v|--version|--no-document|--no-doc|-N)$/.test(value) && !/^(?:-v|--version)$/.test(values[i - 1] ?? '')); // prettier-ignore
}

function isPrepared(values: readonly string[]): boolean {
  return /^prepare (?:yarn|pnpm|npm)@[\w.^~-]+(?: --activate)?$/.test(values.join(' '));
}
