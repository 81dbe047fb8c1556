/**
 * Programs that people start while they develop, and whoever ships does not: test runners, linters, compilers and what
 * starts anew when a source changes. From the documentation of each; what only serves (uvicorn, gunicorn, node) is none.
 */
const TOOLS: ReadonlySet<string> = new Set([
  'nodemon', 'ts-node', 'ts-node-dev', 'tsx', 'tsc', 'tsc-watch', 'vitest', 'jest', 'mocha', 'ava', 'karma', 'cypress', 'playwright', 'nyc',
  'c8', 'eslint', 'prettier', 'biome', 'oxlint', 'webpack', 'webpack-dev-server', 'vite', 'rollup', 'esbuild', 'parcel', 'ng', 'nx',
  'turbo', 'lerna', 'storybook', 'react-scripts', 'vue-cli-service', 'react-app-rewired',
  'pytest', 'py.test', 'ptw', 'pytest-watch', 'tox', 'nox', 'coverage', 'mypy', 'pyright', 'flake8', 'black', 'ruff', 'pylint', 'isort',
  'bandit', 'pre-commit', 'behave', 'unittest', 'watchfiles', 'watchmedo', 'py-spy',
  'phpunit', 'pest', 'phpstan', 'psalm', 'phpcs', 'php-cs-fixer', 'behat', 'infection', 'paratest',
  'rspec', 'rubocop', 'guard', 'cucumber', 'minitest', 'brakeman', 'standardrb', 'spring',
  'gotestsum', 'golangci-lint', 'air', 'reflex', 'CompileDaemon', 'ginkgo', 'gofmt', 'dlv',
  'mvn', 'mvnw', 'gradle', 'gradlew', 'ant', 'sbt', 'lein', 'javac', 'jdb',
  'cargo', 'rustc', 'bacon', 'make', 'gmake', 'cmake', 'ctest', 'ninja', 'meson', 'bazel', 'gcc', 'g++', 'cc', 'clang', 'gdb', 'valgrind',
  'mix', 'iex', 'rebar3', 'stack', 'cabal', 'nuget', 'msbuild',
]); // prettier-ignore

/** Subcommands of programs that also serve. */
const SUBCOMMANDS: Readonly<Record<string, RegExp>> = {
  go: /^(?:test|run|build|vet|generate|install|get|mod|tool|fmt)$/,
  dotnet: /^(?:test|watch|run|build|restore|publish|ef|format|add|tool)$/,
  composer: /^(?:test|install|update|require|lint|check|dev|i)$/,
  bundle: /^(?:install|update|add)$/,
  rails: /^(?:test|spec|t|generate|g)(?::|$)/,
  rake: /^(?:test|spec|rubocop|lint)(?::|$)/,
  artisan: /^test$/,
  pip: /^(?:install|download|wheel)$/,
  poetry: /^(?:install|add|update|lock|build|sync)$/,
  uv: /^(?:sync|add|lock|build|pip)$/,
  pipenv: /^(?:install|sync|update|lock)$/,
  next: /^(?:dev|build|lint)$/,
  nuxt: /^(?:dev|build|generate)$/,
  nest: /^(?:start|build|test)$/,
  astro: /^(?:dev|build|check)$/,
  gatsby: /^(?:develop|build)$/,
  remix: /^(?:dev|build)$/,
  node: /^--(?:watch|inspect(?:-brk)?)(?:=|$)|^--test$/,
};
/** The same programs by other names. */
const SAME: Readonly<Record<string, string>> = {
  pip3: 'pip',
  bundler: 'bundle',
  nodejs: 'node',
  'composer.phar': 'composer',
};
/** Scripts of package.json that are for development, by the names that people give them. */
const SCRIPTS =
  /^(?:dev|develop|development|watch|hot|debug|test|tests|unit|e2e|lint|build|compile|bundle|storybook|typecheck|type-check|types|format|fmt|coverage|cover|check|ci|ci:.*|prepare|codegen|generate)(?:[:.-].*)?$|[:.-](?:dev|watch|test|lint)$/;
const MANAGERS: ReadonlySet<string> = new Set(['npm', 'yarn', 'yarnpkg', 'pnpm', 'bun']);
const OF_NPM = /^(?:install|i|ci|add|t|tst|test|install-test|it|rebuild|update|link|clean-install)$/;
/** They run what stands behind them. */
const RUNNERS: Readonly<Record<string, RegExp | undefined>> = {
  npx: undefined, pnpx: undefined, bunx: undefined, 'cross-env': undefined, dotenv: undefined, entr: undefined, wait: undefined, tini: undefined,
  'dumb-init': undefined, bundle: /^exec$/, poetry: /^run$/, uv: /^run$/, pipenv: /^run$/, hatch: /^run$/, pdm: /^run$/, python: /^-m$/, python3: /^-m$/,
}; // prettier-ignore

/**
 * What a command is for development; `script` of one that runs a script of package.json whose name does not tell.
 * @param words the program first, as a shell has them
 */
export function readDevelopmentCommand(words: readonly string[]): 'development' | { readonly script: string } | undefined {
  const [first = '', ...rest] = words;
  const base = first.slice(first.lastIndexOf('/') + 1);
  const program = Object.hasOwn(SAME, base) ? SAME[base]! : base;
  if (TOOLS.has(program)) return 'development';
  if (rest.length === 0) return program === 'yarn' ? 'development' : undefined;
  const at = rest.findIndex((word) => !word.startsWith('-') && !/^\w+=/.test(word));
  const operand = rest[at];
  if (MANAGERS.has(program)) return readManager(program, rest, at);
  if (Object.hasOwn(RUNNERS, program)) {
    const needed = RUNNERS[program];
    if (needed === undefined) return at === -1 ? undefined : readDevelopmentCommand(rest.slice(at));
    const place = rest.findIndex((word) => needed.test(word));
    if (place !== -1 && place < rest.length - 1) return readDevelopmentCommand(rest.slice(place + 1));
  }
  if (/^python[\d.]*$/.test(program)) return /(?:^|\/)setup\.py$/.test(operand ?? '') || (operand?.endsWith('manage.py') === true && rest[at + 1] === 'test') ? 'development' : undefined;
  if (program === 'php' && /(?:^|\/)(?:artisan|phpunit|pest)$/.test(operand ?? '')) return readDevelopmentCommand(rest.slice(at));
  const own = Object.hasOwn(SUBCOMMANDS, program) ? SUBCOMMANDS[program]! : undefined;
  return own && (program === 'node' ? rest.some((word) => own.test(word)) : own.test(operand ?? '')) ? 'development' : undefined;
} // prettier-ignore

function readManager(program: string, rest: readonly string[], at: number): ReturnType<typeof readDevelopmentCommand> {
  const operand = rest[at];
  if (operand === undefined) return undefined;
  if (OF_NPM.test(operand)) return 'development';
  if (/^(?:exec|x|dlx)$/.test(operand)) return readDevelopmentCommand(rest.slice(at + 1).filter((word) => word !== '--'));
  const isRun = operand === 'run' || operand === 'run-script';
  const script = isRun ? rest.slice(at + 1).find((word) => !word.startsWith('-')) : operand;
  if (script === undefined) return undefined;
  if (SCRIPTS.test(script)) return 'development';
  // What is no script is a program of a package for these.
  if (!isRun && program !== 'npm') return readDevelopmentCommand(rest.slice(at)) ?? { script };
  return { script };
} // prettier-ignore
