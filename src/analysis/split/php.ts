import { findCopiedStarts } from './copied-starts.ts';
import { findLackingProgram, startingCommands } from './lacking-program.ts';
import { findLeftPackages } from './left-packages.ts';
import { searchForPrograms } from './program-search.ts';
import type { SplitObstacle, SplitPlan, SplitRecipe } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { type StageStock, takeStock } from './steps.ts';
import { keepPackages } from './system-packages.ts';
import { findWholeArtifacts } from './whole-artifacts.ts';
import type { CommandSearch } from '../bases/search-for-commands.ts';
import { findConfigured } from '../bases/slim-doubts.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findCopied } from '../../context/copied-files.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import { BRINGS_COMPOSER, EXTENSION_SETTINGS, EXTENSIONS, SERVER_PROGRAMS } from '../../knowledge/php.ts';
import { NODE_PACKAGES } from '../../knowledge/ruby.ts';
import { findComposerObstacle, findExtensionNeeds, findPhpNodeUse } from '../../trace/php-packages.ts';
import { readRepeats } from '../../trace/php-repeats.ts';
import { readPhpStep } from '../../trace/php-step.ts';

const TOOLS = ['git', 'hg', 'svn', 'curl', 'wget', 'unzip', 'zip', 'gpg', 'file', 'rsync', 'ssh', 'patch', 'xz', 'bzip2', 'node', 'npm', 'yarn', 'npx', 'composer', 'make', 'gcc']; // prettier-ignore
const COMPILERS = ['make', 'gcc', 'composer'];

/** A program in PHP whose extensions are compiled here, or that Composer has put together: it ships from the same image, without what that took. */
export const PHP: SplitRecipe = {
  id: 'php',
  plan(site, file, analysis) {
    const { base, stage } = site;
    if (base.image.path !== 'php' || base.facts.system?.distribution !== 'debian') return undefined;
    if (findLeftPackages(site).length === 0) return undefined;
    const refuse = (reason: SplitObstacle['reason'], detail: string, instruction = stage.from): SplitObstacle => ({ reason, instruction, detail }); // prettier-ignore
    const { context } = site;
    if (base.from.variables.length > 0) return refuse('unknown-version', 'the version depends on a build argument');
    const installs = startingCommands(site).find(({ name, words }) => /^(?:composer|pecl|npm|yarn|docker-php-ext-\w+)$/.test(name) && words[1] !== '--version'); // prettier-ignore
    if (installs)
      return refuse('needs-toolchain', `${installs.where} runs ${installs.words.slice(0, 2).join(' ')}`, installs.instruction); // prettier-ignore
    const configured = findConfigured(site.commands);
    if (configured)
      return refuse('unread-program', `${configured.name} runs what its configuration says`, configured.instruction);
    const stock = takeStock(site, file, readPhpStep);
    if ('reason' in stock) return stock;
    const copied = findCopied(file, stage, context, { baseWorkingDir: base.facts.defaults?.workingDir ?? '/' });
    const script = findComposerObstacle(stock, copied, context);
    if (script) return refuse(script.kind, script.because, script.instruction);
    const catalogue = analysis.surroundings.catalogue();
    const search = searchForPrograms(context, new Map(TOOLS.map((name) => [name, name])));
    const packages = findPackages(site, stock, search, context, catalogue);
    if ('reason' in packages) return packages;
    if (stock.packages.every((name) => packages.packages.some((kept) => kept.name === name))) return undefined;
    const own = new Set([...catalogue.ownCommands('php'), ...SERVER_PROGRAMS, ...findCopiedStarts(site, context)]);
    const lacking = findLackingProgram(site, own, packages.packages, search.found, catalogue);
    if (lacking) return lacking;
    const places = [EXTENSIONS, EXTENSION_SETTINGS].filter((path) => stock.made.some((one) => one.path === path));
    const mine = places.map((path) => ({ path, because: path === EXTENSIONS ? 'extensions are compiled into it' : 'its files load the extensions' })); // prettier-ignore
    const artifacts = findWholeArtifacts(file, site, context, stock, mine, (source) => BRINGS_COMPOSER.test(source)); // prettier-ignore
    if ('reason' in artifacts) return artifacts;
    const repeats = readRepeats(stage, stock, site.copies, site.workingDir, artifacts.map(({ path }) => path)); // prettier-ignore
    if ('because' in repeats)
      return refuse(repeats.isOwner ? 'owned-files' : 'outside-writes', repeats.because, repeats.instruction);
    const reference = `${base.image.name}:${base.tag}`;
    return {
      recipe: 'php',
      base: reference,
      artifacts,
      packages: packages.packages,
      lastSteps: [],
      repeated: repeats,
      evidence: [
        `there is no smaller image of PHP than ${reference} on the same system: the second stage has all of it, without what the build adds`, // prettier-ignore
        ...(packages.leftNode === undefined ? [] : [`${packages.leftNode} stays behind: nothing that starts and no source names it`]), // prettier-ignore
        'the tests of dockoptimize have not built such a split: they have no image of PHP',
      ],
      assumptions: [
        `The program starts no command that ${reference} lacks: ${search.files === 1 ? 'one source file was searched' : `${search.files} source files were searched`}, those of packages were not.`, // prettier-ignore
        ...(places.includes(EXTENSIONS) ? [`No extension needs a library that came along with another package: \`ldd\` of the .so files in ${EXTENSIONS} tells.`] : []), // prettier-ignore
      ],
    };
  },
};

function findPackages(
  site: SplitSite,
  stock: StageStock,
  search: CommandSearch,
  context: BuildContext,
  catalogue: Catalogue,
): { readonly packages: SplitPlan['packages']; readonly leftNode: string | undefined } | SplitObstacle {
  const { stage, base } = site;
  const suite = base.facts.system!.suite;
  const compiler = COMPILERS.find((name) => search.found.has(name));
  if (compiler !== undefined)
    return { reason: 'needs-toolchain', instruction: stage.from, detail: `${search.found.get(compiler)!} starts ${compiler}` }; // prettier-ignore
  const node = stock.packages.find((name) => NODE_PACKAGES.has(name));
  const isStarted = startingCommands(site).some(({ name }) => /^(?:node|npm|npx|yarn)$/.test(name));
  const isCalled = ['node', 'npm', 'npx', 'yarn'].some((name) => search.found.has(name));
  const leavesNode = node !== undefined && !isStarted && !isCalled && findPhpNodeUse(context) === undefined;
  const kept = keepPackages(site, stock.packages.filter((name) => !(leavesNode && NODE_PACKAGES.has(name))), suite, search.found); // prettier-ignore
  if ('reason' in kept) return kept;
  const needs = findExtensionNeeds(stock, catalogue, suite);
  if ('because' in needs) return { reason: needs.kind, instruction: needs.instruction, detail: needs.because };
  const names = new Set(kept.map(({ name }) => name));
  const more = [...needs].flatMap(([name, extension]) => (names.has(name) ? [] : [{ name, because: `the extension ${extension} is linked with it` }])); // prettier-ignore
  return { packages: [...kept, ...more], leftNode: leavesNode ? node : undefined };
}
