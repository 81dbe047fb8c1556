import type { CommandSearch } from './search-for-commands.ts';
import { packagesOf } from './slim-needs.ts';
import type { SlimSwap } from './slim-swap.ts';
import type { SwapSite } from './swap-site.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { packagesWith } from '../../knowledge/apt-brings.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';
import { isNearlySame } from '../../knowledge/images/slim-contents.ts';

/** What people call from programs, as against what only scripts of packages use. */
const WELL_KNOWN = [
  'git',
  'curl',
  'wget',
  'ssh',
  'python3',
  'make',
  'gcc',
  'convert',
  'ps',
  'unzip',
  'gpg',
  'file',
  'svn',
  'hg',
];
const MAX_NAMES = 8;

/** What would make a change to the slim variant wrong, each in a sentence that names what was searched for it. */
export function describeSwapAssumptions(
  { base, stages }: SwapSite,
  missing: MissingInSlim,
  swap: SlimSwap,
  replacement: string,
): readonly string[] {
  const isMinor = isNearlySame(missing);
  const sentences = [
    ...(isMinor ? describeMinor(missing, swap, replacement) : [describeCommands(missing, swap, stages, replacement)]),
    ...describePackages(swap, replacement),
    ...(isMinor ? [] : describeLibraries({ base, stages }, missing, swap, replacement)),
  ];
  const outside = stages
    .flatMap(({ instructions }) => instructions)
    .filter(({ content }) => {
      return content.keyword === 'copy' && content.flags.some(({ text }) => text.startsWith('--from='));
    });
  if (outside.length > 0 && !isMinor) {
    const lines = outside.map(({ line }) => line).join(', ');
    sentences.push(
      `What line ${lines} copies from elsewhere starts no command and needs no shared library that ${replacement} lacks (ldd tells of libraries).`,
    );
  }
  for (const { name, value } of base.from.variables) {
    sentences.push(
      `${name} is set to nothing but versions of which there is a slim image, as of its default ${value}.`,
    );
  }
  if (missing.basis === 'estimate') {
    sentences.push(`What ${replacement} lacks is taken from ${missing.suite}, the nearest release that was looked at.`);
  }
  if (base.facts.system?.libc === undefined) {
    sentences.push(`${argumentsText(base.stage.from.content)} is what the catalogue takes it for.`);
  }
  return sentences;
}

function describeCommands(
  missing: MissingInSlim,
  swap: SlimSwap,
  stages: readonly Stage[],
  replacement: string,
): string {
  const present = packagesAfter(swap, stages);
  const lost = [...missing.commands].flatMap(([name, provider]) => (present.has(provider) ? [] : name));
  const names = WELL_KNOWN.filter((name) => lost.includes(name));
  const searched = swap.search ? describeSearch(swap.search) : 'no files of the build were there to search';
  const what = `one of the ${lost.length} commands that go (${names.join(', ')}, …)`;
  return `Neither the program nor anyone who runs commands in a container of ${replacement} (compose, CI, probes) starts ${what}: ${searched}.`;
}

/** Those that what ships installs, the new ones among them. */
function packagesAfter({ commands, added }: SlimSwap, stages: readonly Stage[]): ReadonlySet<string> {
  const fresh = added.flatMap(({ names }) => names).flatMap(packagesWith);
  return new Set([...packagesOf(commands, stages.at(-1)!), ...fresh]);
}

function describeMinor({ packages }: MissingInSlim, { commands }: SlimSwap, replacement: string): readonly string[] {
  const pages = `Nothing in the image needs what ${replacement} leaves out, also of packages that are installed in it: documentation, pages of manuals, translations.`;
  if (packages.size === 0) return [pages];
  const [unread] = commands.unread;
  const searched = unread ? `${unread.where} could not be read for it` : 'no command that was read does';
  return [`Nothing runs ip or ping, which ${replacement} lacks: ${searched}.`, pages];
}

function describePackages({ unknown, wheels, incomplete }: SlimSwap, replacement: string): readonly string[] {
  const sentences: string[] = [];
  if (unknown.length > 0)
    sentences.push(`${list(unknown)} can be installed without a compiler: the catalogue does not know of it.`);
  if (wheels.length > 0)
    sentences.push(
      `${list(wheels)} comes as a wheel for the Python of ${replacement}: the list of its files on pypi.org tells.`,
    );
  if (incomplete.length > 0) {
    const brought = `What the packages of ${incomplete.slice(0, MAX_NAMES).join(', ')} bring along`;
    sentences.push(`${brought} can be installed without a compiler, too; no lock file names it.`);
  }
  return sentences;
}

/** What programs take from the system without naming it. */
function describeLibraries(
  { base, stages }: SwapSite,
  missing: MissingInSlim,
  swap: SlimSwap,
  replacement: string,
): readonly string[] {
  const present = packagesAfter(swap, stages);
  const lacks = (name: string): boolean => missing.packages.has(name) && !present.has(name);
  if (base.image.path === 'openjdk')
    return lacks('fontconfig')
      ? [`The program draws no text (java.awt): ${replacement} has neither fontconfig nor freetype.`]
      : [];
  return lacks('ca-certificates')
    ? [`Nothing but the image's own program has to know which servers to trust: ${replacement} has no ca-certificates.`]
    : [];
}

function list(names: readonly string[]): string {
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return `${names.length > 1 ? 'Each of ' : ''}${names.slice(0, MAX_NAMES).join(', ')}${more}`;
}

function describeSearch({ files, found }: CommandSearch): string {
  const searched = files === 1 ? 'one source file was searched' : `${files} source files were searched`;
  return found.size === 0 ? `${searched} for their names, and none was found` : searched;
}
