import type { AlpineSwap } from './alpine-swap.ts';
import type { Analysis } from '../analysis.ts';
import type { SwapSite } from '../bases/swap-site.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { describeNotBuilt } from '../../knowledge/images/built-bases.ts';
import { hasOption, readPackageCommand } from '../../knowledge/package-managers.ts';

const MAX_NAMES = 8;

/** What was looked at and found, a clause each. */
export function describeAlpineEvidence(
  { surroundings }: Analysis,
  { base, stages }: SwapSite,
  { runs, needs, commandCount }: AlpineSwap,
  target: string,
): readonly string[] {
  const suite = surroundings.catalogue().findFacts(base.image.path, target)?.system?.suite;
  const installs = runs.flatMap((run) => run.installs);
  return [
    `${base.image.name}:${target} is the same version on ${suite ?? 'Alpine'} (catalogue)`,
    ...installs.map(
      ({ run, names }) => `line ${run.instruction.line} installs ${names.join(' ')}: looked up name by name`,
    ),
    ...needs.map(({ package: name, because }) => `${name} is installed: ${because}`),
    `${commandCount === 1 ? 'one command' : `${commandCount} commands`} of ${stages.length === 1 ? 'one stage' : `${stages.length} stages`} read: Alpine has all that they need, or gets it`,
    ...describeNotBuilt('alpine-base', { path: base.image.path, distribution: 'alpine' }),
  ];
}

/** What would make the change wrong, each in a sentence. */
export function describeAlpineAssumptions(
  { base, stages }: SwapSite,
  { runs, unknown, looked, hasUnreadSettings, hasOwnNumbers }: AlpineSwap,
  replacement: string,
): readonly string[] {
  const copies = stages.some(({ instructions }) =>
    instructions.some(({ content }) => content.keyword === 'copy' || content.keyword === 'add'),
  );
  const sentences = [
    'The program asks for nothing that only glibc has: names by mDNS, languages other than C.UTF-8, deep stacks in threads.',
  ];
  if (copies) {
    const searched =
      looked === undefined
        ? 'no files of the build were there to search'
        : looked === 0
          ? 'none of those that are there looks like it'
          : `${looked} files that may be were looked into, none was`;
    sentences.push(
      `Nothing that is copied into the image was compiled for glibc (*.so, *.node, programs): ${searched}.`,
    );
  }
  if (hasUnreadSettings)
    sentences.push(
      'The settings that are copied name no user, module or folder of Debian, such as www-data or sites-enabled.',
    );
  if (unknown.length > 0) {
    const hint =
      base.image.path === 'python' ? ' ("pip download --only-binary=:all: --platform musllinux_1_2_x86_64" tells)' : '';
    const more = unknown.length > MAX_NAMES ? ` and ${unknown.length - MAX_NAMES} more` : '';
    sentences.push(
      `${unknown.slice(0, MAX_NAMES).join(', ')}${more} and all that comes along can be installed on musl without a compiler, though the catalogue does not know them${hint}.`,
    );
  }
  if (runs.some(hasRecommends)) {
    sentences.push(
      'Nothing uses what apt installed because a package only recommends it: apk installs no such packages.',
    );
  }
  if (!hasOwnNumbers) {
    sentences.push(
      'No volume or other host knows the users of this image by number: Alpine counts system users from another end.',
    );
  }
  for (const { name, value } of base.from.variables) {
    sentences.push(
      `${name} is set to nothing but versions of which there is ${replacement.split(':')[0]!} on Alpine, as of its default ${value}.`,
    );
  }
  return sentences;
}

function hasRecommends({ run }: AlpineSwap['runs'][number]): boolean {
  if (isUnread(run.reading)) return false;
  return run.reading.commands.some(({ command }) => {
    const packages = readPackageCommand(command);
    if (packages?.manager !== 'apt' || packages.subcommand !== 'install') return false;
    return !hasOption(packages, '--no-install-recommends', '--without-recommends', '-R');
  });
}
