import type { Analysis } from '../src/analysis/analysis.ts';
import { blockOf, isApart, putBehind, removeBlock } from '../src/analysis/copy-order/blocks.ts';
import { type ManifestsPlan, type ManifestsReason, planManifests } from '../src/analysis/copy-order/manifests.ts';
import type { ManifestCopy } from '../src/analysis/copy-order/manifest-texts.ts';
import { type FetchPlan, planFetches } from '../src/analysis/copy-order/library-fetch.ts';
import { type DownloadPlan, planDownloads } from '../src/analysis/copy-order/module-download.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../src/dockerfile/instruction.ts';
import { insertBefore, keywordFor } from '../src/dockerfile/insert-instruction.ts';
import type { FileStyle } from '../src/dockerfile/style.ts';
import { describeNotBuiltSplit } from '../src/knowledge/images/built-splits.ts';
import type { Edit } from '../src/text/edit.ts';
import type { Fix } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Copies what lists the dependencies before they are installed, and the sources after it.
 *
 * A build starts again at the first step whose files have changed. Dependencies that are installed behind the COPY of the
 * sources are fetched again with each change of a line of code; before it, only with a change of what lists them.
 *
 * ```dockerfile
 * WORKDIR /app
 * COPY . .
 * RUN npm ci
 * CMD ["node", "server.js"]
 * ```
 * becomes
 * ```dockerfile
 * WORKDIR /app
 * COPY package.json package-lock.json ./
 * RUN npm ci
 * COPY . .
 * CMD ["node", "server.js"]
 * ```
 *
 * Which files an install reads is taken from the build context: lock files and settings of the tool, patches, the packages of
 * a workspace or the modules of a build, with the parents and settings above them, lists that include others, the schema of
 * Prisma. Without the context the file stays as it is. It stays, too,
 * where a script of the project or the tool itself needs the sources, where a dependency is a folder of the project, where
 * the copied files would write over what was installed (`node_modules` that `.dockerignore` does not name), and where a RUN
 * stands between that may read the sources.
 *
 * The fix is safe where the install provably reads nothing but what is copied: `npm ci` with a lock file that names no
 * package with an install script of its own, `pip install -r` of packages by name, `go mod download`, `cargo fetch --locked`,
 * `dotnet restore` of projects without targets of their own. In all other cases it is unsafe, and says what it rests on.
 *
 * No step is invented, with two exceptions, both unsafe, in a stage that does not ship and builds right behind the COPY of its
 * sources: `go mod download`, if `go.mod` requires anything and nothing speaks of private modules; and `mvn dependency:go-offline`
 * or `gradle dependencies` before a build of Maven or Gradle. The former takes a pom without modules and extensions, and leaves
 * some plugins for the build to fetch; the latter fetches Gradle, its plugins and what describes the libraries. `cargo fetch` and
 * `dotnet restore` are never parted from a build. Cargo takes a manifest without sources only if it names a target with its path.
 */
export const copyManifestsFirst: Transform<object, ManifestsReason> = {
  id: 'copy-manifests-first',
  summary: 'Install dependencies before the sources are copied',
  category: 'cache',
  isDefault: true,
  applicability: 'safe',
  effects: [
    'installs-before-sources',
    'installs-before-unread-sources',
    'fetches-modules-first',
    'fetches-libraries-first',
  ],
  answers: [],
  guide: 'build/cache/optimize/#order-your-layers',
  refusals: {
    'no-context': {
      because: 'which files the install reads is in the build context alone',
      remedy: 'give the folder of the build with --context',
    },
    'unread-script': UNREAD_SCRIPT,
    'does-more': {
      because: 'the RUN does more than to install dependencies, and that may need the sources',
      remedy: 'put the install into a RUN of its own',
    },
    'unclear-install': {
      because: 'its words may have the install read or write other files than those that are known',
      remedy: 'copy what it needs before it by hand',
    },
    'reads-context': {
      because: 'a mount gives the RUN files of the build context or of another stage',
      remedy: 'nothing needs to be done, if the mount is there for the sake of the cache',
    },
    'needs-sources': {
      because: 'the install runs or builds something of the project, which has to be there then',
      remedy:
        'install without it (--ignore-scripts, --no-root, --no-scripts), and run it behind the COPY of the sources',
    },
    'local-dependency': {
      because: 'a dependency is a folder or file of the project itself',
      remedy: 'copy it before the install, together with what lists the dependencies',
    },
    'unread-manifest': {
      because: 'what lists the dependencies could not be read, or is a program',
      remedy: 'copy what it needs before the install by hand',
    },
    'changed-settings': {
      because: 'a variable has the tool read or write other files than those in its folder',
      remedy: 'copy what it needs before the install by hand',
    },
    'unclear-copy': {
      because: 'where the files lie in the image, or what is copied, cannot be told for certain',
      remedy: 'copy into a folder of its own, by paths without variables of the build',
    },
    'step-between': {
      because: 'between the COPY of the sources and the install stands what may need the sources, or change them',
      remedy: 'install the dependencies first, if the step does not change what they are',
    },
    'overwrites-install': {
      because: 'the sources hold a folder that the install fills, and would write over it if they came later',
      remedy: 'name the folder in .dockerignore',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const plan of planManifests(file, analysis)) {
      if (plan.kind === 'move') yield toFix(file, plan, analysis);
      else yield { kind: 'refusal', instruction: plan.run, reason: plan.reason, detail: plan.detail };
    }
    for (const plan of planDownloads(file, analysis)) yield toDownload(file, plan, analysis);
    for (const plan of planFetches(file, analysis)) yield toFetch(file, plan, analysis);
  },
};

function toFix(file: Dockerfile, plan: ManifestsPlan & { readonly kind: 'move' }, { style }: Analysis): Fix {
  const { run, moved, copies, files, doubts } = plan;
  const isCertain = doubts.length === 0;
  const lines = moved.map(({ line }) => line).join(', ');
  return {
    kind: 'fix',
    instruction: run,
    edits: writeEdits(file, plan, style),
    title: copies.length > 0 ? 'Copy what lists the dependencies first, and the sources behind the install' : 'Copy the sources behind the install', // prettier-ignore
    why: 'with each change of a file of the project, a build fetches and installs all dependencies again',
    evidence: [
      `the install reads ${files.join(', ')} (build context)`,
      `what line ${lines} copies holds nothing that the install writes`,
    ],
    assumptions: doubts,
    effects: [isCertain ? 'installs-before-sources' : 'installs-before-unread-sources'],
    applicability: isCertain ? 'safe' : 'unsafe',
    savings: undefined,
  };
}

/** What `go build` would fetch is fetched before the sources are there. */
function toDownload(file: Dockerfile, { copy, run, copies, files, modules }: DownloadPlan, { style }: Analysis): Fix {
  const texts = [...copies.map((each) => writeCopy(each, style)), `${keywordFor('run', style)} go mod download`];
  return {
    kind: 'fix',
    instruction: copy,
    edits: [insertBefore(file, copy, texts, style)],
    title: 'Fetch the modules of Go by a step of their own, before the sources are copied',
    why: 'with each change of a file of the project, a build fetches all modules again',
    evidence: [
      `${files[0]!} requires ${modules.join(', ')}, and replaces none by a folder; there is no vendor folder (build context)`,
      `line ${run.line} is what fetches them now; no variable, mount or command gives it credentials or another place`,
    ],
    assumptions: [
      `Each module that ${files[0]!} requires can be fetched as it stands there, also one that no package of this build needs.`,
    ],
    effects: ['fetches-modules-first'],
    applicability: 'unsafe',
    savings: undefined,
  };
}

/** What a build tool of Java would fetch by the way is fetched before the sources are there. */
function toFetch(file: Dockerfile, plan: FetchPlan, { style }: Analysis): Fix {
  const { tool, fetch, copy, run, moved, copies, files, libraries, doubts } = plan;
  const isMaven = tool === 'maven';
  const texts = [
    ...moved.map((each) => textOf(file, each)),
    ...copies.map((each) => writeCopy(each, style)),
    `${keywordFor('run', style)} ${fetch}`,
  ];
  return {
    kind: 'fix',
    instruction: copy,
    edits: [insertBefore(file, copy, texts, style), ...moved.map((each) => removeBlock(file, each))],
    title: 'Fetch what the build needs by a step of its own, before the sources are copied',
    why: 'with each change of a file of the project, a build fetches all of it again',
    evidence: [
      `the step reads ${files.join(', ')} (build context), which ${isMaven ? 'asks' : 'ask'} for ${libraries.join(', ')}`,
      isMaven
        ? `line ${run.line} is what fetches them now, and still fetches what plugins need that go-offline does not know of`
        : `line ${run.line} is what fetches all now, and still fetches the libraries themselves: the step fetches Gradle, its plugins and what describes the libraries`, // prettier-ignore
      ...describeNotBuiltSplit('fetched-libraries'),
    ],
    assumptions: [
      ...doubts,
      isMaven
        ? `"${fetch}" goes well where there is nothing but these files: each library and plugin, also of tests, can be fetched.`
        : `"${fetch}" goes well where there is nothing but these files: try it in an empty folder with them.`,
    ],
    effects: ['fetches-libraries-first'],
    applicability: 'unsafe',
    savings: undefined,
  };
}

/** With the comments right above it. */
function textOf(file: Dockerfile, instruction: Instruction): string {
  const { start, end } = blockOf(file, instruction);
  return file.text.slice(start, end);
}

/** The manifests come in the place of the first copy; all that were moved stand behind the install, in their order. */
function writeEdits(
  file: Dockerfile,
  { run, moved, copies }: ManifestsPlan & { readonly kind: 'move' },
  style: FileStyle,
): readonly Edit[] {
  const [first, ...others] = moved;
  const blocks = moved.map((copy) => blockOf(file, copy));
  const next = file.instructions[file.instructions.indexOf(first!) + 1]!;
  const isSpaced = isApart(file, next);
  const texts = copies.map((copy) => writeCopy(copy, style));
  const replaced = texts.length === 0 ? removeBlock(file, first!) : { span: blocks[0]!, text: texts.join(style.lineEnd) };
  return [replaced, ...others.map((copy) => removeBlock(file, copy)), putBehind(file, run, blocks, style, isSpaced)];
} // prettier-ignore

function writeCopy({ flags, sources, destination }: ManifestCopy, style: FileStyle): string {
  return [keywordFor('copy', style), ...flags, ...sources, destination].join(' ');
}
