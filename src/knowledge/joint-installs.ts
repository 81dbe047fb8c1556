import type { PackageCommand, PackageManager } from './package-managers.ts';
import type { Option } from '../shell/arguments.ts';

/**
 * The package managers of systems, with what installs by name. pip is none of them: what it installs depends on the order. Nor is yum:
 * where one of several packages is not to be had, it installs the others and says that all went well (yum 3.4.3).
 */
const INSTALLS: Partial<Readonly<Record<PackageManager, RegExp>>> = {
  apt: /^install$/,
  apk: /^add$/,
  dnf: /^install$/,
  zypper: /^(?:in|install)$/,
};

export const JOINT_MANAGERS = Object.keys(INSTALLS) as PackageManager[];

/** Whether a command installs packages of the system by name. */
export function isNamedInstall({ manager, subcommand, operands, unknown }: PackageCommand): boolean {
  const isInstall = subcommand !== undefined && INSTALLS[manager]?.test(subcommand) === true;
  return isInstall && operands.length + unknown.length > 0;
}

/** A minus at its end would remove a package (apt-get(8)), and a plus does so for aptitude's opposite. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9@._+:=~-]*$/;

/** A sign at its end says what else than to install is to be done, or makes a pattern of it; `g++` is a name. */
function isSigned(value: string): boolean {
  return /-$|(?:^|[^+])\+$|\+{3,}$|~$|^~/.test(value);
}

/** Whether all packages of an install are plain names with nothing between them, so that their order does not matter to what they are. */
export function isListOfNames({ operands, unknown, command }: PackageCommand): boolean {
  const at = command.words.indexOf(operands[0]!);
  const isTogether = operands.every((operand, i) => command.words[at + i] === operand);
  return (
    isTogether &&
    unknown.length === 0 &&
    operands.every(
      ({ value, text }) =>
        value === text && PLAIN_NAME.test(value) && !isSigned(value) && !/\.(?:deb|rpm|apk)$/.test(value),
    )
  );
}

/**
 * Packages that change what a later install finds, or how it works: sources, keys, certificates, transports and plug-ins (trap B15).
 * By their names in Debian, Fedora, CentOS and openSUSE.
 */
const PREPARES =
  /-release|release-|-repos?(?:$|[-\d])|-repositor(?:y|ies)(?:$|-)|^rpmfusion|copr|-keyring|-archive|apt-config|^apt(?:itude)?(?:$|-transport)|^ca-certificates|^gnupg|^gpg|^dirmngr|^openssl$|^yum(?:$|-plugin|-utils|-conf|-priorities|-versionlock)|^dnf(?:$|-)|^libdnf|^zypper|^libzypp|^rpm$|^dpkg|^debconf|^eatmydata|^python3?-(?:dnf|apt)|^scl|fastestmirror|deltarpm|^apk-tools|^alpine-keys|software-properties/;

/** Why two installs, one right behind the other, may not be one. */
export type ApartReason = 'options-differ' | 'prepares' | 'unknown-words';

/** @returns `undefined` where nothing speaks against it; else the reason, with a clause */
export function findApartReason(
  first: PackageCommand,
  second: PackageCommand,
): { readonly reason: ApartReason; readonly detail: string } | undefined {
  const unknown = [...first.unknown, ...second.unknown][0];
  if (unknown) return { reason: 'unknown-words', detail: unknown.text };
  const isSame = describe(first) === describe(second);
  if (!isSame) return { reason: 'options-differ', detail: `"${describe(first)}" and "${describe(second)}"` };
  const virtual = first.options.find(
    ({ name, lacksValue }) => lacksValue || (first.manager === 'apk' && /^(?:-t|--virtual)$/.test(name)),
  );
  if (virtual)
    return { reason: 'options-differ', detail: `${virtual.word.text} gives what one of them installs a name` };
  const odd = [...first.operands, ...second.operands].find(
    ({ value }) =>
      value === undefined ||
      !/^[A-Za-z0-9@._+:=~<>-]+$/.test(value) ||
      isSigned(value) ||
      (first.manager !== 'apk' && /^[^=]*~/.test(value)) ||
      /\.(?:deb|rpm|apk)$/.test(value),
  );
  if (odd) return { reason: 'unknown-words', detail: `${odd.text} is no plain name` };
  const preparing = first.operands.find(({ value }) => PREPARES.test(value!));
  return preparing && { reason: 'prepares', detail: preparing.text };
}

/** Program, right and options, in one order. */
function describe({ program, invocation, subcommand, options, command }: PackageCommand): string {
  const own = options.map((option) => textOf(option)).sort();
  const assignments = command.assignments.map(({ name, value }) => `${name}=${value ?? '?'}`);
  const others = command.redirections.map(({ operator, target }) => `${operator}${target?.text ?? ''}`);
  return [
    ...assignments,
    ...invocation.via,
    invocation.programWord.text || program,
    subcommand,
    ...own,
    ...others,
  ].join(' ');
}

function textOf({ word, valueWord, name }: Option): string {
  const isCluster = /^-[a-zA-Z]{2,}$/.test(word.text) && valueWord === undefined;
  return isCluster ? name : [word.text, ...(valueWord ? [valueWord.text] : [])].join(' ');
}
