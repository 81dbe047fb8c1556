import type { OptionSyntax } from '../shell/arguments.ts';

/** Tools that fetch packages or build with them, and of which no more is known than what they leave behind. */
export const TOOL_MANAGERS = [
  'pnpm',
  'bun',
  'bower',
  'nvm',
  'pecl',
  'cpanm',
  'luarocks',
  'install2.r',
  'gradle',
  'dotnet',
  'cabal',
  'stack',
] as const;
type ToolManager = (typeof TOOL_MANAGERS)[number];

/** Options with a value, by tool. */
export const TOOL_SYNTAX: Readonly<Record<ToolManager, OptionSyntax & { readonly source: string }>> = {
  pnpm: {
    source: 'pnpm help of pnpm 9, from memory',
    shortWithValue: 'CF',
    longWithValue: [
      '--filter', '--filter-prod', '--dir', '--store-dir', '--virtual-store-dir', '--modules-dir', '--reporter', '--loglevel',
      '--network-concurrency', '--registry', '--global-dir',
    ],
  },
  bun: {
    source: 'bun install --help of bun 1.1, from memory',
    shortWithValue: 'c',
    longWithValue: ['--config', '--cwd', '--cache-dir', '--backend', '--registry', '--filter', '--linker', '--omit', '--ca', '--cafile'],
  },
  bower: { source: 'bower help of bower 1.8, from memory', shortWithValue: '', longWithValue: [] },
  nvm: { source: 'nvm help of nvm 0.39: options have no values, or have them behind "="', shortWithValue: '', longWithValue: [] },
  pecl: { source: 'pecl help options of PEAR 1.10, from memory', shortWithValue: 'cCdDGsSuy', longWithValue: [] },
  cpanm: {
    source: 'cpanm(1) of App::cpanminus 1.7, from memory',
    shortWithValue: 'lLM',
    longWithValue: [
      '--local-lib', '--local-lib-contained', '--mirror', '--from', '--save-dists', '--format', '--cpanfile', '--configure-timeout',
      '--build-timeout', '--test-timeout', '--with-feature', '--without-feature', '--perl',
    ],
  },
  luarocks: {
    source: 'luarocks help install of LuaRocks 3.9, from memory',
    shortWithValue: '',
    longWithValue: ['--server', '--only-server', '--tree', '--lua-version', '--lua-dir', '--namespace', '--timeout'],
  },
  'install2.r': {
    source: "the usage text of littler's examples/install2.r, 0.3.20, from memory",
    shortWithValue: 'lrndmt',
    longWithValue: ['--libloc', '--repos', '--ncpus', '--deps', '--method', '--type'],
  },
  gradle: {
    source: 'gradle --help of Gradle 8, from memory',
    shortWithValue: 'bcgIpPxM',
    longWithValue: [
      '--build-file', '--settings-file', '--gradle-user-home', '--init-script', '--project-dir', '--project-cache-dir', '--exclude-task',
      '--console', '--max-workers', '--warning-mode', '--include-build',
    ],
  },
  dotnet: {
    source: 'dotnet publish --help of .NET 8, from memory',
    shortWithValue: 'corfvas',
    longWithValue: [
      '--configuration', '--output', '--runtime', '--framework', '--verbosity', '--arch', '--os', '--source', '--packages', '--configfile',
      '--version-suffix', '--manifest',
    ],
  },
  cabal: {
    source: 'cabal install --help of cabal-install 3.8, from memory',
    shortWithValue: 'wOjf',
    longWithValue: ['--with-compiler', '--config-file', '--store-dir', '--installdir', '--prefix', '--project-file', '--flags', '--constraint'],
  },
  stack: {
    source: 'stack --help of stack 2.13, from memory',
    shortWithValue: 'j',
    longWithValue: ['--resolver', '--snapshot', '--stack-root', '--work-dir', '--stack-yaml', '--local-bin-path', '--flag', '--ghc-options', '--compiler', '--jobs'],
  },
}; // prettier-ignore
