import { librariesOfHeaders } from './header-libraries.ts';
import { readInvocation } from './invocation.ts';
import { readPackageCommand } from './package-managers.ts';
import { FILE_STEPS, NEUTRAL, SYSTEM_PACKAGES } from './steps.ts';
import type { Command } from '../shell/script.ts';

type ByName = Readonly<Record<string, readonly string[]>>;

/**
 * Packages of Debian and Ubuntu that only a build starts, with what of them a compiled program needs to run, which apt would take
 * along. Written from general knowledge of their dependencies on 2026-11-21, not looked up one by one: a fix that uses it is unsafe.
 * libstdc++6 and libgcc-s1 stay, since apt itself needs them.
 */
const DEBIAN: ByName = {
  'build-essential': [], gcc: [], 'g++': [], cpp: [], make: [], cmake: [], autoconf: [], automake: [], 'pkg-config': [], pkgconf: [],
  'dpkg-dev': [], nasm: [], yasm: [], 'ninja-build': [], bison: [], flex: [], m4: [], gfortran: ['libgfortran5'],
  cargo: [], rustc: [], 'libc6-dev': [], 'libc-dev': [], 'linux-libc-dev': [],
}; // prettier-ignore

/** Of Alpine, from the same knowledge; what its package manager needs stays. */
const ALPINE: ByName = {
  'build-base': ['libstdc++'], gcc: ['libgcc'], 'g++': ['libstdc++'], make: [], cmake: [], autoconf: [], automake: [], pkgconf: [],
  pkgconfig: [], 'musl-dev': [], 'libc-dev': [], 'linux-headers': [], cargo: ['libgcc'], rust: ['libgcc'], bison: [], flex: [], m4: [],
  'libffi-dev': ['libffi'], 'openssl-dev': [], 'zlib-dev': [], 'postgresql-dev': ['libpq'], 'jpeg-dev': ['libjpeg-turbo'],
  'freetype-dev': ['freetype'], 'libxml2-dev': ['libxml2'], 'libxslt-dev': ['libxslt'], 'yaml-dev': ['yaml'],
  'mariadb-connector-c-dev': ['mariadb-connector-c'],
}; // prettier-ignore

/** Headers that bring a language with them, which may be the one that runs. */
const OF_LANGUAGES = /^(?:python|ruby|php|lua|perl|guile|tcl|openjdk)/;

/**
 * What has to be named for a package to be removed after a build, so that what was built goes on running.
 * @param suite of Debian or Ubuntu, where it is known; of Alpine, `alpine3.6`
 * @returns `undefined` for a package that has to stay: it may be needed later, or it is not known what goes with it
 */
export function librariesBesides(name: string, manager: 'apt' | 'apk', suite: string): readonly string[] | undefined {
  // From 3.5 to 3.8 the tools of Alpine used LibreSSL, so that nothing else kept OpenSSL's libraries (release notes of 3.5 and 3.9).
  if (manager === 'apk' && name === 'openssl-dev' && /^alpine3\.[5-8]$/.test(suite))
    return ['libcrypto1.0', 'libssl1.0'];
  const own = manager === 'apt' ? DEBIAN : ALPINE;
  if (Object.hasOwn(own, name)) return own[name];
  if (manager === 'apk' || !name.endsWith('-dev') || OF_LANGUAGES.test(name)) return undefined;
  return librariesOfHeaders(name, suite);
}

/** Whether a package is a compiler or a tool of one; headers alone are not worth a step. */
export function isCompiler(name: string): boolean {
  return /^(?:build-essential|build-base|gcc|g\+\+|gfortran|cmake|cargo|rustc?)$/.test(name);
}

/**
 * Official images that have no compiler of their own, by their tags: removing one from an image that had it before would save
 * nothing, and take away what was there. Those of PHP keep one for their extensions.
 */
export function lacksCompilers(path: string, tag: string): boolean {
  if (path === 'debian' || path === 'ubuntu' || path === 'alpine') return true;
  const isSmall = /(?:^|-)(?:slim|alpine)/.test(tag);
  return isSmall && /^(?:python|node|ruby|openjdk|eclipse-temurin|nginx|httpd|redis|postgres)$/.test(path);
}

const BUILDERS: ReadonlySet<string> = new Set([
  'make', 'gmake', 'cmake', 'ninja', 'meson', 'scons', 'gcc', 'g++', 'cc', 'c++', 'clang', 'cargo', 'rustc', 'go', 'configure', 'Configure',
  'cpanm', 'cpan', 'luarocks', 'R', 'Rscript', 'poetry', 'pipenv', 'uv', 'pdm', 'conda', 'mamba', 'easy_install', 'mix', 'rebar3', 'stack',
  'cabal', 'ghc', 'gem', 'bundle', 'bundler', 'npm', 'yarn', 'pnpm', 'bun', 'npx', 'pecl', 'phpize', 'docker-php-ext-install', 'node-gyp',
  'composer', 'gfortran', 'autoreconf', 'swig', 'opam', 'swift', 'crystal', 'nim', 'rake', 'pio', 'platformio',
]); // prettier-ignore

const KNOWN: ReadonlySet<string> = new Set(['git', 'curl', 'wget', 'tar', 'unzip', 'gzip', 'gunzip', 'xz', 'gpg', 'gosu', 'runuser', 'ldd', 'strip', 'openssl', 'setcap', 'getcap', 'service', 'a2enmod', 'xargs', 'rm', 'apt-mark', 'diff', 'cmp']); // prettier-ignore

/** Tools that run whatever a project has them run, or build from sources where it suits them. */
const MAY_RUN_BUILDS: ReadonlySet<string> = new Set(['gradle', 'dotnet', 'bower', 'nvm', 'install2.r']);

/** Whether a command is known to build nothing: of any other program it is not known what it does. */
export function surelyBuildsNothing(command: Command): boolean {
  if (mayCompile(command)) return false;
  if (command.words.length === 0) return true;
  const packages = readPackageCommand(command);
  if (packages && !MAY_RUN_BUILDS.has(packages.manager)) return true;
  const program = readInvocation(command)?.program ?? '';
  return FILE_STEPS.has(program) || NEUTRAL.has(program) || SYSTEM_PACKAGES.has(program) || KNOWN.has(program);
}

/** Tools of Python itself, which are plain Python. */
const PLAIN_WHEELS = /^(?:pip|setuptools|wheel|virtualenv|pipenv|poetry)(?:[=<>~!].*)?$/;

/** Whether a command compiles, or installs what may have to be compiled. */
export function mayCompile(command: Command): boolean {
  const packages = readPackageCommand(command);
  if (packages?.manager === 'pip') {
    const isInstall = packages.subcommand === undefined || /^(?:install|wheel|download)$/.test(packages.subcommand);
    const isPlain =
      packages.operands.length > 0 && packages.operands.every(({ value = '' }) => PLAIN_WHEELS.test(value));
    return (
      isInstall &&
      !(
        isPlain &&
        packages.unknown.length === 0 &&
        packages.options.every(({ name }) => !/^(?:-r|--requirement|-e)$/.test(name))
      )
    );
  }
  const invocation = readInvocation(command);
  if (!invocation) return false;
  if (BUILDERS.has(invocation.program)) return true;
  return (
    /^(?:python|pypy)[\d.]*$/.test(invocation.program) && invocation.args.some(({ text }) => text.endsWith('setup.py'))
  );
}

/**
 * Packages of Debian and Ubuntu that may depend on a compiler or a tool of one by its name, so that removing that would remove them, too
 * (`apt-cache rdepends` of gcc, g++, make, gfortran and build-essential, from memory and yet to be checked).
 */
const HOLDS_COMPILERS =
  /^(?:r-base|r-cran|r-recommended|golang|ghc|haskell|cabal|libghc|libtool|php[\d.]*-dev|dkms|module-assistant|clang|llvm|lld|ocaml|opam|gnat|npm|node-gyp|erlang|debhelper|dh-|devscripts|packaging-dev|fakeroot|checkinstall|kernel-package|libopenmpi|openmpi|libmpich|mpich|postgresql-server-dev|linux-headers|nvidia|cuda|rust|cargo|ccache|scons|meson|swig|cython|ruby-full|qt|mono|libhdf5|libnetcdf|gfortran|gcc|g\+\+|cmake|python-all-dev|python3-all-dev|emacs|texlive|octave)/;

/** Whether a package that stays may hold on to one that goes. Alpine's package manager keeps what another needs. */
export function mayHold(kept: string): boolean {
  return HOLDS_COMPILERS.test(kept);
}

/** Headers may depend on it: it goes only where no package of headers stays. */
export function isNeededByHeaders(name: string): boolean {
  return /^(?:pkg-?conf(?:ig)?|libc6?-dev|linux-libc-dev)$/.test(name);
}

/** Tools to work, to build or to test with: where one of them is, somebody may build in a container. */
const WORKSHOP =
  /(?:^|[\s"'])(?:vim|nano|emacs|tmux|zsh|gdb|strace|valgrind|node-gyp|node-pre-gyp|gulp(?:-cli)?|grunt(?:-cli)?|webpack|cordova|ionic|gatsby(?:-cli)?|maven|gradle|sdkman|nvm|rbenv|pyenv|rustup|openssh-server|latexmk|build-tools|virtualenvwrapper|ctags|clang-format|clang-tidy|cppcheck|lcov|gcovr|ccache|devscripts|man-db|jupyter\w*|notebook|homeassistant|pre-commit|tox|pytest|flake8|nodemon|typescript|@angular\/cli|create-react-app|expo-cli|platformio)(?=$|[\s"'=@;\\])/m;

/** The first such tool that a text of instructions names. */
export function findWorkTool(text: string): string | undefined {
  return WORKSHOP.exec(text)?.[0].trim().replace(/^["']/, '');
}

/**
 * Packages that compile when they run, by a compiler of the system: Python's that write C, C++ or CUDA and build it (triton, torch.compile,
 * numba's C callbacks and pycc, tensorflow's XLA and custom operations, weave, Theano and its heirs, Stan), Ruby's RubyInline, R's by Rcpp
 * or inline. From their documentation, from general knowledge on 2026-11-21; XLA and numba bring LLVM along, but look for a linker.
 */
const COMPILES_AT_RUN =
  /(?:^|[\s"'(,])(triton|pytorch-triton|numba|torch|torchvision|torchaudio|pytorch|tensorflow(?:[-_](?:cpu|gpu|intel))?|jax|jaxlib|cupy(?:-cuda\w+)?|pythran|weave|pycuda|pyopencl|theano(?:-pymc)?|aesara|pytensor|pymc3?|pystan|cmdstanpy|httpstan|devito|brian2|loopy|loo\.py|pykeops|deepspeed|vllm|xformers|cppyy|pyximport|rubyinline|ruby-inline|Rcpp\w*|rstan|brms|cmdstanr|TMB)(?=$|[\s"'=<>!~@;,)[\\:])|(["']inline["'])/im;

/** The first package that a text of instructions names and that compiles when it runs. */
export function findRunTimeCompiler(text: string): string | undefined {
  const found = COMPILES_AT_RUN.exec(text);
  return (found?.[1] ?? found?.[2])?.replace(/["']/g, '');
}

/** What compiles, tests, or gives a place to work in. */
const MENTIONS_BUILD =
  /(?:^|[\s/;&|(])(?:make|gcc|g\+\+|cc|cmake|cargo|rustc|clang|rake|tsc|autoreconf|pip[\d.]* install|npm (?:i|ci|t|install|test|run (?:build|test)|run-script)|yarn (?:install|add|test|build)|bundle|gem install|go (?:build|run|get|install|test)|apt-get|apt|apk|nodemon|jupyter(?:-\w+)?|Rscript|R|tox|nox|pytest|rosdep|colcon|catkin\w*|pio|platformio|sshd|code-server|hass|ionic|gatsby|cordova|rstudio-server|jenkins\S*|gitlab-runner|buildkite-agent|bitbake|scons|conda|ipython)(?=$|[\s;&|)])/;

/** Whether the text of a CMD, ENTRYPOINT or HEALTHCHECK, or a script in quotes, starts something that compiles. */
export function mentionsBuild(text: string): boolean {
  return MENTIONS_BUILD.test(text.replace(/["',[\]]+/g, ' ').replace(/ +/g, ' '));
}
