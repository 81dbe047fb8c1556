import type { SplitObstacle, SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { Analysis } from '../analysis.ts';
import { type CommandSearch, searchForCommands } from '../bases/search-for-commands.ts';
import { findSlimNeeds } from '../bases/slim-needs.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { packagesWith } from '../../knowledge/apt-brings.ts';
import { useOfPackage } from '../../knowledge/build-packages.ts';
import { compareVersions } from '../../knowledge/compare-versions.ts';
import { librariesOfHeaders } from '../../knowledge/header-libraries.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';
import { listFor, type NativeNeeds } from '../../knowledge/images/native.ts';
import { COMPILES_WHEN_RUN, FOUND_ON_FULL, needsToolchain, OPENS_LIBRARIES } from '../../knowledge/python.ts';
import type { PythonPackage, PythonPackages } from '../../trace/python-packages.ts';

/** What of the system has to be there when a program of Python runs. */
export interface SystemNeeds {
  readonly packages: SplitPlan['packages'];
  /** Packages of Python of which nothing is known. */
  readonly unknown: readonly string[];
  /** Those that come as a wheel, if they do so for this version of Python; compiled, they would need libraries. */
  readonly wheels: readonly string[];
  readonly search: CommandSearch;
}

const COMPILERS = ['gcc', 'g++', 'cc', 'c++', 'make', 'cmake', 'clang', 'ld', 'msgfmt'];
const TOOLS = [
  'git',
  'hg',
  'svn',
  'curl',
  'wget',
  'unzip',
  'zip',
  'gpg',
  'file',
  'rsync',
  'ssh',
  'time',
  'patch',
  'xz',
  'bzip2',
  'pip',
];

/**
 * @param installed packages of the system that the builder installs by name
 * @param missing what the runtime image lacks of the full one
 */
export function findSystemNeeds(
  site: SplitSite,
  analysis: Analysis,
  installed: readonly string[],
  python: PythonPackages,
  missing: MissingInSlim,
  isFull: boolean,
): SystemNeeds | SplitObstacle {
  const { stage, commands } = site;
  const context = analysis.surroundings.context!;
  const catalogue = analysis.surroundings.catalogue();
  const refuse = (reason: SplitObstacle['reason'], detail: string): SplitObstacle => ({ reason, instruction: stage.from, detail }); // prettier-ignore
  const compiles = findToolchainUse(site, analysis, python);
  if (compiles !== undefined) return refuse('needs-toolchain', compiles);
  const started = commands.commands.filter(({ phase }) => phase === 'start');
  const search = searchForCommands(
    context,
    new Map([...missing.commands, ...TOOLS.map((name) => [name, name] as const)]),
  );
  const kept = new Map<string, string>();
  const startNeeds = findSlimNeeds({ commands: started, unread: [] }, [stage], missing, catalogue);
  if ('command' in startNeeds)
    return refuse('needs-toolchain', `${startNeeds.command.where} runs ${startNeeds.command.name}`);
  for (const need of startNeeds) kept.set(need.package, need.because);
  for (const [name, path] of search.found) {
    const provider = missing.commands.get(name) ?? name;
    const own = catalogue.findCommandPackage(name, 'debian', missing.suite)?.packages[0] ?? provider;
    if (!missing.commands.has(name)) continue;
    kept.set(own, `${path} starts ${name}`);
    if (/^(?:git|curl|wget)$/.test(name) && missing.packages.has('ca-certificates'))
      kept.set('ca-certificates', `${name} has to know which servers to trust`);
  }
  const byName = new Map(started.map(({ name, where }) => [name, where]));
  for (const name of installed) {
    const use = useOfPackage(name);
    if (name === 'gfortran') kept.set('libgfortran5', 'what is written in Fortran is linked with it');
    // A program of Python may start Java by itself.
    if (use === 'build' && !/jdk|^(?:maven|gradle|ant)$/.test(name)) continue;
    const where =
      byName.get(name) ?? search.found.get(name) ?? (use === 'tool' ? findMention(context, name) : undefined);
    if (use === 'tool' && where === undefined) continue;
    if (use !== 'headers') {
      kept.set(name, where === undefined ? 'it may be needed when the program runs' : `${where} starts it`);
      continue;
    }
    const libraries = librariesOfHeaders(name, missing.suite);
    if (!libraries)
      return refuse('unknown-package', `which library goes with ${name} on ${missing.suite} is not known`);
    for (const library of libraries) kept.set(library, `what was built with ${name} is linked with it`);
  }
  const unknown = new Set<string>();
  const wheels = new Set<string>();
  for (const found of python.packages) {
    const known = catalogue.needsToBuild('python', found.name);
    if (!known) {
      unknown.add(found.name);
      continue;
    }
    const libraries = listFor(known.debianRuntime, missing.suite);
    const isCompiled = isSurelyCompiled(found, known);
    if (!libraries) {
      if (!isCompiled && known.glibc !== 'pure') continue;
      return refuse('native-package', `which libraries ${found.name} needs on ${missing.suite} is not known`);
    }
    const lost = [...libraries, ...(isFull ? (FOUND_ON_FULL[found.name] ?? []) : [])].filter((name) =>
      packagesWith(name).some((part) => missing.packages.has(part)),
    );
    if (known.glibc === 'unknown') unknown.add(found.name);
    if (!isCompiled && isReadyMade(known) && !OPENS_LIBRARIES.test(found.name)) {
      if (isFull && lost.length > 0) wheels.add(found.name);
      continue;
    }
    // What is compiled is linked with libraries that came with headers; of all else only what the image had is lost.
    for (const name of isCompiled ? new Set([...libraries, ...lost]) : lost)
      if (!SURELY_THERE.test(name)) kept.set(name, `${found.name} needs it when it runs (${found.where})`);
  }
  return {
    packages: [...kept].map(([name, because]) => ({ name, because })),
    unknown: [...unknown].sort(),
    wheels: [...wheels].sort(),
    search,
  };
}

/** In every Debian and every slim image of Python, since the interpreter itself is linked with them. */
const SURELY_THERE = /^(?:libc6|zlib1g|libgcc-s1|libstdc\+\+6|libssl(?:1\.1|3|3t64)|libffi[78]|libsqlite3-0|libbz2-1\.0|liblzma5|tzdata|ca-certificates)$/; // prettier-ignore

/** What starts a compiler while the program runs, as a clause. */
function findToolchainUse(
  { commands }: SplitSite,
  analysis: Analysis,
  { packages }: PythonPackages,
): string | undefined {
  const context = analysis.surroundings.context!;
  const named = packages.find(({ name }) => needsToolchain(name));
  if (named) return `${named.name} (${named.where}) compiles, or is made to install more, while it runs`;
  const start = commands.commands.find(({ phase, name, words }) => {
    if (phase !== 'start') return false;
    return (
      /^(?:pip[\d.]*|jupyter.*|gcc|g\+\+|make)$/.test(name) ||
      (name === 'uv' && words[1] !== '--version') ||
      (/^(?:poetry|pipenv|pdm)$/.test(name) && /^(?:install|sync|add|update)$/.test(words[1] ?? '')) ||
      words.some((word) => /^(?:compilemessages|makemessages|build_ext)$/.test(word)) ||
      (words[1] === '-m' && /^(?:pip|jupyter|notebook|venv)$/.test(words[2] ?? ''))
    );
  });
  if (start) return `${start.where} runs ${start.words.slice(0, 3).join(' ')}`;
  const search = searchForCommands(context, new Map(COMPILERS.map((name) => [name, name])));
  const [found] = search.found;
  // What setup.py starts is of the build.
  if (found && !/(?:^|\/)setup\.py$/.test(found[1])) return `${found[1]} starts ${found[0]}`;
  const source = context
    .list()
    .slice(0, 2000)
    .find((path) => path.endsWith('.py') && COMPILES_WHEN_RUN.test(context.readText(path) ?? ''));
  return source === undefined ? undefined : `${source} compiles something while it runs`;
}

/** A source that has the name of a program in quotes, as one that starts it does. */
function findMention(context: BuildContext, name: string): string | undefined {
  const spelled = [`"${name}"`, `'${name}'`, `"${name} `];
  return context
    .list()
    .slice(0, 1000)
    .find((path) => {
      const text = /\.(?:go|rs|c|cc|cpp|java|kt|py|js|ts|rb|php|pl|sh)$/.test(path)
        ? context.readText(path)
        : undefined;
      return text !== undefined && spelled.some((word) => text.includes(word));
    });
}

function isReadyMade({ glibc }: NativeNeeds): boolean {
  return glibc === 'always' || typeof glibc === 'object';
}

/** There is no wheel of it, or none of that version. */
function isSurelyCompiled({ version }: PythonPackage, { glibc }: NativeNeeds): boolean {
  if (typeof glibc === 'string') return glibc === 'never';
  return version !== undefined && compareVersions(version, glibc.since) < 0;
}
