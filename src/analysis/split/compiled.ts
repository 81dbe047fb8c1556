import { findCompiledArtifacts } from './compiled-artifacts.ts';
import { findCargoObstacle, findCompiledPackages, type Given } from './compiled-packages.ts';
import { findRuntimes, type Runtime } from './compiled-runtime.ts';
import { findOutsidePath } from './outside-paths.ts';
import { findProgramPath } from './program-path.ts';
import type { SplitObstacle, SplitPlan, SplitRecipe } from './split-plan.ts';
import { takeStock } from './steps.ts';
import { findConsumerRuns } from '../consumers/runs-in-stage.ts';
import { findLackingProgram, findLackingUser } from './lacking-program.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { readLinkedLibraries } from '../../context/linked-libraries.ts';
import { describeSearch, findStartedPrograms, type StartedPrograms } from '../../context/started-programs.ts';
import type { BaseImage } from '../../knowledge/images/base-image.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import type { Command } from '../../shell/script.ts';

/** Images that bring a compiler or nothing but a system, for programs that need neither when they run. */
const BASES: ReadonlySet<string> = new Set(['golang', 'rust', 'gcc', 'debian', 'ubuntu', 'alpine', 'buildpack-deps']);
const SYSTEMS: ReadonlySet<string | undefined> = new Set(['debian', 'ubuntu', 'alpine']);
/** On a plain system, nothing but what the file puts there is in /usr/local. */
const PLAIN: ReadonlySet<string> = new Set(['debian', 'ubuntu', 'alpine', 'buildpack-deps']);
const COMPILES =
  /(?:^|[\s;&|(/])(?:go\s+(?:build|install)|cargo\s+(?:build|install)|make|cmake|meson|ninja|gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?)(?=$|[\s;&|)])/m;

const COMPILERS: ReadonlySet<string> = new Set(['go', 'cargo', 'rustc', 'make', 'gmake', 'cmake', 'ctest', 'meson', 'ninja', 'gcc', 'g++', 'cc', 'c++', 'clang', 'clang++', 'ar', 'ld', 'as', 'ranlib', 'objcopy', 'configure', 'autoreconf', 'autoconf', 'automake', 'aclocal', 'libtoolize', 'autogen.sh', 'bootstrap', 'buildconf', 'qmake', 'sh', 'bash']); // prettier-ignore

/** A program that is compiled where it lies: in C, C++, Go or Rust. */
export const COMPILED: SplitRecipe = {
  id: 'compiled',
  plan(site, file, analysis) {
    const { base, runs } = site;
    if (!BASES.has(base.image.path) || !SYSTEMS.has(base.facts.system?.distribution)) return undefined;
    if (!runs.some(({ content }) => COMPILES.test(content.source))) return undefined;
    const { context } = site;
    const stock = takeStock(site, file);
    if ('reason' in stock) return stock;
    const program = findProgramPath(site, stock, context);
    if (typeof program !== 'string') return program;
    const other = stock.work.find(({ command }) => !isCompiler(command));
    if (other) {
      const detail = `what ${other.command.words[0]?.text ?? 'it'} installs is not compiled, and may be needed`;
      return { reason: 'unknown-step', instruction: other.instruction, detail };
    }
    const scripts = runs.map(({ content }) => content.source).join('\n');
    const linked = readLinkedLibraries(context, scripts);
    return (
      findCargoObstacle(site, stock, program, context) ??
      findOutsidePath(site, stock, PLAIN.has(base.image.path), program) ??
      planFrom({ site, stock, program, linked, context, file, analysis })
    );
  },
};

/** Programs of package managers of other languages work in a folder as well. */
function isCompiler(command: Command): boolean {
  return COMPILERS.has(readInvocation(command)?.program ?? '');
}

function planFrom(given: Given): SplitPlan | SplitObstacle | undefined {
  const { site, stock, program, linked, context, analysis } = given;
  const search = findStartedPrograms(context);
  // What files of the project run in its containers may be any program.
  const isAlone = search.started.size === 0 && findConsumerRuns(analysis, site.stage).length === 0;
  const runtimes = findRuntimes({ site, stock, program, linked, context, isAlone }, analysis.surroundings);
  if ('reason' in runtimes) return runtimes;
  let plan: SplitPlan | SplitObstacle | undefined;
  for (const runtime of runtimes) {
    plan = planOn(given, runtime, search);
    if (plan && !('reason' in plan)) return plan;
  }
  return plan;
}

function planOn(given: Given, runtime: Runtime, search: StartedPrograms): SplitPlan | SplitObstacle | undefined {
  const { site, stock, program, linked, context, file, analysis } = given;
  const { base } = site;
  const packages = findCompiledPackages(given, runtime, search.started);
  if ('reason' in packages) return packages;
  const own = new Set([program.slice(program.lastIndexOf('/') + 1)]);
  const lacking = findLackingProgram(site, own, packages, search.started, analysis.surroundings.catalogue());
  if (lacking) return lacking;
  const isBare = runtime.kind !== 'system';
  const needsNoLibrary = runtime.kind === 'static' || runtime.kind === 'empty';
  // The images that have nothing were looked at before.
  const nobody = isBare ? undefined : findLackingUser(site, base.facts.users.map(({ name }) => name)); // prettier-ignore
  if (nobody) return nobody;
  const isPlain = PLAIN.has(base.image.path);
  const artifacts = findCompiledArtifacts(site, stock, program, linked, file, context, isPlain);
  if ('reason' in artifacts) return artifacts;
  // Nothing would be left behind.
  const isSame = runtime.reference === `${base.image.name}:${base.tag}`;
  if (isSame && stock.packages.every((name) => packages.some((kept) => kept.name === name))) return undefined;
  const mayHoldLibraries = artifacts.some(({ path }) => path === '/usr/local' || isAtOrBelow(path, '/usr/local/lib'));
  const asksLinker = stock.commands.some(({ command }) => command.words[0]?.value === 'ldconfig');
  return {
    recipe: 'compiled',
    base: runtime.reference,
    artifacts,
    packages,
    lastSteps: [],
    finalSteps: mayHoldLibraries && asksLinker ? ['ldconfig'] : [],
    edits: runtime.edits,
    evidence: runtime.because,
    assumptions: [
      ...(needsNoLibrary ? [] : [describeLibraries(program, runtime.reference, packages)]),
      ...(needsNoLibrary || isFixed(base) ? [] : [describeTag(base)]),
      ...(runtime.edits.length > 0 ? [WITHOUT_LIBC] : []),
      ...(isBare && !artifacts.every(({ path }) => path === program) ? [describeScripts(program)] : []),
      ...(artifacts.some(({ path }) => path === site.workingDir) ? [] : [`Beside the sources, the build makes nothing that ${program} reads when it runs.`]), // prettier-ignore
      describeSearch(search),
      ...(runtime.kind === 'empty' ? WITHOUT_FILES : []),
      ...(runtime.kind === 'linked' || runtime.kind === 'empty' || runtime.edits.length > 0 ? ['Nobody runs a shell in the container: there is none.'] : []), // prettier-ignore
    ],
  };
}

const WITHOUT_LIBC =
  'Names of servers and users are looked up by Go itself, which reads /etc/hosts, /etc/resolv.conf and /etc/passwd, not by the C library and its modules (LDAP, mDNS, winbind): nothing in go.mod needs C.';

const WITHOUT_FILES: readonly string[] = [
  'Nobody gives the container a time zone (TZ) or a user by name: there is no /usr/share/zoneinfo and no /etc/passwd.',
  'The ports that it listens on are numbers, and a host name before one is in /etc/hosts: there is no /etc/services and no /etc/nsswitch.conf.',
];

/** What is installed beside it may be a script, which needs a shell. */
function describeScripts(program: string): string {
  return `${program} is a program of the compiler, no script, and starts nothing that lies beside it.`;
}

/** Whether a tag stays on its release: it names it, or is rebuilt no longer. */
function isFixed({ tag, facts, image }: BaseImage): boolean {
  const suite = facts.system!.suite.replace(/^alpine/, '');
  return !facts.isListed || tag.includes(suite) || image.path === 'debian' || image.path === 'ubuntu' || image.path === 'alpine'; // prettier-ignore
}

function describeTag({ image, tag, facts }: BaseImage): string {
  const name = `${image.name}:${tag}`;
  return `${name} stays on ${facts.system!.suite} (write the release into its tag, or the two stages part when it moves on).`;
}

function describeLibraries(program: string, reference: string, packages: SplitPlan['packages']): string {
  const kept = packages.length === 0 ? '' : ` and of ${packages.map(({ name }) => name).join(', ')}`;
  return `ldd ${program} names no library but those of ${reference}${kept}.`;
}
