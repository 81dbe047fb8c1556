import { findBaseImage, isOfficialAlpine } from './base-release.ts';
import type { PackageRun, PackageSite } from './package-runs.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { findRelease } from '../knowledge/releases.ts';
import { hasOption } from '../knowledge/package-managers.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { memoize } from '../text/memo.ts';

/** Whether the pip of a RUN is 6.0 (December 2014) or newer, and how that is known. `because` is a clause. */
export type PipAge =
  | { readonly kind: 'new'; readonly because: string }
  | { readonly kind: 'old'; readonly because: string }
  /** `assumption` is a sentence that a reader can check. */
  | { readonly kind: 'unknown'; readonly because: string; readonly assumption: string };

/**
 * Tells the age of the pip that a command runs: by what the file itself installs before it, else by the base image.
 * @param runs every RUN of the file that uses pip
 */
export function readPipAge(file: Dockerfile, runs: readonly PackageRun[], run: PackageRun, site: PackageSite): PipAge {
  return readEarlierPip(runs, run, site) ?? readFromScripts(run) ?? readFromBase(file, run.stage);
}

/** Options that came with pip 6.0 or later: who uses one has such a pip. */
const NEW_OPTIONS = [
  '--no-cache-dir',
  '--disable-pip-version-check',
  '--no-build-isolation',
  '--prefer-binary',
  '--upgrade-strategy',
];

/** A pip command that runs before: one that upgrades pip, or one that an old pip would not understand. */
function readEarlierPip(runs: readonly PackageRun[], run: PackageRun, site: PackageSite): PipAge | undefined {
  const telling = findTelling(runs);
  if (telling.length === 0) return undefined;
  const lineage = lineageOf(run.stage);
  for (const other of telling) {
    if (!lineage.includes(other.stage) || other.instruction.start > run.instruction.start) continue;
    for (const earlier of other.sites) {
      const isOwn = other.instruction.start === run.instruction.start;
      if (isOwn && earlier.command.span.start >= site.command.span.start) break;
      const age = readOwnAge(earlier);
      if (age) return age;
    }
  }
  return undefined;
}

/** Those of the RUNs that say something of the age of what runs behind them: in most files none. */
const findTelling = memoize((runs: readonly PackageRun[]): readonly PackageRun[] => {
  return runs.filter(({ sites }) => sites.some((site) => readOwnAge(site) !== undefined));
});

/** What a pip command says of the pip that runs after it. */
const readOwnAge = memoize(({ packages }: PackageSite): PipAge | undefined => {
  const version = findOwnVersion(packages.operands.map(({ value, text }) => value ?? text));
  if (version !== undefined && version < 6)
    return { kind: 'old', because: `an earlier command installs pip ${version}` };
  const isUpgrade = hasOption(packages, '-U', '--upgrade') && version === Infinity;
  if (isUpgrade || (version !== undefined && version !== Infinity)) {
    return { kind: 'new', because: 'an earlier command upgrades pip' };
  }
  const known = NEW_OPTIONS.find((option) => hasOption(packages, option));
  if (known === undefined) return undefined;
  return { kind: 'new', because: `an earlier command uses ${known}, which pip knows since 6.0 or later` };
});

/** The major version among the operands that name pip itself; `Infinity` where none is pinned. */
function findOwnVersion(operands: readonly string[]): number | undefined {
  for (const operand of operands) {
    const match = /^pip(?:\[\w+\])?\s*(?:(==|<=|<|>=|>|~=)\s*(\d+))?/.exec(operand);
    if (!match || !/^pip(?:$|[[\s=<>~!])/.test(operand)) continue;
    if (match[1] === '<') return Number(match[2]) - 1;
    return match[2] === undefined || match[1]!.startsWith('>') ? Infinity : Number(match[2]);
  }
  return undefined;
}

/** `get-pip.py` and `easy_install pip` install the newest pip that the Python at hand can run, 9.0 at the least. */
function readFromScripts(run: PackageRun): PipAge | undefined {
  const isThere = lineageOf(run.stage).some((stage) => findScript(stage) <= run.instruction.start);
  return isThere ? { kind: 'new', because: 'an earlier command installs the newest pip' } : undefined;
}

const NEWEST = /get-pip\.py|\beasy_install(?:-[\d.]+)?\s+(?:-U\s+|--upgrade\s+)?pip(?=$|[\s;&])/m;

/** Where the first instruction of a stage that installs the newest pip starts; `Infinity` where none does. */
const findScript = memoize(
  ({ instructions }: Stage) => instructions.find(({ content }) => NEWEST.test(content.joined.text))?.start ?? Infinity,
);

/** Images that bring a pip of their own; tags of python frozen in 2014 apart, it is newer than 6.0. */
const BRINGS_PIP =
  /^(?:library\/(?:python|pypy)|(?:continuumio|conda)\/\w+|condaforge\/\w+|mambaorg\/\w+|jupyter\/[\w-]+|tiangolo\/[\w-]+|pytorch\/\w+)$/;

const PYTHON_OF_2014 = /^(?:2\.7\.[0-8]|3\.3\.[0-5]|3\.4\.[0-2])(?:-|$)/;

function readFromBase(file: Dockerfile, stage: Stage): PipAge {
  const base = findBaseImage(file, stage);
  if (!base) return unknown('the base image is not known');
  const name = base.text;
  const isFrozen = PYTHON_OF_2014.test(base.reference.tag ?? '');
  if (BRINGS_PIP.test(base.reference.path) && !isFrozen)
    return { kind: 'new', because: `${name} brings a pip newer than 6.0` };
  const release = findRelease(base.reference);
  if (!release && isOfficialAlpine(base.reference))
    return { kind: 'new', because: `${name} is an official image on Alpine 3.3 or newer` };
  if (!release) return unknown(`which pip ${name} has is not known`, name);
  if (!release.isPipOld)
    return { kind: 'new', because: `${release.distribution} ${release.name} has pip ${release.pip}` };
  if (base.isOverridable)
    return unknown(`by default the base is ${release.distribution} ${release.name} with pip ${release.pip}`, name);
  return { kind: 'old', because: `${release.distribution} ${release.name} has pip ${release.pip}` };
}

function unknown(because: string, image = 'the base image'): PipAge {
  return {
    kind: 'unknown',
    because,
    assumption: `The pip in ${image} is 6.0 (December 2014) or newer; "pip --version" in it tells.`,
  };
}
