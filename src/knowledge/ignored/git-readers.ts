/**
 * What reads the history of a repository while something is built from it (trap H5). From the documentation of each tool,
 * as of 2026-11.
 */
export interface GitReader {
  /** By the name of the file, without its folder. */
  readonly file: RegExp;
  readonly text: RegExp;
  /** As a clause behind the path of the file. */
  readonly says: string;
}

const SUBCOMMANDS =
  'add|am|archive|blame|branch|cat-file|checkout|clean|commit|config(?!\\s+--(?:global|system))|describe|diff|diff-index|fetch|for-each-ref|grep|lfs|log|ls-files|ls-tree|name-rev|pull|remote|reset|restore|rev-list|rev-parse|shortlog|show|show-ref|stash|status|submodule|switch|symbolic-ref|tag|update-index|worktree';

/** A command of git that looks at a repository, or a path into one; not `git clone`, nor `repository.git`. */
export const GIT_IN_SCRIPT = new RegExp(
  `\\bgit["']?\\s*,?\\s*["']?(?:(?:-C|--git-dir|--work-tree|-c)\\b|(?:${SUBCOMMANDS})\\b)|(?:^|[\\s"'=/:])\\.git(?:[/\\s"',;)]|$)`,
  'm',
);

const SCRIPT = /\.(?:sh|bash|mk|mak|cmake|rake|gemspec|gradle|kts|ps1)$|^(?:GNUm|M|m)akefile$|^(?:CMakeLists\.txt|Rakefile|Justfile|justfile|Taskfile\.ya?ml|configure\.ac|version\.py|setup\.py|mix\.exs|build\.rs|build\.sbt|magefile\.go|configure)$|\.config\.[cm]?[jt]s$|^(?:gulpfile|vite|webpack|next|nuxt|vue|esbuild|build|rollup)[\w.-]*\.[cm]?[jt]s$/; // prettier-ignore

export const GIT_READERS: readonly GitReader[] = [
  { file: SCRIPT, text: GIT_IN_SCRIPT, says: 'runs git' },
  {
    file: /^(?:pyproject\.toml|setup\.cfg|setup\.py|requirements[\w.-]*\.txt)$/,
    text: /setuptools[-_]scm|versioneer|hatch[-_]vcs|dunamai|poetry-dynamic-versioning|versioningit|miniver|flit[-_]scm|setuptools-git|\bpbr\b|vcs[-_]versioning|uv-dynamic-versioning|source\s*=\s*["']scm["']/,
    says: 'takes the version from git',
  },
  {
    file: /^package\.json$/,
    text: /git-rev|git-describe|git-repo-info|git-last-commit|git-commit-info|git-version|gitinfo|simple-git|isomorphic-git|next-build-id|"nodegit"|@sentry\/(?:webpack|vite|cli|nextjs)|nx affected|lerna (?:changed|version|publish)|semantic-release/,
    says: 'has a tool that reads git',
  },
  {
    file: /^pom\.xml$|\.gradle(?:\.kts)?$|^libs\.versions\.toml$/,
    text: /git-commit-id|buildnumber-maven|jgitver|jgit|maven-git|git-properties|axion-release|git-version|gitversion|grgit|nebula\.release|reckon|semver-git|palantir\.git|versioning/i,
    says: 'has a plugin that reads git',
  },
  {
    file: /\.(?:cs|fs|vb)proj$|^Directory\.(?:Build|Packages)\.(?:props|targets)$|^(?:version|GitVersion)\.(?:json|yml)$/,
    text: /SourceLink|Nerdbank|GitVersion|MinVer|GitInfo|publicReleaseRefSpec|SourceRevisionId/i,
    says: 'has a package that reads git',
  },
  {
    file: /^Cargo\.toml$|^build\.rs$/,
    text: /vergen|shadow-rs|git-version|git_version|\bbuilt\b|\bgit2\b|\bgix\b/,
    says: 'has a crate that reads git',
  },
  { file: /^(?:plugins|build)\.sbt$/, text: /sbt-git|sbt-dynver|GitVersioning/, says: 'has a plugin that reads git' },
  {
    file: /^go\.mod$/,
    text: /prometheus\/common|versioninfo|caarlos0\/go-version|go-buildinfo/,
    says: 'has a module that reads the commit, which go build takes from git',
  },
  {
    file: /\.go$/,
    text: /ReadBuildInfo|vcs\.(?:revision|time|modified)/,
    says: 'reads the commit, which go build takes from git',
  },
];
