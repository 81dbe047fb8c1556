/** What installs the packages that a manifest of a project lists. */
export const INSTALL_TOOLS = [
  'npm', 'yarn', 'pnpm', 'bun', 'pip', 'poetry', 'pipenv', 'uv', 'bundler', 'composer',
  'go', 'maven', 'gradle', 'cargo', 'dotnet', 'mix', 'sbt',
] as const; // prettier-ignore
export type InstallTool = (typeof INSTALL_TOOLS)[number];

/** How a tool reads the words of an install. */
interface ToolSyntax {
  readonly source: string;
  readonly subcommands: readonly string[];
  /** Of a tool that takes any number of them, what fetches and does nothing else. */
  readonly tasks?: RegExp;
  /** Options that change nothing of what is read and where it is written. */
  readonly plain: ReadonlySet<string>;
  readonly shortWithValue: string;
  readonly longWithValue: readonly string[];
  /**
   * Options with one dash are whole words (`-ntp`, `-pl a`); of these, the value may stand at once behind the name: `-Da=b`.
   */
  readonly attached?: readonly string[];
}

/** A list that is easier to read as one text. */
export function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** By the documentation of each tool, from memory unless an entry says more; what is not listed makes an install unclear. */
export const INSTALL_SYNTAX: Readonly<Record<Exclude<InstallTool, 'pip'>, ToolSyntax>> = {
  npm: {
    source: 'npm help install, ci, config of npm 6 and 10',
    subcommands: ['install', 'i', 'ci', 'clean-install'],
    plain: new Set(
      words(
        '--omit --only --include --production --prod -P --legacy-peer-deps --strict-peer-deps --force -f --no-audit --no-fund --audit --fund --no-optional --ignore-scripts --quiet -q --silent -s --verbose -d -dd -ddd --loglevel --no-progress --progress --prefer-offline --prefer-online --unsafe-perm --foreground-scripts --no-save --no-package-lock --frozen-lockfile --no-update-notifier --maxsockets --fetch-retries --fetch-timeout --fetch-retry-mintimeout --fetch-retry-maxtimeout --fetch-retry-factor --network-timeout --registry --no-bin-links --color --no-color --legacy-bundling',
      ),
    ),
    shortWithValue: '',
    longWithValue: words(
      '--omit --only --include --loglevel --maxsockets --fetch-retries --fetch-timeout --fetch-retry-mintimeout --fetch-retry-maxtimeout --fetch-retry-factor --network-timeout --registry --prefix --cache --workspace',
    ),
  },
  yarn: {
    source: 'yarn install --help of Yarn 1.22 and 4',
    subcommands: ['install'],
    plain: new Set(
      words(
        '--frozen-lockfile --immutable --production --prod --pure-lockfile --ignore-optional --ignore-scripts --ignore-engines --ignore-platform --no-progress --non-interactive --network-timeout --network-concurrency --silent -s --verbose --check-files --no-bin-links --flat --force --prefer-offline --registry --inline-builds --mode --immutable-cache --check-cache --no-emoji --emoji --json --no-lockfile --all -A',
      ),
    ),
    shortWithValue: '',
    longWithValue: words(
      '--network-timeout --network-concurrency --registry --mode --cwd --cache-folder --modules-folder --mutex',
    ),
  },
  pnpm: {
    source: 'pnpm install --help of pnpm 9',
    subcommands: ['install', 'i'],
    plain: new Set(
      words(
        '--frozen-lockfile --no-frozen-lockfile --prod -P --dev -D --no-optional --ignore-scripts --prefer-offline --offline --silent -s --reporter --shamefully-hoist --strict-peer-dependencies --no-strict-peer-dependencies --ignore-workspace --registry --network-concurrency --force --unsafe-perm --node-linker',
      ),
    ),
    shortWithValue: '',
    longWithValue: words('--reporter --registry --network-concurrency --node-linker --store-dir --dir --filter'),
  },
  bun: {
    source: 'bun install --help of Bun 1.1, 1.2 and 1.3 (executed 2026-11-21)',
    subcommands: ['install', 'i', 'ci'],
    plain: new Set(
      words(
        '--production -p --frozen-lockfile --omit --no-save --save --force -f --no-cache --silent --quiet --verbose --no-progress --no-summary --no-verify --ignore-scripts --registry --concurrent-scripts --network-concurrency --save-text-lockfile --linker --minimum-release-age',
      ),
    ),
    shortWithValue: 'c',
    longWithValue: words(
      '--omit --registry --concurrent-scripts --network-concurrency --linker --minimum-release-age --config --cache-dir --ca --cafile --cwd --backend --filter --cpu --os',
    ),
  },
  poetry: {
    source: 'python-poetry.org/docs/cli of Poetry 1.8 and 2',
    subcommands: ['install', 'sync'],
    plain: new Set(
      words(
        '--no-root --no-dev --only --without --with --no-interaction -n --no-ansi --sync --all-extras --extras -E --no-cache --quiet -q --verbose -v -vv -vvv --no-directory --compile --remove-untracked',
      ),
    ),
    shortWithValue: 'E',
    longWithValue: words('--only --without --with --extras --directory --project'),
  },
  pipenv: {
    source: 'pipenv install --help of Pipenv 2024',
    subcommands: ['install', 'sync'],
    plain: new Set(
      words('--deploy --system --dev -d --ignore-pipfile --skip-lock --clear --verbose -v --python --keep-outdated'),
    ),
    shortWithValue: 'r',
    longWithValue: words('--python --requirements --pypi-mirror'),
  },
  uv: {
    source: 'docs.astral.sh/uv/reference/cli of uv 0.5',
    subcommands: ['sync'],
    plain: new Set(
      words(
        '--frozen --locked --no-dev --dev --no-install-project --no-install-workspace --no-editable --no-cache -n --all-extras --extra --group --no-group --only-group --no-default-groups --compile-bytecode --quiet -q --verbose -v --no-progress --link-mode --python -p --inexact',
      ),
    ),
    shortWithValue: 'p',
    longWithValue: words('--extra --group --no-group --only-group --link-mode --python --directory --project --package'),
  },
  bundler: {
    source: 'bundle-install(1) of Bundler 2.5',
    subcommands: ['install'],
    plain: new Set(
      words(
        '--jobs -j --retry --without --with --deployment --frozen --quiet --no-cache --full-index --clean --verbose --path --system',
      ),
    ),
    shortWithValue: 'j',
    longWithValue: words('--jobs --retry --without --with --path --gemfile --binstubs'),
  },
  composer: {
    source: 'getcomposer.org/doc/03-cli.md of Composer 2.7',
    subcommands: ['install', 'i'],
    plain: new Set(
      words(
        '--no-dev --dev --no-scripts --no-autoloader --no-interaction -n --prefer-dist --prefer-source --prefer-install --no-progress --optimize-autoloader -o --classmap-authoritative -a --apcu-autoloader --ignore-platform-reqs --ignore-platform-req --no-plugins --quiet -q --ansi --no-ansi --no-suggest --no-cache --verbose -v -vv -vvv --profile --audit --no-audit',
      ),
    ),
    shortWithValue: 'd',
    longWithValue: words('--ignore-platform-req --prefer-install --working-dir'),
  },
  go: {
    source: 'go help mod download of Go 1.23',
    subcommands: ['mod'],
    plain: new Set(words('-x -json')),
    shortWithValue: '',
    longWithValue: [],
  },
  maven: {
    source: 'mvn --help of Maven 3.9; plugin goals by their pages',
    subcommands: [],
    tasks: /^(?:(?:dependency|org\.apache\.maven\.plugins:maven-dependency-plugin(?::[\w.-]+)?):(?:go-offline|resolve|resolve-plugins)|de\.qaware\.maven:go-offline-maven-plugin(?::[\w.-]+)?:resolve-dependencies)$/,
    plain: new Set(
      words(
        '-B --batch-mode -q --quiet -e --errors -X --debug -ntp --no-transfer-progress -U --update-snapshots -nsu --no-snapshot-updates -V --show-version -C --strict-checksums -c --lax-checksums -ff --fail-fast -fae --fail-at-end -fn --fail-never -N --non-recursive -T --threads -P --activate-profiles -D --define -f --file -s --settings -pl --projects -am --also-make',
      ),
    ),
    shortWithValue: '',
    longWithValue: words(
      '-f --file -s --settings -gs --global-settings -l --log-file -P --activate-profiles -D --define -T --threads -pl --projects -rf --resume-from -t --toolchains -b --builder',
    ),
    attached: words('-D -P -T'),
  },
  gradle: {
    source: 'gradle --help of Gradle 8',
    subcommands: [],
    tasks: /^:?(?:[\w-]+:)*(?:dependencies|buildEnvironment)$/,
    plain: new Set(
      words(
        '--no-daemon --daemon -q --quiet -i --info -w --warn -d --debug -s --stacktrace -S --full-stacktrace --console --refresh-dependencies --build-cache --no-build-cache --parallel --no-parallel --configure-on-demand --no-configure-on-demand --configuration --max-workers --watch-fs --no-watch-fs --configuration-cache --no-configuration-cache --warning-mode -D -P --version -v',
      ),
    ),
    shortWithValue: '',
    longWithValue: words(
      '--console --configuration --max-workers --warning-mode -D -P -b --build-file -c --settings-file -p --project-dir -g --gradle-user-home -I --init-script -x --exclude-task --include-build --project-cache-dir',
    ),
    attached: words('-D -P'),
  },
  cargo: {
    source: 'doc.rust-lang.org/cargo/commands/cargo-fetch.html of Cargo 1.80',
    subcommands: ['fetch'],
    plain: new Set(words('--locked --frozen --offline --verbose -v --quiet -q --target --color')),
    shortWithValue: 'CZ',
    longWithValue: words('--target --color --config --manifest-path'),
  },
  dotnet: {
    source: 'learn.microsoft.com/dotnet/core/tools/dotnet-restore of .NET 8',
    subcommands: ['restore'],
    plain: new Set(
      words(
        '-r --runtime -v --verbosity -verbosity --no-cache --no-http-cache -f --force --force-evaluate --disable-parallel --locked-mode --use-lock-file -s --source --ignore-failed-sources --interactive --no-dependencies --nologo -nologo --disable-build-servers --use-current-runtime --ucr -a --arch --os -p --property --configfile',
      ),
    ),
    shortWithValue: '',
    longWithValue: words(
      '-r --runtime -v --verbosity -s --source --configfile --packages --lock-file-path -a --arch --os -p --property --tl',
    ),
    attached: words('-p'),
  },
  mix: {
    source: 'hexdocs.pm/mix/Mix.Tasks.Deps.Get.html and Deps.Compile of Elixir 1.17',
    subcommands: ['do'],
    tasks: /^deps\.(?:get|compile)$/,
    plain: new Set(words('--only --force --check-locked --all --no-archives-check --skip-umbrella-children')),
    shortWithValue: '',
    longWithValue: words('--only'),
  },
  sbt: {
    source: 'scala-sbt.org/1.x/docs, Command Line Reference of sbt 1.10',
    subcommands: [],
    tasks: /^update$/,
    plain: new Set(words('-batch --batch -v --verbose -no-colors --no-colors -mem --mem -D -J')),
    shortWithValue: '',
    longWithValue: words('-mem --mem -ivy --ivy -sbt-dir --sbt-dir -sbt-boot --sbt-boot -java-home --java-home'),
    attached: words('-D -J'),
  },
}; // prettier-ignore
