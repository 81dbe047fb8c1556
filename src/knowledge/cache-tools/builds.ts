import { runsBySubcommand } from '../cache-commands.ts';
import { fetchesByCargo, fetchesByDotnet, fetchesByGo, fetchesByGradle, fetchesByMaven } from '../fetch-commands.ts';
import { type CacheTool, xdgCache } from './tool.ts';

/** Tools of which later steps take what earlier ones have fetched. */
export const BUILD_CACHE_TOOLS: readonly CacheTool[] = [
  {
    name: 'go',
    mention: /\bgo\b/,
    uses: runsBySubcommand(/^go$/, /^(?:build|install|test|vet|run|list|generate|mod|get|tool)$/),
    cleans: runsBySubcommand(/^go$/, /^clean$/),
    fetches: fetchesByGo,
    places: [
      { by: [['GOMODCACHE', ''], ['GOPATH', '/pkg/mod']], root: '~/go/pkg/mod' }, // prettier-ignore
      { by: [['GOCACHE', ''], ...xdgCache('go-build')], root: '~/.cache/go-build', isForPureGo: true },
    ],
    isLocked: false,
    isShared: true,
    drops: [],
    // `go list -m` says where a module lies, and does not fetch it.
    refuses: /^-modcacherw$|^-mod=(?:vendor|readonly)$|^-m$/,
    variables: /\bGO(?:MODCACHE|CACHE|PATH|PROXY|FLAGS)\b|\bXDG_CACHE_HOME\b/,
    stored: /\bGO(?:MODCACHE|CACHE|PATH)=|\bGOPROXY=["']?off\b|\bGOFLAGS=/,
    switches: ['GOPROXY', 'GOFLAGS'],
    source: 'go help environment; since Go 1.11',
  },
  {
    name: 'cargo',
    mention: /\bcargo\b/,
    uses: runsBySubcommand(/^cargo$/, /^(?:build|b|install|fetch|test|t|check|c|run|r|rustc|doc|bench|clippy)$/),
    cleans: () => false,
    fetches: fetchesByCargo,
    places: [
      { by: [['CARGO_HOME', '/registry']], root: '~/.cargo/registry' },
      { by: [['CARGO_HOME', '/git/db']], root: '~/.cargo/git/db' },
    ],
    isLocked: false,
    isShared: true,
    drops: [],
    refuses: /^--(?:offline|frozen)$/,
    variables: /\bCARGO_(?:HOME|NET_OFFLINE)\b/,
    switches: ['CARGO_NET_OFFLINE'],
    source: 'doc.rust-lang.org/cargo, "Cargo Home"',
  },
  {
    name: 'maven',
    mention: /\bmvnw?\b/,
    uses: runsBySubcommand(/^mvnw?$/, /^[a-z]/),
    cleans: () => false,
    fetches: fetchesByMaven,
    places: [{ by: [], root: '~/.m2/repository' }],
    isLocked: true,
    isShared: true,
    ignoresHome: true,
    drops: [],
    // What a project installs is in no repository: once the mount is emptied, nothing could fetch it (`deploy` installs, too).
    refuses:
      /^(?:-o|--offline|-Dmaven\.repo\.local.*|-llr|--legacy-local-repository|deploy|(?:\S+:)?install(?:-file)?(?:@\S+)?)$/,
    variables: /maven\.repo\.local|\bMAVEN_(?:OPTS|ARGS|CONFIG)\b/,
    switches: [],
    source: 'maven.apache.org, settings: localRepository',
  },
  {
    name: 'gradle',
    mention: /\bgradlew?\b/,
    uses: runsBySubcommand(/^gradlew?$/, /^:?[a-z]/i),
    cleans: () => false,
    fetches: fetchesByGradle,
    places: [{ by: [['GRADLE_USER_HOME', '/caches']], root: '~/.gradle/caches' }],
    isLocked: true,
    isShared: true,
    ignoresHome: true,
    drops: [],
    refuses: /^(?:--offline|-g|--gradle-user-home.*|-Dgradle\.user\.home.*)$/,
    variables: /\bGRADLE_(?:USER_HOME|RO_DEP_CACHE)\b|gradle\.user\.home/,
    switches: ['GRADLE_RO_DEP_CACHE'],
    source: 'docs.gradle.org, "Gradle-managed Directories"',
  },
  {
    name: 'nuget',
    mention: /\bdotnet\b/,
    uses: runsBySubcommand(/^dotnet$/, /^(?:restore|build|publish|test|pack)$/),
    cleans: runsBySubcommand(/^dotnet$/, /^nuget$/, /^locals$/),
    fetches: fetchesByDotnet,
    places: [{ by: [['NUGET_PACKAGES', '']], root: '~/.nuget/packages' }],
    isLocked: false,
    isShared: true,
    drops: [],
    refuses: /^--(?:no-restore|no-build|packages)$/,
    variables: /\bNUGET_PACKAGES\b|RestorePackagesPath/,
    switches: [],
    source: 'learn.microsoft.com/nuget, "Managing the global packages, cache, and temp folders"',
  },
];
