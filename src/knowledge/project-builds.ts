import { readInvocation } from './invocation.ts';
import { readPackageCommand } from './package-managers.ts';
import { FILE_STEPS, NEUTRAL, SYSTEM_PACKAGES } from './steps.ts';
import type { Command } from '../shell/script.ts';

/**
 * Tools that run what a project says, or look for its repository by themselves: for a version, for the days on which files were changed,
 * for submodules. From their documentation, from general knowledge on 2026-11-22.
 */
const BUILDERS: ReadonlySet<string> = new Set([
  'ant', 'anchor', 'autogen.sh', 'autoreconf', 'bazel', 'bazelisk', 'bootstrap', 'buck', 'buck2', 'buildconf', 'bun', 'bunx', 'bundle', 'bundler',
  'cabal', 'cargo', 'catkin', 'catkin_make', 'catkin_make_isolated', 'clj', 'clojure', 'cmake', 'cmake3', 'colcon', 'composer', 'conan', 'configure',
  'crystal', 'ctest', 'dart', 'debuild', 'deno', 'docusaurus', 'dotnet', 'dpkg-buildpackage', 'dub', 'dune', 'ember', 'flutter', 'forge', 'gatsby',
  'gmake', 'gradle', 'gradlew', 'grunt', 'gulp', 'hardhat', 'hexo', 'hugo', 'idf.py', 'jekyll', 'just', 'lein', 'lerna', 'luarocks', 'mage', 'make',
  'makepkg', 'meson', 'mill', 'mix', 'mkdocs', 'msbuild', 'mvn', 'mvnw', 'ng', 'nimble', 'ninja', 'node-gyp', 'npm', 'npx', 'nx', 'opam', 'pants',
  'phing', 'pio', 'platformio', 'pnpm', 'pnpx', 'qmake', 'rake', 'rebar', 'rebar3', 'rpmbuild', 'rush', 'sbt', 'scons', 'shards', 'sphinx-build',
  'stack', 'swift', 'trunk', 'truffle', 'tup', 'turbo', 'vcpkg', 'vite', 'vitepress', 'waf', 'wasm-pack', 'webpack', 'west', 'xmake', 'yarn', 'zig',
]); // prettier-ignore

/** They build all projects that lie below the folder in which they run. */
const WORKSPACES: ReadonlySet<string> = new Set([
  'colcon', 'catkin', 'catkin_make', 'catkin_make_isolated', 'west', 'bazel', 'bazelisk', 'dotnet', 'msbuild',
]); // prettier-ignore

/**
 * They tell versions or days by older commits, where the project asks for it (MinVer and GitVersion, `enableGitInfo`, `showLastUpdateTime`,
 * mkdocs-git-revision-date-localized).
 */
const READERS_OF_HISTORY: ReadonlySet<string> = new Set([
  'docusaurus', 'dotnet', 'gatsby', 'hugo', 'jekyll', 'mkdocs', 'msbuild', 'sphinx-build', 'vitepress',
]); // prettier-ignore

/** Questions to a tool of .NET, and what it installs for itself (`dotnet --help`). */
const NO_BUILD = /^(?:--\w[\w-]*|tool|dev-certs|nuget|new|workload|help|version)$/;

/** A tool that runs what a project says, and whether it looks for projects below its folder. */
export interface ProjectTool {
  readonly searches: boolean;
}

/** `undefined` where no program of a command is such a tool. */
export function readProjectTool(command: Command): ProjectTool | undefined {
  const program = programOf(command);
  if (program === undefined || !BUILDERS.has(program)) return undefined;
  return { searches: WORKSPACES.has(program) };
}

/** Whether a command builds something that may tell its version, or the days of its files, by older commits. */
export function readsHistory(command: Command): boolean {
  const program = programOf(command);
  if (program === undefined || !READERS_OF_HISTORY.has(program)) return false;
  return !NO_BUILD.test(readInvocation(command)!.args[0]?.text ?? '') || program !== 'dotnet';
}

function programOf(command: Command): string | undefined {
  const invocation = readInvocation(command);
  if (invocation === undefined) return undefined;
  const { program, args } = invocation;
  if (!/^(?:npx|bunx|pnpx|yarn)$/.test(program)) return program;
  const started = args.find(({ text }) => !text.startsWith('-'))?.text.replace(/^@[^/]*\/|@.*$/g, '') ?? '';
  return READERS_OF_HISTORY.has(started) ? started : program;
}

/** They fetch, pack, print or change files, whatever lies around them. */
const PLAIN: ReadonlySet<string> = new Set([
  'curl', 'wget', 'tar', 'unzip', 'zip', 'gzip', 'gunzip', 'bzip2', 'bunzip2', 'xz', 'unxz', '7z', 'gpg', 'gosu', 'ldd', 'strip', 'openssl',
  'service', 'diff', 'cmp', 'patch', 'rsync', 'yes', 'nohup', 'timeout', 'source', '.', 'eval', 'trap', 'shift', 'pushd', 'popd', 'alias',
  'git', 'svn', 'hg', 'gcc', 'g++', 'cc', 'c++', 'clang', 'javac', 'ld', 'ar', 'virtualenv', 'conda', 'mamba', 'setfacl', 'systemctl', 'createuser', 'psql',
]); // prettier-ignore

/** Whether a command is known to look for no repository where it runs. */
export function isPlainCommand(command: Command): boolean {
  if (command.words.length === 0) return true;
  const packages = readPackageCommand(command);
  if (packages) return true;
  const program = readInvocation(command)?.program ?? '';
  return PLAIN.has(program) || FILE_STEPS.has(program) || NEUTRAL.has(program) || SYSTEM_PACKAGES.has(program);
}
