import type { Analysis } from '../src/analysis/analysis.ts';
import { blockOf, isApart, removeBlock } from '../src/analysis/copy-order/blocks.ts';
import { type PackagesPlan, type PackagesReason, planPackages } from '../src/analysis/copy-order/os-packages.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Fix } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Installs packages of the system before the files of the project are copied.
 *
 * A build starts again at the first step whose files have changed. Packages that are installed behind the COPY of the
 * sources are fetched and installed again with each change of a line of code. Before it, they come out of the cache.
 *
 * ```dockerfile
 * WORKDIR /app
 * COPY . .
 * RUN apt-get update && apt-get install -y curl
 * ```
 * becomes
 * ```dockerfile
 * WORKDIR /app
 * RUN apt-get update && apt-get install -y curl
 * COPY . .
 * ```
 *
 * The RUN moves together with the comments right above it. It may do nothing but install, update and remove packages by
 * name, and clean up behind that; and what it passes may be nothing but copies into a folder of a project, and
 * instructions that are nothing to it. Then the image holds the same as before. No file of the build context has to be
 * read for that.
 */
export const osPackagesFirst: Transform<object, PackagesReason> = {
  id: 'os-packages-first',
  summary: 'Install packages of the system before the files of the project are copied',
  category: 'cache',
  isDefault: true,
  applicability: 'safe',
  effects: ['installs-system-packages-first'],
  answers: [],
  guide: 'build/cache/optimize/#order-your-layers',
  refusals: {
    'unread-script': UNREAD_SCRIPT,
    'does-more': {
      because: 'the RUN does more than to install packages by name, and that may need the files copied before it',
      remedy: 'put the packages into a RUN of their own before the COPY',
    },
    'reads-context': {
      because: 'a mount gives the RUN files of the build context or of another stage',
      remedy: 'put the packages into a RUN of their own before the COPY',
    },
    'copied-into-system': {
      because: 'what is copied before it may be settings, keys or files that the packages look at, or bring themselves',
      remedy: 'copy the sources into a folder of their own (/app), behind the packages',
    },
    'settings-between': {
      because:
        'an instruction between the COPY and the RUN changes who runs it, by which shell, or with which variables',
      remedy: 'move the RUN by hand, if the packages do not depend on that',
    },
    'step-between': {
      because: 'another RUN stands between the COPY and this one, and either may depend on the other',
      remedy: 'put the packages before the COPY by hand, if the other RUN does not depend on their absence',
    },
    'goes-on-behind': {
      because: 'the RUN behind it installs more of them, and may need the files copied before it',
      remedy: 'put all of them before the COPY by hand, if they need none of the files',
    },
    'loose-comment': {
      because: 'comments stand above it with an empty line between, and it is not clear whether they speak of it',
      remedy: 'put the comment right above the instruction that it speaks of',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const plan of planPackages(file, analysis)) {
      if (plan.kind === 'move') yield toFix(file, plan, analysis);
      else yield { kind: 'refusal', instruction: plan.run, reason: plan.reason, detail: plan.detail };
    }
  },
};

function toFix(file: Dockerfile, plan: PackagesPlan & { readonly kind: 'move' }, { style }: Analysis): Fix {
  const { run, target, passed } = plan;
  const block = blockOf(file, run);
  const place = blockOf(file, target).start;
  const next = file.instructions[file.instructions.indexOf(run) + 1];
  const gap = isApart(file, run) && (!next || isApart(file, next)) ? style.lineEnd : '';
  const lines = passed.map(({ content, line }) => `${content.keywordText} (line ${line})`).join(', ');
  return {
    kind: 'fix',
    instruction: run,
    edits: [
      { span: { start: place, end: place }, text: file.text.slice(block.start, block.end) + style.lineEnd + gap },
      removeBlock(file, run),
    ],
    title: 'Install the packages before the files of the project are copied',
    why: 'with each change of a file of the project, a build fetches and installs all of them again',
    evidence: [`it does nothing but install packages by name, and passes ${lines}`, 'what is copied goes to a folder of its own'],
    assumptions: [],
    effects: ['installs-system-packages-first'],
    applicability: 'safe',
    savings: undefined,
  };
} // prettier-ignore
