/** Files that compilers and people read, and no program when it runs: by their endings. */
const SOURCES =
  /\.(?:go|mod|sum|work|c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|inc|ipp|tpp|s|S|asm|f|f90|rs|am|ac|in|m4|cmake|proto|y|l|java|kt|kts|scala|groovy|gradle|o|a|lo|la|Plo|Po|class|d)$/;

/** By their whole names: of build systems, of version control, and what is written about a project. */
const NAMES =
  /^(?:(?:GNU)?[Mm]akefile(?:\..*)?|CMakeLists\.txt|CMakePresets\.json|meson\.build|meson_options\.txt|Cargo\.(?:toml|lock)|rust-toolchain(?:\.toml)?|rustfmt\.toml|configure|autogen\.sh|bootstrap|config\.(?:guess|sub)|install-sh|missing|depcomp|ltmain\.sh|pom\.xml|mvnw(?:\.cmd)?|gradlew(?:\.bat)?|gradle\.properties|[\w-]+\.sbt|\.scala(?:fmt|fix)\.conf|gradle-wrapper\.(?:jar|properties)|maven-wrapper\.(?:jar|properties)|libs\.versions\.toml|build\.xml|go\.sum|go\.work\.sum|\.?golangci\.ya?ml|\.goreleaser\.ya?ml|Dockerfile.*|.*\.[Dd]ockerfile|\.?(?:docker-)?compose.*\.ya?ml|\.dockerignore|LICEN[CS]E.*|COPYING.*|NOTICE.*|AUTHORS.*|CONTRIBUTING.*|README.*|CHANGE(?:LOG|S).*|INSTALL|NEWS|TODO.*|\.(?:git|editor|clang).*|\.travis\.yml|\.gitlab-ci\.yml|Jenkinsfile|Vagrantfile|renovate\.json)$/;

/** Folders that hold nothing else. */
const FOLDERS =
  /(?:^|\/)(?:\.git|\.github|\.vscode|\.idea|testdata|src\/test|src\/main\/(?:java|kotlin|scala|groovy|resources|webapp)|\.mvn)\/|(?:^|\/)project\/build\.properties$/;

/** @param path of a file, relative to the project */
export function isSourceOnly(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // A program may show the texts that lie in a folder.
  const isText = !path.includes('/') && /\.(?:md|rst|adoc|txt)$/.test(name) && /^[A-Z]/.test(name);
  return isText || SOURCES.test(name) || NAMES.test(name) || FOLDERS.test(path);
}
