import type { SystemNeeds } from './python-packages.ts';
import type { Artifact } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { describeLeftOut } from '../apt-left-out.ts';
import { baseName } from '../../context/context-path.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { hasOption, readPackageCommand } from '../../knowledge/package-managers.ts';
import { pythonMinor, SCRIPTS } from '../../knowledge/python.ts';
import type { PythonPackages } from '../../trace/python-packages.ts';
import type { PythonPlaces } from '../../trace/python-place.ts';

const MAX_NAMES = 8;

/** What a reader has to know of a split of Python, sentence by sentence. */
export function describePythonSplit(
  site: SplitSite,
  needs: SystemNeeds,
  python: PythonPackages,
  places: PythonPlaces,
  runtime: string,
  isFull: boolean,
  artifacts: readonly Artifact[],
): readonly string[] {
  const { unknown, wheels, search } = needs;
  const sentences: string[] = [];
  const ownPlace = artifacts.some(({ path }) => path === SCRIPTS);
  if (ownPlace)
    sentences.push(
      `No package puts files that the program needs anywhere but into site-packages and ${SCRIPTS}: \`pip show --files\` lists them.`,
    );
  if (
    ownPlace &&
    places.names.some((name) => /^setuptools\b/.test(name)) &&
    Number(pythonMinor(site.base.tag)?.slice(2)) < 12
  )
    sentences.push(
      `The program does not use setuptools or pkg_resources: ${runtime} has another version, and both come to lie in one folder.`,
    );
  if (isFull && unknown.length > 0)
    sentences.push(
      `${list(unknown)} needs no library that ${runtime} lacks: the catalogue does not know of it, \`ldd\` of its .so files tells.`,
    );
  if (wheels.length > 0)
    sentences.push(
      `${list(wheels)} comes as a wheel for the Python of ${runtime}: the list of its files on pypi.org tells.`,
    );
  if (python.incomplete.length > 0)
    sentences.push(
      `What the packages of ${python.incomplete.slice(0, MAX_NAMES).join(', ')} bring along needs no other library of the system, either; no lock file names it.`,
    );
  sentences.push(
    `The program starts no command that ${runtime} lacks${describeKept(needs)}: ${search.files === 1 ? 'one source file was searched' : `${search.files} source files were searched`}.`,
  );
  for (const { path, folder } of places.scripts)
    sentences.push(
      `${baseName(path)} writes nowhere but below ${folder}: it and what it imports of the project were read, and name no other path.`,
    );
  const upgrade = site.commands.commands.find(({ name, words }) => name.startsWith('apt') && /^(?:dist-|full-)?upgrade$/.test(words.find((word, i) => i > 0 && !word.startsWith('-')) ?? '')); // prettier-ignore
  if (upgrade)
    sentences.push(`Nothing needs what ${upgrade.where} upgrades: ${runtime} has the packages of the day it was made.`);
  const others = needs.packages.filter(({ because }) => because.startsWith('it may be needed')).map(({ name }) => name);
  if (others.length > 0 && hasRecommends(site)) sentences.push(describeLeftOut(others));
  return sentences;
}

function describeKept({ packages }: SystemNeeds): string {
  return packages.length === 0 ? '' : ` and that ${packages.map(({ name }) => name).join(', ')} does not bring`;
}

function hasRecommends({ runs }: SplitSite): boolean {
  return runs.some(
    ({ reading }) =>
      !isUnread(reading) &&
      reading.commands.some(({ command }) => {
        const apt = readPackageCommand(command);
        return (
          apt?.manager === 'apt' &&
          apt.subcommand === 'install' &&
          !hasOption(apt, '--no-install-recommends', '--without-recommends')
        );
      }),
  );
}

function list(names: readonly string[]): string {
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return `${names.length > 1 ? 'Each of ' : ''}${names.slice(0, MAX_NAMES).join(', ')}${more}`;
}
