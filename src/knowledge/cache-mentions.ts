/**
 * How an install by each of the tools with a cache looks in a text that nobody reads as a script: the program, its options, and a
 * subcommand that fetches. Of the tools' own manuals, 2026-11, as CACHE_TOOLS.
 */
const INSTALLS: Readonly<Record<string, readonly [programs: string, subcommands: string]>> = {
  apt: ['apt(?:-get|itude)?', '(?:re)?install|(?:dist-|full-|safe-)?upgrade|build-dep'],
  apk: ['apk', 'add|upgrade'],
  dnf: ['dnf', 'install|update|upgrade|groupinstall'],
  yum: ['yum', 'install|update|upgrade|groupinstall'],
  pip: ['pip[\\d.]*', 'install|wheel|download'],
  uv: ['uv', 'sync|pip|tool'],
  poetry: ['poetry', 'install|sync|add|update'],
  pipenv: ['pipenv', 'install|sync'],
  npm: ['npm', 'i|install|add|ci|update'],
  yarn: ['yarn', 'install|add|global'],
  pnpm: ['pnpm', 'i|install|add|fetch'],
  bun: ['bun', 'i|install|add'],
  composer: ['composer', 'install|update|require|create-project'],
  bundler: ['bundle|gem', 'install'],
  go: ['go', 'build|install|get|mod'],
  cargo: ['cargo', 'build|install|fetch'],
  maven: ['mvnw?', '[a-z]+'],
  gradle: ['gradlew?', ':?[a-z]+'],
  nuget: ['dotnet', 'restore|build|publish'],
};

const PATTERNS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(INSTALLS).map(([name, [programs, subcommands]]) => {
    // Between program and subcommand stand options only, and not many of them.
    const options = `(?:["', \\t]{1,4}-[\\w-]{1,30}(?:=[^\\s"',]{1,40})?){0,6}`;
    return [name, new RegExp(`(?<![\\w.-])(?:${programs})${options}["', \\t]{1,4}(?:${subcommands})(?![\\w-])`)];
  }),
);

/**
 * Whether a text speaks of an install by a tool.
 * @param name of a row of CACHE_TOOLS
 */
export function speaksOfInstall(name: string, text: string): boolean {
  return PATTERNS.get(name)?.test(text) ?? false;
}
