import type { CommandSearch } from './search-for-commands.ts';
import type { SwapSite } from './swap-site.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';

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

/** What is not known of what package managers of languages install. */
export interface KnownDependencies {
  readonly unknown: readonly string[];
  readonly incomplete: readonly string[];
}

/** What would make a change to the slim variant wrong, each in a sentence that names what was searched for it. */
export function describeSwapAssumptions(
  search: CommandSearch | undefined,
  { base, stages }: SwapSite,
  missing: MissingInSlim,
  { unknown, incomplete }: KnownDependencies,
  replacement: string,
): readonly string[] {
  const sentences: string[] = [];
  const names = WELL_KNOWN.filter((name) => missing.commands.has(name));
  if (missing.commands.size > 0) {
    const searched = search ? describeSearch(search) : 'no files of the build were there to search';
    sentences.push(
      `The program itself starts no other of the ${missing.commands.size} commands that ${replacement} lacks (${names.join(', ')}, …): ${searched}.`,
    );
  }
  if (unknown.length > 0) {
    const shown = unknown.slice(0, MAX_NAMES).join(', ');
    const more = unknown.length > MAX_NAMES ? ` and ${unknown.length - MAX_NAMES} more` : '';
    sentences.push(`${shown}${more} can be installed without a compiler: the catalogue does not know them.`);
  }
  if (incomplete.length > 0) {
    const lists = incomplete.slice(0, MAX_NAMES).join(', ');
    sentences.push(
      `What the packages of ${lists} bring along can be installed without a compiler, too; no lock file names it.`,
    );
  }
  const outside = stages
    .flatMap(({ instructions }) => instructions)
    .filter(({ content }) => {
      return content.keyword === 'copy' && content.flags.some(({ text }) => text.startsWith('--from='));
    });
  if (outside.length > 0 && missing.packages.size > 0) {
    const lines = outside.map(({ line }) => line).join(', ');
    sentences.push(
      `What line ${lines} copies from elsewhere needs no shared library that ${replacement} lacks (ldd tells).`,
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
  return sentences.length > 0
    ? sentences
    : [`Nothing in the image needs what ${replacement} leaves out: pages of manuals and translations.`];
}

function describeSearch({ files, found }: CommandSearch): string {
  const searched = files === 1 ? 'one source file was searched' : `${files} source files were searched`;
  return found.size === 0 ? `${searched} for their names, and none was found` : searched;
}
