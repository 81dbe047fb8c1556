import type { Analysis } from '../src/analysis/analysis.ts';
import { describeSwapAssumptions } from '../src/analysis/bases/swap-assumptions.ts';
import { planSlimSwap, type SlimReason, type SlimSwap } from '../src/analysis/bases/slim-swap.ts';
import { findSwapSite, findTarget, type SwapReason, type SwapSite } from '../src/analysis/bases/swap-site.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { writeTag } from '../src/dockerfile/from-reference.ts';
import { describeNotBuilt } from '../src/knowledge/images/built-bases.ts';
import type { MissingInSlim } from '../src/knowledge/images/contents.ts';
import { isNearlySame, missingFrom } from '../src/knowledge/images/slim-contents.ts';
import { describeSwapSavings, isGone, SWAP_REFUSALS } from '../src/transform/base-swap.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

const refusals = {
  ...SWAP_REFUSALS,
  'no-slim-tag': {
    because: 'of this image there are slim variants, but none of this tag on the same release of the system',
    remedy: 'take a tag that has one; "dockoptimize image" prints them',
  },
  'built-reference': {
    because: 'a variable holds a part of the tag that would have to change, and it may be used elsewhere',
    remedy: 'put the version alone into the variable, and the variant behind it',
  },
  'unknown-contents': {
    because: 'the catalogue does not say what this image has that its slim variant lacks',
    remedy: 'try it with --verify after changing the tag by hand',
  },
  'unread-program': {
    because: 'something runs that was not read, and it may need a command that the slim variant lacks',
    remedy: 'give the folder of the build with --context, or write it as a plain script',
  },
  'unread-manifest': {
    because: 'which packages are installed is in a file that was not read, and one of them may have to be compiled',
    remedy: 'give the folder of the build with --context',
  },
  compiles: {
    because: 'what ships compiles something, and the slim variant has no compiler',
    remedy: 'compile in a stage of its own, and copy the result from it',
  },
  'native-package': {
    because: 'a package is compiled where it is installed, and the slim variant has no compiler',
    remedy: 'install it in a stage of its own on the full image, and copy the result from it',
  },
  'files-taken': {
    because: 'another stage copies files of the system out of this one, and the slim variant may not have them',
    remedy: 'take them from a stage of their own on the full image',
  },
  'manual-pages': {
    because: 'installing this package links pages of manuals, and slim images of that age have no folders for these',
    remedy: 'take a newer release of the image first',
  },
  'incomplete-install': {
    because:
      'an install takes for granted what the full image has: it asks, has no lists, or fetches nothing by itself',
    remedy: 'write "apt-get update && apt-get install -y …", with ./name.deb for a file',
  },
  'built-upon': {
    because: 'it has ONBUILD, and what the images that are built on it need is not in this file',
    remedy: 'try it with --verify on one of them after changing the tag by hand',
  },
  'no-program': {
    because: 'nothing says what runs in it: it is made to run what it is given from outside, in CI for instance',
    remedy: 'write a CMD or an ENTRYPOINT, or change the tag by hand where nobody needs the tools of the full image',
  },
  documentation: {
    because: 'files are used that slim images leave out, also of packages that are installed in them',
    remedy: 'copy the file from the context of the build',
  },
  'not-root': {
    because: 'a package is missing, and the user at the beginning of the stage may not install any',
    remedy: 'install it before the USER instruction',
  },
  'archived-suite': {
    because: 'a package is missing, and the sources of this release of the system are no longer where apt looks',
    remedy: 'take a newer release of the image first',
  },
} as const;
type Reason = SwapReason | SlimReason | keyof typeof refusals;

/**
 * Starts what ships from the slim variant of its base image: `node:20` becomes `node:20-slim`, which is 80 instead of 400 MB.
 *
 * The full variants of Docker's official images carry what is needed to compile nearly anything: compilers, headers,
 * Git, Mercurial, Subversion, ImageMagick. The slim ones are the same release of the same system with the same program
 * in the same place, without these.
 *
 * What the stages need of that comes along: a command that a script, CMD, ENTRYPOINT or HEALTHCHECK runs, a library that a
 * package of Python, Node.js or Ruby needs, Git where a list of packages names a repository. It is put into an
 * `apt-get install` that is there already, or into a RUN of its own. Scripts that are copied, `package.json` and lists of
 * packages are read from the context of the build. Where something is compiled, where something runs that could not be read,
 * or where nothing says what runs at all, the base stays.
 *
 * Debian's own images differ by documentation, manuals and translations alone, before Debian 11 by `ip` and `ping` too: there
 * a script that could not be read is an assumption, and no reason to leave it.
 *
 * Only the base of what ships is changed; builder stages stay as they are. The tag keeps its version, and the system its
 * release; a tag that the catalogue does not know is never written.
 *
 * ```dockerfile
 * FROM node:20
 * ```
 *
 * becomes
 *
 * ```dockerfile
 * FROM node:20-slim
 * ```
 */
export const slimBase: Transform<object, Reason> = {
  id: 'slim-base',
  summary: 'Start from the slim variant of the base image',
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['changes-base-variant', 'installs-missing-packages'],
  answers: [],
  guide: 'build/building/best-practices/#choose-the-right-base-image',
  refusals,
  defaults: {},

  *inspect(file: Dockerfile, analysis: Analysis) {
    const site = findSwapSite(file, analysis, 'slim');
    if (!site) return;
    if ('reason' in site) {
      yield { kind: 'refusal', instruction: site.stage.from, reason: site.reason, detail: site.detail };
      return;
    }
    const { base } = site;
    const catalogue = analysis.surroundings.catalogue();
    if (base.facts.system?.distribution !== 'debian' || base.tag.split('-').includes('slim')) return;
    const from = base.stage.from;
    const refuse = (reason: Reason, detail: string): Finding<Reason> => ({
      kind: 'refusal',
      instruction: from,
      reason,
      detail,
    });
    const target = findTarget(site, 'slim', analysis);
    if (target === undefined) {
      if (hasSlim(site, analysis))
        yield refuse('no-slim-tag', `${base.image.name}:${base.tag} on ${base.facts.system.suite}`);
      return;
    }
    if (typeof target !== 'string') {
      yield refuse(target.reason, target.detail);
      return;
    }
    if (isGone(analysis.surroundings, base, target)) {
      yield refuse('no-slim-tag', `the registry has no ${base.image.name}:${target} any more`);
      return;
    }
    const missing = missingFrom(base, catalogue);
    if (!missing) {
      yield refuse('unknown-contents', `${base.image.name} on ${base.facts.system.suite}`);
      return;
    }
    const written = writeTag(base.from, target);
    if (written === undefined || !base.from.span) {
      yield refuse('built-reference', `${base.from.text} stands for ${base.from.expanded}, and ${target} is the tag`);
      return;
    }
    const swap = planSlimSwap(file, analysis, site, missing);
    if ('reason' in swap) {
      yield { kind: 'refusal', ...swap };
      return;
    }
    yield makeFix(analysis, site, swap, missing, target, written);
  },
};

const SAME_WHY = 'the slim variant is the same without documentation, pages of manuals and translations';
const SAME_GONE = 'documentation, manuals and translations of the base image';
const GONE = 'compilers, headers and tools of the base image';
const WHY = 'the full image carries compilers, headers and version control that what ships does not use';

/** Whether the image has slim variants at all: of one that has none, nothing is missed. */
function hasSlim({ base }: SwapSite, { surroundings }: Analysis): boolean {
  return surroundings.catalogue().hasTag(base.image.path, 'slim');
}

function makeFix(
  analysis: Analysis,
  site: SwapSite,
  swap: SlimSwap,
  missing: MissingInSlim,
  target: string,
  written: string,
): Fix {
  const { base, stages } = site;
  const names = swap.added.flatMap((added) => added.names);
  const replacement = `${base.image.name}:${target}`;
  const list = names.length === 0 ? '' : `, with ${names.join(', ')}`;
  return {
    kind: 'fix',
    instruction: base.stage.from,
    edits: [{ span: base.from.span!, text: written }, ...swap.added.map(({ edit }) => edit)],
    title: `Start from ${replacement}${list}`,
    why: isNearlySame(missing) ? SAME_WHY : WHY,
    evidence: [
      `${replacement} is the same version on the same system, ${base.facts.system!.suite} (catalogue)`,
      ...swap.needs.map(({ package: name, because }) => `${name} is installed: ${because}`),
      isNearlySame(missing)
        ? `both have the same packages${missing.packages.size === 0 ? '' : ` but for ${[...missing.packages.keys()].join(' and ')}`} (catalogue)`
        : `${describeCount(swap.commands.commands.length, 'command')} of ${describeCount(stages.length, 'stage')} read for what needs something that goes`,
      ...describeNotBuilt('slim-base', { path: base.image.path, distribution: base.facts.system!.distribution }),
    ],
    assumptions: describeSwapAssumptions(site, missing, swap, replacement),
    effects: names.length === 0 ? ['changes-base-variant'] : ['changes-base-variant', 'installs-missing-packages'],
    applicability: 'unsafe',
    savings: describeSwapSavings(analysis.surroundings, base, target, isNearlySame(missing) ? SAME_GONE : GONE),
  };
}

function describeCount(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
