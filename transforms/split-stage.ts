import type { Analysis } from '../src/analysis/analysis.ts';
import { describeLooked, describePublished } from '../src/analysis/consumers/describe-consumers.ts';
import { COMPILED } from '../src/analysis/split/compiled.ts';
import { ELIXIR } from '../src/analysis/split/elixir.ts';
import { DOTNET } from '../src/analysis/split/dotnet.ts';
import { JAVA } from '../src/analysis/split/java.ts';
import { NODE } from '../src/analysis/split/node.ts';
import { PHP } from '../src/analysis/split/php.ts';
import { withoutArchive, withoutConsumers } from '../src/analysis/split/plan-obstacles.ts';
import type { SplitObstacle, SplitPlan, SplitReason, SplitRecipe } from '../src/analysis/split/split-plan.ts';
import { PYTHON } from '../src/analysis/split/python.ts';
import { RUBY } from '../src/analysis/split/ruby.ts';
import { findSplitSite, type SplitSite } from '../src/analysis/split/split-site.ts';
import { writeSplit } from '../src/analysis/split/write-split.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

const refusals = {
  'unread-program': {
    because: 'something runs that was not read, and what it makes or needs is not known',
    remedy: 'give the folder of the build with --context, or write it as a plain script',
  },
  'unknown-step': {
    because: 'a step of the build makes something that is not known, and what ships may need it',
    remedy: 'take the stage apart by hand, or put that step into a script of plain commands',
  },
  'unknown-package': {
    because: 'which library goes with a package of headers is not known for this release',
    remedy: 'install the library by its own name beside the headers',
  },
  'unknown-start': {
    because: 'what a container starts is not known to be made by the build',
    remedy: 'name the program by its path in CMD or ENTRYPOINT',
  },
  'unknown-folder': {
    because: 'the folder that the program runs in is not known',
    remedy: 'write WORKDIR without a variable',
  },
  'outside-writes': {
    because: 'the build puts files among those of the system, where they cannot be told from what was there',
    remedy: 'build below one folder of its own (WORKDIR /app), or take the stage apart by hand',
  },
  'owned-files': {
    because: 'files of the build belong to another user than root, which copying them would lose',
    remedy: 'give them their owner in the stage that ships, with COPY --chown',
  },
  'needs-toolchain': {
    because: 'what is started needs the tools of the build',
    remedy: 'build in a RUN, and start what it has made',
  },
  'unread-manifest': {
    because: 'a list of packages could not be read, and what they need when they run is not known',
    remedy: 'name the packages in a list that lies in the folder of the build',
  },
  'native-package': {
    because: 'a package is compiled here, and which libraries of the system it is linked with is not known',
    remedy: 'take the stage apart by hand, and install what ldd tells of its .so files',
  },
  'unknown-version': {
    because: 'packages lie in a folder that is named after the version of the language, which the tag does not say',
    remedy: 'name the version in the tag, as 3.12',
  },
  'frozen-program': {
    because: 'the program is packed together with its interpreter, and unpacks itself when it runs',
    remedy: 'copy what it was packed into to a stage of the same release by hand',
  },
  'no-runtime-image': {
    because: 'no smaller image of the same release is known that could run it',
    remedy: 'choose one by hand, and check it with --verify',
  },
  'no-context': {
    because: 'without the files of the build it is not known what ships',
    remedy: 'give the folder of the build with --context',
  },
  windows: {
    because: 'images of Windows are taken apart in another way',
    remedy: 'take the stage apart by hand',
  },
  'development-use': {
    because: 'the image is also used for development, which needs what the build has',
    remedy: 'give development a stage of its own, and name it as "target"',
  },
  'named-target': {
    because: 'a stage is asked for by its number, which would mean the builder then',
    remedy: 'give the stage a name, and ask for it by that',
  },
  onbuild: {
    because: 'the image is made to be built upon',
    remedy: 'split the files that are built upon it, or leave it as it is',
  },
} as const;

/** By what a stage is known to be of their kind; the first that knows it decides. */
const RECIPES: readonly SplitRecipe[] = [COMPILED, PYTHON, NODE, JAVA, ELIXIR, DOTNET, RUBY, PHP];

/**
 * Takes a stage apart that builds a program and ships with all that it was built with: a builder, and a stage with what runs.
 *
 * The first stage stays as it is and gets a name. Behind its last step a second one begins, on a small image of the same
 * release of the same system, which copies what the build has made to the very same place. ENV, LABEL, EXPOSE, VOLUME,
 * STOPSIGNAL, USER, HEALTHCHECK, ENTRYPOINT and CMD are those of before.
 *
 * It needs the files of the build (`--context`), since what the program reads beside itself has to come along: the
 * program, and the files that are copied and are no sources; or the whole folder. Every step of the build has to be one of
 * which it is known what it makes; packages are told apart by what they are for. What cannot be accounted for is refused.
 *
 * A program that links nothing (Go with CGO_ENABLED=0, Rust for musl, C with -static) ships from distroless. With
 * `base: distroless` one in C, C++, Go or Rust does so too that links no more than the C library and those of compilers, of the
 * same release, starts no other program and needs no shell; and where neither a source nor a module of Go needs C,
 * `CGO_ENABLED=0` is written before the very command that builds it. What ships with Node.js or Java is then a matter of
 * `distroless-base`.
 *
 * With `base: scratch` a program in Go ships on nothing at all where its sources prove that it needs nothing beside itself: a module
 * without requirements, all of whose sources are in the context and use nothing of Go's library that reads certificates, time
 * zones, users, temporary or other files, or starts programs; a build of plain steps; and a USER by number, if any. What is not
 * proven so, and every other program, is treated as with `base: distroless`, and the evidence says why.
 *
 * A program of Python whose packages are compiled, or installed beside a compiler, ships from the slim image of the same
 * version: with site-packages and the programs of packages, or the virtual environment, where they were, and with the
 * libraries that its packages are linked with.
 *
 * A program in Java ships from the image of the runtime: the sibling of the development kit's, or for `maven` and `gradle`
 * Temurin's of the same version and release. The jar comes alone where a plugin packs into it all that it depends on, else
 * with the folder that it looks for libraries in. What `gradle installDist` or `sbt stage` packs ships as that folder, where its
 * script is the one of the plugin and the image has the shell that it is written for. Where a jar of Spring Boot takes itself apart
 * (`-Djarmode=layertools` or `tools`), what is started comes with its libraries: the folder that was unpacked, or the layers that
 * stand on the class path. A jar that is not unpacked stays whole.
 *
 * A program in Elixir of which Mix makes a release ships from the system that its Erlang was built on, with what that is linked
 * with: the release alone, which `mix.exs` has to name literally, or the whole project where sources may read beside it.
 *
 * A program for Node.js that is built, or whose packages are compiled, ships from the slim image of the same tag, with the
 * whole folder that it runs in. What only development needs is taken out at the end of the builder, where nothing that starts
 * and no source names any of it. A site that nginx serves ships from the system alone, without Node.js; of a server that
 * Next.js has packed (`output: 'standalone'`), that folder alone ships.
 * Of a workspace of which `pnpm deploy` has put one package into the folder that the program runs in, that folder alone ships.
 *
 * A program that Bun runs ships from the slim image of the same tag, from Bun 1.2 on, in the same way; since Bun takes nothing out
 * of `node_modules`, they are installed anew there, for production, at the end of the builder.
 *
 * A program of .NET that `dotnet publish` makes ships from the image of the runtime of the same tag (with ASP.NET, without it,
 * or without .NET for what brings its own): the folder that was published, and the settings that lie where it is started. With
 * `base: distroless` it is the chiseled image of the same release (Ubuntu's), where the file says that `app` runs it, ENTRYPOINT is
 * a list, and neither sources nor packages need anything of the system; the one with ICU and tzdata, unless the project does
 * without cultures and no time zone is named.
 *
 * A program in Ruby ships from the slim image of the same tag, with its gems, its whole folder and the libraries that the gems of
 * Gemfile.lock need. One in PHP ships from the very same image, since there is no smaller one, with the extensions that were
 * compiled, what loads them and the libraries that go with the headers; what arranges Apache, `php.ini` or the owners of files is
 * done there once more.
 *
 * A file of the repository by which the image is used for development (Compose, devcontainer.json, pipelines, Makefiles), or
 * that asks for a stage by its number, is a reason to leave it whole; what a probe or a job runs in it has to be there after.
 *
 * ```dockerfile
 * FROM golang:1.24-bookworm
 * WORKDIR /src
 * COPY . .
 * RUN CGO_ENABLED=0 go build -o /server .
 * CMD ["/server"]
 * ```
 *
 * becomes
 *
 * ```dockerfile
 * FROM golang:1.24-bookworm AS build
 * WORKDIR /src
 * COPY . .
 * RUN CGO_ENABLED=0 go build -o /server .
 *
 * FROM gcr.io/distroless/static-debian13
 * WORKDIR /src
 * COPY --from=build /server /server
 * CMD ["/server"]
 * ```
 */
export const splitStage: Transform<object, SplitReason> = {
  id: 'split-stage',
  summary: 'Build in one stage, ship from another',
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['splits-stage'],
  answers: [],
  guide: 'build/building/best-practices/#use-multi-stage-builds',
  refusals,
  defaults: {},

  *inspect(file: Dockerfile, analysis: Analysis) {
    const site = findSplitSite(file, analysis);
    if (!site || 'reason' in site) {
      if (site) yield refuse(site);
      return;
    }
    for (const recipe of RECIPES) {
      const plan = withoutConsumers(site, withoutArchive(site, recipe.plan(site, file, analysis)), file, analysis);
      if (!plan) continue;
      yield 'reason' in plan ? refuse(plan) : toFix(file, site, plan, analysis);
      return;
    }
  },
};

function refuse({ reason, instruction, detail }: SplitObstacle) {
  return { kind: 'refusal' as const, instruction, reason, detail };
}

function toFix(file: Dockerfile, site: SplitSite, plan: SplitPlan, analysis: Analysis): Fix {
  const { stage } = site;
  return {
    kind: 'fix',
    instruction: stage.from,
    edits: writeSplit(file, site, plan, analysis.style),
    title: `Build in a stage of its own, and ship from ${plan.base}`,
    why: 'compilers, sources and what the build has fetched stay in a stage that nobody pulls',
    evidence: [
      ...plan.artifacts.map(({ path, because }) => `${path} is copied: ${because}`),
      ...plan.packages.map(({ name, because }) => `${name} is installed: ${because}`),
      ...plan.evidence,
    ],
    assumptions: [
      ...plan.assumptions,
      `No other file builds on the stage or on what only the build needs: ${describeLooked(analysis)}.`,
      ...[describePublished(analysis) ?? []].flat(),
    ],
    effects: ['splits-stage'],
    applicability: 'unsafe',
    savings: { what: 'tools, sources and downloads that only the build needs', bytes: undefined, basis: 'unknown' },
  };
}
