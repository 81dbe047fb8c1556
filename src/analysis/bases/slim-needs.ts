import type { StageCommands, UsedCommand } from './stage-commands.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';
import { packageName, readPackageCommand } from '../../knowledge/package-managers.ts';

/** A package that the slim variant lacks and a stage needs. */
export interface Need {
  readonly stage: Stage;
  /** The first that needs it; `undefined` where it is needed when a container starts. */
  readonly first: UsedCommand | undefined;
  readonly package: string;
  /** As a clause: `line 12 runs git`. */
  readonly because: string;
}

/** Something that the slim variant is not for: it compiles. */
export interface Compilation {
  readonly command: UsedCommand;
}

/** Packages whose commands compile: with them installed a slim image is as large as the full one. */
const COMPILERS: ReadonlySet<string> = new Set([
  'gcc', 'g++', 'cpp', 'make', 'binutils', 'autoconf', 'automake', 'libtool', 'libc-dev-bin', 'm4', 'dpkg-dev', 'pkgconf',
  'pkgconf-bin', 'pkg-config', 'libtool-bin', 'build-essential',
]); // prettier-ignore

/** What a package of Debian brings besides itself, where a name tells nothing of that. */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  'build-essential': [
    'gcc',
    'g++',
    'make',
    'dpkg-dev',
    'binutils',
    'cpp',
    'libc-dev-bin',
    'patch',
    'xz-utils',
    'bzip2',
  ],
  gcc: ['cpp', 'binutils', 'gcc'],
  'g++': ['gcc', 'cpp', 'binutils'],
  gnupg: ['gpg', 'gpgconf', 'gnupg-utils', 'gpg-agent', 'dirmngr', 'gpgsm'],
  gnupg2: ['gpg', 'gpgconf', 'gnupg-utils', 'gpg-agent', 'gnupg', 'dirmngr', 'gpgsm'],
  git: ['git', 'perl'],
  ssh: ['openssh-client'],
  'openssh-server': ['openssh-client'],
  imagemagick: ['imagemagick-6.q16', 'imagemagick-7.q16'],
  python3: ['python3-minimal'],
  'python3-dev': ['python3', 'python3-minimal'],
  'python3-pip': ['python3', 'python3-minimal'],
  'apt-transport-https': ['ca-certificates'],
  subversion: ['subversion'],
};

/** Both a command of a missing package and one of every shell, or a name of something else in nearly all cases. */
const SHELL_COMMANDS: ReadonlySet<string> = new Set(['kill', 'import', 'w', 'X11']);

/** Commands that other commands start without naming them. */
interface Hidden {
  readonly program: RegExp;
  readonly words: RegExp;
  readonly needs: readonly string[];
}

/** By GNU tar's manual ("-a", "-J", "-j"), apt-key(8), gpg(1), pip's "VCS support" and git's transports. */
const HIDDEN: readonly Hidden[] = [
  { program: /^tar$/, words: /^-?[a-zA-Z]*J|\.(?:tar\.xz|txz)$|^--xz$/, needs: ['xz-utils'] },
  { program: /^tar$/, words: /^-?[a-zA-Z]*j|\.(?:tar\.bz2|tbz2?)$|^--bzip2$/, needs: ['bzip2'] },
  { program: /^apt-key$/, words: /^(?:add|adv|export|list|del)$/, needs: ['gnupg'] },
  { program: /^gpg2?$/, words: /^--(?:keyserver|recv-keys?|search-keys)/, needs: ['dirmngr'] },
  { program: /^(?:pip|python|npm|yarn|pnpm|bun|bundle|gem|uv|poetry)/, words: /^(?:.*@ )?git\+|^github:|\.git(?:[@#]|$)/, needs: ['git'] },
  { program: /^git$/, words: /^(?:ssh:\/\/|git@)/, needs: ['openssh-client'] },
]; // prettier-ignore

/** They fetch by TLS, and take their certificates from the system. */
const FETCHES: ReadonlySet<string> = new Set(['curl', 'wget', 'git', 'svn', 'hg']);

/**
 * What the stages need of what the slim variant lacks; or what they compile, for which a stage of its own is the place.
 * @param present packages that a stage has beyond what its commands install: none of its base
 */
export function findSlimNeeds(
  { commands }: StageCommands,
  stages: readonly Stage[],
  missing: MissingInSlim,
  catalogue: Catalogue,
): readonly Need[] | Compilation {
  const needs: Need[] = [];
  const had = new Map<Stage, Set<string>>();
  for (const stage of stages) {
    const parent = stage.base.kind === 'stage' ? had.get(stage.base.stage) : undefined;
    const present = new Set(parent);
    had.set(stage, present);
    const own = commands.filter((command) => command.stage === stage);
    // What starts with the container has all that the build has installed.
    for (const command of [...own.filter(isOfBuild), ...own.filter((other) => !isOfBuild(other))]) {
      for (const [name, because] of neededBy(command, missing, catalogue)) {
        if (COMPILERS.has(name) && !present.has(name)) return { command };
        if (present.has(name)) continue;
        addWith(present, name);
        needs.push({ stage, first: isOfBuild(command) ? command : undefined, package: name, because });
      }
      for (const name of installedBy(command)) addWith(present, name);
    }
  }
  return needs;
}

function isOfBuild({ phase }: UsedCommand): boolean {
  return phase === 'build';
}

function neededBy(
  command: UsedCommand,
  missing: MissingInSlim,
  catalogue: Catalogue,
): readonly (readonly [name: string, because: string])[] {
  const { name, words, where } = command;
  const found: (readonly [string, string])[] = [];
  const own = SHELL_COMMANDS.has(name) ? undefined : packageOf(name, missing, catalogue);
  if (own !== undefined) found.push([own, `${where} runs ${name}`]);
  for (const { program, words: pattern, needs } of HIDDEN) {
    const word = program.test(name) ? words.slice(1).find((other) => pattern.test(other)) : undefined;
    if (word === undefined) continue;
    for (const need of needs) if (isMissing(need, missing)) found.push([need, `${where} runs ${name} ${word}`]);
  }
  const isFetch = own !== undefined && FETCHES.has(name) && isMissing('ca-certificates', missing);
  if (isFetch) found.push(['ca-certificates', `${name} in ${where} has to know whom to trust`]);
  return found;
}

/** `gnupg` is no package that the lists have by that name, since it is empty: its parts are. */
function isMissing(name: string, { packages }: MissingInSlim): boolean {
  return packages.has(name) || (BRINGS[name] ?? []).some((part) => packages.has(part));
}

/** The package that brings a command back; by the name that people use where there is one. */
function packageOf(name: string, missing: MissingInSlim, catalogue: Catalogue): string | undefined {
  const own = missing.commands.get(name);
  if (own === undefined) return undefined;
  const [known] = catalogue.findCommandPackage(name, 'debian', missing.suite)?.packages ?? [];
  return known ?? own;
}

function addWith(present: Set<string>, name: string): void {
  present.add(name);
  for (const other of BRINGS[name] ?? []) present.add(other);
  // `libfoo-dev` brings its library; what compiles with it names its compiler itself.
}

function installedBy({ command }: UsedCommand): readonly string[] {
  const install = command && readPackageCommand(command);
  if (install?.manager !== 'apt' || install.subcommand !== 'install') return [];
  return install.operands.map(({ value, text }) => packageName(value ?? text));
}
