import { findCopiedStarts } from './copied-starts.ts';
import { findLackingProgram, findLackingUser, startingCommands } from './lacking-program.ts';
import { findLeftPackages } from './left-packages.ts';
import type { SplitObstacle, SplitPlan, SplitRecipe } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { type StageStock, takeStock } from './steps.ts';
import { keepPackages } from './system-packages.ts';
import { findWholeArtifacts } from './whole-artifacts.ts';
import type { Analysis } from '../analysis.ts';
import { searchForPrograms } from './program-search.ts';
import { findConfigured, startsProgram } from '../bases/slim-doubts.ts';
import { planSlimSwap } from '../bases/slim-swap.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findContextPath, findCopied } from '../../context/copied-files.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';
import { missingFrom } from '../../knowledge/images/slim-contents.ts';
import { BUNDLE, FOLDER_TASKS, gemsOf, NODE_PACKAGES } from '../../knowledge/ruby.ts';
import { type Gems, readGems } from '../../trace/ruby-gems.ts';
import { findGemNeeds } from '../../trace/ruby-needs.ts';
import { findNodeUse } from '../../trace/ruby-node.ts';
import { readRubyStep } from '../../trace/ruby-step.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

const INSTALLS = /\b(?:bundle|bundler|gem)\b/;
const TOOLS = ['git', 'hg', 'svn', 'curl', 'wget', 'unzip', 'zip', 'gpg', 'file', 'rsync', 'ssh', 'patch', 'node', 'yarn', 'npm', 'make', 'gcc', 'cc', 'g++']; // prettier-ignore
const MOST_NAMES = 8;

/** A program in Ruby whose gems are compiled, or installed beside what only a build needs. */
export const RUBY: SplitRecipe = {
  id: 'ruby',
  plan(site, file, analysis) {
    const { base, stage, runs } = site;
    if (base.image.path !== 'ruby' || base.facts.system?.distribution !== 'debian') return undefined;
    if (analysis.surroundings.policy.base === 'keep') return undefined;
    if (!runs.some(({ content }) => INSTALLS.test(content.source))) return undefined;
    const isFull = !base.tag.split('-').includes('slim');
    const missing = missingFrom(base, analysis.surroundings.catalogue());
    if (!missing || !isWorthwhile(site, file, analysis, missing, isFull)) return undefined;
    const refuse = (reason: SplitObstacle['reason'], detail: string, instruction = stage.from): SplitObstacle => ({ reason, instruction, detail }); // prettier-ignore
    const { context } = site;
    if (base.from.variables.length > 0) return refuse('unknown-version', 'the version depends on a build argument');
    const runtime = isFull ? analysis.surroundings.catalogue().findSibling('ruby', base.tag, 'slim') : base.tag;
    if (runtime === undefined) return refuse('no-runtime-image', `there is no slim image of ${base.tag}`);
    const reference = `${base.image.name}:${runtime}`;
    const compiles = findBuildAtStart(site);
    if (compiles) return compiles;
    const configured = findConfigured(site.commands);
    if (configured)
      return refuse('unread-program', `${configured.name} runs what its configuration says`, configured.instruction);
    if (!startsProgram(site.commands, stage))
      return refuse('unknown-start', 'nothing but an interpreter or a shell is started');
    const stock = takeStock(site, file, readRubyStep);
    if ('reason' in stock) return stock;
    const copied = findCopied(file, stage, context, { baseWorkingDir: '/' });
    if (
      !copied.some(
        (one) => one.kind === 'unknown' || !/(?:^|\/)(?:Gemfile|gems\.rb)(?:\.lock)?$|\.gemspec$/.test(one.imagePath),
      )
    )
      return refuse('unknown-start', 'no file of a program is copied: it is made for one to be mounted');
    const gems = readGems(stage, stock, copied, context);
    if ('because' in gems) return refuse('unread-manifest', gems.because, gems.instruction);
    const packages = findPackages(site, analysis, stock, gems, missing, isFull);
    if ('reason' in packages) return packages;
    const kept = new Set(packages.packages.map(({ name }) => name));
    if (!isFull && stock.packages.every((name) => kept.has(name))) return undefined;
    if (kept.size > 0 && missing.suite !== base.facts.system.suite)
      return refuse('no-runtime-image', `what ${base.facts.system.suite} has of packages is not known`);
    const own = new Set([
      ...analysis.surroundings.catalogue().ownCommands('ruby'),
      ...findGemPrograms(site, gems),
      ...findCopiedStarts(site, context),
    ]);
    const obstacle =
      findLackingProgram(site, own, packages.packages, packages.called, analysis.surroundings.catalogue()) ??
      findLackingUser(
        site,
        base.facts.users.map(({ name }) => name),
      );
    if (obstacle) return obstacle;
    const strange = findStrangeProgram(site, gems, context, own);
    if (strange) return strange;
    const bundle = { path: BUNDLE, because: 'gems are installed there, with what Bundler knows of them' };
    const artifacts = findWholeArtifacts(file, site, context, stock, [bundle]);
    if ('reason' in artifacts) return artifacts;
    return {
      recipe: 'ruby',
      base: reference,
      artifacts,
      packages: packages.packages,
      lastSteps: [],
      evidence: [
        `${reference} has the same Ruby on the same system, ${base.facts.system.suite} (catalogue)`,
        ...(packages.leftNode === undefined ? [] : [`${packages.leftNode} stays behind: the assets are compiled in the build, and no gem of ${gems.lock} needs it later`]), // prettier-ignore
        'our builds tried this kind of split with the Ruby of Debian 12 in images under the same names: the official images themselves were not tried',
      ],
      assumptions: [
        ...(isFull && packages.unknown.length > 0 ? [`${list(packages.unknown)} needs no library that ${reference} lacks: the catalogue does not know of it, \`ldd\` of its .so files tells.`] : []), // prettier-ignore
        `The program starts no command that ${reference} lacks${kept.size === 0 ? '' : ` and that ${[...kept].join(', ')} does not bring`}: ${packages.files === 1 ? 'one source file was searched' : `${packages.files} source files were searched`}.`, // prettier-ignore
      ],
    };
  },
};

/** Whether a stage of its own saves more than what slim-base does. */
function isWorthwhile(
  site: SplitSite,
  file: Dockerfile,
  analysis: Analysis,
  missing: MissingInSlim,
  isFull: boolean,
): boolean {
  if (findLeftPackages(site).length > 0) return true;
  if (!isFull) return false;
  const swap = planSlimSwap(file, analysis, { base: site.base, stages: [site.stage] }, missing);
  return 'reason' in swap && /^(?:compiles|native-package|unread-manifest)$/.test(swap.reason);
}

/** What is installed or compiled whenever a container starts. */
function findBuildAtStart(site: SplitSite): SplitObstacle | undefined {
  const found = startingCommands(site).find(({ name, words }) => {
    const [, first = ''] = words;
    if (name === 'bundle' && (words.length === 1 || /^(?:install|update|check|config|clean|add)$/.test(first))) return true; // prettier-ignore
    if (name === 'gem' || name === 'yarn' || name === 'npm') return true;
    return words.some((word) => FOLDER_TASKS.has(word) && !word.startsWith('db:'));
  });
  if (!found) return undefined;
  const detail = `${found.where} runs ${found.words.slice(0, 3).join(' ')}, which may have something to compile`;
  return { reason: 'needs-toolchain', instruction: found.instruction, detail };
}

/** What Bundler starts, where it is neither of Ruby, of a gem, nor a file of the project. */
function findStrangeProgram(
  site: SplitSite,
  { packages, lock }: Gems,
  context: BuildContext,
  own: ReadonlySet<string>,
): SplitObstacle | undefined {
  const names = new Set(packages.map(({ name }) => name));
  const words = [site.start.entrypoint.words, site.start.cmd.words].flatMap((list) => list ?? []);
  for (const command of [...startingCommands(site), ...(words.length > 0 ? [{ words, instruction: site.start.cmd.instruction ?? site.start.entrypoint.instruction! }] : [])]) {
    const at = command.words.findLastIndex((word, i) => word === 'exec' && /(?:^|\/)bundle$/.test(command.words[i - 1] ?? ''));
    const program = command.words[at + 1];
    if (at === -1 || program === undefined) continue;
    const name = program.slice(program.lastIndexOf('/') + 1);
    const isFile = program.includes('/') && findContextPath(site.copies, context, resolvePath(site.workingDir, program))?.kind === 'found';
    if (isFile || (!program.includes('/') && (own.has(name) || gemsOf(name).some((gem) => names.has(gem))))) continue;
    const detail = `"bundle exec ${program}" starts what no gem of ${lock} and no file of the project is`;
    return { reason: 'unknown-start', instruction: command.instruction, detail };
  }
  return undefined;
} // prettier-ignore

/** Programs that are started and that a gem brings. */
function findGemPrograms(site: SplitSite, { packages }: Gems): readonly string[] {
  const names = new Set(packages.map(({ name }) => name));
  return startingCommands(site).flatMap(({ name }) => (gemsOf(name).some((gem) => names.has(gem)) ? [name] : []));
}

interface RubyPackages {
  readonly packages: SplitPlan['packages'];
  readonly called: ReadonlyMap<string, string>;
  readonly unknown: readonly string[];
  readonly files: number;
  /** Of Node.js, where it stays behind. */
  readonly leftNode: string | undefined;
}

function findPackages(
  site: SplitSite,
  analysis: Analysis,
  stock: StageStock,
  gems: Gems,
  missing: MissingInSlim,
  isFull: boolean,
): RubyPackages | SplitObstacle {
  const { stage, base } = site;
  const catalogue = analysis.surroundings.catalogue();
  const context = analysis.surroundings.context!;
  const search = searchForPrograms(context, new Map([...missing.commands, ...TOOLS.map((name) => [name, name] as const)])); // prettier-ignore
  const compiler = ['make', 'gcc', 'cc', 'g++'].find((name) => search.found.has(name));
  if (compiler !== undefined)
    return { reason: 'needs-toolchain', instruction: stage.from, detail: `${search.found.get(compiler)!} starts ${compiler}` }; // prettier-ignore
  const node = stock.packages.find((name) => NODE_PACKAGES.has(name));
  const isCalled = ['node', 'npm', 'yarn'].some((name) => search.found.has(name));
  const leavesNode = node !== undefined && !isCalled && findNodeUse(stage, stock, gems, context) === undefined;
  const names = stock.packages.filter((name) => !(leavesNode && NODE_PACKAGES.has(name)));
  const kept = keepPackages(site, names, base.facts.system!.suite, search.found);
  if ('reason' in kept) return kept;
  const { needs, unknown, lost } = findGemNeeds(gems, catalogue, missing, isFull, names);
  if (lost !== undefined)
    return { reason: 'native-package', instruction: stage.from, detail: `which libraries ${lost} needs on ${missing.suite} is not known` }; // prettier-ignore
  const packages = new Map(kept.map(({ name, because }) => [name, because]));
  for (const [name, gem] of needs) if (!packages.has(name)) packages.set(name, `${gem} needs it when it runs (${gems.lock})`); // prettier-ignore
  for (const [name, path] of search.found) {
    const provider = missing.commands.get(name);
    if (provider === undefined || !isFull) continue;
    packages.set(catalogue.findCommandPackage(name, 'debian', missing.suite)?.packages[0] ?? provider, `${path} starts ${name}`); // prettier-ignore
  }
  return {
    packages: [...packages].map(([name, because]) => ({ name, because })),
    called: search.found,
    unknown,
    files: search.files,
    leftNode: leavesNode ? node : undefined,
  };
}

function list(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.length > 1 ? 'Each of ' : ''}${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}
